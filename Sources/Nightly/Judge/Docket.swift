import Foundation

/// The judge's desk: what is known of a product, moved run by run.
struct Docket {
    let product: Product
    private(set) var standing: Standing
    /// Whether an incident that opens here was there before we looked.
    let inherits: Bool
    private(set) var movements: [Movement] = []

    init(product: Product, standing: Standing, inherits: Bool) {
        self.product = product
        self.standing = standing
        self.inherits = inherits
    }

    mutating func hear(_ hearing: Hearing) {
        let record = hearing.record
        let isOvertaken = standing.records(of: record.root).contains {
            $0.due > record.due && $0.verdict.isConclusive
        }
        remember(record)
        guard !isOvertaken else { return }
        switch record.verdict {
        case .passed:
            ran(record)
            mended(record)
        case .failed, .timedOut:
            ran(record)
            failed(record, hearing.outcome)
        case .none(.didNotRun(let absence)):
            missed(record, because: absence)
        case .none(.aborted), .none(.notBuilt), .none(.otherBranch):
            ran(record)
        }
        for (leaf, build) in hearing.outcome.passed {
            standing.passed[leaf] = PassedLeaf(root: record.root, build: build, due: record.due)
        }
    }

    private mutating func remember(_ record: RunRecord) {
        standing.records.removeAll { $0.root == record.root && $0.due == record.due }
        let place = standing.records.lastIndex { $0.due <= record.due }.map { $0 + 1 } ?? 0
        standing.records.insert(record, at: place)
    }

    // MARK: Failing

    private mutating func failed(_ record: RunRecord, _ outcome: RunOutcome) {
        let incident = standing.open.first { !$0.isAbsence }
        let before = incident?.failures ?? []
        let now = outcome.announced.map { failure in
            if var known = before.first(where: { $0.root == record.root && $0.leaf == failure.leaf }
            ) {
                known.last = failure
                known.seen = record.due
                return known
            }
            return Failure(failure, in: record, lastPassed: standing.passed[failure.leaf]?.build)
        }
        let passed = outcome.passed
        let (mended, rest) = before.filter { known in
            !now.contains { $0.root == known.root && $0.leaf == known.leaf }
        }.partitioned { $0.root == record.root && passed[$0.leaf] != nil }
        let added = now.filter { failure in
            !before.contains { $0.root == failure.root && $0.leaf == failure.leaf }
        }
        update(incident, .failing(rest + now), record) {
            added.isEmpty ? .continued(mended: mended.map(\.name)) : .worse(added.map(\.name))
        }
    }

    private mutating func mended(_ record: RunRecord) {
        guard let incident = standing.open.first(where: { !$0.isAbsence }) else { return }
        let (mended, rest) = incident.failures.partitioned { $0.root == record.root }
        guard !mended.isEmpty else { return }
        if rest.isEmpty {
            close(incident, record)
        } else {
            update(incident, .failing(rest), record, counts: false) {
                .continued(mended: mended.map(\.name))
            }
        }
    }

    // MARK: Absent

    private mutating func missed(_ record: RunRecord, because absence: Absence) {
        let incident = standing.open.first(where: \.isAbsence)
        var missed = incident?.missed ?? []
        if let index = missed.firstIndex(where: { $0.root == record.root }) {
            missed[index].why = absence
            update(incident, .absent(missed), record) { .continued(mended: []) }
        } else {
            missed.append(MissedRoot(root: record.root, since: record.due, why: absence))
            update(incident, .absent(missed), record) { .worse([record.root.name]) }
        }
    }

    private mutating func ran(_ record: RunRecord) {
        guard let incident = standing.open.first(where: \.isAbsence) else { return }
        let rest = incident.missed.filter { $0.root != record.root }
        guard rest.count < incident.missed.count else { return }
        if rest.isEmpty {
            close(incident, record)
        } else {
            update(incident, .absent(rest), record, counts: false) {
                .continued(mended: [record.root.name])
            }
        }
    }

    // MARK: Moving

    /// Moves an incident on, or opens one where there is none.
    private mutating func update(
        _ known: Incident?,
        _ trouble: Incident.Trouble,
        _ record: RunRecord,
        counts: Bool = true,
        kind: () -> Movement.Kind
    ) {
        var incident = known ?? open(trouble, record)
        let kind = known == nil ? .opened : kind()
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
            isInherited: inherits
        )
    }

    private mutating func close(_ known: Incident, _ record: RunRecord) {
        var incident = known
        incident.closed = record.due
        incident.transitions += 1
        standing.open.removeAll { $0.id == incident.id }
        move(incident, .closed, record)
    }

    /// Several movements of one incident in one reading are one, so that people are told once.
    private mutating func move(_ incident: Incident, _ kind: Movement.Kind, _ record: RunRecord) {
        let index = movements.firstIndex { $0.incident.id == incident.id }
        let kind = index.map { movements[$0].kind.followed(by: kind) } ?? kind
        let movement = Movement(kind: kind, incident: incident, due: record.due)
        if let index { movements[index] = movement } else { movements.append(movement) }
    }
}

extension Movement.Kind {
    /// Whether it happens without anyone being told.
    fileprivate var isQuiet: Bool {
        switch self {
        case .continued, .passing: true
        case .opened, .worse, .closed: false
        }
    }

    fileprivate func followed(by next: Self) -> Self {
        switch (self, next) {
        case (.opened, .closed): .passing
        case (.opened, _), (.passing, _): self
        case (.worse(let first), .worse(let second)): .worse(first + second)
        case (.worse, .continued): self
        case (.continued(let first), .continued(let second)): .continued(mended: first + second)
        case (_, _): next
        }
    }
}

extension Verdict {
    /// Whether a newer run with it makes an older one that ends later past news.
    fileprivate var isConclusive: Bool {
        switch self {
        case .passed, .failed, .timedOut: true
        case .none: false
        }
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

    fileprivate var name: String { leaf.description }
}

extension Array {
    fileprivate func partitioned(_ belongs: (Element) -> Bool) -> (in: [Element], out: [Element]) {
        (filter(belongs), filter { !belongs($0) })
    }
}
