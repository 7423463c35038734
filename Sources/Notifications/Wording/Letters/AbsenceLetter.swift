import Nightly

extension Occasion {
    /// A run that was due did not take place, or does not come to an end: what to do about it.
    var absenceLetter: Letter {
        let trouble = phrases.trouble(of: incident)
        let first = incident.missed.first.map(phrases.shortAbsence) ?? "due and did not run"
        return letter(
            trouble,
            ["\(phrases.name) was \(first)"],
            lead: """
                \(phrases.title) \(trouble.present). \(trouble == .noRun ? "Until it does" : "Until it has run"), \
                nobody knows whether it is healthy.
                """,
            [
                Letter.Section(
                    "WHAT \(trouble.present.uppercased())",
                    incident.missed.flatMap(whatWasMissed)
                )
            ]
        )
    }

    private func whatWasMissed(_ missed: MissedRoot) -> [Letter.Block] {
        let name = missed.root.name.oneLine(limit: 60)
        let length = incident.length > 1 ? "; \(phrases.length(of: incident))" : ""
        let entry = Letter.Block.entry(
            name,
            headline: "due \(phrases.latestDue(of: missed))\(length)",
            details: ["It \(phrases.remedy(missed.why))."]
        )
        let page = product.judgement.pages[missed.root]
        return [entry] + (page.map { [.links([Letter.Link(label: "The job", url: $0)])] } ?? [])
    }
}
