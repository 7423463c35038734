import Foundation
import Nightly

/// All that one run has read so far; it asks for nothing twice.
struct Library {
    var conversation: Conversation
    /// How many builds of each job are asked for at first.
    let depth: Int
    /// The folders that were to be listed, and whether they could be.
    var folders: [JobID: Reading<Bool>] = [:]
    private(set) var jobs: [JobID: Reading<Listing>] = [:]
    /// All builds, of whichever job: listed ones, their runs, and parents looked up.
    private(set) var builds: [BuildID: Build] = [:]
    /// Parents that were looked up in vain.
    private(set) var lost: [BuildID: Unread] = [:]

    init(_ conversation: Conversation, depth: Int) {
        self.conversation = conversation
        self.depth = depth
    }

    mutating func keep(_ reading: Reading<Listing>, of id: JobID) {
        jobs[id] = reading
        for build in (reading.value?.job.builds ?? []) + (reading.value?.runs ?? []) {
            builds[build.id] = build
        }
    }

    /// Reads those jobs that are not known yet, one by one.
    mutating func readJobs(_ ids: some Sequence<JobID>) {
        let unknown = ids.filter { jobs[$0] == nil }
        for (id, reading) in ask(for: unknown, builds: 0..<depth) {
            keep(reading, of: id)
        }
    }

    /// Reads on in jobs that may hold children of root builds older than what was read of them.
    ///
    /// Jobs whose builds others start are read back to the lower bound, but `Bound.builds` at most;
    /// the rest, which may be busy with anything, only to the upper one and `Bound.unrelated`.
    mutating func readOlder(_ since: [JobID: ClosedRange<Date>]) {
        var read = depth
        while read < Bound.builds {
            let page = read..<(read < 100 ? 100 : read + 100)
            let short = jobs.compactMap { id, reading -> JobID? in
                guard let listing = reading.value, let since = since[id], !listing.isWhole else {
                    return nil
                }
                let reachesFarEnough =
                    listing.isChild
                    ? listing.reaches(since.lowerBound)
                    : read >= Bound.unrelated || listing.reaches(since.upperBound)
                return reachesFarEnough ? nil : id
            }
            guard !short.isEmpty else { return }
            for (id, reading) in ask(for: short, builds: page) {
                switch (jobs[id], reading) {
                case (.read(var listing), .read(let older)):
                    listing.add(older)
                    keep(.read(listing), of: id)
                default:
                    keep(reading, of: id)
                }
            }
            read = page.upperBound
        }
    }

    private mutating func ask(
        for ids: [JobID],
        builds: Range<Int>
    ) -> [JobID: Reading<Listing>] {
        let isFirst = builds.lowerBound == 0
        let tree = isFirst ? Tree.job(builds: builds.count) : Tree.list(builds)
        var questions: [JobID: Question] = [:]
        for id in ids {
            questions[id] = Question(id.controller, about: Address.path(of: id.name), tree: tree)
        }
        let addresses = conversation.addresses
        return conversation.ask(questions) { id, body throws(Malformed) in
            try Listing(
                JobBody(json: body),
                of: id,
                at: addresses.url(of: id),
                asked: builds.count
            )
        }
    }

    /// Looks up the builds that started known ones, up to the timer.
    ///
    /// A parent that is not there any more is no error: the chain ends below it.
    mutating func readParents(of children: [Build]) {
        var children = children
        for _ in 0..<Bound.levels {
            let unknown = Set(children.flatMap(\.parents)).filter(isWorthAsking)
            guard !unknown.isEmpty else { return }
            let byJob = Dictionary(grouping: unknown, by: \.job)
            // The third build of a job makes its list cheaper than asking for each.
            readJobs(byJob.filter { $1.count > 2 }.keys)
            let rest = unknown.filter { builds[$0] == nil }
            readBuilds(rest.filter(isWorthAsking))
            children = unknown.compactMap { builds[$0] }
        }
    }

    /// A build older than all that a job still has is gone.
    private func isWorthAsking(_ id: BuildID) -> Bool {
        guard builds[id] == nil, lost[id] == nil else { return false }
        guard let listing = jobs[id.job]?.value else { return true }
        return !listing.isWhole
    }

    private mutating func readBuilds(_ ids: Set<BuildID>) {
        var questions: [BuildID: Question] = [:]
        for id in ids {
            let path = Address.path(of: id.job.name) + "\(id.number)/"
            questions[id] = Question(id.job.controller, about: path, tree: Tree.build)
        }
        let addresses = conversation.addresses
        let readings = conversation.ask(questions) { id, body throws(Malformed) in
            try Builds([BuildBody(json: body)], of: id.job, at: addresses.url(of: id.job))
        }
        for (id, reading) in readings {
            switch reading {
            case .unread(let unread): lost[id] = unread
            case .read(let found):
                for build in found.builds + found.runs { builds[build.id] = build }
            }
        }
    }
}
