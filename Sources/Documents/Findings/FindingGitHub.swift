extension [Finding] {
    /// What GitHub Actions shows at the lines of a change.
    ///
    /// GitHub shows ten errors and ten warnings of a step and drops the rest in silence; so we cut there
    /// and say how many more there are.
    package var githubCommands: String {
        let shown = Severity.allCases.flatMap { severity in
            filter { $0.rule.severity == severity }.prefix(10)
        }
        let hidden = count - shown.count
        let rest =
            hidden > 0
            ? ["::notice::\(hidden) more findings are in the log of this step only\n"] : []
        return (shown.map(\.githubCommand) + rest).joined()
    }
}

extension Finding {
    fileprivate var githubCommand: String {
        let title = "\(rule.id) \(rule.name)".escapedForGitHubProperty
        let end =
            place.length > 0
            ? ",endLine=\(place.line),endColumn=\(place.column + place.length)" : ""
        let words = [message, help].compactMap(\.self).joined(separator: "\n").escapedForGitHub
        return
            "::\(rule.severity.rawValue) title=\(title),file=\(place.file.escapedForGitHubProperty),"
            + "line=\(place.line),col=\(place.column)\(end)::\(words)\n"
    }
}

extension String {
    fileprivate var escapedForGitHub: String {
        replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    fileprivate var escapedForGitHubProperty: String {
        escapedForGitHub.replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
