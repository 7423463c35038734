/// A finding of the audit that came or went, for the owner of its package.
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
    package var owner: Person

    package init(
        environment: String,
        package: String,
        rule: String,
        message: String,
        build: String,
        url: String,
        isNew: Bool,
        owner: Person
    ) {
        self.environment = environment
        self.package = package
        self.rule = rule
        self.message = message
        self.build = build
        self.url = url
        self.isNew = isNew
        self.owner = owner
    }
}
