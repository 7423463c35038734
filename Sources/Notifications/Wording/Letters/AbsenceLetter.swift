import Nightly

extension Occasion {
    /// A run that was due did not take place, or does not come to an end: what to do about it.
    var absenceLetter: Letter {
        let trouble = phrases.trouble(of: incident)
        let who = phrases.subject(of: incident)
        let first = incident.missed.first.map { missed in
            "\(who) was due \(phrases.latestDue(of: missed)); \(phrases.shortReason(missed))"
        }
        let what = phrases.part(of: incident) == nil ? "it" : phrases.title
        let asked = isHeld ? nil : phrases.deadline.map { "Please say by \($0) that you have it." }
        return letter(
            trouble,
            [first ?? "\(who) \(phrases.lacks(incident))"],
            lead: """
                \(phrases.title(of: incident)) \(phrases.lacks(incident)). \(trouble.end), \
                nobody knows whether \(what) is healthy.\(asked.map { " \($0)" } ?? "")
                """,
            absenceSections
        )
    }

    /// What did not run, why, and what is expected.
    var absenceSections: [Letter.Section] {
        let trouble = phrases.trouble(of: incident)
        return [
            Letter.Section(
                trouble == .noRun ? "WHAT DID NOT RUN" : "WHAT IS \(trouble.rawValue)",
                incident.missed.flatMap(whatWasMissed)
            ),
            whatIsExpected(),
        ]
    }

    private func whatWasMissed(_ missed: MissedRoot) -> [Letter.Block] {
        let length = incident.length > 1 ? "; \(phrases.length(of: incident))" : ""
        let entry = Letter.Block.entry(
            phrases.name(of: missed.root),
            headline: "due \(phrases.latestDue(of: missed))\(length)",
            details: ["It \(phrases.remedy(missed))."]
        )
        let page = product.judgement.pages[missed.root]
        return [entry] + (page.map { [.links([Letter.Link(label: "The job", url: $0)])] } ?? [])
    }
}

extension Letter.Tone {
    /// What would end it.
    fileprivate var end: String {
        switch self {
        case .late, .stuck: "Until it has ended"
        case .red, .green, .noRun, .unknown, .held, .unreached, .versions, .month, .test:
            "Until it does"
        }
    }
}
