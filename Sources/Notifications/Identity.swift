import CGLib

/// What a notification tells and to whom, as a string that is the same whenever it is worked out.
///
/// It is the outbox's key and the left side of a `Message-ID`, so that a message sent again after a
/// crash can be recognised as the same one. Only letters, digits, `.`, `-` and `_` occur in it.
package enum Identity {
    /// One transition of an incident, told to one person: `thalassa-47.1-failed.2026-11-19.ines`.
    ///
    /// - Parameter date: The day in the product's time zone, as `2026-11-19`.
    package static func incident(
        _ incident: String,
        transition: Int,
        reason: Reason,
        date: String,
        to person: String
    ) -> String {
        [word(incident), "\(transition)-\(reason.rawValue)", word(date), word(person)]
            .joined(separator: ".")
    }

    /// A morning's summary for one person: `summary.2026-11-19.piet.5f70bf18a086`.
    ///
    /// A second summary on the same day has another identity only if it covers something else.
    package static func summary(
        date: String,
        covering told: [String],
        to person: String
    ) -> String {
        several("summary", date, told, person)
    }

    /// The findings that came or went on a morning, for one owner: `findings.2026-11-19.marit.5f70bf18a086`.
    package static func findings(
        date: String,
        covering told: [String],
        to person: String
    ) -> String {
        several("findings", date, told, person)
    }

    /// What could not be read on a morning, for the operator.
    package static func troubles(
        date: String,
        covering told: [String],
        to person: String
    ) -> String {
        several("no-verdict", date, told, person)
    }

    /// What is held of one run, for the operator.
    package static func held(date: String, covering told: [String], to person: String) -> String {
        several("held", date, told, person)
    }

    /// An address that is gone, for the operator.
    package static func unreachable(
        date: String,
        covering told: [String],
        to person: String
    ) -> String {
        several("unreachable", date, told, person)
    }

    /// A week's proof of life for one person: `weekly.2026-11-16.piet`.
    package static func weekly(date: String, to person: String) -> String {
        ["weekly", word(date), word(person)].joined(separator: ".")
    }

    /// A month's sheet for one person: `monthly.2026-10.piet`.
    package static func monthly(month: String, to person: String) -> String {
        ["monthly", word(month), word(person)].joined(separator: ".")
    }

    private static func several(
        _ kind: String,
        _ date: String,
        _ told: [String],
        _ person: String
    ) -> String {
        let covered = digest(Set(told).sorted().joined(separator: "\0"))
        return [kind, word(date), word(person), covered].joined(separator: ".")
    }

    /// The first 48 bits of a text's SHA-256, as 12 hexadecimal digits.
    package static func digest(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let digits = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, gsize(bytes.count))
        else { return "" }
        defer { g_free(digits) }
        return String(String(cString: digits).prefix(12))
    }

    /// A key as one word of an identity: itself where it is one, else told apart by its digest.
    package static func word(_ key: String) -> String {
        let plain = key.unicodeScalars.prefix(longestWord).map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                || scalar == "-" || scalar == "_" ? Character(scalar) : "-"
        }
        let word = String(plain)
        return word == key && !key.isEmpty ? word : "\(word)-\(digest(key))"
    }

    private static let longestWord = 48
}
