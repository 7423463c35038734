import Foundation
import Nightly
import Wire

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The timer lines of a job's own configuration, as last read.
struct Timer: Equatable {
    /// Empty where it has no timer; nil where we may not read them.
    var lines: String?
    /// When they were asked for; nil if they never were.
    var read: Date?
}

extension Library {
    /// The root jobs of which nothing is remembered: their timers are asked for in any case.
    func newRoots(among wanted: [Wanted]) -> Set<JobID> {
        Set(wanted.filter { $0.schedule && !memory.knows($0.root) }.map(\.root))
    }

    /// The timers of root jobs, of which only those are asked for that may have changed.
    ///
    /// That is where a run seems missed, and otherwise once a week, on a morning when the controller
    /// was asked less than once per root job.
    mutating func readTimers(of wanted: [Wanted]) {
        let roots = Set(wanted.filter(\.schedule).map(\.root)).filter { jobs[$0]?.value != nil }
        timers = roots.reduce(into: [:]) { timers, root in
            let known = memory.jobs[root]
            timers[root] =
                self.timers[root] ?? Timer(lines: known?.timer, read: known?.timerRead)
        }
        let timers = timers
        let due = roots.filter(memory.knows).filter { root in
            guard let read = timers[root]?.read else { return true }
            return missedRun(of: root).map { read < $0 && $0 < memory.now } ?? false
        }
        var spare = Dictionary(grouping: wanted.map(\.root), by: \.controller)
            .mapValues { Set($0).count }
            .merging(conversation.asked, uniquingKeysWith: -)
        let old = roots.subtracting(due)
            .filter { timers[$0]?.read.map { $0 < memory.now - Bound.week } ?? false }
            .sorted { $0.name < $1.name }
            .filter { root in
                spare[root.controller, default: 0] -= 1
                return spare[root.controller, default: 0] >= 0
            }
        let questions = due.union(old).reduce(into: [:]) { $0[$1] = Question.timer(of: $1) }
        let readings = conversation.ask(questions) { _, response in timer(in: response.body) }
        for (root, reading) in readings { keepTimer(reading, of: root) }
    }

    mutating func keepTimer(_ reading: Reading<String?>, of root: JobID) {
        switch reading {
        case .read(let lines): timers[root] = Timer(lines: lines, read: memory.now)
        case .unread(let unread) where unread.isLasting:
            timers[root] = Timer(lines: nil, read: memory.now)
        case .unread: break
        }
    }

    /// When a root job began to look as if a run of it were missing: later than it ever paused.
    private func missedRun(of root: JobID) -> Date? {
        guard let newest = (jobs[root]?.value?.job.builds ?? memory.builds(of: root)).first else {
            return nil
        }
        let silent = newest.start + Bound.silence
        guard silent < memory.now else { return nil }
        let schedule = memory.jobs[root]?.timer.flatMap {
            try? Schedule($0, for: root.name, timeZone: .gmt)
        }
        guard let schedule else { return newest.start + Bound.week }
        let due = schedule.moments(
            after: newest.start,
            through: newest.start + 10 * Bound.week,
            limit: 200
        )
        return zip(due, due.dropFirst()).map { $1.timeIntervalSince($0) }.max()
            .map { max(silent, newest.start + $0 + 3600) }
    }
}

extension Question {
    /// Asks for the configuration in which a job's timer lines stand.
    static func timer(of job: JobID) -> Question {
        Question(job.controller, at: Address.path(of: job.name) + "config.xml", .xml)
    }
}

extension Unread {
    /// Whether asking again tomorrow would be answered the same.
    fileprivate var isLasting: Bool {
        switch kind {
        case .refused, .missing, .unreadable: true
        case .unreachable, .unwell: false
        }
    }
}

/// The timer lines of a job's `config.xml`: empty where it has no timer, nil where it is no such file.
///
/// The trigger stands in `triggers` of a freestyle job and in a property of a pipeline. A
/// parameterized timer's lines end in `%NAME=value`, which is no part of the time.
func timer(in config: [UInt8]) -> String? {
    let parser = XMLParser(data: Data(config))
    parser.shouldResolveExternalEntities = false
    let reader = TimerReader()
    parser.delegate = reader
    // Its own verdict is no use: it complains of XML 1.1, which Jenkins declares, and not of half a file.
    _ = parser.parse()
    return reader.isWhole ? reader.lines.joined(separator: "\n") : nil
}

private final class TimerReader: NSObject, XMLParserDelegate {
    var lines: [String] = []
    /// Whether the outermost element has ended.
    var isWhole = false
    private var path: [String] = []
    private var text = ""

    func parser(
        _: XMLParser,
        didStartElement name: String,
        namespaceURI _: String?,
        qualifiedName _: String?,
        attributes _: [String: String]
    ) {
        isWhole = false
        path.append(name)
        text = ""
    }

    func parser(_: XMLParser, foundCharacters characters: String) {
        if isTimer { text += characters }
    }

    func parser(
        _: XMLParser,
        didEndElement _: String,
        namespaceURI _: String?,
        qualifiedName _: String?
    ) {
        if isTimer {
            lines += text.split(whereSeparator: \.isNewline).prefix(50)
                .map { $0.prefix { $0 != "%" }.trimmingCharacters(in: .whitespaces).cut(to: 200) }
                .filter { !$0.isEmpty }
        }
        path.removeLast()
        isWhole = path.isEmpty
    }

    private var isTimer: Bool {
        guard path.count >= 2, path[path.count - 2].hasSuffix("TimerTrigger") else { return false }
        return path.last == "spec" || path.last == "parameterizedSpecification"
    }
}
