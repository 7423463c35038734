package import Dependencies
package import Evidence

/// Whose business a product is, and what is expected of them when it is red.
package struct Concern: Equatable, Sendable {
    package var product: String
    /// What people call it; the product's name where nothing better is given.
    package var title: String
    package var owner: Person
    package var stakeholders: [Person]
    package var response: ResponsePolicy?
    /// The product whose run cannot go ahead while this one is red.
    package var blocks: String?
    package var suspects: SuspectRule
    /// How to see a failure for oneself.
    package var reproduce: ReproduceCommand?
    /// Who hears what of it.
    package var announce: [AnnounceRule]

    package init(
        product: String,
        title: String? = nil,
        owner: Person,
        stakeholders: [Person] = [],
        response: ResponsePolicy? = nil,
        blocks: String? = nil,
        suspects: SuspectRule = SuspectRule(),
        reproduce: ReproduceCommand? = nil,
        announce: [AnnounceRule] = AnnounceRule.standard
    ) {
        self.product = product
        self.title = title ?? product
        self.owner = owner
        self.stakeholders = stakeholders
        self.response = response
        self.blocks = blocks
        self.suspects = suspects
        self.reproduce = reproduce
        self.announce = announce
    }

    /// All the rules that there are about it.
    package var rules: [AnnounceRule] { announce + (response.map { [$0.unanswered] } ?? []) }
}

/// Which suspects are told in person.
package struct SuspectRule: Equatable, Sendable {
    /// The least confidence with which somebody is.
    package var tell: Confidence
    /// More people than these are not likely any more: then only the owner hears.
    package var atMost: Int

    package init(tell: Confidence = .high, atMost: Int = 3) {
        self.tell = tell
        self.atMost = atMost
    }
}

/// What is expected of people when a product is red: an answer by when, otherwise what, by which rules.
package struct ResponsePolicy: Equatable, Sendable {
    /// The time of a working day by which someone must have it.
    package var answerBy: TimeOfDay?
    /// The days on which nobody is expected to answer, beside Saturdays and Sundays.
    package var holidays: Set<Day>
    /// What happens if nobody has it by then, such as "the owner reverts the suspect change".
    package var otherwise: String?
    /// Who is told that nobody does.
    package var unanswered: AnnounceRule
    /// Where the rules are written down.
    package var guide: String?

    /// Who is told that nobody has it, unless the policy says otherwise.
    package static let usual: [Audience] = [.owner, .stakeholders(personally: false)]

    package init(
        name: String = "response",
        answerBy: TimeOfDay? = nil,
        holidays: Set<Day> = [],
        otherwise: String? = nil,
        unanswered: [Audience] = Self.usual,
        guide: String? = nil
    ) {
        self.answerBy = answerBy
        self.holidays = holidays
        self.otherwise = otherwise
        self.unanswered = AnnounceRule(
            AnnounceRule.Name("responses.\(name).unanswered"),
            when: [.unanswered],
            tell: unanswered
        )
        self.guide = guide
    }
}
