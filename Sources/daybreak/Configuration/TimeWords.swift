import Documents
import Foundation

extension Mapping {
    /// A length of time in words, such as `1 hour` or `30 minutes`.
    func duration(_ key: String) -> Duration? {
        guard let text = optionalText(key) else { return nil }
        guard let duration = Duration(words: text.string) else {
            reader.reject(
                text,
                "\(key) is a length of time such as 1 hour or 30 minutes, not \(text)"
            )
            return nil
        }
        return duration
    }

    func timeZone(_ key: String) -> TimeZone? {
        guard let text = optionalText(key) else { return nil }
        guard let timeZone = TimeZone(identifier: text.string) else {
            reader.reject(
                text,
                "\(text) is not a time zone; use an IANA name, such as Europe/Oslo",
                help: TimeZone.meant(by: text.string).map { "did you mean \($0)?" }
            )
            return nil
        }
        return timeZone
    }
}

extension TimeZone {
    /// The IANA name that a misspelt one, or a city alone, probably stands for.
    static func meant(by word: String) -> String? {
        let city = "/" + word.lowercased().replacing(" ", with: "_")
        let known = knownTimeZoneIdentifiers
        return known.first { $0.lowercased().hasSuffix(city) } ?? known.nearest(to: word)
    }
}

extension Duration {
    /// Reads a whole number and a unit, up to ten years.
    fileprivate init?(words: String) {
        let words = words.split(separator: " ")
        guard words.count == 2, let count = Int(words[0]), count >= 0,
            let unit = Self.seconds[words[1].lowercased()],
            case let (seconds, isTooLong) = count.multipliedReportingOverflow(by: unit),
            !isTooLong, seconds <= 10 * 366 * 86_400
        else { return nil }
        self = .seconds(seconds)
    }

    private static let seconds = [
        "second": 1, "seconds": 1, "minute": 60, "minutes": 60, "hour": 3600, "hours": 3600,
        "day": 86_400, "days": 86_400, "week": 7 * 86_400, "weeks": 7 * 86_400,
    ]
}
