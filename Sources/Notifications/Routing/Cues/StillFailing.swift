import Nightly

extension Cue {
    /// It has been red for so many more runs that a rule speaks of it again.
    static let stillFailing = Cue { matter in
        guard !matter.incident.isAbsence, matter.incident.closed == nil, !matter.isKnown
        else { return nil }
        return matter.rules(for: .stillFailing).isEmpty ? nil : .tell(.stillFailing)
    }
}
