/// The message about versions to those who hear of findings: what came, what went.
struct FindingLetter {
    let notices: [FindingNotice]
    let hearer: FindingHearer
    let greeting: String

    var reason: Reason { new.isEmpty ? .findingGone : .finding }

    private var new: [FindingNotice] { notices.filter(\.isNew) }
    private var gone: [FindingNotice] { notices.filter { !$0.isNew } }
    private var isOwner: Bool { hearer.role == .owner }

    var letter: Letter {
        let headline =
            new.map { "\($0.name) \($0.message)" } + gone.map { "\($0.name) agrees again" }
        return Letter(
            tone: .versions,
            headline: Letter.headline(.versions, headline.map { $0.oneLine(limit: 60) }),
            greeting: greeting,
            lead: lead,
            sections: notices.sections(namingOwners: !isOwner),
            footer: ["You get this because \(why).", "Wrong person? Reply to this mail."]
        )
    }

    private var lead: String {
        guard !new.isEmpty else {
            return "What was used agrees with the manifest again. Nothing is needed from you."
        }
        let verb = new.count == 1 ? "does" : "do"
        let environments = list(Set(new.map { $0.environment.oneLine(limit: 40) }).sorted())
        let noun = environments.contains(" and ") ? "environments" : "environment"
        let packages = count(new.count, "package") + (isOwner ? " of yours" : "")
        let what = "\(packages) \(verb) not agree with the manifest in the \(noun) \(environments)."
        return isOwner
            ? "\(what) Please mend the environment, or change the manifest."
            : "\(what) Nothing is needed from you."
    }

    private var why: String {
        switch hearer.role {
        case .owner:
            "you own \(list(Set(notices.map(\.name)).sorted(), atMost: 5))"
        case .stakeholder: "you watch the versions of packages"
        case .holder(let role, _): "you are of the \(role.oneLine(limit: 40))"
        case .named, .suspect, .told: "a rule names you (\(hearer.rule))"
        }
    }
}

extension [FindingNotice] {
    /// What disagrees with the manifest, and what agrees again.
    func sections(namingOwners: Bool) -> [Letter.Section] {
        [
            section("DISAGREES", filter(\.isNew), namingOwners),
            section("AGREES AGAIN", filter { !$0.isNew }, namingOwners),
        ].compactMap(\.self)
    }

    private func section(
        _ title: String,
        _ notices: [FindingNotice],
        _ isNamingOwners: Bool
    ) -> Letter.Section? {
        guard !notices.isEmpty else { return nil }
        let entries = notices.map { notice in
            let owner = isNamingOwners ? notice.owner : nil
            let details = [
                "\(notice.rule), environment \(notice.environment.oneLine(limit: 40))",
                owner.map { "\($0.name.oneLine(limit: 40)) owns it" },
            ]
            return Letter.Block.entry(
                notice.name,
                headline: notice.message.oneLine(limit: 120),
                details: details.compactMap(\.self)
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
