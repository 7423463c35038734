/// What a build was made from: each repository at its revision, as a file that it archived says.
package struct Snapshot: Equatable, Sendable {
    package var parts: [Part]

    /// One repository in it.
    package struct Part: Hashable, Sendable {
        package var name: String
        package var revision: String
        /// The parts on which it is built.
        package var needs: [String]

        package init(name: String, revision: String, needs: [String] = []) {
            self.name = name
            self.revision = revision
            self.needs = needs
        }
    }

    package init(parts: [Part]) {
        self.parts = parts
    }

    /// Reads lsst_build's `manifest.txt`: a product, its SHA1, its version, and what it needs.
    ///
    /// Nil where a line is something else: half a manifest would hide what changed.
    package init?(manifest text: String) {
        var parts: [Part] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let name = words.first, !name.hasPrefix("#"), !name.hasPrefix("BUILD=") else {
                continue
            }
            guard words.count >= 3, (7...40).contains(words[1].count),
                words[1].allSatisfy(\.isHexDigit)
            else { return nil }
            let needs = words.dropFirst(3).flatMap { $0.split(separator: ",") }.map(String.init)
            parts.append(Part(name: String(name), revision: String(words[1]), needs: needs))
        }
        guard !parts.isEmpty else { return nil }
        self.init(parts: parts)
    }

    /// What lies below a part: all that it needs, directly or not.
    func foundation(of name: String) -> Set<String> {
        let needs = Dictionary(parts.map { ($0.name, $0.needs) }) { first, _ in first }
        var found: Set<String> = []
        var open = needs[name] ?? []
        while let next = open.popLast() {
            if found.insert(next).inserted { open += needs[next] ?? [] }
        }
        return found
    }

    /// The repositories that are not at the revision at which they were.
    ///
    /// One that was only rebuilt, because of something that it needs, has its old revision.
    func ranges(since earlier: Snapshot) -> [CommitRange] {
        let before = earlier.parts.reduce(into: [:]) { $0[$1.name] = $1.revision }
        let after = parts.reduce(into: [:]) { $0[$1.name] = $1.revision }
        return Set(before.keys).union(after.keys).sorted().compactMap { name in
            let (from, to) = (before[name], after[name])
            if let from, let to, from.isRevision(to) { return nil }
            return CommitRange(repository: name, from: from, to: to)
        }
    }
}

extension String {
    /// Whether it and another stand for one revision, be one of them cut short.
    func isRevision(_ other: String) -> Bool {
        let (one, other) = (lowercased(), other.lowercased())
        return min(one.count, other.count) >= 7 && (one.hasPrefix(other) || other.hasPrefix(one))
    }
}
