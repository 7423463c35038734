import Foundation
import Nightly

/// One job as one answer shows it.
struct Listing {
    var job: Job
    /// The runs of a matrix job's builds.
    var runs: [Build]
    /// What started those builds that its own, a multijob's, name as theirs.
    var parents: [BuildID: BuildID]
    /// The number that its next build gets.
    var nextNumber: Int
    /// How many of its newest builds were asked for.
    var asked: Int
    /// Whether there are no builds before the oldest.
    var isWhole: Bool

    /// The page of builds to ask for next; nil if there are no more, or enough were read.
    var next: Range<Int>? {
        guard !isWhole, asked < Bound.builds else { return nil }
        // Jenkins' cheaper list ends at the hundredth.
        return asked..<([Bound.history, 100].first { $0 > asked } ?? asked + 100)
    }

    init(_ body: JobBody, of id: JobID, at url: String, asked: Int) throws(Malformed) {
        guard let list = body.builds else {
            guard body.isFolder else { throw Malformed("sent no builds of \(id.name)") }
            throw Malformed(
                "has a folder there, not a job",
                remedy: "name the jobs in it, such as \(id.name)/main"
            )
        }
        let builds = try Builds(try list.get(), of: id, at: url)
        runs = builds.runs
        parents = builds.parents
        self.asked = asked
        isWhole = builds.builds.count < asked
        nextNumber = body.nextBuildNumber ?? (builds.builds.map(\.id.number).max() ?? 0) + 1
        job = Job(
            id: id,
            url: url,
            isDisabled: body.isDisabled,
            waiting: body.waiting,
            builds: builds.builds.sorted { $0.id.number > $1.id.number }
        )
    }

    /// Adds a page of older builds; a build that came between two pages makes some come twice.
    mutating func add(_ older: Listing) {
        let known = Set(job.builds.map(\.id))
        job.builds += older.job.builds.filter { !known.contains($0.id) }
        runs += older.runs.filter { run in !runs.contains { $0.id == run.id } }
        parents.merge(older.parents) { first, _ in first }
        asked += older.asked
        isWhole = older.isWhole
    }

    /// Leaves out what came beyond the question and beyond the newest remembered build.
    ///
    /// A recording that was made when less was known gives more than it is asked for.
    mutating func forgoSurplus(beyond number: Int?) {
        guard job.builds.count > asked else { return }
        if let number, let reach = job.builds.firstIndex(where: { $0.id.number <= number }) {
            job.builds = Array(job.builds.prefix(max(asked, reach + 1)))
        }
        asked = job.builds.count
    }

    /// Leaves out what was changed long before anything failed, which is half of a large reading.
    ///
    /// What broke a build was changed after the last one that passed, and not listed shortly before
    /// already.
    mutating func forgoOldChanges() {
        let oldestFailed = job.builds.lastIndex { $0.result != .success } ?? 0
        guard let failed = job.builds.dropFirst(oldestFailed).first else { return }
        let reach = failed.start - Bound.week
        for index in job.builds.indices.dropFirst(oldestFailed + Bound.again)
        where job.builds[index].start < reach && !job.builds[index].changes.isEmpty {
            job.builds[index].changes = []
        }
    }

    /// Whether it goes back to a build of that number, or to before it.
    func reaches(_ number: Int) -> Bool {
        isWhole || job.builds.last.map { $0.id.number <= number } ?? true
    }

    /// Whether any of its builds was started by another.
    var isChild: Bool {
        job.builds.contains { !$0.parents.isEmpty }
    }

    /// Whether every build since that moment was read.
    func reaches(_ moment: Date) -> Bool {
        isWhole || job.builds.last.map { $0.start < moment } ?? true
    }
}

extension JobBody {
    /// Old pipelines have no `disabled`, only the colour; a job that cannot be built is as good as disabled.
    fileprivate var isDisabled: Bool {
        disabled ?? color?.hasPrefix("disabled") ?? false || buildable == false
    }

    fileprivate var waiting: Waiting? {
        guard inQueue == true || queueItem != nil else { return nil }
        let since = queueItem?.inQueueSince.map { Date(timeIntervalSince1970: Double($0) / 1000) }
        return Waiting(since: since, why: (queueItem?.why ?? "").cut())
    }
}

extension Build {
    /// The builds that started it.
    var parents: [BuildID] {
        triggers.compactMap {
            switch $0 {
            case .upstream(let parent): parent
            case .timer, .person, .change, .other: nil
            }
        }
    }
}
