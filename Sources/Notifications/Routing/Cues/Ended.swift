import Nightly

extension Cue {
    /// What was broken passes again.
    static let fixed = Cue { matter in
        switch matter.movement.kind {
        case .passing where matter.incident.isInherited: nil
        case .passing: .keepSilent(.betweenReadings)
        case .closed where !matter.incident.isAbsence: .tell(.fixed)
        case .closed, .opened, .worse, .continued: nil
        }
    }

    /// What did not run does, and is not red instead.
    static let runsAgain = Cue { matter in
        guard matter.movement.kind == .closed else { return nil }
        return matter.product.failsInstead(matter.incident)
            ? .keepSilent(.failsInstead) : .tell(.runsAgain)
    }
}

extension ProductMorning {
    /// Whether what did not run runs again, and is red.
    func failsInstead(_ absence: Incident) -> Bool {
        let roots = absence.missed.map(\.root)
        let latest = roots.compactMap { judgement.latest[$0] }
        let open = judgement.standing.open.flatMap(\.failures)
        return latest.contains { $0.record.verdict.isRed }
            || open.contains { roots.contains($0.root) }
    }
}
