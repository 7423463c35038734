import Foundation
import Nightly
import Notifications

extension NightReport {
    /// The report as a terminal or cron's mail shows it; on a terminal the verdicts are coloured.
    package func terminal(coloured: Bool = false) -> String {
        var lines = [title]
        if isOldNews {
            lines.append(nothingNew)
        } else {
            lines += [whatWasRead, ""]
            let states = morning.products.map { ProductState($0, in: self) }.sortedByUrgency
            let column = min((states.map(\.name.count).max() ?? 0) + 2, 24)
            lines += states.flatMap { $0.lines(column: column, coloured: coloured) }
            if let audit {
                lines += [""] + audit.lines
            }
            lines.append("")
        }
        return (lines + deliveries.lines(morning) + notes).joined(separator: "\n") + "\n"
    }

    /// What the operator must act on, and nothing else: empty on most mornings.
    ///
    /// What could not be read; what was refused, or could not be delivered for an hour; and, once, what
    /// a first reading found broken, of which nobody else hears.
    package var forOperator: String {
        let states = morning.products.filter { product in
            !product.judgement.unread.isEmpty || product.isInherited
        }.map { ProductState($0, in: self) }
        let column = min((states.map(\.name.count).max() ?? 0) + 2, 24)
        let troubles = DeliveryTally(
            waiting: deliveries.waiting.filter { morning.now.timeIntervalSince($0.since) > 3600 },
            refused: deliveries.refused
        )
        var lines = states.flatMap { $0.lines(column: column, coloured: false) }
        if let audit, !audit.isWhole { lines += audit.lines }
        if troubles.total > 0 { lines += troubles.lines(morning) }
        return lines.isEmpty ? "" : ([title] + lines).joined(separator: "\n") + "\n"
    }

    private var words: DateWords { DateWords(timeZone: morning.timeZone) }

    private var title: String {
        let zone = words.zone(morning.now)
        let day = words.longDay(morning.now)
        return "\(morning.project), night of \(day), read at \(words.time(morning.now)) \(zone)"
    }

    private var whatWasRead: String {
        let products = count(morning.products.count, "product")
        let roots = count(reading.roots, "root job")
        let unread = morning.products.count { !$0.judgement.unread.isEmpty }
        let whole = unread == 0 ? "everything was read" : "\(count(unread, "product")) unread"
        let place = reading.controllers.joined(separator: ", ")
        return "\(products), \(roots), \(count(reading.builds, "build")) on \(place); \(whole)"
    }

    private var nothingNew: String {
        let red = morning.products.count { !$0.judgement.standing.open.isEmpty }
        let since = previous.map { "since \(words.time($0))" } ?? ""
        let green = morning.products.count - red
        return
            "Nothing new \(since). \(count(red, "product")) red or without a run, \(green) green."
    }
}

extension ProductMorning {
    /// Whether this reading is the first and found it broken.
    fileprivate var isInherited: Bool {
        judgement.movements.contains { $0.kind == .opened && $0.incident.isInherited }
    }
}

extension ProductState {
    fileprivate func lines(column: Int, coloured: Bool) -> [String] {
        let word = coloured ? "\u{1B}[\(mark.colour)m\(verdict)\u{1B}[0m" : verdict
        let gap = String(repeating: " ", count: max(1, 10 - verdict.count))
        let start = " \(mark.rawValue) \(name.padded(to: column))\(word)\(gap)\(headline)"
        let width = 3 + max(column, name.count) + verdict.count + gap.count + headline.count
        let room = max(2, 80 - width - (aside?.count ?? 0))
        let first = aside.map { start + String(repeating: " ", count: room) + $0 } ?? start
        let indent = String(repeating: " ", count: 3 + column)
        return [first.trimmedEnd] + details.flatMap { $0.wrapped(to: 80, indent: indent) }
    }
}

extension ProductState.Mark {
    fileprivate var colour: Int {
        switch self {
        case .good: 32
        case .bad: 31
        case .unknown: 33
        case .idle: 2
        }
    }
}

extension [ProductState] {
    /// News before what is known, red before unknown before green; else as configured.
    fileprivate var sortedByUrgency: [ProductState] {
        func rank(_ state: ProductState) -> Int {
            let isNews = state.verdict == state.verdict.uppercased()
            switch state.mark {
            case .bad: return isNews ? 0 : 2
            case .unknown: return isNews ? 1 : 3
            case .good: return isNews ? 4 : 5
            case .idle: return 6
            }
        }
        return enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
            .map(\.element)
    }
}

extension DeliveryTally {
    fileprivate func lines(_ morning: Morning) -> [String] {
        let words = DateWords(timeZone: morning.timeZone)
        let kinds = delivered.filter { $0.value > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
        let sent = delivered.values.reduce(0, +)
        let detail = kinds.isEmpty ? "" : " (\(kinds))"
        let lost = refused.isEmpty ? "" : ", \(refused.count) refused"
        let first =
            "\(count(total, "message")): \(sent) delivered\(detail), \(waiting.count) waiting\(lost)"
        return [first]
            + waiting.map { trouble in
                let next = trouble.next.map { "; next try \(words.time($0))" } ?? ""
                return "   waiting    \(trouble.line)\(next)"
            }
            + refused.map { "   refused    \($0.line)" }
    }
}

extension DeliveryTally.Trouble {
    fileprivate var line: String { "\(recipient), \(channel.rawValue): \(words)" }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
