extension Rota {
    /// Reads a CSV file with the columns `day, who`, or `from, until, who`, in any order.
    ///
    /// A day is whole, the last one too: `2026-11-22`. A time of a day, `2026-11-23 09:00`, is the moment
    /// at which a duty begins or ends.
    package init(csv text: String) throws(TableError) {
        let table = try Table(csv: text)
        func column(_ name: String) -> Int? { table.header.firstIndex(of: name) }
        guard let who = column("who"), let from = column("day") ?? column("from"),
            let until = column("day") ?? column("until")
        else { throw .noHeader(needed: "`from`, `until` and `who`, or `day` and `who`,") }
        self.init(shifts: [], troubles: [])
        for row in table.rows {
            func cell(_ column: Int) -> String {
                row.cells.indices.contains(column) ? row.cells[column] : ""
            }
            do throws(RotaTrouble) {
                let start = try RotaTime(cell(from))
                let last = try RotaTime(cell(until))
                let end = last.isDay ? last.time.plus(days: 1) : last.time
                guard (end.day, end.second) > (start.time.day, start.time.second) else {
                    throw .backwards
                }
                guard !cell(who).isEmpty else { throw .nobody }
                shifts.append(Shift(who: cell(who), start: start.time, end: end))
            } catch {
                troubles.append("line \(row.line): \(error)")
            }
        }
    }
}

/// Why a row of a rota counts for nothing.
private enum RotaTrouble: Error, CustomStringConvertible {
    case noTime(String)
    case backwards
    case nobody

    var description: String {
        switch self {
        case .noTime(let text):
            "\(text) is no day such as 2026-11-23, and no time such as 2026-11-23 09:00"
        case .backwards: "it ends before it begins"
        case .nobody: "it names nobody"
        }
    }
}

/// A day, or a time on one.
private struct RotaTime {
    var time: WallTime
    var isDay: Bool

    init(_ text: String) throws(RotaTrouble) {
        guard
            let match = text.wholeMatch(of: #/(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d?:\d\d))?/#),
            let year = Int(match.output.1), let month = Int(match.output.2),
            let day = Int(match.output.3)
        else { throw .noTime(text) }
        let clock = match.output.4.map { TimeOfDay(String($0)) }
        guard clock != .some(nil),
            let time = WallTime(
                year: year,
                month: month,
                day: day,
                second: clock?.map { $0.minutes * 60 } ?? 0
            )
        else { throw .noTime(text) }
        self.time = time
        isDay = clock == nil
    }
}
