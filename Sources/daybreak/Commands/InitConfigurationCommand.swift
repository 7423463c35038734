import ArgumentParser
import Delivery
import Documents
import Foundation
import Jenkins
import Nightly
import Notifications
import Wire

/// Looks over a controller that nobody has described yet, and drafts what to watch there.
struct InitConfigurationCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "configuration",
        abstract: "Draft a configuration from what a Jenkins controller shows.",
        discussion: """
            Finds the jobs that a timer starts, leaves out those that only tidy up, and says why. \
            Without --user the login comes from ~/.netrc, if it has one.
            """
    )

    @Argument(help: ArgumentHelp("The address of Jenkins.", valueName: "url"))
    var address: String

    @Option(help: "Who we are to Jenkins.")
    var user: String?

    @Option(help: ArgumentHelp("The file that holds the user's API token.", valueName: "file"))
    var tokenFile: String?

    @Option(help: ArgumentHelp("Who owns all products at first.", valueName: "address"))
    var owner: String?

    @Option(help: ArgumentHelp("Write the draft there; never over a file.", valueName: "file"))
    var output = "daybreak.yaml"

    func validate() throws {
        if let owner, Mailbox(owner) == nil {
            throw ValidationError("\(owner) is not a mail address")
        }
    }

    func run(in world: World) throws -> ExitStatus {
        let login = LoginDraft(
            url: address,
            user: user,
            tokenFile: tokenFile.map { world.url($0).standardizedFileURL.path }
        )
        let controller = try controller(login, in: world)
        guard (try? world.bytes(output)) == nil else {
            world.warn("daybreak: \(output) is there already; take it away, or name another file")
            return .usage
        }
        let discovery = Jenkins.discover(controller, by: world.fetch)
        guard !world.stop.isRaised else { return .unread }
        for unread in discovery.unread {
            world.warn("daybreak: \(unread.address) \(unread.what); \(unread.remedy)")
        }
        let zones = Set(
            discovery.jobs.compactMap { job in
                job.timer.flatMap { try? CronTable($0) }?.timeZone
            }
        )
        let timeZone = zones.count == 1 ? zones.first ?? world.timeZone : world.timeZone
        let proposal = Proposal(from: discovery.jobs, timeZone: timeZone)
        guard !proposal.products.isEmpty else {
            world.say("No timer job that builds something was found on \(address).\n")
            return discovery.unread.isEmpty ? .done : .unread
        }
        let draft = ConfigurationDraft(
            login: login,
            proposal: proposal,
            owner: owner ?? "\(world.environment["LOGNAME"] ?? "root")@localhost",
            timeZone: timeZone
        )
        try world.write(draft.text, to: output)
        world.say(ProposalWords(draft, in: output).text)
        return discovery.unread.isEmpty ? .done : .unread
    }

    /// The controller, as the configuration that is about to be written will describe it.
    private func controller(_ login: LoginDraft, in world: World) throws -> Controller {
        let source = try Source(file: "the command line", bytes: Data(login.text.utf8))
        let reader = Reader(source)
        let root = reader.root(known: ["jenkins"])
        let settings = ControllerSettings.all(root, in: Surroundings(world))
        guard let first = settings.first,
            !reader.findings.contains(where: { $0.rule.severity == .error })
        else {
            throw ConfigurationError.wrong(
                file: source.file,
                reader.findings.discreetText(in: source)
            )
        }
        return first.controller
    }
}
