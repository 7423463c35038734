import Foundation
import Nightly
import Wire

/// All that one run has read so far, over what is remembered; it asks for nothing twice.
struct Library {
    var conversation: Conversation
    private(set) var memory: Memory
    /// How many builds are asked for at first of a job of which none is remembered.
    let depth: Int
    /// The folders that were to be listed, each with what is right in it.
    var folders: [JobID: Reading<Set<JobID>>] = [:]
    /// The jobs as they are now.
    private(set) var jobs: [JobID: Reading<Listing>] = [:]
    /// All builds, of whichever job: remembered and listed ones, their runs, and those looked up.
    private(set) var builds: [BuildID: Build]
    /// What started those builds that a multijob's build names as its own.
    private(set) var parents: [BuildID: BuildID] = [:]
    /// The timers that were asked for.
    var timers: [JobID: Timer] = [:]
    /// Who starts whom on the controllers that were looked over.
    var pedigrees: [String: Reading<Pedigree>] = [:]
    /// Roots that are read for the first time, of which it is not known yet what they start elsewhere.
    var unknownOffspring: [JobID: Unread] = [:]
    /// Roots of which nobody could look for what they start elsewhere.
    var unsearched: [JobID: Unread] = [:]
    /// Roots of which it was looked for, or will not be sooner for having failed.
    var searched: Set<JobID> = []
    /// Builds that were looked up in vain.
    private(set) var lost: [BuildID: Unread] = [:]

    init(_ conversation: Conversation, _ memory: Memory, depth: Int) {
        self.conversation = conversation
        self.memory = memory
        self.depth = depth
        let remembered = memory.jobs.values.flatMap(\.builds).map { ($0.id, $0) }
        builds = Dictionary(remembered) { first, _ in first }
    }

    mutating func keep(_ reading: Reading<Listing>, of id: JobID) {
        guard var listing = reading.value else {
            jobs[id] = reading
            return
        }
        listing.forgoSurplus(beyond: memory.newest(of: id)?.id.number)
        listing.forgoOldChanges()
        jobs[id] = .read(listing)
        if memory.isOutlived(by: listing) {
            for build in memory.builds(of: id) { builds[build.id] = nil }
            memory.forget(id)
        }
        keep(listing.job.builds + listing.runs, listing.parents)
    }

    /// A multijob's build may name a child that does not name it.
    private mutating func keep(_ found: [Build], _ named: [BuildID: BuildID]) {
        parents.merge(named) { first, _ in first }
        for build in found { builds[build.id] = build }
        for child in found.map(\.id) + named.keys {
            if let parent = parents[child] { builds[child]?.addTrigger(.upstream(parent)) }
        }
    }

    /// Reads those jobs that were not listed yet, one by one.
    mutating func readJobs(_ ids: some Sequence<JobID>) {
        var pages: [JobID: Range<Int>] = [:]
        for id in ids where jobs[id] == nil { pages[id] = 0..<(memory.depth(of: id) ?? depth) }
        for (id, reading) in ask(for: pages) { keep(reading, of: id) }
    }

    /// Reads jobs that took part lately, if only one by one; one that is gone is nobody's any more.
    mutating func readPartners(_ ids: Set<JobID>) {
        let unlisted = ids.filter { jobs[$0] == nil }
        readJobs(unlisted)
        for id in unlisted {
            if case .unread(let unread) = jobs[id], unread.kind == .missing { jobs[id] = nil }
        }
    }

    /// Reads on in jobs until what is remembered is reached, and in new ones as far as at first.
    mutating func readToKnown(_ new: Set<JobID>) {
        let memory = memory
        let depth = depth
        readOn(in: Array(jobs.keys)) { id, listing in
            if let newest = memory.newest(of: id) { return !listing.reaches(newest.id.number) }
            return new.contains(id) && listing.asked < depth
        }
    }

    /// Reads on in jobs that may hold builds which root jobs started.
    mutating func readOlder(_ spans: [JobID: Span]) {
        readOn(in: spans.keys) { id, listing in
            spans[id].map { $0.needsMore(than: listing) } ?? false
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
            case .unread(let unread):
                lost[id] = unread
                if unread.kind == .missing { builds[id] = nil }
            case .read(let found):
                keep(found.builds + found.runs, found.parents)
            }
        }
    }
}
