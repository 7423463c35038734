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
        subcommands: [NightlyCommand.self, RecordCommand.self]
    )
}

/// A command that does its work in a world it is given, and says how that ended.
protocol ProgramCommand: ParsableCommand {
    func run(in world: World) throws -> ExitStatus
}

/// An error that knows how the program ends by it.
protocol Fatal: Error, CustomStringConvertible {
    var status: ExitStatus { get }
}

@main
enum Program {
    static func main() {
        exit(run(CommandLine.arguments.dropFirst().map(\.self)).rawValue)
    }

    /// Runs one command line; all that goes wrong ends here, in words.
    private static func run(_ arguments: [String]) -> ExitStatus {
        do {
            var command = try Daybreak.parseAsRoot(arguments)
            if let command = command as? any ProgramCommand {
                return try command.run(in: .live())
            }
            try command.run()
            return .done
        } catch let error as any Fatal {
            complain("daybreak: \(error)")
            return error.status
        } catch {
            return usage(error)
        }
    }

    /// Help and version are answers; a wrong command line is a complaint.
    private static func usage(_ error: any Error) -> ExitStatus {
        let message = Daybreak.fullMessage(for: error)
        guard Daybreak.exitCode(for: error) != .success else {
            print(message)
            return .done
        }
        complain(message)
        return Daybreak.exitCode(for: error) == .validationFailure ? .usage : .fault
    }

    private static func complain(_ words: String) {
        FileHandle.standardError.write(Data((words + "\n").utf8))
    }
}
