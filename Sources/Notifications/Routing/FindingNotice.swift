/// A finding of the audit that came or went, and who hears of it.
package struct FindingNotice: Equatable, Sendable {
    package var environment: String
    package var package: String
    /// Such as `A302`.
    package var rule: String
    /// Such as "declared 3.3.9; used 3.3.10".
    package var message: String
    /// The build whose inventory shows it, as people speak of it.
    package var build: String
    package var url: String
    package var isNew: Bool
    /// Who owns the package.
    package var owner: Person?
    /// Each person once.
    package var hearers: [FindingHearer]

    package init(
        environment: String,
        package: String,
        rule: String,
        message: String,
        build: String,
        url: String,
        isNew: Bool,
        owner: Person?,
        hearers: [FindingHearer]
    ) {
        self.environment = environment
        self.package = package
        self.rule = rule
        self.message = message
        self.build = build
        self.url = url
        self.isNew = isNew
        self.owner = owner
        self.hearers = hearers
    }

    var reason: Reason { isNew ? .finding : .findingGone }
}

/// Someone who hears of a finding, and what makes it their business.
package struct FindingHearer: Equatable, Sendable {
    package var person: Person
    /// The owner is the package's.
    package var role: Role
    /// Which line of `announce` tells them.
    package var rule: AnnounceRule.Name

    package init(_ person: Person, as role: Role, by rule: AnnounceRule.Name) {
        self.person = person
        self.role = role
        self.rule = rule
    }
}

/// Who hears of findings: what the configuration's own list of rules says of them.
///
/// A finding is about a package, and so no product's rules speak of it.
package struct FindingRules: Equatable, Sendable {
    private let rules: [AnnounceRule]
    private let stakeholders: [Person]
    private let directory: Directory

    /// - Parameter stakeholders: Those of all products.
    package init(_ rules: [AnnounceRule], stakeholders: [Person], in directory: Directory) {
        self.rules = rules
        self.stakeholders = stakeholders
        self.directory = directory
    }

    /// Whom a finding that came, or went, is told to.
    package func hearers(isNew: Bool, owner: Person?) -> [FindingHearer] {
        let reason = isNew ? Reason.finding : .findingGone
        let told = rules.filter { $0.covers(reason) }.flatMap { rule in
            rule.tell.map { (rule.name, $0) }
        }
        var hearers: [FindingHearer] = []
        for (rule, audience) in told.sorted(by: { $0.1.findingRank < $1.1.findingRank }) {
            for (person, role) in people(audience, owner: owner)
            where !hearers.contains(where: { $0.person.key == person.key })
                && directory.mutes[person.key]?.contains(.reason(reason)) != true
                && !directory.hasLeft(person)
            {
                hearers.append(FindingHearer(person, as: role, by: rule))
            }
        }
        return hearers
    }

    private func people(_ audience: Audience, owner: Person?) -> [(Person, Role)] {
        switch audience {
        case .owner, .packageOwner: owner.map { [($0, .owner)] } ?? []
        case .people(let people): people.map { ($0, .named) }
        case .role(let name, let people, let watches):
            people.map { ($0, .holder(of: name, watches: watches)) }
        case .stakeholders(personally: true):
            stakeholders.map { ($0, .holder(of: "stakeholders", watches: false)) }
        case .stakeholders: stakeholders.map { ($0, .stakeholder) }
        case .suspects, .everyoneTold: []
        }
    }
}

extension Audience {
    /// As for incidents, but that nobody is nearer to a package than its owner.
    fileprivate var findingRank: Int { self == .packageOwner ? Audience.owner.rank : rank }
}
