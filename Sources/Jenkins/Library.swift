import Foundation
import Nightly
import Wire

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
        var pages: [JobID: Range<Int>] = [:]
        for id in ids where jobs[id] == nil { pages[id] = 0..<depth }
        for (id, reading) in ask(for: pages) { keep(reading, of: id) }
    }

    /// Reads on in jobs that may hold children of root builds older than what was read of them.
    ///
    /// Jobs whose builds others start are read back to the lower bound; the rest, which may be busy
    /// with anything, only to the upper one and `Bound.unrelated`.
    mutating func readOlder(_ since: [JobID: ClosedRange<Date>]) {
        readOn(in: since.keys) { id, listing in
            guard let since = since[id] else { return false }
            return listing.isChild
                ? !listing.reaches(since.lowerBound)
                : !listing.reaches(since.upperBound) && listing.asked < Bound.unrelated
        }
    }

    /// Reads page after page of jobs as long as one is short of something, `Bound.builds` at most.
    mutating func readOn(
        in ids: some Sequence<JobID>,
        while isShort: (JobID, Listing) -> Bool
    ) {
        var open = Array(ids)
        while true {
            var pages: [JobID: Range<Int>] = [:]
            for id in open {
                if let listing = jobs[id]?.value, let next = listing.next, isShort(id, listing) {
                    pages[id] = next
                }
            }
            guard !pages.isEmpty else { return }
            for (id, reading) in ask(for: pages) {
                switch (jobs[id], reading) {
                case (.read(var listing), .read(let older)):
                    listing.add(older)
                    keep(.read(listing), of: id)
                default:
                    keep(reading, of: id)
                }
            }
            open = Array(pages.keys)
        }
    }

    private mutating func ask(for pages: [JobID: Range<Int>]) -> [JobID: Reading<Listing>] {
        var questions: [JobID: Question] = [:]
        for (id, page) in pages {
            let tree = page.lowerBound == 0 ? Tree.job(builds: page.count) : Tree.list(page)
            questions[id] = Question(id.controller, about: Address.path(of: id.name), tree: tree)
        }
        let addresses = conversation.addresses
        return conversation.ask(questions) { id, response throws(Malformed) in
            let asked = pages[id]?.count ?? 0
            return try Listing(
                JobBody(json: response.body),
                of: id,
                at: addresses.url(of: id),
                asked: asked
            )
        }
    }

    mutating func keep(_ found: [BuildID: Reading<Builds>]) {
        for (id, reading) in found {
            switch reading {
            case .unread(let unread): lost[id] = unread
            case .read(let found):
                for build in found.builds + found.runs { builds[build.id] = build }
            }
        }
    }
}
