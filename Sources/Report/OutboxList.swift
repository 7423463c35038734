package import Foundation
package import Notifications

/// What is still owed, for the operator who looks after it.
package struct OutboxList: Equatable, Sendable {
    /// In the order in which they were composed.
    package var entries: [OwedParcel]
    /// Where nothing is sent for now, if there is another way.
    package var spared: [DeadAddress]
    package var now: Date
    package var timeZone: TimeZone

    package init(
        _ entries: [OwedParcel],
        sparing spared: [DeadAddress] = [],
        at now: Date,
        in timeZone: TimeZone
    ) {
        self.entries = entries
        self.spared = spared
        self.now = now
        self.timeZone = timeZone
    }

    package var text: String {
        guard !entries.isEmpty else { return "Nothing is owed to anyone.\n" + sparedText }
        let lines = entries.flatMap { entry in
            let parcel = entry.parcel
            let name = parcel.recipient.name.oneLine(limit: 60)
            let head = "\(name), \(parcel.channel.rawValue): \(parcel.subject)"
            return [""] + head.visible.wrapped(to: 80)
                + history(of: entry).visible.wrapped(to: 80, indent: "   ") + ["   \(parcel.id)"]
        }
        return (["\(count(entries.count, "message")) waiting"] + lines).joined(separator: "\n")
            + "\n" + sparedText
    }

    private var sparedText: String {
        guard !spared.isEmpty else { return "" }
        let words = DateWords(timeZone: timeZone)
        let lines = spared.flatMap { dead in
            let name = dead.person.name.oneLine(limit: 60)
            let line =
                "\(name), \(dead.channel.rawValue), since \(words.moment(dead.since, seen: now)): "
                + dead.words.oneLine(limit: 300)
            return line.visible.wrapped(to: 80, indent: "   ")
        }
        return (["", "Not used until it is corrected in `people`, or for a week"] + lines)
            .joined(separator: "\n") + "\n"
    }

    private func history(of entry: OwedParcel) -> String {
        let words = DateWords(timeZone: timeZone)
        let since = "composed \(words.moment(entry.parcel.composed, seen: now))"
        if entry.awaitsRelease {
            return "\(since), held until somebody says `daybreak outbox release`"
        }
        if entry.attempts == 0, entry.isHeld(at: now), let end = entry.parcel.notBefore {
            return "\(since), held until \(words.moment(end, seen: now)): quiet hours"
        }
        let next = "next try \(words.moment(entry.nextTry, seen: now))"
        guard entry.attempts > 0 else { return "\(since), not tried yet; \(next)" }
        let said = entry.lastWords?.oneLine(limit: 300) ?? "the program died while it was sent"
        return "\(since), tried \(count(entry.attempts, "time")): \(said); \(next)"
    }
}
