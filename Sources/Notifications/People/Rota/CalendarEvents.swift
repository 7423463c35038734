import Foundation

/// The events of an iCalendar file, as spans that belong to somebody or something.
struct CalendarEvents: Equatable {
    var shifts: [Shift] = []
    /// What could not be read, with its line; nothing is guessed.
    var troubles: [String] = []

    init(_ text: String) {
        var event: Event?
        var moved: [String: [WallTime]] = [:]
        var read: [(uid: String?, shift: Shift)] = []
        // Alarms and descriptions of zones have lines of the same names, which are none of the event's.
        var inner = 0
        for line in [CalendarLine](text) {
            switch (line.name, line.value.uppercased()) {
            case ("BEGIN", "VEVENT") where event == nil: event = Event(number: line.number)
            case ("BEGIN", _): inner += event == nil ? 0 : 1
            case ("END", "VEVENT"):
                guard let ended = event else { continue }
                event = nil
                do throws(CalendarTrouble) {
                    if let instance = try ended.replaces, let uid = ended.uid {
                        moved[uid, default: []].append(instance)
                    }
                    if let shift = try ended.shift { read.append((ended.uid, shift)) }
                } catch {
                    troubles.append("line \(ended.number): \(error)")
                }
            case ("END", _): inner -= event == nil ? 0 : 1
            case _ where inner == 0: event?.lines.append(line)
            case _: continue
            }
        }
        if event != nil || read.isEmpty && troubles.isEmpty {
            troubles.append(
                event == nil ? "no event is in it" : "it ends in the middle of an event"
            )
        }
        shifts = read.map { uid, shift in
            var shift = shift
            if shift.recurrence != nil { shift.exceptions += uid.flatMap { moved[$0] } ?? [] }
            return shift
        }
    }
}

/// The lines between `BEGIN:VEVENT` and `END:VEVENT`.
private struct Event {
    var number: Int
    var lines: [CalendarLine] = []

    var uid: String? { line("UID")?.value }

    /// The one of several that stands in its own place.
    var replaces: WallTime? {
        get throws(CalendarTrouble) {
            guard let line = line("RECURRENCE-ID") else { return nil }
            guard line.parameters["RANGE"] == nil else {
                throw .unread("RECURRENCE-ID", "RANGE")
            }
            return try CalendarTime(line).time
        }
    }

    /// Nil where it was called off.
    var shift: Shift? {
        get throws(CalendarTrouble) {
            if line("STATUS")?.value.uppercased() == "CANCELLED" { return nil }
            guard let begin = line("DTSTART") else { throw .missing("DTSTART") }
            if let dates = line("RDATE") { throw .unread("RDATE", dates.value) }
            let start = try CalendarTime(begin)
            var shift = Shift(who: try who, start: start.time, end: try end(after: start))
            let rules = lines.filter { $0.name == "RRULE" }
            guard rules.count <= 1 else { throw .unread("RRULE", "more than one") }
            if let rule = rules.first {
                shift.recurrence = try Recurrence(rule.value, of: start.time)
            }
            for line in lines where line.name == "EXDATE" {
                for value in line.value.split(separator: ",") {
                    let time = try CalendarTime(String(value), zone: line.parameters["TZID"])
                    shift.exceptions.append(time.time)
                }
            }
            return shift
        }
    }

    /// Whoever attends, by their address, or else what it is called.
    private var who: String {
        get throws(CalendarTrouble) {
            let attendees = lines.filter { $0.name == "ATTENDEE" }.map(\.value)
            if attendees.count == 1, attendees[0].lowercased().hasPrefix("mailto:") {
                return String(attendees[0].dropFirst("mailto:".count))
            }
            guard attendees.count <= 1 else { throw .unread("ATTENDEE", "more than one") }
            guard let summary = line("SUMMARY")?.text, !summary.isEmpty else {
                throw .missing("SUMMARY")
            }
            return summary
        }
    }

    /// A day without an end is whole; a moment without one is no span.
    private func end(after start: CalendarTime) throws(CalendarTrouble) -> WallTime {
        let end: WallTime
        if let line = line("DTEND") {
            end = try CalendarTime(line).time
        } else if let line = line("DURATION") {
            end = try start.time.plus(duration: line.value)
        } else if start.isDay {
            end = start.time.plus(days: 1)
        } else {
            throw .missing("DTEND")
        }
        guard end.moment(in: .gmt) > start.time.moment(in: .gmt) else {
            throw .unread("DTEND", "it is not after DTSTART")
        }
        return end
    }

    private func line(_ name: String) -> CalendarLine? { lines.first { $0.name == name } }
}

extension Rota {
    /// Reads an iCalendar file (RFC 5545) of shifts: each names who is on duty as attendee or in its title.
    package init(calendar text: String) {
        let events = CalendarEvents(text)
        self.init(shifts: events.shifts, troubles: events.troubles)
    }
}
