import Documents
import Evidence
import Foundation
import Nightly
import Notifications

/// Who may be told that a change of theirs may be related, and which changes are nobody's.
struct SuspectSettings: Equatable {
    var rule = SuspectRule()
    /// Where people are to whom nobody has given a name; nil leaves it to those who have one.
    var domains: [String]?
    /// Repositories of the CI system itself.
    var sharedLibraries: [Glob]

    /// Reads `suspects:` and `shared_libraries:`.
    init(_ root: Mapping) {
        let map = root.mapping("suspects", known: ["tell", "at_most", "domains"])
        if let tell = map.choice("tell", of: Word.self) { rule.tell = tell.confidence }
        if let atMost = map.number("at_most") { rule.atMost = atMost }
        domains = map.value("domains").map { _ in map.texts("domains").map(\.string) }
        sharedLibraries = root.texts("shared_libraries").map { Glob($0.string) }
    }

    private enum Word: String, CaseIterable {
        case low
        case medium
        case high

        var confidence: Confidence {
            switch self {
            case .low: .low
            case .medium: .medium
            case .high: .high
            }
        }
    }
}

extension ChangeSource {
    /// Reads a product's `changes:`.
    init(_ product: Mapping, ignoring sharedLibraries: [Glob]) {
        let map = product.mapping("changes", shorthand: "from", known: ["from", "link", "ignore"])
        self.init(ignored: sharedLibraries + map.texts("ignore").map { Glob($0.string) })
        if let from = map.optionalText("from") {
            if from.string.hasPrefix("artifact:") {
                snapshots = Glob(String(from.string.dropFirst("artifact:".count)))
            } else {
                map.reader.reject(from, "changes are read from artifact:PATTERN, not \(from)")
            }
        }
        if let link = map.optionalText("link") {
            if link.string.isAddress {
                self.link = link.string
            } else {
                map.reader.reject(
                    link,
                    "\(link) is not an https:// address",
                    help: "such as https://github.com/ORG/{{name}}/compare/{{from}}...{{to}}"
                )
            }
        }
    }
}
