import Nightly

extension [Build] {
    /// The commits of a range, where the builds of some job that is made from that repository list them.
    ///
    /// That takes a build that had the first revision and a later one that had the last: what was listed
    /// after the one, up to the other, is the range. Nil where no job has both.
    func commits(in range: CommitRange) -> [Change]? {
        guard let from = range.from, let to = range.to else { return nil }
        let jobs = Dictionary(grouping: self, by: \.id.job).sorted { $0.key.name < $1.key.name }
        for (_, builds) in jobs {
            let ordered = builds.sorted { ($0.start, $0.id.number) < ($1.start, $1.id.number) }
            guard let last = ordered.firstIndex(where: { $0.has(to, of: range.repository) }),
                let first = ordered[...last].lastIndex(where: { $0.has(from, of: range.repository) }
                )
            else { continue }
            let listed = ordered[first...last].flatMap { $0.changes(of: range.repository) }
                .firstOfEach
            let commits = listed.drop(upTo: from, after: to, from: ordered[first])
            if !commits.isEmpty { return commits }
        }
        return nil
    }
}

extension Build {
    fileprivate func has(_ revision: String, of repository: String) -> Bool {
        let isListed = changes(of: repository).contains { $0.id.isRevision(revision) }
        let isBuilt = self.revision?.isRevision(revision) == true
        return isListed || isBuilt
    }

    fileprivate func changes(of repository: String) -> [Change] {
        changes.filter { ($0.repository?.repositoryName ?? repository) == repository }
    }
}

extension [Change] {
    /// Without what the first build had when it was at a revision, and what came after another one.
    ///
    /// Jenkins lists the commits of a build in no order that can be relied on, so their times decide.
    fileprivate func drop(upTo from: String, after to: String, from first: Build) -> [Change] {
        let start = self.first { $0.id.isRevision(from) }?.date
        let end = self.first { $0.id.isRevision(to) }?.date
        let isAtFirst = first.revision?.isRevision(from) == true
        return filter { change in
            if change.id.isRevision(to) { return true }
            if change.id.isRevision(from) { return false }
            if first.changes.contains(where: { $0.id == change.id }) {
                guard !isAtFirst, let start, let date = change.date, date > start else {
                    return false
                }
            }
            if let end, let date = change.date, date > end { return false }
            return true
        }
    }
}
