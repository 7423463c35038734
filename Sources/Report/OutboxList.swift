package import Foundation
package import Notifications

/// What is still owed, for the operator who looks after it.
package struct OutboxList: Equatable, Sendable {
    package struct Entry: Equatable, Sendable {
        package var parcel: Parcel
        /// How often it was tried.
        package var attempts: Int
        /// What the other side said the last time.
        package var lastWords: String?
        package var nextTry: Date
        /// One run would have said more than is likely.
        package var awaitsRelease: Bool

        package init(
            parcel: Parcel,
            attempts: Int,
            lastWords: String?,
            nextTry: Date,
            awaitsRelease: Bool = false
        ) {
            self.parcel = parcel
            self.attempts = attempts
            self.lastWords = lastWords
            self.nextTry = nextTry
            self.awaitsRelease = awaitsRelease
        }
    }

    /// In the order in which they were composed.
    package var entries: [Entry]
    package var now: Date
    package var timeZone: TimeZone

    package init(_ entries: [Entry], at now: Date, in timeZone: TimeZone) {
        self.entries = entries
        self.now = now
        self.timeZone = timeZone
    }

    package var text: String {
        guard !entries.isEmpty else { return "Nothing is owed to anyone.\n" }
        let lines = entries.flatMap { entry in
            let parcel = entry.parcel
            let name = parcel.recipient.name.oneLine(limit: 60)
            let head = "\(name), \(parcel.channel.rawValue): \(parcel.subject)"
            return [""] + head.visible.wrapped(to: 80)
                + history(of: entry).visible.wrapped(to: 80, indent: "   ") + ["   \(parcel.id)"]
        }
        return (["\(count(entries.count, "message")) waiting"] + lines).joined(separator: "\n")
            + "\n"
    }

    private func history(of entry: Entry) -> String {
        let words = DateWords(timeZone: timeZone)
        let since = "composed \(words.moment(entry.parcel.composed, seen: now))"
        if entry.awaitsRelease {
            return "\(since), held until somebody says `daybreak outbox release`"
        }
        if entry.attempts == 0, let end = entry.parcel.notBefore, now < end {
            return "\(since), held until \(words.moment(end, seen: now)): quiet hours"
        }
        let next = "next try \(words.moment(entry.nextTry, seen: now))"
        guard entry.attempts > 0 else { return "\(since), not tried yet; \(next)" }
        let said = entry.lastWords?.oneLine(limit: 300) ?? "the program died while it was sent"
        return "\(since), tried \(count(entry.attempts, "time")): \(said); \(next)"
    }
}
