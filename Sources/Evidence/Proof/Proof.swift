package import Dependencies
package import Documents
package import Foundation
import Nightly

/// Whether the declared minimum of one package has been shown to work on one platform, and by what.
package struct Proof: Sendable {
    package var requirement: Requirement
    /// Nil where inventories do not say where they were taken.
    package var platform: String?
    /// The last passing build that used exactly the minimum; nil if there never was one.
    package var last: PassedUse?
}

/// The proofs of an environment that promises minimums: one for each requirement and platform.
package struct Proofs: Sendable {
    package var all: [Proof]

    /// What has been proven, by every passing build that ever used exactly a declared minimum.
    ///
    /// - Parameter platforms: Those of the environment; a requirement is proven where it is needed.
    package init(
        of requirements: [Requirement],
        on platforms: some Sequence<String?>,
        by uses: [PassedUse]
    ) {
        let shelves = Dictionary(grouping: uses) { PackageKey($0.ecosystem, $0.name) }
        let platforms = platforms.sorted { ($0 ?? "") < ($1 ?? "") }
        all = requirements.flatMap { requirement in
            let proving = requirement.homes.flatMap { ecosystem in
                requirement.names(in: ecosystem).flatMap {
                    shelves[PackageKey(ecosystem, $0)] ?? []
                }
            }.filter { requirement.isMinimum($0.version, in: $0.ecosystem) }
            return platforms.filter { requirement.isNeeded(on: $0) }.map { platform in
                Proof(
                    requirement: requirement,
                    platform: platform,
                    last: proving.filter { $0.platform == platform }.max { $0.due < $1.due }
                )
            }
        }
    }

    /// How many requirements there are.
    package var count: Int { Set(all.map(\.requirement.name)).count }

    /// How many requirements were proven on all their platforms at this moment or after it.
    package func proven(since moment: Date) -> Int {
        let unproven = all.filter { ($0.last?.due ?? .distantPast) < moment }
        return count - Set(unproven.map(\.requirement.name)).count
    }

    /// The proofs of one requirement, by platform.
    package func of(_ requirement: Requirement) -> [Proof] {
        all.filter { $0.requirement.name == requirement.name }
    }
}

/// What is expected of an environment's proofs.
package struct ProofTerms {
    package var environment: String
    /// How long a minimum may stay without one.
    package var patience: Duration
    package var now: Date
    /// Since when a minimum is known to be promised, by package; nothing is held against it before.
    package var promised: [String: Date]
    /// A day as people name it.
    package var day: (Date) -> String

    package init(
        environment: String,
        patience: Duration,
        now: Date,
        promised: [String: Date],
        day: @escaping (Date) -> String
    ) {
        self.environment = environment
        self.patience = patience
        self.now = now
        self.promised = promised
        self.day = day
    }
}

extension Proofs {
    /// The minimums that have gone without a proof for longer than the environment allows.
    package func findings(_ terms: ProofTerms) -> [Finding] {
        let limit = terms.now.addingTimeInterval(-(terms.patience / .seconds(1)))
        let late = all.filter { proof in
            let promised = terms.promised[proof.requirement.name.string] ?? terms.now
            return max(proof.last?.due ?? .distantPast, promised) < limit
        }
        let packages = Dictionary(grouping: late) { $0.requirement.name }
        return packages.compactMap { name, proofs in
            guard let minimum = proofs.first?.requirement.minimum else { return nil }
            let last = proofs.words(day: terms.day)
            return Finding(
                .unproven,
                at: name.place,
                "declared \(minimum); \(last)",
                help: "see why no build of \(terms.environment) that used it passed since then",
                subject: name.string,
                scope: terms.environment,
                headline: "\(minimum) \(last)"
            )
        }.sorted { $0.place < $1.place }
    }
}

extension [Proof] {
    /// `last proven on linux-aarch64: Wed 18 Nov (#397)`, or `never proven`.
    package func words(day: (Date) -> String) -> String {
        let proven = compactMap { proof in
            proof.last.map { use in
                let place = proof.platform.map { " on \($0)" } ?? ""
                return "last proven\(place): \(day(use.due)) (#\(use.build.number))"
            }
        }
        guard !proven.isEmpty else { return "never proven" }
        let never = filter { $0.last == nil }.compactMap(\.platform)
        let exceptions = never.isEmpty ? [] : ["never on \(never.joined(separator: ", "))"]
        return (proven + exceptions).joined(separator: "; ")
    }
}
