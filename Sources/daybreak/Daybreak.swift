import ArgumentParser
import Foundation

/// The program: its commands, and nothing else.
struct Daybreak: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daybreak",
        abstract: "What broke last night, and who should know.",
        discussion: """
            Exit status: 0 done; 1 there are findings; 2 usage or configuration; 3 something could \
            not be read; 4 something could not be delivered yet; 70 a fault of our own. Where \
            several apply, the highest.
            """,
        subcommands: [
            NightlyCommand.self, RecordCommand.self, LintCommand.self, AuditCommand.self,
            RenderCommand.self, InitCommand.self, InventoryCommand.self, VersionsCommand.self,
            ExplainCommand.self, WhyCommand.self, ReplayCommand.self, OutboxCommand.self,
            DoctorCommand.self,
            StatusCommand.self, SheetCommand.self,
        ]
    )
}

@main
enum Program {
    static func main() {
        exit(run().rawValue)
    }

    /// Runs one command; all that goes wrong ends here, in words.
    private static func run() -> ExitStatus {
        let world = World.live()
        let signals = Signals(raising: world.stop)
        defer { withExtendedLifetime(signals) {} }
        do {
            var command = try Daybreak.parseAsRoot()
            if let command = command as? any Command { return try command.run(in: world) }
            try command.run()
            return .done
        } catch let error as any Fatal {
            world.warn("daybreak: \(error)")
            return error.status
        } catch {
            return usage(error, in: world)
        }
    }

    /// Help is an answer; a wrong command line is a complaint; what nobody foresaw is our fault.
    private static func usage(_ error: any Error, in world: World) -> ExitStatus {
        let message = Daybreak.fullMessage(for: error)
        switch Daybreak.exitCode(for: error) {
        case .success:
            world.say(message + "\n")
            return .done
        case .validationFailure:
            world.warn(message)
            return .usage
        default:
            world.warn(message)
            return .fault
        }
    }
}
