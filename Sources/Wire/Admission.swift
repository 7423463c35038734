/// Who may go next: never more under way to one origin than its route allows, first come first served.
///
/// libcurl has such a limit too, but there the time that a transfer waits counts as time it takes.
struct Admission {
    private var lines: [String: Line] = [:]

    private struct Line {
        var waiting: [Transfer] = []
        /// How many of those have gone.
        var gone = 0
        var underway = 0

        var next: Transfer? { gone < waiting.count ? waiting[gone] : nil }
    }

    mutating func enter(_ transfer: Transfer) {
        lines[transfer.address.origin, default: Line()].waiting.append(transfer)
    }

    mutating func next() -> Transfer? {
        for (origin, line) in lines {
            guard let next = line.next, line.underway < max(1, next.request.route.connections)
            else { continue }
            lines[origin]?.gone += 1
            lines[origin]?.underway += 1
            return next
        }
        return nil
    }

    mutating func leave(_ origin: String) {
        lines[origin]?.underway -= 1
    }

    /// Those who have not been let in.
    var waiting: [Transfer] { lines.values.flatMap { $0.waiting[$0.gone...] } }
}
