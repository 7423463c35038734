package import Foundation

/// A root job as it stands, with the builds that were read, newest first.
package struct Job: Equatable, Sendable {
    package var id: JobID
    /// Where a person looks at it.
    package var url: String
    package var isDisabled: Bool
    /// Since when it waits in the queue and why, if it does.
    package var waiting: Waiting?
    /// The timer lines of the job's own configuration; nil when we may not read them.
    package var timer: String?
    package var builds: [Build]

    package init(
        id: JobID,
        url: String,
        isDisabled: Bool = false,
        waiting: Waiting? = nil,
        timer: String? = nil,
        builds: [Build]
    ) {
        self.id = id
        self.url = url
        self.isDisabled = isDisabled
        self.waiting = waiting
        self.timer = timer
        self.builds = builds
    }
}

/// A place in Jenkins' queue.
package struct Waiting: Hashable, Sendable, Codable {
    package var since: Date?
    /// Jenkins' words, such as "Waiting for next available executor".
    package var why: String

    package init(since: Date?, why: String) {
        self.since = since
        self.why = why
    }
}

/// All that was read for one root job: the job, and every build that may belong to its runs.
package struct RootReading: Equatable, Sendable {
    package var root: JobID
    package var job: Reading<Job>
    /// The builds of the candidate jobs and of the builds between them and the root.
    ///
    /// Unread as soon as one candidate's list is: a missing child may be a failed one.
    package var others: Reading<[Build]>
    /// What to remember of each job that was read for it, in place of what was remembered before.
    ///
    /// A job that several root jobs touch comes with each of them, the same each time.
    package var known: [KnownJob]
    /// Why nobody could look for what it starts in other folders, where that was to be done: something
    /// may have failed there that is not among the builds.
    package var unsearched: Unread?

    package init(
        root: JobID,
        job: Reading<Job>,
        others: Reading<[Build]>,
        known: [KnownJob] = [],
        unsearched: Unread? = nil
    ) {
        self.root = root
        self.job = job
        self.others = others
        self.known = known
        self.unsearched = unsearched
    }

    /// Every build that was read of it, the root job's own first.
    package var builds: [Build] { (job.value?.builds ?? []) + (others.value ?? []) }
}
