import Foundation
import Nightly

extension Occasion {
    /// What was broken passes again, or what did not run runs again.
    var recoveryLetter: Letter {
        let recovery = phrases.recovery(of: incident, in: directory)
        let trouble = phrases.trouble(of: incident)
        let since = "It \(trouble == .red ? "was red" : phrases.lacked(incident)) since \(opened)."
        return letter(
            .green,
            ["\(phrases.subject(of: incident)) \(recovery)"],
            lead: """
                \(phrases.title(of: incident)) \(recovery). \(since) Nothing is needed from you.
                """,
            links.isEmpty ? [] : [Letter.Section("WHERE TO LOOK", [.links(links)])]
        )
    }

    private var opened: String { phrases.words.day(incident.opened) }

    private var links: [Letter.Link] {
        product.judgement.latest.values.compactMap(\.run?.root)
            .sorted { $0.id.job.name < $1.id.job.name }
            .map { Letter.Link(label: phrases.name(of: $0.id), url: $0.url) }
    }
}
