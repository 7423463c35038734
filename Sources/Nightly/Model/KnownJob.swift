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

    package init(id: JobID, builds: [Build] = [], timer: String? = nil, timerRead: Date? = nil) {
        self.id = id
        self.builds = builds
        self.timer = timer
        self.timerRead = timerRead
    }
}
