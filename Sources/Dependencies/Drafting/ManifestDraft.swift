package import Documents
import Versions

/// A manifest made of what a project already has, for a person to go over.
package struct ManifestDraft: Sendable {
    /// The manifest's text.
    package var text: String
    /// What the files do not agree on, a paragraph each: the package, and every place with its version.
    package var contradictions: [String]
    /// What could not be read.
    package var findings: [Finding]

    /// Reads the files with the readers of observed files, and takes the highest minimum of each package.
    package init(from sources: [Source], project: String?) {
        var mentions: [Mention] = []
        findings = []
        for source in sources {
            guard let observed = Observed(file: source.file) else { continue }
            let (found, unread) = observed.mentions(in: source)
            mentions += found.filter { $0.minimum != nil }
            findings += unread
        }
        let groups = Dictionary(grouping: mentions) { $0.name.string.acrossEcosystems }
        let packages = groups.values.compactMap(DraftPackage.init).sorted { $0.name < $1.name }
        let home = packages.home
        contradictions = packages.compactMap(\.contradiction)
        let files = sources.map(\.file).joined(separator: ", ")
        let head = [
            "# The one place where versions of external packages are written by hand. Quote every version.",
            "# Before a merge: daybreak lint.  After a change: daybreak render.",
            "# Drafted by `daybreak init manifest` from \(files): go over it.",
            "schema: 1",
        ]
        let names =
            (project.map { ["project: \($0.quotedForYAML)"] } ?? [])
            + (home.map { ["defaults: { ecosystem: \($0.name) }"] } ?? [])
        let lines = packages.map { $0.line(home: home) }
        text = (head + names + ["", "packages:"] + lines).map { $0 + "\n" }.joined()
    }
}

/// One package, and every place that asks for it.
private struct DraftPackage {
    var mentions: [Mention]
    /// The mention with the highest minimum.
    private var highest: Mention

    init?(_ mentions: [Mention]) {
        guard let first = mentions.first else { return nil }
        self.mentions = mentions
        highest = mentions.dropFirst().reduce(first) { highest, mention in
            guard let one = highest.minimum?.string, let other = mention.minimum?.string else {
                return highest
            }
            let scheme = (mention.ecosystem ?? highest.ecosystem ?? .generic).scheme
            let order =
                (try? scheme.compare(other, one)) ?? (try? Scheme.generic.compare(other, one))
            return order == .greater ? mention : highest
        }
    }

    var name: String { highest.name.string }
    var ecosystems: [Ecosystem] {
        Ecosystem.all.filter { own in mentions.contains { $0.ecosystem == own } }
    }
    private var minimum: String { highest.minimum?.string ?? "" }

    var contradiction: String? {
        guard Set(mentions.compactMap(\.minimum?.string)).count > 1 else { return nil }
        let places = mentions.compactMap { mention -> String? in
            mention.minimum.map { minimum in
                let list = mention.list.isEmpty ? "" : " (\(mention.list))"
                return "   \(minimum.string)  \(minimum.place)\(list)\n"
            }
        }
        return "\(name): the highest, \(minimum), was taken\n" + places.joined()
    }

    func line(home: Ecosystem?) -> String {
        var fields = ["minimum: \"\(minimum)\""]
        let limits = mentions.flatMap(\.constraints).filter { $0.bound == .below }
        if let limit = limits.first {
            fields.append("below: \"\(limit.version)\"")
            fields.append("why: \(limit.version.place.description.quotedForYAML)")
        }
        let others = ecosystems.filter { $0 != home }
        if let home, !ecosystems.isEmpty, !ecosystems.contains(home), let own = ecosystems.first {
            fields.append("ecosystem: \(own.name)")
        }
        let names = others.compactMap { ecosystem -> String? in
            let name = mentions.first { $0.ecosystem == ecosystem }?.name.string
            guard let name, ecosystem != ecosystems.first || home.map(ecosystems.contains) == true
            else { return nil }
            return "\(ecosystem.name): \(name.quotedForYAML)"
        }
        if !names.isEmpty { fields.append("names: { \(names.joined(separator: ", ")) }") }
        let files = mentions.map(\.name.place.file).reduce(into: [String]()) { files, file in
            if !files.contains(file) { files.append(file) }
        }
        return
            "  \(name.quotedForYAML): { \(fields.joined(separator: ", ")) }   # \(files.joined(separator: ", "))"
    }
}

extension [DraftPackage] {
    /// Where most of them come from.
    fileprivate var home: Ecosystem? {
        let counts: [Ecosystem: Int] = reduce(into: [:]) { counts, package in
            for ecosystem in package.ecosystems { counts[ecosystem, default: 0] += 1 }
        }
        return Ecosystem.all.filter { counts[$0] != nil }.max { one, other in
            (counts[one] ?? 0) < (counts[other] ?? 0)
        }
    }
}

extension String {
    /// The same for names that differ only in case and in what joins their words.
    fileprivate var acrossEcosystems: String { lowercased().replacing("_", with: "-") }

    /// As it is where YAML takes it for a text, else in quotes.
    fileprivate var quotedForYAML: String {
        let words: Set = ["true", "false", "null", "yes", "no", "on", "off"]
        let isPlain =
            !words.contains(lowercased()) && wholeMatch(of: #/[A-Za-z][A-Za-z0-9._\/-]*/#) != nil
        guard !isPlain else { return self }
        let escaped = replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped.filter { !$0.isNewline })\""
    }
}
