import ArgumentParser
import Dependencies
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

    @Option(
        help: ArgumentHelp("The first day, such as 2026-10-20.", valueName: "date"),
        transform: day
    )
    var from: Day

    @Option(
        help: ArgumentHelp("The last day; today without it.", valueName: "date"),
        transform: day
    )
    var to: Day?

    @Option(
        help: ArgumentHelp("When it is read each day; 07:00 without it.", valueName: "time"),
        transform: { text in
            guard let time = TimeOfDay(text) else {
                throw ValidationError("\(text) is not a time such as 07:00")
            }
            return time
        }
    )
    var at: TimeOfDay?

    func run(in world: World) throws -> ExitStatus {
        var night = try Night(reading, in: world)
        if let to, to < from { throw ValidationError("\(to) is before \(from)") }
        let mornings = mornings(of: night)
        guard let first = mornings.first else { throw ValidationError("\(from) lies ahead") }
        guard mornings.count <= Self.mostDays else {
            throw ValidationError("\(from) is more than \(Self.mostDays) days back")
        }
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
            var morning = try night.morning(
                judgements,
                evidence,
                NightAudit(),
                matters,
                told: history
            )
            morning.operator = nil
            let composition = compose(morning, for: night.configuration.directory)
            try history.commit(
                judgements,
                finding: evidence,
                deciding: composition.decisions,
                saying: morning.said(after: composition.decisions),
                owing: try night.parcels(for: composition.notifications, sparing: []),
                at: moment
            )
            try history.deliverAll(at: moment)
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
    private func mornings(of night: Night) -> [Date] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = night.configuration.timeZone
        let last = to ?? Day(night.now, in: calendar.timeZone)
        let noon = DateComponents(year: from.year, month: from.month, day: from.day, hour: 12)
        return (0...Self.mostDays).lazy
            .compactMap { days in
                calendar.date(from: noon).flatMap {
                    calendar.date(byAdding: .day, value: days, to: $0)
                }
            }
            .prefix { Day($0, in: calendar.timeZone) <= last }
            .compactMap {
                calendar.date(
                    bySettingHour: at?.hour ?? 7,
                    minute: at?.minute ?? 0,
                    second: 0,
                    of: $0
                )
            }
            .filter { $0 <= night.now }
    }

    private static var mostDays: Int { 400 }
}

extension History {
    /// Takes all that is due for delivered.
    fileprivate func deliverAll(at moment: Date) throws {
        let due = try owed(at: moment).map(\.parcel.id)
        _ = try turn(recording: [], claiming: due, at: moment)
        let delivered = due.map { Attempt(at: $0, .delivered("replayed")) }
        _ = try turn(recording: delivered, claiming: [], at: moment)
    }
}

private func day(_ text: String) throws -> Day {
    guard let day = Day(text) else {
        throw ValidationError("\(text) is no day such as 2026-10-20")
    }
    return day
}
