import Foundation

/// One line of a cron table.
struct CronLine: Hashable, Sendable {
    /// As it was written.
    let text: String
    private let fields: [CronField]

    init(_ line: Substring) throws(ScheduleError) {
        text = String(line)
        let words = Self.spelled(line).split { $0 == " " || $0 == "\t" }
        guard words.count == CronField.Kind.allCases.count else {
            throw .wrongFieldCount(line: text)
        }
        var fields: [CronField] = []
        for (word, kind) in zip(words, CronField.Kind.allCases) {
            guard let field = CronField(word, in: kind) else {
                throw .badField(String(word), line: text)
            }
            fields.append(field)
        }
        self.fields = fields
    }

    /// Whether it is `@daily`, or its kind.
    var isWord: Bool { text.hasPrefix("@") }

    /// When it is due for one job, whose hash is drawn from field by field.
    func occurrences(in timeZone: TimeZone, _ hash: inout JobHash) -> Occurrences {
        let values = fields.map { $0.values(&hash) }
        return Occurrences(
            minutes: values[0],
            hours: values[1],
            days: values[2],
            months: values[3],
            weekdays: values[4],
            timeZone: timeZone
        )
    }

    /// The five fields that a word such as `@daily` stands for; Jenkins does not read on after it.
    private static func spelled(_ line: Substring) -> Substring {
        guard line.hasPrefix("@") else { return line }
        return switch line.dropFirst().prefix(while: { "a" <= $0 && $0 <= "z" }) {
        case "yearly", "annually": "H H H H *"
        case "monthly": "H H H * *"
        case "weekly": "H H * * H"
        case "daily": "H H * * *"
        case "midnight": "H H(0-2) * * *"
        case "hourly": "H * * * *"
        default: line
        }
    }
}
