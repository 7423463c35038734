import Dependencies
import Nightly

/// A failing build beside those of the other platforms in its run: what changed where, and who passes.
struct Siblings {
    /// The packages that are not what they were when this last passed.
    var drift: [PackageChange] = []
    /// Those that changed here only, as far as the inventories of all platforms tell.
    var localPackages: Set<String> = []
    /// The platform, where it fails and others pass.
    var platform: String?
    /// The words of its name that no passing platform has.
    var platformWords: Set<Substring> = []

    init(
        of bad: BuildID,
        since good: BuildID?,
        of product: Product,
        among builds: [Build],
        _ exhibits: Exhibits
    ) {
        guard let build = builds.first(where: { $0.id == bad }) else { return }
        let others = builds.beside(build)
        let passing = others.filter { $0.result == .success }.compactMap {
            product.leaf(of: $0).platform
        }
        let own = product.leaf(of: build).platform
        if let own, !passing.isEmpty {
            platform = own
            platformWords = own.platformWords.subtracting(passing.flatMap(\.platformWords))
        }
        guard let good else { return }
        drift = exhibits.drift(from: good, to: bad, on: own, among: builds)
        let before = builds.first { $0.id == good }.map { [$0] + builds.beside($0) } ?? []
        let elsewhere = others.filter { $0.result == .success }.map { other -> [PackageChange]? in
            let leaf = product.leaf(of: other)
            return before.first { product.leaf(of: $0) == leaf }.flatMap {
                exhibits.knows($0.id) && exhibits.knows(other.id)
                    ? exhibits.drift(from: $0.id, to: other.id, on: leaf.platform, among: builds)
                    : nil
            }
        }
        guard platform != nil, elsewhere.allSatisfy({ $0 != nil }) else { return }
        let shared = Set(elsewhere.compactMap(\.self).flatMap { $0.map(\.name) })
        localPackages = Set(drift.map(\.name)).subtracting(shared)
    }
}

extension [Build] {
    /// What was started beside a build by the same one.
    func beside(_ build: Build) -> [Build] {
        guard let parent = parent(of: build.id) else { return [] }
        return filter { $0.id != build.id && $0.triggers.contains(.upstream(parent)) }
    }
}

extension Exhibits {
    fileprivate func knows(_ build: BuildID) -> Bool { inventories[build]?.isEmpty == false }

    /// What changed between the inventories of two builds, or of those above them.
    fileprivate func drift(
        from good: BuildID,
        to bad: BuildID,
        on platform: String?,
        among builds: [Build]
    ) -> [PackageChange] {
        let before = builds.line(of: good).lazy.compactMap { inventories[$0] }.first ?? []
        let after = builds.line(of: bad).lazy.compactMap { inventories[$0] }.first ?? []
        var seen: Set<PackageChange> = []
        let here = after.filter { platform == nil || [nil, platform].contains($0.platform) }
        return here.flatMap { new in
            before.filter { $0.platform == new.platform }.prefix(1).flatMap { old in
                Drift(from: old, to: new).changes.filter { !$0.isRebuild }.map {
                    PackageChange(name: $0.name, before: $0.before, after: $0.after)
                }
            }
        }.filter { seen.insert($0).inserted }
    }
}

extension Drift.Change {
    /// Whether EUPS only built it again, because of something that it needs: `1.2+8` instead of `1.2+7`.
    fileprivate var isRebuild: Bool {
        ecosystem == .eups
            && before.map { $0.prefix { $0 != "+" } } == after.map { $0.prefix { $0 != "+" } }
    }
}

extension String {
    fileprivate var platformWords: Set<Substring> {
        Set(lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map { Substring($0) })
    }
}
