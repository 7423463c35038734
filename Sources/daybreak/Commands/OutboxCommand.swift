import ArgumentParser
import Documents
import Foundation
import History
import Notifications
import Report

/// Shows what is owed and not delivered yet, and lets an operator see to it.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Messages that wait: list, try, release, or drop them with a reason.",
        subcommands: [List.self, Retry.self, Release.self, Drop.self],
        defaultSubcommand: List.self
    )

    struct List: Command {
        static let configuration = CommandConfiguration(abstract: "Show what waits, and why.")

        @OptionGroup var reading: ReadingOptions

        func run(in world: World) throws -> ExitStatus {
            let night = try Night(reading, asking: false, in: world)
            let history = try Memory.open(for: night, isDry: true).history
            let waiting = try history.waiting()
            world.say(try night.list(waiting, in: history).text)
            let isQuiet = waiting.allSatisfy { $0.isHeld(at: night.now) }
            return isQuiet ? .done : .undelivered
        }
    }

    struct Retry: Command {
        static let configuration = CommandConfiguration(
            abstract: "Try messages now, instead of at their next turn."
        )

        @OptionGroup var reading: ReadingOptions

        @Argument(
            help: """
                Their identities, as the list shows them; if none is named, all but those that quiet hours \
                hold.
                """
        )
        var messages: [String] = []

        func run(in world: World) throws -> ExitStatus {
            let night = try Night(reading, asking: false, in: world)
            let memory = try Memory.open(for: night, isDry: false)
            let history = memory.history
            let waiting = try history.waiting()
            let named =
                try messages.isEmpty
                ? waiting.filter { !$0.isHeld(at: night.now) }
                : messages.map { try waiting.parcel(named: $0) }
            try history.hasten(named.map(\.parcel.id), at: night.now)
            let status = try night.deliverByHand(from: history)
            memory.close()
            return status
        }
    }

    struct Release: Command {
        static let configuration = CommandConfiguration(
            abstract: "Send what was held because one run would have said more than is likely."
        )

        @OptionGroup var reading: ReadingOptions

        func run(in world: World) throws -> ExitStatus {
            let night = try Night(reading, asking: false, in: world)
            let memory = try Memory.open(for: night, isDry: false)
            let history = memory.history
            let held = try history.waiting().filter(\.awaitsRelease).map(\.parcel.id)
            try history.release(held, at: night.now)
            let status = try night.deliverByHand(from: history)
            memory.close()
            return status
        }
    }

    struct Drop: Command {
        static let configuration = CommandConfiguration(
            abstract: "Give up messages that nobody is to get any more."
        )

        @OptionGroup var reading: ReadingOptions

        @Argument(help: "Their identities, as the list shows them.")
        var messages: [String]

        @Option(
            help: ArgumentHelp("Why, for whoever asks `why` later.", valueName: "reason"),
            transform: { text in
                guard text.contains(where: { !$0.isWhitespace }) else {
                    throw ValidationError("say why, for whoever asks `why` later")
                }
                return text
            }
        )
        var because: String

        func run(in world: World) throws -> ExitStatus {
            let night = try Night(reading, asking: false, in: world)
            let memory = try Memory.open(for: night, isDry: false)
            let history = memory.history
            let waiting = try history.waiting()
            let named = try messages.map { try waiting.parcel(named: $0) }
            try history.withdraw(
                named.map { Withdrawal(parcelID: $0.parcel.id, why: because) },
                at: night.now
            )
            let left = try night.list(history.waiting(), in: history)
            memory.close()
            world.say(left.text)
            return .done
        }
    }
}

extension Night {
    fileprivate func deliverByHand(from history: History) throws -> ExitStatus {
        let tally = try deliver(from: history)
        world.say(tally.text(in: configuration.timeZone))
        return tally.isDone ? .done : .undelivered
    }

    fileprivate func list(_ waiting: [OwedParcel], in history: History) throws -> OutboxList {
        OutboxList(
            waiting,
            sparing: try deadAddresses(in: history),
            at: now,
            in: configuration.timeZone
        )
    }
}

extension [OwedParcel] {
    fileprivate func parcel(named id: String) throws -> OwedParcel {
        if let owed = first(where: { $0.parcel.id == id }) { return owed }
        throw UnknownSubject(id, among: map(\.parcel.id), kind: "message that waits")
    }
}
