package import Foundation

/// Somebody's address takes nothing any more: who, what was said, and what to do.
struct UnreachableLetter {
    let dead: DeadAddress
    /// How they hear instead; nil where there is no other way.
    let instead: ChannelKind?
    let greeting: String

    var letter: Letter {
        let name = dead.person.name.oneLine(limit: 40)
        let channel = dead.channel.rawValue
        let way = instead.map { "messages go by \($0.rawValue)" } ?? "there is no other way"
        return Letter(
            tone: .unreached,
            headline: Letter.headline(.unreached, ["\(name) by \(channel)", way]),
            greeting: greeting,
            lead: """
                \(name) cannot be reached by \(channel) any more: what is sent to that address is refused, \
                and will be. \(instead.map { "What is for them goes by \($0.rawValue) instead." } ?? lost)
                """,
            sections: [
                Letter.Section(
                    "WHAT THE OTHER SIDE SAID",
                    [.quote(of: "\(channel) says", [dead.words.oneLine(limit: 300)])]
                ),
                Letter.Section(
                    "WHAT TO DO",
                    [
                        .rows([
                            Letter.Row(
                                name: "people",
                                text: "correct the address there; the new one is used at once"
                            ),
                            Letter.Row(
                                name: "daybreak doctor --send-test --to \(dead.person.key)",
                                text: "tries it again, and uses it again if it works"
                            ),
                        ]),
                        .paragraph("Otherwise it is tried again in a week."),
                    ]
                ),
            ],
            footer: ["You get this because you are the operator."]
        )
    }

    private var lost: String {
        "There is no other way to them, so that they hear nothing of what is refused."
    }
}

extension DeadAddress {
    /// What the operator is told of it, once.
    package func notice(
        instead: ChannelKind?,
        to operator: Person,
        in timeZone: TimeZone
    ) -> Notification {
        let words = DateWords(timeZone: timeZone)
        return Notification(
            UnreachableLetter(
                dead: self,
                instead: instead,
                greeting: words.greeting(`operator`, at: since)
            ).letter,
            .unreachable,
            Identity.unreachable(
                date: words.isoDay(since),
                covering: ["\(person.key) \(channel.rawValue) \(digest)"],
                to: `operator`.key
            ),
            to: `operator`
        )
    }
}
