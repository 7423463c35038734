import Foundation
import Nightly

/// Where to look for what root jobs started; many root jobs have the same.
struct Scope: Hashable {
    let controller: String
    let globs: Set<JobPattern>

    init(_ wanted: Wanted) {
        controller = wanted.root.controller
        let named = wanted.children.map { JobPattern($0) }
        let patterns = named.isEmpty ? [JobPattern(beside: wanted.root.name)] : named
        let offspring = wanted.offspring.map(\.name).filter { name in
            !patterns.contains { $0.matches(name) }
        }
        globs = Set(patterns + offspring.map { JobPattern($0) })
    }

    /// The jobs that are named without a wildcard.
    var named: [JobID] {
        globs.compactMap(\.name).map { JobID(controller: controller, name: $0) }
    }

    func covers(_ job: JobID) -> Bool {
        job.controller == controller && globs.contains { $0.matches(job.name) }
    }

    func needs(folder: JobID) -> Bool {
        folder.controller == controller && globs.contains { $0.needs(folder: folder.name) }
    }
}

/// How far back a job must be read for the root jobs that it may belong to.
struct Span {
    /// Where other builds start its builds: to here.
    var started: Date
    /// Where none does, as far as was read: to here, since it may be busy with anything; nil if no further.
    var unrelated: Date?

    func needsMore(than listing: Listing) -> Bool {
        if listing.isChild { return !listing.reaches(started) }
        guard let unrelated, listing.asked < Bound.unrelated else { return false }
        return !listing.reaches(unrelated)
    }
}

extension [Span] {
    /// The one that reaches as far as each of them; nil if there are none.
    fileprivate var joined: Span? {
        map(\.started).min().map { Span(started: $0, unrelated: compactMap(\.unrelated).min()) }
    }
}

extension Array {
    fileprivate func partitioned(_ belongs: (Element) -> Bool) -> ([Element], [Element]) {
        (filter(belongs), filter { !belongs($0) })
    }
}

extension Library {
    /// The builds of a root job that are new: all, where none is remembered.
    func newBuilds(of wanted: Wanted) -> ArraySlice<Build> {
        let builds = jobs[wanted.root]?.value?.job.builds ?? []
        guard let newest = memory.newest(of: wanted.root) else {
            return builds.prefix(wanted.builds)
        }
        return builds.prefix { $0.id.number > newest.id.number }
    }

    /// How far back each job must be read.
    ///
    /// For a root job that is remembered, to its newest remembered build, and only in jobs that are
    /// not. For another, down to the middle one of its builds: for the last few, it costs too much.
    func spans(of scopes: [Scope: [Wanted]]) -> [JobID: Span] {
        var spans: [JobID: Span] = [:]
        for (scope, wanted) in scopes {
            let (known, new) = wanted.partitioned { memory.remembers($0.root) }
            let (knownSpan, newSpan) = (known.compactMap(span).joined, new.compactMap(span).joined)
            for job in jobs.keys where scope.covers(job) && wanted.map(\.root) != [job] {
                let due = memory.remembers(job) ? [newSpan] : [knownSpan, newSpan]
                spans[job] = ([spans[job]] + due).compactMap(\.self).joined
            }
        }
        return spans
    }

    private func span(of wanted: Wanted) -> Span? {
        if let newest = memory.newest(of: wanted.root) { return Span(started: newest.start) }
        let builds = newBuilds(of: wanted)
        guard let newest = builds.first, case let middle = builds[builds.count / 2] else {
            return nil
        }
        return Span(started: min(middle.start, newest.start), unrelated: newest.start)
    }

    /// The builds whose parents must be known: new ones of root jobs, and what started since.
    func orphans(of scopes: [Scope: [Wanted]]) -> [Build] {
        let buildsByJob = Dictionary(grouping: builds.values, by: \.id.job)
        return scopes.flatMap { scope, wanted -> [Build] in
            let roots = wanted.flatMap(newBuilds)
            let since = wanted.compactMap { wanted in
                memory.newest(of: wanted.root)?.start ?? newBuilds(of: wanted).map(\.start).min()
            }
            guard let oldest = since.min() else { return [] }
            let covered = buildsByJob.filter { scope.covers($0.key) }.flatMap { job, builds in
                let known =
                    wanted.allSatisfy { memory.remembers($0.root) }
                    ? memory.newest(of: job)?.id.number : nil
                return builds.filter { $0.start >= oldest && $0.id.number > known ?? 0 }
            }
            return roots + covered
        }
    }
}
