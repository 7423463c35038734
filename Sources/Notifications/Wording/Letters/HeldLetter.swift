import Nightly

/// More was to be said at once than is likely: what waits, and how to let it go.
struct HeldLetter {
    let fuse: BlownFuse
    let greeting: String

    var letter: Letter {
        let messages = count(fuse.held.count, "message")
        let people = Self.people(fuse.people)
        let wait = fuse.held.count == 1 ? "waits" : "wait"
        return Letter(
            tone: .held,
            headline: Letter.headline(.held, ["\(messages) to \(people)"] + tooMuch.map(\.what)),
            greeting: greeting,
            lead: """
                \(messages) to \(people) \(wait) for your word, for one run would have said more than is \
                likely: \(list(tooMuch.map { "\($0.what), where \($0.limit)" })). Nobody has heard of it \
                yet.
                """,
            sections: broken + [
                Letter.Section("WHAT WAITS", [.rows(rows)]),
                Letter.Section(
                    "WHAT TO DO",
                    [
                        .rows([
                            Letter.Row(name: "daybreak outbox", text: "shows what waits"),
                            Letter.Row(name: "daybreak outbox release", text: "sends it"),
                            Letter.Row(
                                name: "daybreak outbox drop",
                                text: "gives it up, with a reason"
                            ),
                        ])
                    ]
                ),
            ],
            footer: [
                "You get this because you are the operator. The limits are yours to set: limits."
            ]
        )
    }

    /// What there was too much of, and how much is likely.
    private var tooMuch: [(what: String, limit: String)] {
        let limits = fuse.limits
        let isBroken = fuse.opened.count > limits.openedInOneRun
        let broke = "\(count(fuse.opened.count, "product")) broke in one run"
        let isWide = fuse.people > limits.peopleInOneRun
        return (isBroken ? [(broke, "the limit is \(limits.openedInOneRun)")] : [])
            + (isWide
                ? [
                    (
                        "\(Self.people(fuse.people)) would hear in one run",
                        "the limit is \(limits.peopleInOneRun)"
                    )
                ] : [])
    }

    private var broken: [Letter.Section] {
        let names = fuse.opened.map { "\($0.product)".oneLine(limit: 40) }
        return names.isEmpty
            ? [] : [Letter.Section("WHAT BROKE", [.paragraph(list(names, atMost: 20) + ".")])]
    }

    private static func people(_ number: Int) -> String {
        number == 1 ? "1 person" : "\(number) people"
    }

    private var rows: [Letter.Row] {
        let shown = fuse.held.prefix(Self.mostRows).map { message in
            Letter.Row(
                name: message.recipient.name.oneLine(limit: 30),
                text: message.subject.oneLine(limit: 78)
            )
        }
        let rest = fuse.held.count - shown.count
        return shown + (rest > 0 ? [Letter.Row(name: "", text: "and \(rest) more")] : [])
    }

    private static var mostRows: Int { 30 }
}

extension Morning {
    /// The one message about a blown fuse; nil where nobody is the operator.
    package func notice(of fuse: BlownFuse) -> Notification? {
        guard let `operator` else { return nil }
        let letter = HeldLetter(fuse: fuse, greeting: greeting(`operator`)).letter
        return Notification(
            letter,
            .held,
            Identity.held(
                date: DateWords(timeZone: timeZone).isoDay(now),
                covering: fuse.held.map(\.id),
                to: `operator`.key
            ),
            to: `operator`
        )
    }
}
