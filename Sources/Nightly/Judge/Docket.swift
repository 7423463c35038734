import Foundation

/// The judge's desk: what is known of a product, moved run by run.
struct Docket {
    let product: Product
    private(set) var standing: Standing
    let announcesExisting: Bool
    private(set) var movements: [Movement] = []

    init(product: Product, standing: Standing, announcesExisting: Bool) {
        self.product = product
        self.standing = standing
        self.announcesExisting = announcesExisting
    }

    mutating func hear(_ hearing: Hearing) {
        let record = hearing.record
        let others = standing.records(of: record.root)
        let before = others.first { $0.due == record.due }
        remember(before.map { record.following($0) } ?? record)
        remember(hearing.passedBefore, in: record)
        guard !others.contains(where: { $0.overtakes(record) }) else { return }
        switch record.verdict {
        case .passed:
            ran(record)
            mended(record)
            remember(hearing.outcome.passed, in: record)
        case .failed, .timedOut:
            ran(record)
            failed(record, hearing.outcome, counts: before?.verdict.isRed != true)
            remember(hearing.outcome.passed, in: record)
        case .none(.aborted), .none(.restarted), .none(.notBuilt):
            ran(record)
            remember(hearing.outcome.passed, in: record)
        case .none(.otherBranch):
            ran(record)
        case .none(.superseded):
            break
        case .none(.didNotRun(let absence)):
            missed(record, because: absence, counts: before?.verdict.isAbsence != true)
        }
    }

    /// Lets go of roots that were taken out of the configuration: nobody would ever hear that they pass.
    mutating func release(at now: Date) {
        for incident in standing.open {
            let roots = product.roots
            let failures = incident.failures.filter { roots.contains($0.root) }
            let missed = incident.missed.filter { roots.contains($0.root) }
            let isWhole =
                (failures.count, missed.count)
                == (incident.failures.count, incident.missed.count)
            guard !isWhole else { continue }
            var rest = incident
            rest.trouble = incident.isAbsence ? .absent(missed) : .failing(failures)
            standing.open.removeAll { $0.id == incident.id }
            if failures.isEmpty && missed.isEmpty {
                rest.closed = now
                movements.append(Movement(kind: .passing, incident: rest, due: now))
            } else {
                standing.open.append(rest)
            }
        }
    }

    private mutating func remember(_ record: RunRecord) {
        standing.records.removeAll { $0.root == record.root && $0.due == record.due }
        let place = standing.records.firstIndex { RunRecord.order(record, $0) }
        standing.records.insert(record, at: place ?? standing.records.endIndex)
    }

    private mutating func remember(_ passed: [Leaf: BuildID], in record: RunRecord) {
        let before = standing.passed.filter { $0.root == record.root && passed[$0.leaf] != nil }
        standing.passed.subtract(before)
        for (leaf, build) in passed {
            let now = PassedLeaf(root: record.root, leaf: leaf, build: build, due: record.due)
            standing.passed.insert(now)
        }
    }

    /// Whether a record tells of what was so before anyone looked.
    private func isOldNews(_ record: RunRecord) -> Bool {
        guard !announcesExisting, let firstRead = standing.firstRead[record.root] else {
            return false
        }
        return record.over <= firstRead
    }

    // MARK: Failing

    private mutating func failed(_ record: RunRecord, _ outcome: RunOutcome, counts: Bool) {
        let incident = standing.open.first { !$0.isAbsence }
        let before = incident?.failures ?? []
        let now = outcome.announced.map { failure in
            let lastPassed = standing.lastPassed(failure.leaf, under: record.root)
            let new = Failure(failure, in: record, lastPassed: lastPassed)
            var known = before.first { $0.isSame(as: new) } ?? new
            known.last = failure
            known.seen = record.due
            return known
        }
        let gone = before.filter { known in !now.contains { $0.isSame(as: known) } }
        let (mended, rest) = gone.partitioned {
            $0.root == record.root && outcome.passed[$0.leaf] != nil
        }
        let added = now.filter { failure in !before.contains { $0.isSame(as: failure) } }
        let kind: Movement.Kind =
            added.isEmpty ? .continued(mended: mended.names) : .worse(added.names)
        update(incident, .failing(rest + now), record, as: kind, counts: counts)
    }

