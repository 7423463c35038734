import Documents
import Evidence
import History
import Jenkins
import Nightly

// The fourth step: what the reports of failed builds say, held against what people said beforehand.

extension Night {
    /// What people said of failures in the reviewed file; what is wrong with it is told to the operator.
    ///
    /// It is read at every run and stops none.
    func knownMatters() -> KnownMatters {
        var matters = KnownMatters()
        if let file = configuration.acknowledge.file {
            do throws(Unreadable) {
                let source = try world.source(file)
                let products = configuration.products.map(\.product.name)
                let found = KnownMatters.read(source, products: products)
                matters = found.matters
                if !found.findings.isEmpty { world.warn(found.findings.text(in: [source])) }
            } catch {
                matters.isWhole = false
                world.warn(error.findings.text(in: []))
            }
        }
        matters.readsClaims = configuration.acknowledge.readsClaims
        return matters
    }

    /// What is known about the failures that are open.
    ///
    /// A report is asked for once; again only if it could not be read for a reason that may pass. Who has
    /// it is looked up at every reading, which costs no request.
    func gatherEvidence(
        on judgements: [Judgement],
        among readings: [RootReading],
        knowing matters: KnownMatters,
        using inventories: [BuildInventory] = [],
        after history: History
    ) throws -> [String: [CaseFile]] {
        let open = try zip(configuration.products, judgements).compactMap { settings, judgement in
            try judgement.standing.open.first { !$0.isAbsence }.map { incident in
                OpenIncident(
                    product: settings.product,
                    changes: settings.changes,
                    incident: incident,
                    background: Background(
                        matters: matters,
                        earlier: try history.cases(of: incident.id),
                        now: now,
                        timeZone: settings.product.timeZone
                    )
                )
            }
        }
        guard judgements.contains(where: { !$0.judged.isEmpty }) || open.contains(where: \.isUnread)
        else {
            return open.reduce(into: [:]) { cases, open in
                cases[open.product.name] = open.heldAnew(among: readings)
            }
        }
        let builds = Dictionary(readings.flatMap(\.builds).map { ($0.id, $0) }) { first, _ in first
        }
        let ranges = open.flatMap { $0.ranges(among: Array(builds.values)) }
        // A status that the build archived says more than its stages would, for the same one request.
        let told = Set(ranges.compactMap(\.status?.build))
        let last = open.flatMap(\.last)
        let details = Jenkins.details(
            of: last.filter { !told.contains($0) }.compactMap { builds[$0] },
            after: (open.flatMap(\.secondLast) + last.filter(told.contains))
                .compactMap { builds[$0] },
            watching: Set(open.flatMap(\.watched)),
            from: controllers,
            by: fetch
        )
        var exhibits = try inventoriesUsed(
            by: ranges,
            among: Array(builds.values),
            inventories,
            history
        )
        exhibits.details = details
        readSnapshots(of: ranges, among: Array(builds.values), into: &exhibits)
        let cases = open.map { open in
            let files = open.incident.failures.map { failure in
                CaseFile(
                    on: failure,
                    of: open.product,
                    in: open.incident.id,
                    among: readings,
                    given: exhibits,
                    changes: open.changes,
                    beside: open.background
                )
            }
            return (open.incident.id.product, files)
        }
        return Dictionary(cases) { first, _ in first }
    }
}

/// A failing incident with what was found out about it before.
private struct OpenIncident {
    var product: Product
    var changes: ChangeSource
    var incident: Incident
    var background: Background

    /// The last attempts whose reports are to be asked for.
    var last: [BuildID] {
        incident.failures.compactMap(\.last.attempts.last).filter(isToBeAsked)
    }

    /// The attempts before them: what passed in one and failed in the other is flaky.
    var secondLast: [BuildID] {
        incident.failures.flatMap { $0.last.attempts.dropLast().suffix(1) }.filter(isToBeAsked)
    }

    /// The ranges of its failures, with the files that tell what changed in them.
    func ranges(among builds: [Build]) -> [ToldRange] {
        incident.failures.map { failure in
            let isKnown = background.earlier.contains { $0.knowsChanges(before: failure) }
            return ToldRange(of: failure, in: changes, isKnown: isKnown, among: builds)
        }
    }

    /// Tests of which it matters whether they pass again.
    var watched: [FailedTest.ID] {
        background.earlier.flatMap(\.tests.failing).map(\.test.id)
    }

    /// Whether a report of it could not be read, and may be now.
    var isUnread: Bool {
        background.earlier.flatMap(\.unread).contains(where: \.isPassing)
    }

    /// What was found out before, with who has it now.
    func heldAnew(among readings: [RootReading]) -> [CaseFile] {
        background.earlier.map {
            $0.heldAnew(in: incident.id, among: readings, beside: background)
        }
    }

    private func isToBeAsked(_ build: BuildID) -> Bool {
        let known = background.earlier.lazy.compactMap { $0.details[build] }.first
        return known?.unread.contains(where: \.isPassing) ?? true
    }
}
