import Dependencies
import Foundation
import Nightly

// What people write into a claim's reason, such as "TH-4312 until Fri 20 Nov": the Claim plugin has no
// end date and no ticket of its own.

extension Acknowledgement {
    /// The claim on a build, if there is one.
    ///
    /// Only what follows "until" or "till" ends it, and only where that is a day, from the day of the claim
    /// on: `2026-11-20`, `Fri`, `Fri 20`, `20 Nov`, `Friday 20 November 2026`. Any other claim has no end.
    init?(claimOn build: Build, in timeZone: TimeZone) {
        guard let claim = build.claim, !claim.by.isEmpty else { return nil }
        self.init(
            who: claim.by,
            until: claim.reason.until(from: claim.at ?? build.start, in: timeZone),
            ticket: claim.reason.ticket,
            why: claim.reason,
            source: .claim(on: build.id)
        )
    }
}

extension String {
    /// The first word that looks like a ticket: `TH-4312`, and not `UTF-8`.
    fileprivate var ticket: String? {
        matches(of: /\b([A-Z][A-Z0-9]+)-[0-9]+\b/)
            .first { !Self.standards.contains($0.output.1) }.map { String($0.output.0) }
    }

    /// What bears a number in the same way, and is nobody's tracker.
    private static let standards: Set<Substring> = [
        "AES", "IEEE", "ISO", "PEP", "RFC", "SHA", "UTF",
    ]

    fileprivate func until(from moment: Date, in timeZone: TimeZone) -> Day? {
        let words = lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }
        guard let start = words.firstIndex(where: { ["until", "till"].contains($0) }) else {
            return nil
        }
        var wanted = WantedDay()
        for word in words[(start + 1)...].prefix(4) where !wanted.take(word) { break }
        return wanted.first(from: moment, in: timeZone)
    }
}

/// The parts of a day that were written.
private struct WantedDay {
    var exact: Day?
    var weekday: Int?
    var day: Int?
    var month: Int?
    var year: Int?

    /// Takes one word as the next part; false for one that is none.
    mutating func take(_ word: Substring) -> Bool {
        let isFirst = exact == nil && weekday == nil && day == nil
        if let exact = Day(String(word)) {
            self.exact = exact
            return isFirst
        }
        if isFirst, let weekday = Self.weekdays.index(of: word) {
            self.weekday = weekday
        } else if exact == nil, day == nil, let number = Self.ordinal(word) {
            day = number
        } else if day != nil, month == nil, let index = Self.months.index(of: word) {
            month = index
        } else if month != nil, year == nil, word.count == 4, let number = Int(word) {
            year = number
        } else {
            return false
        }
        return true
    }

    /// The first day from a moment on, within a year, that is all of it.
    func first(from moment: Date, in timeZone: TimeZone) -> Day? {
        if let exact { return exact }
        guard weekday != nil || day != nil else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        for days in 0...366 {
            guard let date = calendar.date(byAdding: .day, value: days, to: moment) else {
                continue
            }
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            if weekday ?? parts.weekday == parts.weekday, day ?? parts.day == parts.day,
                month ?? parts.month == parts.month, year ?? parts.year == parts.year
            {
                return Day(date, in: timeZone)
            }
        }
        return nil
    }

    private static func ordinal(_ word: Substring) -> Int? {
        let digits = word.prefix(while: \.isNumber)
        guard ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else {
            return nil
        }
        return Int(digits).flatMap { (1...31).contains($0) ? $0 : nil }
    }

    private static let weekdays = [
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    ]
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]
}

extension [String] {
    /// The number of a name, from 1, of which the word is the whole or at least three letters.
    fileprivate func index(of word: Substring) -> Int? {
        guard word.count >= 3 else { return nil }
        return firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }
}
