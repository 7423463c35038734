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

    /// The claims on its builds and on their runs, tonight's first, and on the builds that it had before.
    private func claims(on file: CaseFile, among builds: [Build]) -> [Acknowledgement] {
        guard matters.readsClaims else { return [] }
        let before = earlier(file.failure)
        let ids = [file, before].compactMap(\.self).flatMap { file in
            let root = builds.build(of: file.failure.root, above: file.build)
            return file.failure.last.attempts.reversed() + (root.map { [$0.id] } ?? [])
        }
        let claims = ids.compactMap { id in
            builds.first { $0.id == id }.flatMap { Acknowledgement(claimOn: $0, in: timeZone) }
        }
        guard let known = before?.acknowledgement, case .claim(let id) = known.source else {
            return claims
        }
        guard let build = builds.first(where: { $0.id == id }) else { return claims + [known] }
        return claims + (Acknowledgement(claimOn: build, in: timeZone).map { [$0] } ?? [])
    }

    /// As it stands today.
    private func dated(_ acknowledgement: Acknowledgement) -> Acknowledgement {
        var dated = acknowledgement
        dated.isOver = dated.until.map { $0 < today } ?? false
        return dated
    }
}

extension CaseFile {
    /// The same with who has it by now, which may change while no run is new.
    package func heldAnew(
        in incident: IncidentID,
        among readings: [RootReading],
        beside background: Background
    ) -> CaseFile {
        let builds = readings.first { $0.root == failure.root }?.builds ?? []
        var file = self
        file.acknowledgement = background.acknowledgement(of: self, in: incident, among: builds)
        return file
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
