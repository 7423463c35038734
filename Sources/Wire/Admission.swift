/// Who may go next: never more under way to one origin than its route allows, first come first served.
///
/// The first to an origin goes alone, so that one that is not there, or is overwhelmed, is asked once.
/// libcurl has such a limit too, but there the time that a transfer waits counts as time it takes.
struct Admission {
    /// How long one origin may keep others waiting, in all.
    let patience: Duration
    private var lines: [String: Line] = [:]

    private struct Line {
        var waiting: [Transfer] = []
        /// How many of those have gone.
        var gone = 0
        var underway = 0
        /// Whether somebody has come back since the beginning, or since the last pause.
        var isProven = false
        /// Until when nobody goes, because the origin asked for it.
        var pause: ContinuousClock.Instant?
        /// All its pauses together.
        var paused = Duration.zero

        var isEmpty: Bool { gone == waiting.count }

        func next(at now: ContinuousClock.Instant) -> Transfer? {
            guard gone < waiting.count, pause.map({ $0 <= now }) ?? true else { return nil }
            let room = isProven ? max(1, waiting[gone].request.route.connections) : 1
            return underway < room ? waiting[gone] : nil
        }

        /// Forgets who waited, but not what is known of the origin.
        mutating func clear() {
            waiting = []
            gone = 0
            underway = 0
        }
    }

    init(patience: Duration) {
        self.patience = patience
    }

    mutating func enter(_ transfer: Transfer) {
        lines[transfer.address.origin, default: Line()].waiting.append(transfer)
    }

    mutating func next(at now: ContinuousClock.Instant) -> Transfer? {
        for (origin, line) in lines {
            guard let next = line.next(at: now) else { continue }
            lines[origin]?.gone += 1
            lines[origin]?.underway += 1
            return next
        }
        return nil
    }

    /// Somebody has come back from there, with whatever news.
    mutating func leave(_ origin: String) {
        lines[origin]?.underway -= 1
        lines[origin]?.isProven = true
    }

    /// Lets nobody go to this one's origin for a while, and then this one first and alone.
    ///
    /// False, and nothing changes, where that is more than the origin's share of our patience.
    mutating func pause(
        for wait: Duration,
        with transfer: Transfer,
        at now: ContinuousClock.Instant
    ) -> Bool {
        guard var line = lines[transfer.address.origin] else { return false }
        let begin = max(now, line.pause ?? now)
        let end = max(begin, now + wait)
        guard line.paused + (end - begin) <= patience else { return false }
        line.paused += end - begin
        line.pause = end
        line.isProven = false
        line.waiting.insert(transfer, at: line.gone)
        lines[transfer.address.origin] = line
        return true
    }

    var isEmpty: Bool { lines.values.allSatisfy(\.isEmpty) }

    /// When the next pause ends that somebody waits for.
    var opening: ContinuousClock.Instant? {
        lines.values.filter { !$0.isEmpty }.compactMap(\.pause).min()
    }

    /// Takes out those who have not been let in.
    mutating func dismiss() -> [Transfer] {
        defer { for origin in lines.keys { lines[origin]?.clear() } }
        return lines.values.flatMap { $0.waiting[$0.gone...] }
    }
}
