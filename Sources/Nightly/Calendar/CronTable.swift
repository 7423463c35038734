package import Foundation

/// The lines of a cron table as Jenkins writes them; with an `H` in them, their moments depend on the job.
package struct CronTable: Hashable, Sendable {
    let lines: [CronLine]
    /// The zone that its first line names.
    package let timeZone: TimeZone?
}

extension CronTable {
    /// Reads lines as Jenkins does: comments, `TZ=` in the very first one, five fields a line or `@daily`
    /// and its kind.
    ///
    /// Fields hold `*`, numbers, ranges, lists, steps and `H`; days and months have no names.
    package init(_ text: String) throws(ScheduleError) {
        var lines: [CronLine] = []
        var timeZone: TimeZone?
        let all = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in all.enumerated() {
            let line = line.trimmed
            if index == 0 && line.hasPrefix("TZ=") {
                timeZone = TimeZone(identifier: String(line.dropFirst(3)))
                if timeZone == nil { throw .unknownTimeZone(String(line.dropFirst(3))) }
            } else if !line.isEmpty && !line.hasPrefix("#") {
                lines.append(try CronLine(line))
            }
        }
        guard !lines.isEmpty else { throw .empty }
        self.init(lines: lines, timeZone: timeZone)
    }
}

extension CronTable {
    /// Whether Jenkins picks a part of it.
    var isPicked: Bool { lines.contains { $0.text.contains("H") || $0.isWord } }
}

extension CronTable: CustomStringConvertible {
    /// On one line, such as `30 1 * * *; 0 4 * * 0`.
    package var description: String { words(in: nil) }

    /// The same for people who are in that zone, and need not be told of it.
    package func words(in zone: TimeZone?) -> String {
        let named = timeZone.flatMap { $0 == zone ? nil : ["TZ=\($0.identifier)"] } ?? []
        return (named + lines.map(\.text)).joined(separator: "; ")
    }
}

extension Substring {
    /// Without what Java trims: blanks and control characters at both ends.
    fileprivate var trimmed: Substring {
        let isBlank = { (character: Character) in character <= " " || character == "\r\n" }
        let start = drop(while: isBlank)
        return start.lastIndex { !isBlank($0) }.map { start[...$0] } ?? ""
    }
}

/// Why a text is not a schedule.
package enum ScheduleError: Error, Hashable, Sendable {
    case empty
    case unknownTimeZone(String)
    case wrongFieldCount(line: String)
    case badField(String, line: String)
}

extension ScheduleError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty:
            "a schedule needs at least one line, such as \"30 1 * * *\""
        case .unknownTimeZone(let name):
            "\(name) is not a time zone; use an IANA name, such as Europe/Oslo"
        case .wrongFieldCount(let line):
            "\"\(line)\" has not five fields: minute, hour, day, month, weekday"
        case .badField(let field, let line):
            "\"\(field)\" in \"\(line)\" is not a number, range, list, step or H in its bounds"
        }
    }
}
