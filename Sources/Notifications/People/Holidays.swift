package import Dependencies
import Foundation

/// The days on which nobody works, as a calendar or a table lists them.
package struct Holidays: Equatable, Sendable {
    package var days: Set<Day> = []
    /// What of it could not be read, with the line.
    package var troubles: [String] = []

    /// Reads an iCalendar file of whole days; one that comes again every year has to be written out.
    package init(calendar text: String) {
        let events = CalendarEvents(text)
        troubles = events.troubles
        for event in events.shifts {
            guard event.recurrence == nil, event.start.second == 0, event.end.second == 0 else {
                troubles.append(
                    "\(event.who): only whole days, each for itself, are understood here"
                )
                continue
            }
            days.formUnion((event.start.day..<event.end.day).map { Day(WallTime(day: $0)) })
        }
    }

    /// Reads a CSV file with a column `day`.
    package init(csv text: String) throws(TableError) {
        let table = try Table(csv: text)
        guard let column = table.header.firstIndex(of: "day") else {
            throw .noHeader(needed: "`day`")
        }
        for row in table.rows {
            let cell = row.cells.indices.contains(column) ? row.cells[column] : ""
            if let day = Day(cell) {
                days.insert(day)
            } else {
                troubles.append("line \(row.line): \(cell) is no day such as 2026-12-25")
            }
        }
    }
}

extension Day {
    fileprivate init(_ time: WallTime) { self.init(time.moment(in: .gmt), in: .gmt) }
}
