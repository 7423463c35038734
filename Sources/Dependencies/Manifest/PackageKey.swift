/// One package of one ecosystem, however it is spelt.
package struct PackageKey: Hashable, Sendable {
    package let ecosystem: Ecosystem
    private let key: String

    package init(_ ecosystem: Ecosystem, _ name: String) {
        self.ecosystem = ecosystem
        key = ecosystem.key(name)
    }
}
