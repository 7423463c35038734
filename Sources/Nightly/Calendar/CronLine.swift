import Foundation

/// One line of a cron table.
struct CronLine: Hashable, Sendable {
    let minutes: [Int]
    let hours: [Int]
    private let days: Set<Int>
    private let months: Set<Int>
    /// Sunday is 0.
    private let weekdays: Set<Int>

    init(_ line: some StringProtocol) throws(ScheduleError) {
        let line = String(line)
        let fields = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard !Self.isHashed(fields) else { throw .hashed(line: line) }
        guard fields.count == 5 else { throw .wrongFieldCount(line: line) }
        func values(_ index: Int, _ bounds: ClosedRange<Int>) throws(ScheduleError) -> Set<Int> {
            guard let values = Self.values(fields[index], in: bounds) else {
                throw .badField(fields[index], line: line)
            }
            return values
        }
        minutes = try values(0, 0...59).sorted()
        hours = try values(1, 0...23).sorted()
        days = try values(2, 1...31)
        months = try values(3, 1...12)
        weekdays = Set(try values(4, 0...7).map { $0 % 7 })
    }

    /// As in Jenkins (`CronTab.check`), and unlike in Vixie's cron, day and weekday must both match.
    func matches(_ date: DateComponents) -> Bool {
        guard let month = date.month, let day = date.day, let weekday = date.weekday else {
            return false
        }
        return months.contains(month) && days.contains(day) && weekdays.contains(weekday - 1)
    }

    /// Whether Jenkins picks the moment: an `H` somewhere, or `@daily` and its kind.
    private static func isHashed(_ fields: [String]) -> Bool {
        fields.contains { field in
            field.hasPrefix("@") || field.split(separator: ",").contains { $0.hasPrefix("H") }
        }
    }

    private static func values(_ field: String, in bounds: ClosedRange<Int>) -> Set<Int>? {
        var values: Set<Int> = []
        for item in field.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = item.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count <= 2, let range = range(parts[0], in: bounds) else { return nil }
            guard let step = parts.count == 2 ? number(parts[1]) : 1, step > 0 else { return nil }
            // Jenkins refuses a step from a single number, which others read in different ways.
            if parts.count == 2 && number(parts[0]) != nil { return nil }
            values.formUnion(stride(from: range.lowerBound, through: range.upperBound, by: step))
        }
        return values
    }

    private static func range(_ text: Substring, in bounds: ClosedRange<Int>) -> ClosedRange<Int>? {
        if text == "*" { return bounds }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(number)
        guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2,
            low <= high, bounds.contains(low), bounds.contains(high)
        else { return nil }
        return low...high
    }

    private static func number(_ text: Substring) -> Int? {
        text.first?.isNumber == true ? Int(text) : nil
    }
}
