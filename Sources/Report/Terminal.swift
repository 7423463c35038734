import Foundation
import Nightly
import Notifications

extension NightReport {
    /// The report as a terminal or cron's mail shows it; on a terminal the verdicts are coloured.
    package func terminal(coloured: Bool = false) -> String {
        let states = morning.products.map { ProductState.all(of: $0, in: self) }
        let ending = deliveries.lines(words) + notes.map(\.visible)
        var lines = title.wrapped(to: 80)
        if isOldNews {
            lines += nothingNew(states).wrapped(to: 80)
        } else {
            lines += whatWasRead.visible.wrapped(to: 80) + [""]
            lines += states.flatMap(\.self).sortedByUrgency.lines(coloured: coloured)
            lines += remedies + warnings
            if let audit { lines += [""] + audit.lines.map(\.visible) }
        }
        lines += unusedTemplates
        if !isOldNews && !ending.isEmpty { lines += [""] }
        return (lines + ending).joined(separator: "\n") + "\n"
    }

    /// What the operator must act on, and nothing else: empty on most mornings.
    ///
    /// What could not be read, or may make a verdict wrong; what was refused, or could not be delivered for
    /// an hour; that nothing gets through somewhere, at once; and, once, what a first reading found broken, of which nobody else hears.
    package var forOperator: String {
        let states = morning.products.filter { product in
            !product.judgement.unread.isEmpty || product.isInherited
        }.flatMap { ProductState.all(of: $0, in: self) }
        let troubles = DeliveryTally(
            waiting: deliveries.waiting.filter {
                $0.isOutage || morning.now.timeIntervalSince($0.since) > 3600
            },
            refused: deliveries.refused,
            moved: deliveries.moved,
            unsure: deliveries.unsure
        )
        var lines = states.lines(coloured: false)
        if !lines.isEmpty { lines += remedies }
        if !isOldNews { lines += warnings }
        lines += unusedTemplates
        if let audit, !audit.isWhole { lines += audit.lines.map(\.visible) }
        if troubles.total > 0 { lines += troubles.lines(words) }
        return lines.isEmpty ? "" : (title.wrapped(to: 80) + lines).joined(separator: "\n") + "\n"
    }

    /// What to do about what could not be read, and about the silence of a first reading; each once.
    private var remedies: [String] {
        let unread = morning.products.flatMap(\.judgement.unread)
        let troubles = unread.reduce(into: [Unread]()) { troubles, reason in
            if !troubles.contains(where: reason.isLike) { troubles.append(reason) }
        }
        let remedies = troubles.flatMap { trouble in
            let others = Set(unread.filter(trouble.isLike).map(\.address)).count - 1
            let more = others > 0 ? " and \(others) more" : ""
            return [""]
                + "\(trouble.controller) \(trouble.what):".oneLine(limit: 200).wrapped(to: 80)
                + ["   " + trouble.address.visible + more]
                + trouble.remedy.oneLine(limit: 400).wrapped(to: 80, indent: "   ")
        }
        let announce =
            "To tell people what was broken before the first reading: --announce-existing"
        return remedies + (morning.products.contains(where: \.isInherited) ? ["", announce] : [])
    }

    private var words: DateWords { DateWords(timeZone: morning.timeZone) }

    private var title: String {
        let zone = words.zone(morning.now)
        let day = words.longDay(morning.now)
        let project = morning.project.oneLine(limit: 40)
        return "\(project), night of \(day), read at \(words.time(morning.now)) \(zone)"
    }

    private var whatWasRead: String {
        let products = count(morning.products.count, "product")
        let roots = count(reading.roots, "root job")
        let unread = morning.products.count { !$0.judgement.unread.isEmpty }
        let unsearched = morning.products.map(\.judgement.unsearched.count).reduce(0, +)
        let beside =
            unsearched > 0 ? ", but not what \(count(unsearched, "root")) may start elsewhere" : ""
        let whole =
            unread == 0 ? "everything was read\(beside)" : "\(count(unread, "product")) unread"
        let place = reading.controllers.joined(separator: ", ")
        return "\(products), \(roots), \(count(reading.builds, "build")) on \(place); \(whole)"
    }

    private func nothingNew(_ products: [[ProductState]]) -> String {
        let red = morning.products.count { !$0.judgement.standing.open.isEmpty }
        let green = products.count { $0.allSatisfy { $0.mark == .good } }
        let others = products.count - red - green
        let undecided = others > 0 ? ", \(others) undecided" : ""
        let since = previous.map { " since \(words.moment($0, seen: morning.now))" } ?? ""
        return "Nothing new\(since). \(count(red, "product")) red or without a run\(undecided),"
            + " \(green) green."
    }
}

extension ProductMorning {
    /// Whether this reading is the first and found it broken.
    fileprivate var isInherited: Bool {
        judgement.movements.contains { $0.kind == .opened && $0.incident.isInherited }
    }
}

extension Unread {
    /// Whether it is the same trouble, at whatever address.
    fileprivate func isLike(_ other: Unread) -> Bool {
        (controller, what, remedy) == (other.controller, other.what, other.remedy)
    }
}

extension [ProductState] {
    /// In columns, as wide as the names need.
    fileprivate func lines(coloured: Bool) -> [String] {
        let column = Swift.min((map(\.name.count).max() ?? 0) + 2, 24)
        return flatMap { $0.lines(column: column, coloured: coloured) }
    }
}

extension ProductState {
    fileprivate func lines(column: Int, coloured: Bool) -> [String] {
        let indent = String(repeating: " ", count: 3 + column)
        let words = headline.visible.wrapped(
            to: 80,
            indent: indent + String(repeating: " ", count: 10)
        )
        let start = " \(mark.rawValue) \(name)"
        let fits = name.count < column
        let word = coloured ? "\u{1B}[\(mark.colour)m\(verdict)\u{1B}[0m" : verdict
        let gap = String(repeating: " ", count: max(0, 10 - verdict.count))
        var tail = gap + (words.first?.dropFirst(indent.count + 10) ?? "")
        var below =
            Array(words.dropFirst())
            + details.flatMap { $0.visible.wrapped(to: 80, indent: indent) }
        if let aside {
            let used = indent.count + verdict.count + tail.count
            if used + 2 + aside.count <= 80 {
                tail = tail.padded(to: 80 - indent.count - verdict.count - aside.count) + aside
            } else {
                below = aside.wrapped(to: 80, indent: indent) + below
            }
        }
        let first = (fits ? start.padded(to: indent.count) : indent) + word + tail
        return (fits ? [] : [start]) + [first.trimmedEnd] + below
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
            switch state.mark {
            case .bad: return state.isNews ? 0 : 2
            case .unknown: return state.isNews ? 1 : 3
            case .good: return state.isNews ? 4 : 5
            case .idle: return 6
            }
        }
        return enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
            .map(\.element)
    }
}
