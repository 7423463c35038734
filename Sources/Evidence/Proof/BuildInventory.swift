package import Dependencies
package import Foundation
package import Nightly

/// What one build used, and what became of that build: where the auditor and the judge meet.
package struct BuildInventory: Sendable {
    package var environment: String
    /// The root build of the run to which it belongs.
    package var run: BuildID
    /// When that run was due.
    package var due: Date
    /// The build that used it.
    package var build: BuildID
    /// Whether that build passed; equality in a failed build shows nothing.
    package var passed: Bool
    package var inventory: Inventory

    package init(
        environment: String,
        run: BuildID,
        due: Date,
        build: BuildID,
        passed: Bool,
        inventory: Inventory
    ) {
        self.environment = environment
        self.run = run
        self.due = due
        self.build = build
        self.passed = passed
        self.inventory = inventory
    }
}

/// The last passing build that used one version of one package on one platform.
package struct PassedUse: Hashable, Sendable {
    package var ecosystem: Ecosystem
    package var name: String
    package var version: String
    package var platform: String?
    package var build: BuildID
    /// When the run of that build was due.
    package var due: Date

    package init(
        ecosystem: Ecosystem,
        name: String,
        version: String,
        platform: String?,
        build: BuildID,
        due: Date
    ) {
        self.ecosystem = ecosystem
        self.name = name
        self.version = version
        self.platform = platform
        self.build = build
        self.due = due
    }
}

extension BuildInventory {
    /// What it may prove: nothing, if its build did not pass.
    package var passedUses: [PassedUse] {
        guard passed else { return [] }
        return inventory.packages.map { installed in
            PassedUse(
                ecosystem: installed.ecosystem,
                name: installed.name,
                version: installed.version,
                platform: inventory.platform,
                build: build,
                due: due
            )
        }
    }
}
