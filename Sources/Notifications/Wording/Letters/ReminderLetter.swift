import Nightly

extension Occasion {
    /// It is still red after so many runs: whether anybody has it, and all that is known of it.
    var reminderLetter: Letter {
        let failed = cases.count == 1 ? cases[0].totals.map { count($0.failed, "test") } : nil
        let state = ["\(phrases.name), \(ordinal)", failed].compactMap(\.self)
        let blocks = phrases.blockedRun.map { ", and blocks \($0)" } ?? ""
        return letter(
            .red,
            [state.joined(separator: ", "), phrases.holder(in: directory) ?? "nobody has it"],
            lead: """
                \(phrases.title) is still red, in its \(phrases.length(of: incident))\(blocks). \
                \(product.isHeld ? "Nothing is needed from you now." : "Please see to it that somebody has it.")
                """,
            FailureSections(cases: cases, occasion: self).sections
        )
    }
}
