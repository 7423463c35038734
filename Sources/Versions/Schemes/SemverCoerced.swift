extension Scheme {
    package static let semverCoerced = Scheme(
        "semver-coerced",
        SemverCoerced.self,
        summary: "Semantic Versioning for those who write v1.2 or 1.02"
    )
}

/// Semantic Versioning with a leading `v` or `=`, leading zeros, and fewer than three numbers allowed.
struct SemverCoerced: VersionForm {
    let text: String
    private let strict: Semver
    private let precision: Int?

    init(_ text: String) throws(Slip) {
        self.text = text
        var rest = text.trimmed
        _ = rest.pop("=")
        _ = rest.pop("v") || rest.pop("V")
        var numbers: [Digits] = []
        repeat {
            let digits = rest.popPrefix(\.isDigit)
            guard !digits.isEmpty else { throw text.slip(rest, "a number is expected") }
            numbers.append(Digits(digits))
        } while numbers.count < 3 && rest.pop(".")
        precision = rest.isEmpty ? numbers.count : nil
        guard rest.isEmpty || "-+".utf8.contains(rest[rest.startIndex]) else {
            throw text.slip(rest, "an odd character stands")
        }
        let zeros = repeatElement(Digits.zero, count: 3 - numbers.count)
        let core = (numbers + zeros).map(\.description).joined(separator: ".")
        do throws(Slip) {
            strict = try Semver(core + rest.string)
        } catch {
            throw text.slip(rest, error.reason)
        }
    }

    func compared(to other: SemverCoerced) -> Order? { strict.compared(to: other.strict) }

    var release: Release { strict.release }

    static func declared(_ text: String) throws(Slip) -> (SemverCoerced, precision: Int?) {
        let version = try SemverCoerced(text)
        return (version, version.precision)
    }
}
