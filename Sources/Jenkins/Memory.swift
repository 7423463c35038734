import Foundation
import Nightly

/// What earlier readings left behind, as far as it still holds.
struct Memory {
    private(set) var jobs: [JobID: KnownJob]
    let now: Date

    init(_ known: [KnownJob], at now: Date) {
        jobs = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        self.now = now
    }

    func builds(of job: JobID) -> [Build] { jobs[job]?.builds ?? [] }

    /// The newest build that is remembered: what started before it need not be looked for again.
    func newest(of job: JobID) -> Build? { jobs[job]?.builds.first }

    func remembers(_ job: JobID) -> Bool { newest(of: job) != nil }

    /// Whether a job was read before, though it may not have had a build yet.
    func knows(_ job: JobID) -> Bool { jobs[job] != nil }

    /// How many builds of a job to ask for so that they reach what is remembered; nil if nothing is.
    ///
    /// The newest few come again in any case: somebody may have claimed one since.
    func depth(of job: JobID) -> Int? {
        guard let newest = newest(of: job), let oldest = builds(of: job).last else { return nil }
        let numbers = Double(newest.id.number - oldest.id.number)
        let pace = numbers / max(1, newest.start.timeIntervalSince(oldest.start))
        let since = max(0, now.timeIntervalSince(newest.start))
        let expected = min(pace * since, Double(Bound.history)).rounded(.up)
        return min(max(Bound.again, Int(expected) + 2), Bound.history)
    }

    /// Whether a job's builds, as they are now, are not those that are remembered of it.
    ///
    /// Its numbers began again after somebody made it anew, or its controller was restored. That the
    /// newest builds are not listed is not enough: they may have been deleted, or the answer be old.
    func isOutlived(by listing: Listing) -> Bool {
        guard let newest = newest(of: listing.job.id) else { return false }
        let builds = listing.job.builds
        guard !builds.isEmpty else { return listing.nextNumber <= newest.id.number }
        let known = Dictionary(self.builds(of: listing.job.id).map { ($0.id, $0.start) }) { $1 }
        return builds.contains { build in
            let start = known[build.id] ?? build.start
            return abs(start.timeIntervalSince(build.start)) >= 1
                || build.id.number < newest.id.number && build.start > newest.start
        }
    }

    /// Whether it is a matrix' run, which comes with the matrix.
    func isRun(_ job: JobID) -> Bool { job.folder.map { jobs[$0] != nil } ?? false }

    mutating func forget(_ job: JobID) {
        jobs[job]?.builds = []
    }
}

extension JobID {
    /// What holds it; nil for what the controller itself holds.
    var folder: JobID? {
        let segments = name.split(separator: "/")
        guard segments.count > 1 else { return nil }
        return JobID(controller: controller, name: segments.dropLast().joined(separator: "/"))
    }
}
