import ArgumentParser

/// The program: its commands, and nothing else.
@main
struct Daybreak: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daybreak",
        abstract: "What broke last night, and who should know."
    )
}
