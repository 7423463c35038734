import Foundation
import Nightly
import Testing

@testable import daybreak

/// What `nightly --fail-on` takes for a finding.
@Suite struct FailOnTests {
    @Test(
        arguments: [
            (.failed, ["failed"]),
            (.timedOut, ["timed-out"]),
            (.none(.didNotRun(.notStarted)), ["no-run", "no-verdict"]),
            (.none(.didNotRun(.disabled)), ["no-run", "no-verdict"]),
            (.none(.didNotRun(.late(began: nil))), ["late", "no-verdict"]),
            (
                .none(.didNotRun(.stuck(since: .distantPast, usual: .zero))),
                ["stuck", "no-verdict"]
            ),
            (.none(.aborted(by: "jun")), ["aborted", "no-verdict"]),
            (.none(.restarted), ["restarted", "no-verdict"]),
            (.none(.notBuilt), ["not-built", "no-verdict"]),
            (.none(.otherBranch("dev")), ["other-branch", "no-verdict"]),
            (.passed, []),
        ] as [(Verdict, [String])]
    )
    func aVerdictIsFoundByItsNames(verdict: Verdict, names: [String]) {
        let judgement = Self.judgement([.passed, verdict])
        let found = FailOn.allCases.filter { judgement.isFinding([$0]) }.map(\.rawValue)
        #expect(found == names)
    }

    @Test func onlyTheNewestRunCountsAndASupersededOneIsNone() {
        #expect(!Self.judgement([.failed, .passed]).isFinding([.failed]))
        #expect(Self.judgement([.failed, .none(.superseded)]).isFinding([.failed]))
        #expect(!Self.judgement([.failed]).isFinding([]))
    }

    @Test func aListIsReadAndAnUnknownWordNamesTheKnownOnes() throws {
        let list = try FailOn.list("failed, timed-out")
        #expect(list == [.failed, .timedOut])
        #expect(throws: (any Error).self) { try FailOn.list("broken") }
    }

    private static func judgement(_ verdicts: [Verdict]) -> Judgement {
        let root = JobID(controller: "ci", name: "nightly")
        let records = verdicts.enumerated().map { night, verdict in
            let due = Date(timeIntervalSince1970: Double(night) * 86_400)
            return RunRecord(root: root, due: due, build: night, over: due + 60, verdict: verdict)
        }
        let product = Product(name: "thalassa", roots: [root], timeZone: .gmt)
        return judge(product, [], after: Standing(records: records), at: .distantFuture)
    }
}
