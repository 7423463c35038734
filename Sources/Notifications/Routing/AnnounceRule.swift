/// One line of `announce`: of what, whom, and how often.
package struct AnnounceRule: Equatable, Sendable {
    package var name: Name
    package var when: [Reason]
    package var tell: [Audience]
    /// Of what lasts: told anew each time that so many more of its runs were red.
    package var every: Int?
    /// Not while somebody has it.
    package var unlessAcknowledged: Bool

    /// Where a rule stands in the configuration, or among the defaults.
    package struct Name: Hashable, Sendable, Codable {
        /// Such as `announce`, or `responses.red-nightly.unanswered`.
        package var list: String
        /// Counted from 1; nil for a rule that is no line of a list.
        package var line: Int?

        package init(_ list: String, line: Int? = nil) {
            self.list = list
            self.line = line
        }
    }

    package init(
        _ name: Name,
        when: [Reason],
        tell: [Audience],
        every: Int? = nil,
        unlessAcknowledged: Bool = false
    ) {
        self.name = name
        self.when = when
        self.tell = tell
        self.every = every
        self.unlessAcknowledged = unlessAcknowledged
    }
}

extension AnnounceRule {
    /// Who hears what, unless the configuration says otherwise.
    package static let standard: [AnnounceRule] = [
        AnnounceRule(
            Name("announce", line: 1),
            when: [.failed, .noRun, .worse],
            tell: [.owner, .suspects, .stakeholders(personally: false)]
        ),
        AnnounceRule(Name("announce", line: 2), when: [.fixed], tell: [.everyoneTold]),
        AnnounceRule(
            Name("announce", line: 3),
            when: [.stillFailing],
            tell: [.owner, .stakeholders(personally: false)],
            every: 3,
            unlessAcknowledged: true
        ),
        AnnounceRule(
            Name("announce", line: 4),
            when: [.finding, .findingGone],
            tell: [.packageOwner]
        ),
    ]

    /// Whether it speaks of that; what runs again counts as fixed.
    func covers(_ reason: Reason) -> Bool {
        when.contains(reason) || reason == .runsAgain && when.contains(.fixed)
    }
}

extension AnnounceRule.Name: CustomStringConvertible {
    package var description: String { list + (line.map { ", line \($0)" } ?? "") }
}
