package import Foundation
package import Nightly

/// What a month's nights came to, in figures: for those who ask whether it gets better.
package struct MonthSheet: Equatable, Sendable {
    package var project: String
    package var month: Month
    /// In the configuration's order.
    package var products: [ProductMonth]
    /// How many minimum versions were proven when it ended, and a month before that; nil where nobody
    /// counted.
    package var minimums: MinimumCount?
    package var minimumsBefore: MinimumCount?
    /// How many messages went out.
    package var messages: Int

    package init(
        project: String,
        month: Month,
        products: [ProductMonth],
        minimums: MinimumCount?,
        minimumsBefore: MinimumCount?,
        messages: Int
    ) {
        self.project = project
        self.month = month
        self.products = products
        self.minimums = minimums
        self.minimumsBefore = minimumsBefore
        self.messages = messages
    }
}

/// How many of the promised minimum versions are proven.
package struct MinimumCount: Equatable, Sendable {
    package var proven: Int
    package var promised: Int

    package init(proven: Int, promised: Int) {
        self.proven = proven
        self.promised = promised
    }
}

/// A product's part of a month.
package struct ProductMonth: Equatable, Sendable {
    package var name: String
    package var title: String
    /// Nights of which all runs passed, of which one failed, and of which nobody can say.
    package var green = 0
    package var red = 0
    package var undecided = 0
    /// How many days it has, and of how many of them we could know.
    package var days: Int
    package var knownDays: Int
    /// Opened in it: what failed, and what did not run.
    package var failures = 0
    package var absences = 0
    /// Of what failed: from when the run was due that opened it until somebody had it, or until it was over.
    package var answers: [TimeInterval] = []
    package var repairs: [TimeInterval] = []
    /// How many failing ones were open when it ended.
    package var open = 0
    /// In red nights, one after the other but for those of which nobody can say.
    package var longestRed = 0
}

/// What is remembered of a product, as far as a month's figures come of it.
package struct ProductPast: Sendable {
    /// An incident, and when somebody was first seen to have it.
    package struct Case: Sendable {
        package var incident: Incident
        package var answered: Date?

        package init(_ incident: Incident, answered: Date?) {
            self.incident = incident
            self.answered = answered
        }
    }

    package var records: [RunRecord]
    package var cases: [Case]
    /// When the first of its runs was due of which we know.
    package var since: Date?
    /// When we last looked.
    package var until: Date?

    package init(records: [RunRecord], cases: [Case], since: Date?, until: Date?) {
        self.records = records
        self.cases = cases
        self.since = since
        self.until = until
    }
}

extension ProductMonth {
    /// Counts a product's month, in its time zone.
    package init(
        _ name: String,
        title: String,
        _ past: ProductPast,
        in month: Month,
        _ zone: TimeZone
    ) {
        let (moments, nights) = (month.moments(in: zone), month.nights(in: zone))
        let words = DateWords(timeZone: zone)
        self.name = name
        self.title = title
        days = words.nights(from: moments.lowerBound, to: moments.upperBound)
        knownDays = 0
        if let since = past.since, let until = past.until {
            let first = max(words.night(of: since), moments.lowerBound)
            let last = min(words.midnight(until, plus: 1), moments.upperBound)
            knownDays = max(0, words.nights(from: first, to: last))
        }
        count(past.records.filter { nights.contains($0.due) }, by: words)
        for incident in past.cases.map(\.incident) where nights.contains(incident.opened) {
            if incident.isAbsence { absences += 1 } else { failures += 1 }
        }
        // When those began that were there before us, nobody knows.
        for known in past.cases where !known.incident.isAbsence {
            let incident = known.incident
            let isOpen = incident.closed.map { $0 >= moments.upperBound } ?? true
            if isOpen && incident.opened < nights.upperBound { open += 1 }
            guard !incident.isInherited else { continue }
            if let answered = known.answered, moments.contains(answered) {
                answers.append(answered.timeIntervalSince(incident.opened))
            }
            if let closed = incident.closed, moments.contains(closed) {
                repairs.append(closed.timeIntervalSince(incident.opened))
            }
        }
    }

    private mutating func count(_ records: [RunRecord], by words: DateWords) {
        let counted = records.filter { $0.verdict != .none(.superseded) }
        let nights = Dictionary(grouping: counted) { words.night(of: $0.due) }
        var length = 0
        for (_, records) in nights.sorted(by: { $0.key < $1.key }) {
            if records.contains(where: \.verdict.isRed) {
                red += 1
                length += 1
                longestRed = max(longestRed, length)
            } else if records.allSatisfy({ $0.verdict == .passed }) {
                green += 1
                length = 0
            } else {
                undecided += 1
            }
        }
    }

    /// Nights with a verdict.
    package var decided: Int { green + red }

    /// In percent, of which only all of them are 100; nil without a verdict.
    package var greenShare: Int? { Self.share(green, of: decided) }

    static func share(_ part: Int, of whole: Int) -> Int? {
        whole == 0 ? nil : part * 100 / whole
    }
}

extension [TimeInterval] {
    /// The one in the middle, or between the two there; nil of none.
    package var median: TimeInterval? {
        guard !isEmpty else { return nil }
        let sorted = sorted()
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
    }
}
