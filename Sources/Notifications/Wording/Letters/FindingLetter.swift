/// The message about versions to the owner of the packages: what came, what went.
struct FindingLetter {
    let notices: [FindingNotice]
    let greeting: String

    var reason: Reason { new.isEmpty ? .findingGone : .finding }

    private var new: [FindingNotice] { notices.filter(\.isNew) }
    private var gone: [FindingNotice] { notices.filter { !$0.isNew } }

    var letter: Letter {
        let headline =
            new.map { "\($0.name) \($0.message)" } + gone.map { "\($0.name) agrees again" }
        let packages = Set(notices.map(\.name)).sorted()
        return Letter(
            tone: .versions,
            headline: Letter.headline(.versions, headline.map { $0.oneLine(limit: 60) }),
            greeting: greeting,
            lead: lead,
            sections: [section("DISAGREES", new), section("AGREES AGAIN", gone)]
                .compactMap(\.self),
            footer: [
                "You get this because you own \(list(packages, atMost: 5)).",
                "Wrong person? Reply to this mail.",
            ]
        )
    }

    private var lead: String {
        guard !new.isEmpty else {
            return "What was used agrees with the manifest again. Nothing is needed from you."
        }
        let verb = new.count == 1 ? "does" : "do"
        let environments = list(Set(new.map { $0.environment.oneLine(limit: 40) }).sorted())
        let noun = environments.contains(" and ") ? "environments" : "environment"
        return "\(count(new.count, "package")) of yours \(verb) not agree with the manifest in the"
            + " \(noun) \(environments). Please mend the environment, or change the manifest."
    }

    private func section(_ title: String, _ notices: [FindingNotice]) -> Letter.Section? {
        guard !notices.isEmpty else { return nil }
        let entries = notices.map { notice in
            Letter.Block.entry(
                notice.name,
                headline: notice.message.oneLine(limit: 120),
                details: ["\(notice.rule), environment \(notice.environment.oneLine(limit: 40))"]
            )
        }
        let links = notices.reduce(into: [Letter.Link]()) { links, notice in
            let link = Letter.Link(label: notice.build.oneLine(limit: 60), url: notice.url)
            if !links.contains(link) { links.append(link) }
        }
        return Letter.Section(title, entries + [.links(links)])
    }
}

extension FindingNotice {
    fileprivate var name: String { package.oneLine(limit: 40) }
}
