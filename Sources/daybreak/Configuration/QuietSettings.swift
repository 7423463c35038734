import Dependencies
import Documents
import Foundation
import Notifications

extension Quiet {
    /// Reads `quiet:`, and what people say of their own under `people`; what is not said holds by default.
    init(_ root: Mapping, _ timeZone: TimeZone, in surroundings: Surroundings) {
        let usual = QuietHours.usual(in: timeZone)
        let general = root.quiet(else: usual, in: surroundings)
        self.init(general)
        for entry in root.mapping("people", known: nil).entries {
            guard case .mapping = entry.value.content else { continue }
            let person = root.reader.mapping(entry.value, known: nil)
            guard person.value("quiet") != nil || person.value("time_zone") != nil else { continue }
            var hours = person.value("quiet") == nil ? general : general ?? usual
            hours?.timeZone = person.timeZone("time_zone") ?? timeZone
            own[entry.key.string] = .some(
                hours.flatMap { person.quiet(else: $0, in: surroundings) }
            )
        }
    }
}

extension QuietHours {
    /// From the evening to the morning.
    fileprivate static func usual(in timeZone: TimeZone) -> QuietHours? {
        guard let from = TimeOfDay("20:00"), let until = TimeOfDay("07:00") else { return nil }
        return QuietHours(from: from, until: until, timeZone: timeZone)
    }
}

extension Mapping {
    /// Quiet hours, where they differ from others; `none` for none.
    fileprivate func quiet(else usual: QuietHours?, in surroundings: Surroundings) -> QuietHours? {
        guard let value = value("quiet"), var hours = usual else { return usual }
        if case .text(let text) = value.content {
            if text.string != "none" {
                reader.reject(
                    text,
                    "quiet is a mapping such as { from: \"20:00\", until: \"07:00\" }, or none"
                )
            }
            return nil
        }
        let map = reader.mapping(value, known: ["from", "until", "days", "holidays"])
        let clock = "a time such as 20:00"
        if let from = map.parsed("from", as: clock, TimeOfDay.init) { hours.from = from }
        if let until = map.parsed("until", as: clock, TimeOfDay.init) { hours.until = until }
        if hours.from == hours.until {
            reader.reject(
                map.text("until"),
                "quiet hours that end when they begin are none",
                help: "quiet: none"
            )
        }
        if map.value("days") != nil { hours.days = Set(map.texts("days").compactMap(map.weekday)) }
        if hours.days.count == 7, let first = map.texts("days").first {
            reader.reject(
                first,
                "a week without a day on which anybody hears of anything"
            )
        }
        if map.value("holidays") != nil { hours.holidays = map.holidays(in: surroundings) }
        return hours
    }

    private func weekday(_ text: Text) -> Int? {
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        let word = text.string.lowercased()
        let day = names.firstIndex { word.count >= 3 && $0.hasPrefix(word) }
        if day == nil { reader.reject(text, "\(text) is no day of the week such as sat") }
        return day
    }

    /// Days, and files of days.
    private func holidays(in surroundings: Surroundings) -> Set<Day> {
        texts("holidays").reduce(into: []) { days, text in
            if let day = Day(text.string) {
                days.insert(day)
                return
            }
            do throws(FileTrouble) {
                let bytes = try surroundings.contents(of: surroundings.url(text.string))
                days.formUnion(holidays(String(decoding: bytes, as: UTF8.self), named: text))
            } catch {
                reader.reject(
                    text,
                    "\(text) \(error)",
                    help: "give days such as 2026-12-25, or a file of them"
                )
            }
        }
    }

    private func holidays(_ contents: String, named name: Text) -> Set<Day> {
        do throws(TableError) {
            let isCalendar = name.string.lowercased().hasSuffix(".ics")
            let holidays = try isCalendar ? Holidays(calendar: contents) : Holidays(csv: contents)
            for trouble in holidays.troubles {
                reader.note(Finding(.unreadEntry, at: name.place, "\(name): \(trouble)"))
            }
            return holidays.days
        } catch {
            reader.reject(name, "\(name) is no table of days: \(error)")
            return []
        }
    }
}
