import ArgumentParser
import Delivery
import Foundation
import History
import Nightly
import Notifications
import Report
import Wire

/// Reads what the timer jobs did, judges it, and tells the people who must know.
struct NightlyCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "nightly",
        abstract: "Read what the timer jobs did, and tell the people who must know."
    )

    @OptionGroup var reading: ReadingOptions

    @Flag(help: "Print only what the operator must act on, so that cron's own mail stays empty.")
    var quiet = false

    @Flag(help: "Show every message that would go and to whom; write and send nothing.")
    var dryRun = false

    @Flag(help: "Announce what is already broken when a product is read for the first time.")
    var announceExisting = false

    @Option(
        help: ArgumentHelp(
            "Send every message to this address instead of its recipient's.",
            valueName: "address"
        ),
        transform: { text in
            guard let mailbox = Mailbox(text) else {
                throw ValidationError("\(text) is not a mail address")
            }
            return mailbox
        }
    )
    var onlyTo: Mailbox?

    @Option(help: "How to print the report: text or json.")
    var format = ReportFormat.text

    @Option(
        help: ArgumentHelp(
            """
            Exit with 1 if a product's newest run came to one of these, separated by commas: \
            \(FailOn.allCases.map(\.rawValue).joined(separator: ", ")).
            """,
            valueName: "verdicts"
        ),
        transform: FailOn.list
    )
    var failOn: [FailOn] = []

    func run(in world: World) throws -> ExitStatus {
        let night = try Night(reading, onlyTo: onlyTo, in: world)
        let warnings = night.configuration.warnings
        if !quiet && !warnings.isEmpty { world.warn(warnings) }
        let heartbeat = night.heartbeat(isDry: dryRun)
        let memory: Memory
        do {
            memory = try heartbeat.before { try Memory.open(for: night, isDry: dryRun) }
        } catch let error as RunLockError where quiet && !error.isWorthSaying(at: world.now()) {
            return .done
        }
        let history = memory.history
        let status = try heartbeat.during { try run(night, after: history) }
        memory.close()
        return status
    }

    private func run(_ night: Night, after history: History) throws -> ExitStatus {
        let world = night.world
        let known = try history.knownJobs(of: night.roots)
        let collected = night.collect(knowing: known)
        let judgements = try night.judge(collected, after: history, announcing: announceExisting)
        let audit = try night.audit(judgements, after: history)
        let matters = night.knownMatters()
        let evidence = try night.gatherEvidence(
            on: judgements,
            among: collected,
            knowing: matters,
            using: audit.record?.inventories ?? [],
            after: history
        )
        let morning = try night.morning(judgements, evidence, audit, matters, told: history)
        let composition = compose(
            morning,
            audit.notices,
            for: night.configuration.directory,
            heardBy: night.configuration.listeners
        )
        guard !world.stop.isRaised else { return night.leave() }

        let fuse = composition.fuse(night.configuration.limits)
        let notice = fuse.flatMap(morning.notice)
        let wording = night.worded(
            night.addressed(composition.notifications + [notice].compactMap(\.self))
        )
        let notifications = wording.notifications
        let (held, free) = notifications.parted { message in
            fuse?.held.contains { $0.id == message.id } == true
        }
        let previous = try history.lastCommit()
        let overtaken = try history.overtaken(by: judgements)
        let dead = try history.deadAddresses()
        let outdated = try night.outdated(by: notifications, judgements, after: history)
        try history.commit(
            judgements,
            learning: collected.learned(beside: known),
            finding: evidence,
            deciding: composition.decisions,
            saying: morning.said(after: composition.decisions),
            answered: morning.answered,
            owing: try night.parcels(for: free, sparing: dead),
            holding: try night.parcels(for: held, sparing: dead),
            withdrawing: overtaken + outdated,
            audit: audit.record,
            at: night.now
        )
        let tally = dryRun ? DeliveryTally() : try night.deliver(from: history)
        let report = NightReport(
            morning: morning,
            directory: night.configuration.directory,
            decisions: composition.decisions,
            reading: night.tally(of: collected),
            deliveries: tally,
            previous: previous,
            audit: audit.summary,
            wording: wording.troubles,
            notes: night.notes(isDry: dryRun)
        )
        if dryRun && !quiet && format == .text { notifications.forEach { world.say($0.preview) } }
        try world.say(quiet ? report.forOperator : format.text(of: report, in: world))
        let isFinding = judgements.contains { $0.isFinding(failOn) }
        let status = max(report.status, isFinding ? .findings : .done)
        if !dryRun { night.publish(report.metrics(status: status.rawValue)) }
        return status
    }
}

extension NightReport {
    fileprivate var status: ExitStatus {
        if !deliveries.isDone { return .undelivered }
        return isWhole ? .done : .unread
    }
}

extension Notifications.Notification {
    /// The message as a dry run shows it.
    fileprivate var preview: String {
        """
        To: \(recipient.name) <\(recipient.mail)>
        Subject: \(subject)

        \(text)
        \(String(repeating: "=", count: 80))

        """
    }
}

/// How the report is printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json

    func text(of report: NightReport, in world: World) throws -> String {
        switch self {
        case .text: report.terminal(coloured: world.isTerminal)
        case .json: try report.json()
        }
    }
}

extension [Notifications.Notification] {
    /// Those of which something holds, and the others, each in their order.
    fileprivate func parted(_ holds: (Element) -> Bool) -> (held: [Element], free: [Element]) {
        (filter(holds), filter { !holds($0) })
    }
}
