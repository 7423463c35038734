/// What an environment promises about the versions that it uses.
package enum Expectation: String, Hashable, Sendable, CaseIterable {
    /// Exactly the declared minimum, to its precision: what is not tested is not supported.
    case minimum
    /// At least the minimum, below the limit, not excluded.
    case range
}
