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
        package var why: Text?
        package var until: Text?
    }

    /// A part of it that is held against inventories of one kind.
    package enum Section: Sendable {
        /// What builds use.
        case packages
        /// Tools that agents have.
        case agents
        /// A controller and its plugins.
        case jenkins
    }

    package func requirements(in section: Section) -> [Requirement] {
        switch section {
        case .packages: packages
        case .agents: agents
        case .jenkins: [jenkins.core].compactMap(\.self) + jenkins.plugins
        }
    }

    /// Everything that has a version.
    package var requirements: [Requirement] {
        packages + agents + [jenkins.core].compactMap(\.self) + jenkins.plugins
    }
}
