import ArgumentParser
import Dependencies
import Documents

/// How findings are printed.
enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case github

    func print(_ findings: [Finding], in sources: [Source]) throws -> String {
        switch self {
        case .text: findings.isEmpty ? "" : findings.text(in: sources) + "\n"
        case .json: try findings.json()
        case .github: findings.githubCommands
        }
    }
}

/// Where a project keeps its manifest.
let defaultManifest = "manifests/dependencies.yaml"

extension ExitStatus {
    /// A document that cannot be read gives no verdict, which weighs more than findings.
    init(_ findings: [Finding]) {
        let errors = findings.filter { $0.rule.severity == .error }
        if errors.contains(where: { [.syntax, .noInventory].contains($0.rule) }) {
            self = .unread
        } else {
            self = errors.isEmpty ? .done : .findings
        }
    }

    /// A manifest that a command needs, and that cannot be used, is a configuration that is wrong.
    init(_ unreadable: Unreadable) {
        self = max(.usage, ExitStatus(unreadable.findings))
    }
}
