import ArgumentParser
import Notifications
import Report

/// Tries all that a run needs, and says what works, what does not, and how to mend it.
struct DoctorCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract:
            "Try each controller, channel and address; say what works and how to mend the rest.",
        discussion: """
            Nothing is sent without --send-test. The exit status is 1 if a template cannot be used, 3 if a \
            controller cannot be read, 4 if somebody cannot be reached.
            """
    )

    @OptionGroup var reading: ReadingOptions

    @Flag(
        help: "Send a test message to everyone whom the configuration names, by all their channels."
    )
    var sendTest = false

    @Option(help: ArgumentHelp("Send it to these people alone.", valueName: "person"))
    var to: [String] = []

    func validate() throws {
        if !to.isEmpty && !sendTest { throw ValidationError("--to says to whom --send-test goes") }
    }

    func run(in world: World) throws -> ExitStatus {
        let night = try Night(reading, in: world)
        if !night.configuration.warnings.isEmpty { world.warn(night.configuration.warnings) }
        let checkups = try night.checkups() + (sendTest ? night.sendTest(to: to) : [])
        world.say(checkups.text)
        return checkups.filter(\.isBroken).map(\.part.status).max() ?? .done
    }
}

extension Checkup.Part {
    /// How it ends if something of this is broken.
    fileprivate var status: ExitStatus {
        switch self {
        case .templates: .findings
        case .controllers, .state: .unread
        case .mail, .people, .test: .undelivered
        }
    }
}
