/// One field of a cron line: its items, between commas.
struct CronField: Hashable, Sendable {
    fileprivate enum Item: Hashable {
        case values(Set<Int>)
        /// An `H`: one number that Jenkins picks from a range, and every further one at a step.
        case picked(ClosedRange<Int>, step: Int?)
    }

    private var items: [Item] = []

    /// Nil where it is not what Jenkins understands.
    init?(_ text: some StringProtocol, in kind: Kind) {
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let item = Self.item(Substring(item), in: kind) else { return nil }
            items.append(item)
        }
    }

    /// What the field holds for one job, whose hash is drawn from in the order of the items.
    func values(_ hash: inout JobHash) -> Set<Int> {
        var values: Set<Int> = []
        for item in items {
            switch item {
            case .values(let listed):
                values.formUnion(listed)
            case .picked(let range, let step?):
                let first = range.lowerBound + hash.next(below: step)
                values.formUnion(stride(from: first, through: range.upperBound, by: step))
            case .picked(let range, nil):
                values.insert(range.lowerBound + hash.next(below: range.count))
            }
        }
        return values
    }

    private static func item(_ text: Substring, in kind: Kind) -> Item? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return nil }
        let step = parts.count == 2 ? number(parts[1]) : 1
        guard let step, step > 0 else { return nil }
        if parts[0] == "*" { return .values(kind.bounds, step) }
        if parts[0] == "H" { return .picked(kind.picked, by: step) }
        if parts[0].hasPrefix("H(") && parts[0].hasSuffix(")") {
            return range(parts[0].dropFirst(2).dropLast(), in: kind).flatMap {
                .picked($0, by: step)
            }
        }
        if let range = range(parts[0], in: kind) { return .values(range, step) }
        // Jenkins refuses a step from a single number, which others read in different ways.
        guard parts.count == 1, let number = number(text), kind.bounds.contains(number) else {
            return nil
        }
        return .values([number])
    }

    private static func range(_ text: Substring, in kind: Kind) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let low = number(ends[0]), let high = number(ends[1]), low <= high,
            kind.bounds.contains(low), kind.bounds.contains(high)
        else { return nil }
        return low...high
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            ? Int32(text).map(Int.init) : nil
    }
}

extension CronField.Item {
    fileprivate static func values(_ range: ClosedRange<Int>, _ step: Int) -> Self {
        .values(Set(stride(from: range.lowerBound, through: range.upperBound, by: step)))
    }

    /// A step of one is none; one beyond the range is refused.
    fileprivate static func picked(_ range: ClosedRange<Int>, by step: Int) -> Self? {
        guard step <= range.count else { return nil }
        return .picked(range, step: step == 1 ? nil : step)
    }
}

extension CronField {
    /// The five fields, in the order in which they are written.
    enum Kind: Int, CaseIterable {
        case minute
        case hour
        case day
        case month
        /// Sunday is 0 or 7.
        case weekday

        var bounds: ClosedRange<Int> {
            switch self {
            case .minute: 0...59
            case .hour: 0...23
            case .day: 1...31
            case .month: 1...12
            case .weekday: 0...7
            }
        }

        /// What a bare `H` picks from: only days that every month has, and Sunday once.
        var picked: ClosedRange<Int> {
            switch self {
            case .day: 1...28
            case .weekday: 0...6
            case .minute, .hour, .month: bounds
            }
        }
    }
}
