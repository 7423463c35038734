import ArgumentParser
import Foundation
import History
import Notifications

/// Tells how long ago the last run was, for a monitor that notices when there are none any more.
struct StatusCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell how old the last run is: one line for people and for Nagios.",
        discussion: """
            The exit status is 0 while the last run is young enough and its messages got through, 1 (a \
            warning to Nagios) when it is not or there was none, or when a message waits for more than an \
            hour or for the operator's word, and 3 (unknown) when that cannot be read. For Prometheus, \
            see `report: { metrics: FILE }`.
            """
    )

    @OptionGroup var reading: ReadingOptions

    @Option(
        help: ArgumentHelp("How old it may be; 26 without it.", valueName: "hours"),
        transform: { text in
            guard let hours = Int(text), (1...10_000).contains(hours) else {
                throw ValidationError("\(text) is no number of hours")
            }
            return hours
        }
    )
    var within: Int?

    func run(in world: World) throws -> ExitStatus {
        let night = try Night(reading, asking: false, in: world)
        let history = try Memory.open(for: night, isDry: true).history
        let limit = (within ?? 26) * 3600
        let waiting = try history.waiting().filter { !$0.isHeld(at: night.now) }
        guard let last = try history.lastCommit() else {
            world.say("daybreak WARNING: there was no run yet\n")
            return .findings
        }
        let age = Int(night.now.timeIntervalSince(last))
        let troubles = waiting.troubles(at: night.now)
        let isWell = (0...limit).contains(age) && troubles.isEmpty
        let moment = DateWords(timeZone: night.configuration.timeZone).moment(last, seen: night.now)
        let ago = age < 0 ? "which is still to come by this clock" : "\(age.inWords) ago"
        let messages = [count(waiting.count, "message") + " waiting"] + troubles
        world.say(
            """
            daybreak \(isWell ? "OK" : "WARNING"): the last run was \(moment), \(ago); \
            \(messages.joined(separator: ", ")) \
            | age=\(max(0, age))s;\(limit);;0 waiting=\(waiting.count);;;0

            """
        )
        return isWell ? .done : .findings
    }
}

extension [OwedParcel] {
    /// What somebody must see to: that messages wait for a word, or for longer than what passes by itself.
    fileprivate func troubles(at now: Date) -> [String] {
        let held = count(where: \.awaitsRelease)
        let late = count { owed in
            let due = Swift.max(owed.parcel.composed, owed.parcel.notBefore ?? .distantPast)
            return !owed.awaitsRelease && now.timeIntervalSince(due) > 3600
        }
        return [
            held > 0 ? "\(held) until `daybreak outbox release`" : nil,
            late > 0 ? "\(late) for more than an hour" : nil,
        ].compactMap(\.self)
    }
}

extension Int {
    /// A number of seconds as people say it, in one unit.
    fileprivate var inWords: String {
        if self < 7200 { return count(self / 60, "minute") }
        if self < 172_800 { return count(self / 3600, "hour") }
        return count(self / 86_400, "day")
    }
}
