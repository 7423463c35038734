import Documents
import Versions

/// What a change of the manifest does to what is promised.
package struct ManifestChange: Sendable {
    package var raised: [Change] = []
    package var lowered: [Change] = []
    package var added: [Requirement] = []
    package var removed: [Requirement] = []
    /// A limit or an exclusion more, or fewer.
    package var narrowed: [Change] = []
    package var widened: [Change] = []

    package struct Change: Sendable {
        package var before: Requirement
        package var after: Requirement
    }

    /// How much of the environment's own version the change takes up, smallest first.
    ///
    /// After LSST's rules for its conda environment: a build where only a limit or an exclusion comes, a
    /// patch where a minimum moves within its major version, a minor one where a package is added, a
    /// major one where a package or a limit goes, or a minimum moves to another major version.
    package enum Bump: String, Comparable, Sendable {
        case none, build, patch, minor, major

        package static func < (one: Bump, other: Bump) -> Bool { one.rank < other.rank }

        private var rank: Int {
            switch self {
            case .none: 0
            case .build: 1
            case .patch: 2
            case .minor: 3
            case .major: 4
            }
        }
    }

    package init(from base: Manifest, to new: Manifest) {
        let before = Dictionary(base.packages.map { ($0.name.string, $0) }) { first, _ in first }
        let after = Dictionary(new.packages.map { ($0.name.string, $0) }) { first, _ in first }
        added = new.packages.filter { before[$0.name.string] == nil }
        removed = base.packages.filter { after[$0.name.string] == nil }
        for requirement in new.packages {
            guard let old = before[requirement.name.string] else { continue }
            let change = Change(before: old, after: requirement)
            switch change.direction {
            case .greater: raised.append(change)
            case .less: lowered.append(change)
            case .equal, nil: break
            }
            let (was, isNow) = (old.limits, requirement.limits)
            if !isNow.subtracting(was).isEmpty { narrowed.append(change) }
            if !was.subtracting(isNow).isEmpty { widened.append(change) }
        }
    }

    package var isEmpty: Bool {
        raised.isEmpty && lowered.isEmpty && added.isEmpty && removed.isEmpty && narrowed.isEmpty
            && widened.isEmpty
    }

    package var bump: Bump {
        let moved = raised + lowered
        if !removed.isEmpty || !widened.isEmpty || moved.contains(where: \.isMajor) {
            return .major
        }
        if !added.isEmpty { return .minor }
        if !moved.isEmpty { return .patch }
        return narrowed.isEmpty ? .none : .build
    }
}

extension ManifestChange: CustomStringConvertible {
    /// `hdf5 raised 1.14.2 -> 1.14.3, pandas 2.10 added; a minor version is due`.
    package var description: String {
        guard !isEmpty else { return "nothing changed" }
        let moved =
            raised.map { "\($0.name) raised \($0.before.minimum) -> \($0.after.minimum)" }
            + lowered.map { "\($0.name) lowered \($0.before.minimum) -> \($0.after.minimum)" }
        let came =
            added.map { "\($0.name) \($0.minimum) added" } + removed.map { "\($0.name) removed" }
        let limits =
            narrowed.map { "\($0.name) limited to \($0.after.limitWords)" }
            + widened.filter { change in !narrowed.contains { $0.name == change.name } }
            .map { "\($0.name) no longer limited to \($0.before.limitWords)" }
        return (moved + came + limits).joined(separator: ", ")
    }
}

extension ManifestChange.Change {
    fileprivate var name: String { after.name.string }

    /// Where the minimum moved, as the package's own scheme sees it.
    fileprivate var direction: Order? {
        guard let scheme = after.schemes.first else { return nil }
        return (try? scheme.compare(after.minimum.string, before.minimum.string)) ?? nil
    }

    fileprivate var isMajor: Bool {
        guard let scheme = after.schemes.first,
            let old = try? scheme.declaration(before.minimum.string),
            let new = try? scheme.declaration(after.minimum.string)
        else { return false }
        return !old.isOfSameMajor(as: new)
    }
}

extension Requirement {
    fileprivate var limits: Set<String> {
        Set((below.map { ["below \($0)"] } ?? []) + exclude.map { "not \($0)" })
    }

    fileprivate var limitWords: String {
        ((below.map { ["below \($0)"] } ?? []) + exclude.map { "not \($0)" })
            .joined(separator: ", ")
    }
}
