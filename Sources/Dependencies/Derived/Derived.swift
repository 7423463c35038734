package import Documents

/// A list that is written from the manifest, never by hand.
package struct Derived: Sendable {
    /// A file, or a marked region of one: `README.md#prerequisites`.
    package var write: Text
    package var format: DerivedFormat
    package var pin: Pin
    package var tags: [Text]
    /// Only these packages, if any are named.
    package var packages: [Text]
    /// What the environment is called, where the format has a place for that.
    package var name: Text?
    package var channels: [Text]

    /// Which versions a list asks for.
    package enum Pin: String, CaseIterable, Sendable {
        /// Exactly the minimum, to its precision.
        case minimum
        /// At least it, below the limit, not what is excluded.
        case range
    }

    package var file: String { String(write.string.prefix { $0 != "#" }) }

    package var region: String? {
        let region = write.string.drop { $0 != "#" }.dropFirst()
        return region.isEmpty ? nil : String(region)
    }

    /// What the file should hold, given what it holds now.
    package func written(
        from manifest: Manifest,
        into existing: String?
    ) throws(DerivedError) -> String {
        let content = try format.lines(self, manifest).map { $0 + "\n" }.joined()
        guard let region else { return header(manifest) + content }
        guard let existing else { throw .missingFile(file, region: region) }
        let (begin, end) = (mark("begin", region), mark("end", region))
        guard
            let start = existing.firstRange(of: begin + "\n")?.upperBound,
            let stop = existing[start...].firstRange(of: end)?.lowerBound
        else { throw .missingRegion(file, begin: begin, end: end) }
        return existing[..<start] + content + existing[stop...]
    }

    private func header(_ manifest: Manifest) -> String {
        guard let remark = format.remark else { return "" }
        let name = manifest.source.file.split(separator: "/").last ?? "the manifest"
        return "\(remark)Written by `daybreak render` from \(name); change that instead.\n"
    }

    /// A comment of the kind that the file knows.
    private func mark(_ edge: String, _ region: String) -> String {
        let words = "daybreak:\(edge) \(region)"
        return switch file.split(separator: ".").last?.lowercased() {
        case "md", "markdown", "html", "htm", "xml": "<!-- \(words) -->"
        case "rst": ".. \(words)"
        case _: "# \(words)"
        }
    }
}

/// Why a list cannot be written.
package enum DerivedError: Error, Hashable, Sendable {
    case missingFile(String, region: String)
    case missingRegion(String, begin: String, end: String)
    case unknownPackage(String)
    case oddLetters(String, package: String)
}

extension DerivedError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missingFile(let file, let region):
            "\(file) does not exist, so it has no region \(region) to write"
        case .missingRegion(let file, let begin, let end):
            "\(file) has no region to write: put \(begin) and \(end) on lines of their own"
        case .unknownPackage(let name):
            "\(name) is not among the packages of the manifest"
        case .oddLetters(let text, let package):
            "\"\(text)\" of \(package) has letters that no list can be trusted with"
        }
    }
}
