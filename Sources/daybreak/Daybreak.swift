import ArgumentParser
import Foundation

/// The program: its commands, and nothing else.
@main
struct Daybreak: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daybreak",
        abstract: "What broke last night, and who should know.",
        subcommands: [LintCommand.self, AuditCommand.self, RenderCommand.self, ExplainCommand.self]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            let message = fullMessage(for: error)
            let status = status(for: error)
            let stream = status == 0 ? FileHandle.standardOutput : .standardError
            if !message.isEmpty { stream.write(Data((message + "\n").utf8)) }
            Foundation.exit(status)
        }
    }

    /// The parser's own status for bad usage is not ours; what nobody foresaw is our fault.
    private static func status(for error: any Error) -> Int32 {
        if error is FileError { return ExitStatus.unread.rawValue }
        return switch exitCode(for: error) {
        case .validationFailure: ExitStatus.usage.rawValue
        case .failure where !(error is ExitCode): ExitStatus.fault.rawValue
        case let code: code.rawValue
        }
    }
}
