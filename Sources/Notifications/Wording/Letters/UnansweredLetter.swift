import Nightly

extension Occasion {
    /// The time by which somebody should have it has passed: what is to happen now.
    var unansweredLetter: Letter {
        let by = phrases.missedDeadline ?? "now"
        return letter(
            .red,
            ["\(phrases.name), nobody has answered by \(by)", phrases.shortOtherwise]
                .compactMap(\.self),
            lead: """
                \(phrases.title) is red, and nobody has said by \(by) that they have it. \
                \(phrases.policy ?? "")
                """,
            FailureSections(cases: cases, occasion: self).sections
        )
    }
}
