import Evidence
import Foundation
import History
import Nightly
import Notifications

// The steps that begin or end with what is remembered.

/// The state, and the right to be the only run that changes it.
struct Memory: ~Copyable {
    let history: History
    private let lock: RunLock?

    /// Opens the state of a run; a dry run works on a copy, which is gone when it is over.
    /// - Throws: `RunLockError.alreadyRunning` while another run has it.
    static func open(for night: Night, isDry: Bool) throws -> Memory {
        let state = URL(fileURLWithPath: night.configuration.state)
            .appendingPathComponent("daybreak.sqlite").path
        if isDry { return Memory(history: try History.copy(of: state), lock: nil) }
        let lock = try RunLock(of: state, at: night.world.now())
        return Memory(history: try History(at: state), lock: lock)
    }

    /// Lets the next run begin; until then the lock is held, whatever the optimizer thinks of it.
    consuming func close() {}
}

extension Night {
    func judge(
        _ readings: [RootReading],
        after history: History,
        announcing: Bool
    ) throws -> [Judgement] {
        let readings = Dictionary(grouping: readings, by: \.root)
        return try configuration.products.map { settings in
            let product = settings.product
            return Nightly.judge(
                product,
                product.roots.flatMap { readings[$0] ?? [] },
                after: try history.standing(of: product.name),
                announcingExisting: announcing,
                at: now
            )
        }
    }

    func morning(
        _ judgements: [Judgement],
        _ evidence: [String: [CaseFile]],
        _ audit: NightAudit,
        _ matters: KnownMatters,
        told history: History
    ) throws -> Morning {
        let previous = try history.lastCommit()
        let causes = Causes(zip(judgements, configuration.products).map { ($0, $1.needs) }).roots
        let products = try zip(configuration.products, judgements).map { settings, judgement in
            let background = Background(
                matters: matters,
                now: now,
                timeZone: settings.product.timeZone
            )
            let open = judgement.standing.open.sorted { $0.isAbsence && !$1.isAbsence }
            let closed = judgement.movements.filter { $0.kind == .closed }.map(\.incident.id)
            return ProductMorning(
                concern: concern(of: settings),
                judgement: judgement,
                at: look(after: previous, in: settings.product.timeZone),
                cases: evidence[judgement.product] ?? [],
                acknowledgement: open.lazy.compactMap { background.acknowledgement(of: $0.id) }
                    .first,
                told: try Dictionary(
                    uniqueKeysWithValues: closed.map { ($0, try history.told(about: $0)) }
                ),
                said: try history.said(of: judgement.product),
                hushed: open.reduce(into: [:]) { hushed, incident in
                    let silence = incident.isAbsence ? background.silence(over: incident) : nil
                    hushed[incident.id] =
                        silence.map { .silenced([$0]) } ?? causes[incident.id].map(Silence.muted)
                },
                heldBack: Set(try open.map(\.id).filter { try history.isHeldBack($0) })
            )
        }
        return Morning(
            project: configuration.project,
            now: now,
            timeZone: configuration.timeZone,
            products: products,
            minimums: audit.minimums,
            look: look(after: previous, in: configuration.timeZone),
            operator: configuration.operator,
            unheard: try unheard(in: history),
            provesLife: configuration.provesLife,
            sheet: try monthlySheet(after: previous, from: history)
        )
    }

    func look(after previous: Date?, in timeZone: TimeZone) -> Look {
        Look(at: now, after: previous, in: timeZone, morning: configuration.morning)
    }
}

extension [RootReading] {
    /// What is new in them beside what was known before.
    func learned(beside known: [KnownJob]) -> [Learned] {
        let known = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        return compactMap { reading in
            let jobs = reading.known.compactMap { $0.news(since: known[$0.id]) }
            return jobs.isEmpty ? nil : Learned(root: reading.root, jobs: jobs)
        }
    }
}

extension History {
    /// Whether an incident's news was kept from everybody, the last time that it moved.
    fileprivate func isHeldBack(_ incident: IncidentID) throws -> Bool {
        switch try decisions(about: incident).last?.decision.answer {
        case .keepSilent(.muted)?: true
        // Failures know themselves whether they were silenced; runs that did not take place do not.
        case .keepSilent(.silenced)?: try self.incident(incident)?.isAbsence == true
        default: false
        }
    }

    /// Owed messages about incidents that are over before anyone could hear that they had begun.
    func overtaken(by judgements: [Judgement]) throws -> [Withdrawal] {
        let closed = judgements.flatMap(\.movements).filter { $0.kind == .closed }
        return try waiting().map(\.parcel).compactMap { parcel in
            guard parcel.reason != .summary,
                let end = closed.first(where: { parcel.tells == [$0.incident.id] })
            else { return nil }
            return Withdrawal(
                parcelID: parcel.id,
                why: "\(end.incident.id) was over before it was sent"
            )
        }
    }
}
