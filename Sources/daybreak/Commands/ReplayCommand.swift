import ArgumentParser
import Foundation
import History
import Nightly
import Notifications
import Report
import Wire

/// Runs past nights through today's configuration, and prints what would have been said to whom.
struct ReplayCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Show what would have been said to whom over some past nights; send nothing.",
        discussion: """
            It reads what Jenkins still has and what is remembered, and judges it morning by morning \
            under the configuration as it is now. The first morning is taken as known, as in a first \
            run.
            """
    )

    @OptionGroup var reading: ReadingOptions

    @Option(help: ArgumentHelp("The first day, such as 2026-10-20.", valueName: "date"))
    var from: String

    @Option(help: ArgumentHelp("The last day; today without it.", valueName: "date"))
    var to: String?

    @Option(help: ArgumentHelp("When it is read each day.", valueName: "time"))
    var at = "07:00"

    func run(in world: World) throws -> ExitStatus {
        var night = try Night(reading, in: world)
        let mornings = try mornings(of: night)
        guard let first = mornings.first else { throw WrongDay(text: from) }
        let memory = try Memory.open(for: night, isDry: true)
        let collected = try night.collect(since: first, remembering: memory.history)
        guard !world.stop.isRaised else { return night.leave() }

        let history = try History.inMemory()
        let matters = night.knownMatters()
        var replay = Replay(
            project: night.configuration.project,
            timeZone: night.configuration.timeZone,
            mornings: []
        )
        for moment in mornings {
            night.now = moment
            let seen = collected.map { $0.seen(at: moment) }
            let judgements = try night.judge(seen, after: history, announcing: false)
            let evidence = try night.gatherEvidence(
                on: judgements,
                among: seen,
                knowing: matters,
                after: history
            )
            let morning = try night.morning(
                judgements,
                evidence,
                NightAudit(),
                matters,
                told: history
            )
            let composition = try compose(morning, for: night.configuration.directory)
            try history.commit(
                judgements,
                finding: evidence,
                deciding: composition.decisions,
                owing: try night.parcels(for: composition.notifications),
                at: moment
            )
            replay.mornings.append(
                .init(morning: morning, notifications: composition.notifications)
            )
        }
        world.say(replay.text)
        let unread = Set(replay.mornings.flatMap(\.morning.products).flatMap(\.judgement.unread))
        for trouble in unread.sorted(by: { $0.address < $1.address }) {
            world.warn("daybreak: \(trouble.address) \(trouble.what); \(trouble.remedy)")
        }
        return unread.isEmpty ? .done : .unread
    }

    /// A moment on each day, in the configuration's time zone; none after now.
    private func mornings(of night: Night) throws -> [Date] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = night.configuration.timeZone
        func midnight(_ text: String) throws -> Date {
            let parts = text.split(separator: "-").map { Int($0) }
            guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
                case let wanted = DateComponents(year: year, month: month, day: day),
                let date = calendar.date(from: wanted),
                calendar.dateComponents([.year, .month, .day], from: date) == wanted
            else { throw WrongDay(text: text) }
            return date
        }
        let (start, end) = (try midnight(from), try to.map(midnight) ?? night.now)
        guard let at = TimeOfDay(at) else {
            throw ValidationError("\(at) is not a time such as 07:00")
        }
        return (0..<Self.mostDays).lazy.compactMap {
            calendar.date(byAdding: .day, value: $0, to: start)
        }
        .prefix { $0 <= end }
        .compactMap {
            calendar.date(bySettingHour: at.hour, minute: at.minute, second: 0, of: $0)
        }
        .filter { $0 <= night.now }
    }

    private static var mostDays: Int { 400 }
}

/// A day that is none, or lies ahead.
private struct WrongDay: Fatal {
    var text: String
    var status: ExitStatus { .usage }
    var description: String { "\(text) is no past day such as 2026-10-20" }
}
