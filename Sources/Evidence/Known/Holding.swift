import Dependencies
package import Nightly

extension Background {
    /// Who has a failure: by the reviewed file, else by a claim on one of its builds or on its run.
    ///
    /// A claim that was seen before holds on, until its build shows that it was dropped. Of those that
    /// are over, the last one is told, so that people know who had it.
    func acknowledgement(
        of file: CaseFile,
        in incident: IncidentID,
        among builds: [Build]
    ) -> Acknowledgement? {
        let entries = matters.entries.filter { entry in
            entry.isAbout(incident)
                && entry.pattern.matches(
                    file.failure.leaf,
                    file.tests,
                    stageError: file.detail?.stageError
                )
        }.map(\.acknowledgement)
        let said = (entries + claims(on: file, among: builds)).map(dated)
        return said.first { !$0.isOver } ?? said.max { $0.lastDay < $1.lastDay }
    }

    /// Who has an incident as a whole, by the reviewed file.
    package func acknowledgement(of incident: IncidentID) -> Acknowledgement? {
        let entries = matters.entries.filter {
            $0.isAbout(incident) && $0.pattern == FailurePattern()
        }
        let said = entries.map { dated($0.acknowledgement) }
        return said.first { !$0.isOver } ?? said.max { $0.lastDay < $1.lastDay }
    }

    private func claims(on file: CaseFile, among builds: [Build]) -> [Acknowledgement] {
        guard matters.readsClaims else { return [] }
        let root = builds.build(of: file.failure.root, above: file.build)
        var ids = file.failure.last.attempts.reversed() + (root.map { [$0.id] } ?? [])
        let before = earlier(file.failure)?.acknowledgement
        if case .claim(let build)? = before?.source {
            guard builds.contains(where: { $0.id == build }) else {
                return before.map { [$0] } ?? []
            }
            ids.append(build)
        }
        return ids.compactMap { id in
            builds.first { $0.id == id }.flatMap { Acknowledgement(claimOn: $0, in: timeZone) }
        }
    }

    /// As it stands today.
    private func dated(_ acknowledgement: Acknowledgement) -> Acknowledgement {
        var dated = acknowledgement
        dated.isOver = dated.until.map { $0 < today } ?? false
        return dated
    }
}

extension KnownMatters.Entry {
    func isAbout(_ incident: IncidentID) -> Bool {
        switch subject {
        case .incident(let id): id == incident
        case .product(let name): name == incident.product
        }
    }
}

extension Acknowledgement {
    fileprivate var lastDay: Day { until ?? Day(year: 0, month: 1, day: 1) }
}
