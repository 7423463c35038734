import Nightly

extension Occasion {
    /// A run that was due did not take place: when it was due, and what to do about it.
    var absenceLetter: Letter {
        let first = incident.missed.first.map(phrases.absence) ?? "due and did not run"
        return letter(
            .noRun,
            ["\(phrases.name) was \(first)"],
            lead: """
                \(phrases.title) did not run. Until it does, nobody knows whether it is healthy.
                """,
            [Letter.Section("WHAT DID NOT RUN", incident.missed.flatMap(whatWasMissed))]
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
