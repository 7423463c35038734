import Nightly

extension Occasion {
    /// By when an answer is expected, what happens otherwise, whose it is, and where the rules are.
    /// - Parameter fixes: What is known of fixes that are on their way.
    func whatIsExpected(fixes: [String] = []) -> Letter.Section {
        let answer =
            phrases.deadline.map { "By \($0): an answer." }
            ?? phrases.missedDeadline.map { "An answer was expected by \($0)." }
        let otherwise = incident.isAbsence ? nil : phrases.otherwise
        let expected = isHeld ? [] : [answer, otherwise].compactMap(\.self)
        let guide = product.concern.response?.guide.map {
            Letter.Link(label: "The rules", url: $0)
        }
        return Letter.Section(
            "WHAT IS EXPECTED",
            (expected.isEmpty ? [] : [.paragraph(expected.joined(separator: " "))])
                + fixes.map { .paragraph($0) }
                + [.paragraph(phrases.ownership(in: directory))]
                + (guide.map { [.links([$0])] } ?? [])
        )
    }

    /// Whether somebody has what it is about.
    var isHeld: Bool { product.matter(of: incident.id)?.isHeld ?? false }
}
