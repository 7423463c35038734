import Documents
import Foundation
import Notifications
import Report

extension Night {
    /// The messages in the words of the project's templates, and why some of them go without; each
    /// reason once.
    func worded(
        _ notifications: [Notifications.Notification]
    ) -> (notifications: [Notifications.Notification], troubles: [Finding]) {
        var troubles: [Finding] = []
        let worded = notifications.map { notification in
            let person = notification.recipient
            let (worded, findings) = configuration.templates.worded(
                notification,
                on: person.channels.filter { isOpen($0, to: person) },
                at: max(now, notification.notBefore ?? now),
                in: configuration.timeZone
            )
            troubles += findings.filter { !troubles.contains($0) }
            return worded
        }
        return (worded, troubles)
    }

    // MARK: Looking over

    /// Every template, as it is and tried on a message of each kind.
    func checkTemplates() -> [Checkup] {
        let templates = configuration.templates
        let tried = Notification.samples.flatMap { sample in
            templates.worded(
                sample,
                on: ChannelKind.allCases,
                at: now,
                in: configuration.timeZone
            ).1
        }
        // What is wrong with a template as a whole is wrong with it for every message.
        let unfit = Dictionary(grouping: tried.filter { $0.scope != nil }) { finding in
            var finding = finding
            finding.scope = nil
            return finding
        }
        let findings =
            templates.findings.map { Checkup($0) }
            + unfit.sorted { $0.key.place < $1.key.place }.map { finding, each in
                Checkup(finding, of: each.compactMap(\.scope))
            }
        guard findings.isEmpty else { return findings }
        guard templates.count > 0 else { return [] }
        let words = "\(count(templates.count, "file")), tried on a message of each kind"
        return [Checkup(.templates, "templates", .works(words))]
    }
}

extension Checkup {
    /// - Parameter kinds: The messages of which it is so; none for all.
    fileprivate init(_ finding: Documents.Finding, of kinds: [String] = []) {
        let remedy = finding.help ?? "correct it"
        let isLimited = !kinds.isEmpty && kinds.count < Reason.allCases.count
        let message = finding.message + (isLimited ? " (\(kinds.joined(separator: ", ")))" : "")
        self.init(
            .templates,
            "\(finding.place)",
            finding.rule.severity == .error
                ? .broken(message, remedy: "\(remedy); the built-in message goes out instead")
                : .unsure(message, remedy: remedy)
        )
    }
}
