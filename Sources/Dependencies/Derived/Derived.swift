package import Documents

/// A list that is written from the manifest, never by hand.
package struct Derived: Sendable {
    /// A file, or a marked region of one: `README.md#prerequisites`.
    package var write: Text
    package var format: DerivedFormat
    package var pin: Text?
    package var tags: [Text]

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
        let content = format.render(self, manifest)
        guard let region else { return content }
        guard let existing else { throw .missingFile(file, region: region) }
        let (begin, end) = ("<!-- daybreak:begin \(region) -->", "<!-- daybreak:end \(region) -->")
        guard
            let start = existing.firstRange(of: begin + "\n")?.upperBound,
            let stop = existing[start...].firstRange(of: end)?.lowerBound
        else { throw .missingRegion(file, begin: begin, end: end) }
        return existing[..<start] + content + existing[stop...]
    }
}

/// Why a region cannot be written.
package enum DerivedError: Error, Hashable, Sendable {
    case missingFile(String, region: String)
    case missingRegion(String, begin: String, end: String)
}

extension DerivedError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missingFile(let file, let region):
            "\(file) does not exist, so it has no region \(region) to write"
        case .missingRegion(let file, let begin, let end):
            "\(file) has no region to write: put \(begin) and \(end) on lines of their own"
        }
    }
}
