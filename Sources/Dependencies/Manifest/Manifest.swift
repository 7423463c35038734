package import Documents

/// The one place where versions of external packages are written by hand.
package struct Manifest: Sendable {
    package let source: Source
    package var project: String?
    package var packages: [Requirement]
    /// Tools on the agents.
    package var agents: [Requirement]
    package var jenkins: Jenkins
    package var derived: [Derived]
    package var observed: [Observed]
    package var accepted: [Acceptance]

    /// What Jenkins itself must be, at least.
    package struct Jenkins: Sendable {
        package var core: Requirement?
        package var plugins: [Requirement]
    }

    /// A finding that the project lives with.
    package struct Acceptance: Sendable {
        package var rule: Text
        package var package: Text?
        package var why: Text
        package var until: Text?
    }

    /// Everything that has a version.
    package var requirements: [Requirement] {
        packages + agents + [jenkins.core].compactMap(\.self) + jenkins.plugins
    }
}
