import Nightly

extension Occasion {
    /// The time by which somebody should have it has passed: what is to happen now.
    var unansweredLetter: Letter {
        let by = phrases.missedDeadline ?? "now"
        let unanswered = "nobody has answered by \(by)"
        guard !incident.isAbsence else {
            let what = "\(phrases.title(of: incident)) \(phrases.lacks(incident))"
            return letter(
                phrases.trouble(of: incident),
                ["\(phrases.subject(of: incident)), \(unanswered)"],
                lead: "\(what), and nobody has said by \(by) that they have it.",
                absenceSections
            )
        }
        return letter(
            .red,
            ["\(phrases.name), \(unanswered)", phrases.shortOtherwise].compactMap(\.self),
            lead: """
                \(phrases.title) is red, and nobody has said by \(by) that they have it. \
                \(phrases.policy ?? "")
                """,
            FailureSections(cases: cases, occasion: self).sections
        )
    }
}
