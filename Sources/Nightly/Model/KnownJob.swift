package import Foundation

/// What is remembered of one job from earlier readings, and need not be asked for again.
package struct KnownJob: Equatable, Sendable {
    package var id: JobID
    /// Newest first; running ones as they were last seen.
    package var builds: [Build]
    /// The timer lines of its configuration; empty where it has none, nil where we may not read them.
    package var timer: String?
    /// When its configuration was last asked for; nil if it never was.
    package var timerRead: Date?
    /// When its controller was last looked over for what it starts in other folders; nil if it never was.
    package var searched: Date?

    package init(
        id: JobID,
        builds: [Build] = [],
        timer: String? = nil,
        timerRead: Date? = nil,
        searched: Date? = nil
    ) {
        self.id = id
        self.builds = builds
        self.timer = timer
        self.timerRead = timerRead
        self.searched = searched
    }
}

extension KnownJob {
    /// What is in it that an earlier knowledge of the job does not hold; nil if there is nothing.
    package func news(since earlier: KnownJob?) -> KnownJob? {
        guard let earlier else { return self }
        let known = Dictionary(earlier.builds.map { ($0.id.number, $0) }) { first, _ in first }
        var news = self
        news.builds = builds.filter { $0 != known[$0.id.number] }
        let isSameJob =
            (timer, timerRead, searched) == (earlier.timer, earlier.timerRead, earlier.searched)
        return news.builds.isEmpty && isSameJob ? nil : news
    }
}

extension RootReading {
    /// A reading made of nothing but what is remembered, for a look at the past.
    package init(remembering root: JobID, in known: [KnownJob]) {
        let job = known.first { $0.id == root }
        let builds = job?.builds ?? []
        self.init(
            root: root,
            job: .read(
                Job(
                    id: root,
                    url: builds.first.map(\.jobAddress) ?? "",
                    timer: job?.timer,
                    builds: builds
                )
            ),
            others: .read(known.filter { $0.id != root }.flatMap(\.builds))
        )
    }
}

extension Build {
    /// Its job's address: its own, but for the number at the end.
    fileprivate var jobAddress: String {
        url.hasSuffix("/\(id.number)/") ? String(url.dropLast("\(id.number)/".count)) : url
    }
}
