import Foundation

extension ProductMonth {
    /// Such as `26 of 30 nights green (86%)`.
    var greenWords: String {
        guard let greenShare else { return "no night had a verdict" }
        return "\(green) of \(Notifications.count(decided, "night")) green (\(greenShare)%)"
    }

    /// What else is to be said of it, a line for each.
    var details: [String] {
        let opened: [String?] = [
            failures > 0 ? Notifications.count(failures, "incident") : "no incident",
            absences > 0 ? "\(absences) without a run" : nil,
            open > 0 ? "\(open) open at the end" : nil,
        ]
        let times: [String?] = [
            answers.median.map { "answered in \($0.inWords)\(ofSeveral(answers))" },
            repairs.median.map { "repaired in \($0.inWords)\(ofSeveral(repairs))" },
            longestRed > 0 ? "longest red: \(Notifications.count(longestRed, "night"))" : nil,
        ]
        let gaps: [String?] = [
            undecided > 0 ? "\(Notifications.count(undecided, "night")) without a verdict" : nil,
            knownDays < days ? "we know \(knownDays) of \(days) days" : nil,
        ]
        return [opened, times, gaps].map { $0.compactMap(\.self).joined(separator: "; ") }
            .filter { !$0.isEmpty }.map(\.capitalizedFirst)
    }

    private func ofSeveral(_ times: [TimeInterval]) -> String {
        times.count > 1 ? " (median of \(times.count))" : ""
    }
}

extension TimeInterval {
    /// Such as `45 min`, `5 h 10 min` or `3 days 4 h`.
    package var inWords: String {
        let minutes = Int((self / 60).rounded())
        let (hours, days) = (minutes / 60, minutes / 1440)
        let parts =
            hours >= 48
            ? [Notifications.count(days, "day"), hours % 24 > 0 ? "\(hours % 24) h" : nil]
            : hours > 0
                ? ["\(hours) h", minutes % 60 > 0 ? "\(minutes % 60) min" : nil]
                : ["\(minutes) min"]
        return parts.compactMap(\.self).joined(separator: " ")
    }
}

extension MinimumCount {
    var words: String { "\(proven) of \(promised)" }
}

extension MonthSheet {
    /// What is said of the versions at the month's end, and of a month before.
    package var minimumWords: String? {
        guard let minimums else { return nil }
        let before =
            minimumsBefore.map { "\($0.words) a month before" } ?? "before that nobody counted"
        return "\(minimums.words) minimum versions were proven at its end; \(before)."
    }
}
