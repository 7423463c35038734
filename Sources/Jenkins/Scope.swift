import Foundation
import Nightly

/// Where to look for what root jobs started; many root jobs have the same.
struct Scope: Hashable {
    let controller: String
    let globs: Set<JobPattern>

    init(_ wanted: Wanted) {
        controller = wanted.root.controller
        globs =
            wanted.children.isEmpty
            ? [JobPattern(beside: wanted.root.name)] : Set(wanted.children.map { JobPattern($0) })
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

extension Library {
    /// How far back each job must be read for the root jobs that it may belong to.
    ///
    /// Down to the middle one of a root job's builds: for the last few, reading on costs too much.
    func spans(of scopes: [Scope: [Wanted]]) -> [JobID: ClosedRange<Date>] {
        var spans: [JobID: ClosedRange<Date>] = [:]
        for (scope, wanted) in scopes {
            let roots = wanted.compactMap { wanted -> (JobID, ClosedRange<Date>)? in
                guard let builds = jobs[wanted.root]?.value?.job.builds.prefix(wanted.builds),
                    let newest = builds.first, case let middle = builds[builds.count / 2]
                else { return nil }
                return (wanted.root, min(middle.start, newest.start)...newest.start)
            }
            for job in jobs.keys where scope.covers(job) {
                for (root, span) in roots where root != job {
                    let known = spans[job] ?? span
                    spans[job] =
                        min(
                            known.lowerBound,
                            span.lowerBound
                        )...min(known.upperBound, span.upperBound)
                }
            }
        }
        return spans
    }

    /// The builds whose parents must be known: those of root jobs, and what started since their oldest.
    func orphans(of scopes: [Scope: [Wanted]]) -> [Build] {
        let buildsByJob = Dictionary(grouping: builds.values, by: \.id.job)
        return scopes.flatMap { scope, wanted -> [Build] in
            let roots = wanted.flatMap { jobs[$0.root]?.value?.job.builds.prefix($0.builds) ?? [] }
            guard let oldest = roots.map(\.start).min() else { return [] }
            let covered = buildsByJob.filter { scope.covers($0.key) }.values.joined()
            return roots + covered.filter { $0.start >= oldest }
        }
    }
}
