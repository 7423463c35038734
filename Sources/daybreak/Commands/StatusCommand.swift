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
            The exit status is 0 while the last run is young enough, 1 (a warning to Nagios) when it is \
            not or there was none, and 3 (unknown) when that cannot be read. For Prometheus, see \
            `report: { metrics: FILE }`.
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
        let waiting = try history.waiting().count { !$0.isHeld(at: night.now) }
        guard let last = try history.lastCommit() else {
            world.say("daybreak WARNING: there was no run yet\n")
            return .findings
        }
        let age = max(0, Int(night.now.timeIntervalSince(last)))
        let words = DateWords(timeZone: night.configuration.timeZone)
        let state = age <= limit ? "OK" : "WARNING"
        world.say(
            """
            daybreak \(state): the last run was \(words.moment(last, seen: night.now)), \
            \(age.inWords) ago; \(count(waiting, "message")) waiting \
            | age=\(age)s;\(limit);;0 waiting=\(waiting);;;0

            """
        )
        return age <= limit ? .done : .findings
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
