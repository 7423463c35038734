import Evidence
import Nightly

extension IncidentFacts {
    init(_ movement: Movement, _ phrases: Phrases, in directory: Directory) {
        let incident = movement.incident
        let cases = incident.isAbsence || incident.closed != nil ? [] : phrases.product.cases
        // Whoever is hardly suspect is not named where others may read it.
        let likely = cases.flatMap(\.suspects).filter { $0.confidence > .low }
        let suspects = likely.reduce(into: [Suspect]()) { all, next in
            if !all.contains(next) { all.append(next) }
        }
        self.init(
            id: "\(incident.id)",
            product: phrases.product.name,
            title: phrases.title,
            verdict: phrases.verdict(of: incident),
            since: incident.opened,
            runs: incident.length,
            ordinal: phrases.cadence(of: incident).ordinal(incident.length),
            blocks: phrases.product.concern.blocks,
            failures: cases.prefix(Self.most).map(FailureFacts.init),
            suspects: suspects.sorted { $0.confidence > $1.confidence }.prefix(Self.most)
                .map(SuspectFacts.init),
            owner: phrases.owner,
            holder: phrases.holder(in: directory),
            expected: incident.closed == nil ? phrases.expected : nil
        )
    }

    private static var most: Int { 20 }
}

extension FailureFacts {
    fileprivate init(_ file: CaseFile) {
        self.init(
            job: file.failure.leaf.job.name.oneLine(limit: 200),
            platform: file.failure.leaf.platform?.oneLine(limit: 100),
            stage: file.stage,
            since: file.failure.since,
            tests: file.failing.prefix(20).map { $0.test.name.oneLine(limit: 200) },
            failedTests: file.totals?.failed,
            url: file.build?.url
        )
    }
}

extension SuspectFacts {
    fileprivate init(_ suspect: Suspect) {
        self.init(
            name: suspect.name,
            confidence: "\(suspect.confidence)",
            author: suspect.change?.author.name.oneLine(limit: 60),
            grounds: suspect.reasons.map(\.words)
        )
    }
}

extension FindingFacts {
    init(_ notice: FindingNotice) {
        self.init(
            environment: notice.environment,
            package: notice.package.oneLine(limit: 100),
            rule: notice.rule,
            message: notice.message.oneLine(limit: 400),
            isNew: notice.isNew,
            url: notice.url
        )
    }
}

extension Phrases {
    fileprivate func verdict(of incident: Incident) -> IncidentFacts.Verdict {
        guard incident.closed == nil else { return .passed }
        switch trouble(of: incident) {
        case .noRun: return .noRun
        case .late: return .late
        case .stuck: return .stuck
        case .red, .green, .unknown, .held, .unreached, .versions, .month, .test:
            let cases = product.cases
            let isTimeout = !cases.isEmpty && cases.allSatisfy(\.failure.last.isTimeout)
            return isTimeout ? .timedOut : .failed
        }
    }

    fileprivate var expected: ExpectedAnswer? {
        product.concern.response.map { response in
            ExpectedAnswer(
                by: deadline,
                otherwise: response.otherwise?.oneLine(limit: 200),
                guide: response.guide
            )
        }
    }
}
