import Documents

extension Rule {
    /// What is said about derived and observed files.
    static let derived: [Rule] = [.derivedOutOfDate]
}