    private mutating func mended(_ record: RunRecord) {
        guard let incident = standing.open.first(where: { !$0.isAbsence }) else { return }
        let (mended, rest) = incident.failures.partitioned { $0.root == record.root }
        guard !mended.isEmpty else { return }
        if rest.isEmpty {
            close(incident, record)
        } else {
            let kind = Movement.Kind.continued(mended: mended.names)
            update(incident, .failing(rest), record, as: kind, counts: false)
        }
    }

    // MARK: Absent

    private mutating func missed(_ record: RunRecord, because absence: Absence, counts: Bool) {
        let incident = standing.open.first(where: \.isAbsence)
        var missed = incident?.missed ?? []
        let kind: Movement.Kind
        if let index = missed.firstIndex(where: { $0.root == record.root }) {
            missed[index].why = absence
            kind = .continued(mended: [])
        } else {
            missed.append(MissedRoot(root: record.root, since: record.due, why: absence))
            kind = .worse([record.root.name])
        }
        update(incident, .absent(missed), record, as: kind, counts: counts)
    }

    /// A run that was due before another that was missed does not stand in for that one.
    private mutating func ran(_ record: RunRecord) {
        guard let incident = standing.open.first(where: \.isAbsence) else { return }
        let later = standing.records(of: record.root).first {
            $0.due > record.due && $0.verdict.isAbsence
        }
        let rest = incident.missed.compactMap { missed -> MissedRoot? in
            guard missed.root == record.root, missed.since <= record.due else { return missed }
            return later.map { MissedRoot(root: missed.root, since: $0.due, why: missed.why) }
        }
        guard rest != incident.missed else { return }
        if rest.isEmpty {
            close(incident, record)
        } else {
            let mended = later == nil ? [record.root.name] : []
            update(
                incident,
                .absent(rest),
                record,
                as: .continued(mended: mended),
                counts: false
            )
        }
    }

    // MARK: Moving

    /// Moves an incident on, or opens one where there is none.
    ///
    /// What was so before anyone looked may open an incident, which is marked, and is no news in one
    /// that is open.
    private mutating func update(
        _ known: Incident?,
        _ trouble: Incident.Trouble,
        _ record: RunRecord,
        as movement: Movement.Kind,
        counts: Bool = true
    ) {
        var incident = known ?? open(trouble, record)
        let kind =
            known == nil ? .opened : isOldNews(record) ? .continued(mended: []) : movement
        incident.trouble = trouble
        if counts { incident.runs[record.root, default: 0] += 1 }
        if !kind.isQuiet { incident.transitions += 1 }
        standing.open.removeAll { $0.id == incident.id }
        standing.open.append(incident)
        move(incident, kind, record)
    }

    private mutating func open(_ trouble: Incident.Trouble, _ record: RunRecord) -> Incident {
        standing.lastIncident += 1
        return Incident(
            id: IncidentID(product: product.name, number: standing.lastIncident),
            opened: record.due,
            trouble: trouble,
            isInherited: isOldNews(record)
        )
    }

    private mutating func close(_ known: Incident, _ record: RunRecord) {
        var incident = known
        incident.closed = record.over
        incident.transitions += 1
        standing.open.removeAll { $0.id == incident.id }
        move(incident, .closed, record)
    }

    private mutating func move(_ incident: Incident, _ kind: Movement.Kind, _ record: RunRecord) {
        let index = movements.firstIndex { $0.incident.id == incident.id }
        let kind = index.map { movements[$0].kind.followed(by: kind) } ?? kind
        let movement = Movement(kind: kind, incident: incident, due: record.due)
        if let index { movements[index] = movement } else { movements.append(movement) }
    }
}

extension Failure {
    fileprivate init(_ failure: LeafFailure, in record: RunRecord, lastPassed: BuildID?) {
        self.init(
            root: record.root,
            last: failure,
            since: record.due,
            firstFailed: failure.attempts.first
                ?? BuildID(job: record.root, number: record.build ?? 0),
            lastPassed: lastPassed,
            seen: record.due
        )
    }

    fileprivate func isSame(as other: Failure) -> Bool {
        root == other.root && leaf == other.leaf
    }
}

extension [Failure] {
    /// Each name once: several jobs may have failed on one platform.
    fileprivate var names: [String] {
        map(\.leaf.description).reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }
}

extension Array {
    fileprivate func partitioned(_ belongs: (Element) -> Bool) -> (in: [Element], out: [Element]) {
        (filter(belongs), filter { !belongs($0) })
    }
}
