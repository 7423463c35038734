/// The message about versions to the owner of the packages: what came, what went.
struct FindingLetter {
    let notices: [FindingNotice]
    let person: Person

    var reason: Reason { notices.contains(where: \.isNew) ? .finding : .findingGone }

    var letter: Letter {
        let new = notices.filter(\.isNew)
        let gone = notices.filter { !$0.isNew }
        return Letter(
            subject: subject(new, gone),
            tone: new.isEmpty ? .good : .bad,
            greeting: "Good morning \(person.firstName),",
            lead: lead(new, gone),
            sections: [
                section("DISAGREES", new), section("AGREES AGAIN", gone),
            ].compactMap(\.self),
            footer: [
                "You get this because you own \(list(Array(Set(notices.map(\.package))).sorted())).",
                "Wrong person? Reply to this mail.",
            ]
        )
    }

    private func subject(_ new: [FindingNotice], _ gone: [FindingNotice]) -> String {
        let parts =
            new.map { "\($0.package) \($0.message)".oneLine(limit: 60) }
            + gone.map { "\($0.package) agrees again" }
        return fitting(["VERSIONS: \(parts.first ?? "")"] + parts.dropFirst(), into: 78)
    }

    private func lead(_ new: [FindingNotice], _ gone: [FindingNotice]) -> String {
        guard let first = new.first else {
            return "What was used agrees with the manifest again. Nothing is needed from you."
        }
        let verb = new.count == 1 ? "does" : "do"
        return "\(count(new.count, "package")) of yours \(verb) not agree with the manifest in the"
            + " environment \(first.environment). Please mend the environment, or change the manifest."
    }

    private func section(_ title: String, _ notices: [FindingNotice]) -> Letter.Section? {
        guard !notices.isEmpty else { return nil }
        return Letter.Section(
            title,
            notices.flatMap { notice -> [Letter.Block] in
                [
                    .entry(
                        notice.package,
                        headline: notice.message.oneLine(limit: 120),
                        details: ["\(notice.rule), environment \(notice.environment), \(notice.build)"]
                    ),
                    .link(label: nil, url: notice.url),
                ]
            }
        )
    }
}
