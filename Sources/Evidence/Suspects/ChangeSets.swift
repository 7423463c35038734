import Nightly

// What Jenkins' change sets say of a range. A job may be built several times a night, once for each
// platform, and the first of these builds lists what is new for all of them.

extension [Build] {
    /// The changes between two builds of a leaf, oldest first, each commit once.
    ///
    /// Where the leaf's own job lists none, the nearest job above it that does answers.
    func changes(since good: BuildID?, until bad: BuildID, of product: Product) -> [Change] {
        var (good, bad) = (good, bad)
        for _ in 0..<Self.deepest {
            let changes = changes(of: bad, since: good ?? previous(bad, of: product))
            guard changes.isEmpty, let parent = parent(of: bad) else { return changes.firstOfEach }
            (good, bad) = (good.flatMap { self.parent(of: $0) }, parent)
        }
        return []
    }

    /// What the builds of a job list after one of them, up to another, by when they began: numbers may
    /// have started again.
    ///
    /// A build that ran beside the first may list what that one lists too: this was in it already.
    private func changes(of bad: BuildID, since good: BuildID?) -> [Change] {
        guard let end = first(where: { $0.id == bad }) else { return [] }
        let builds = filter { $0.id.job == bad.job && $0.start <= end.start && $0.isBeside(end) }
            .sorted { ($0.start, $0.id.number) < ($1.start, $1.id.number) }
        let isUpToGood: (Build) -> Bool
        if let start = first(where: { $0.id == good }), start.id.job == bad.job {
            isUpToGood = { ($0.start, $0.id.number) <= (start.start, start.id.number) }
        } else {
            let number = good.flatMap {
                $0.job == bad.job && $0.number < bad.number ? $0.number : nil
            }
            isUpToGood = { $0.id.number <= number ?? bad.number - 1 }
        }
        let known = Set(builds.filter(isUpToGood).flatMap(\.changes).map(\.id))
        return builds.filter { !isUpToGood($0) }.flatMap(\.changes).filter {
            !known.contains($0.id)
        }
    }

    /// The build before, on the same platform: a range without a known beginning starts there.
    private func previous(_ id: BuildID, of product: Product) -> BuildID? {
        guard let build = first(where: { $0.id == id }) else { return nil }
        return filter {
            $0.id.job == id.job && $0.start < build.start
                && product.leaf(of: $0) == product.leaf(of: build)
        }.max { $0.start < $1.start }?.id
    }

    func parent(of id: BuildID) -> BuildID? {
        for case .upstream(let parent) in first(where: { $0.id == id })?.triggers ?? [] {
            return parent
        }
        return nil
    }

    /// A build and those above it, the nearest first.
    func line(of id: BuildID) -> [BuildID] {
        var line = [id]
        while line.count < Self.deepest, let parent = line.last.flatMap({ parent(of: $0) }) {
            line.append(parent)
        }
        return line
    }

    /// How far up a chain of triggers is followed: Jenkins' own limit.
    private static var deepest: Int { 10 }
}

extension Build {
    /// Whether what it lists was built by another one too, as far as is known: it is of the same branch.
    ///
    /// What a person starts may be anything; without a known branch it counts for nothing.
    fileprivate func isBeside(_ other: Build) -> Bool {
        guard id != other.id else { return true }
        let isAnybodys = triggers.contains { if case .person = $0 { true } else { false } }
        guard let branch, let own = other.branch else { return !isAnybodys || other.branch == nil }
        return branch == own
    }
}

extension [Change] {
    var firstOfEach: [Change] {
        var seen: Set<String> = []
        return filter { seen.insert($0.id).inserted }
    }
}
