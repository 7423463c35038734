import Foundation
import Nightly

/// A first configuration, made of what a controller shows: it works as it is, and asks to be gone over.
struct ConfigurationDraft {
    /// The address of the controller, and who we are to it.
    var login: LoginDraft
    var proposal: Proposal
    /// Who owns all of it until somebody says who does.
    var owner: String
    var timeZone: TimeZone

    var text: String {
        ([opening] + (people.isEmpty ? [] : [register]) + [products]).joined(separator: "\n")
    }

    /// Everybody who can be told, by a short name.
    private var people: [(key: String, author: Author)] {
        var taken: Set<String> = []
        return proposal.people.filter { !$0.mail.contains("noreply") }.prefix(Self.most).map {
            let short = $0.mail.shortName
            let key = taken.contains(short) ? "\(short)-\(taken.count)" : short
            taken.insert(key)
            return (key, $0)
        }
    }

    private var opening: String {
        """
        # Drafted by `daybreak init`: go over it. Then see what would be said, and to whom, with
        #   daybreak nightly --dry-run
        # The README tells what else can be said here.

        project: \(login.host.quoted)
        time_zone: \(timeZone.identifier.quoted)
        \(login.text)
        mail: smtp://localhost

        """
    }

    private var register: String {
        let lines = people.map { key, author in
            "  \(key.quoted): { name: \(author.name.quoted), mail: \(author.mail.quoted) }\n"
        }
        return """
            # Found in changes. The name on the left stands for the person below.
            people:
            \(lines.joined())
            """
    }

    private var products: String {
        """
        # Each with the jobs that a timer starts. Whoever owns one hears when it breaks.
        products:
        \(proposal.products.map(lines).joined())
        """
    }

    private func lines(of product: ProposedProduct) -> String {
        var lines = ["\(product.name.quoted):"]
        let due = product.roots.map { root in
            let words = root.schedule?.words(in: timeZone) ?? "when is not known"
            return root.isInferred && root.schedule != nil ? "\(words), by its builds" : words
        }
        lines.append("  jobs: [\(product.roots.map(\.job.id.name.quoted).joined(separator: ", "))]")
        lines[1] += "  # \(due.joined(separator: " and "))".comment
        if let branch = product.branch { lines.append("  branch: \(branch.quoted)") }
        let authors = product.authors.mostFrequentFirst.prefix(3)
            .map { "\($0.0.name) (\($0.count))" }
        let hint = authors.isEmpty ? "" : "  # changes by \(authors.joined(separator: ", "))"
        lines.append("  owner: \(owner.quoted)\(hint.comment)")
        return lines.map { "  \($0)\n" }.joined()
    }

    /// People of whom nobody reads the rest of the list.
    private static let most = 50
}

/// How the configuration says where Jenkins is and who we are to it.
struct LoginDraft {
    var url: String
    var user: String?
    var tokenFile: String?

    var host: String { URLComponents(string: url)?.host ?? url }

    var text: String {
        let known = [("url", url), ("user", user), ("token", tokenFile.map { "${file:\($0)}" })]
        let keys = known.compactMap { key, value in value.map { "\(key): \($0.quoted)" } }
        return keys.count == 1
            ? "jenkins: \(url.quoted)" : "jenkins: { \(keys.joined(separator: ", ")) }"
    }
}

extension String {
    /// As YAML writes it between brackets: bare where nothing can be misread.
    fileprivate var quoted: String {
        let isBare =
            first.map { $0.isASCII && $0.isLetter || $0 == "$" } == true
            && allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || "._-/@%*+: ".contains($0))
            }
            && !contains(": ") && !hasSuffix(":") && !hasSuffix(" ")
            && !Self.words.contains(lowercased())
        if isBare { return self }
        let escaped = unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case _ where scalar.value < 32 || scalar.value == 127: " "
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    /// What YAML takes for something else than a text.
    private static let words: Set<String> = [
        "true", "false", "yes", "no", "on", "off", "null", "y", "n",
    ]

    /// One line: what comes from Jenkins cannot end a comment.
    fileprivate var comment: String {
        String(
            unicodeScalars.map { $0.properties.isWhitespace || $0.value < 32 ? " " : Character($0) }
                .prefix(160)
        )
    }

    /// What comes before the `@`, as a name in the configuration.
    fileprivate var shortName: String {
        let local = prefix { $0 != "@" && $0 != "+" }.lowercased()
        let name = local.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
            .drop { !$0.isLetter }
        return name.isEmpty ? "someone" : String(name.prefix(40))
    }
}
