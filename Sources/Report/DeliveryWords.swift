package import Foundation
import Notifications

extension DeliveryTally {
    /// What became of the messages, for an operator who saw to them by hand.
    package func text(in timeZone: TimeZone) -> String {
        let lines = lines(DateWords(timeZone: timeZone))
        return (lines.isEmpty ? ["Nothing was due."] : lines).joined(separator: "\n") + "\n"
    }

    /// Whether nothing waits and nothing was lost.
    package var isDone: Bool { waiting.isEmpty && refused.isEmpty && unsure.isEmpty }

    /// How many were delivered, and what became of each of the others; nothing where none was owed.
    func lines(_ words: DateWords) -> [String] {
        guard total > 0 else { return [] }
        let kinds = delivered.filter { $0.value > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
        let sent = delivered.values.reduce(0, +)
        let detail = kinds.isEmpty ? "" : " (\(kinds))"
        let lost = refused.isEmpty ? "" : ", \(refused.count) refused"
        let quiet = held.isEmpty ? "" : ", \(held.count) held"
        let doubtful = unsure.isEmpty ? "" : ", \(unsure.count) unsure"
        let states =
            "\(sent) delivered\(detail), \(waiting.count) waiting\(quiet)\(lost)\(doubtful)"
        return ["\(count(total, "message")): \(states)"] + held.lines("held", words)
            + waiting.lines("waiting", words) + moved.lines("moved", words)
            + refused.lines("refused", words) + unsure.lines("unsure", words)
    }
}

extension [DeliveryTally.Trouble] {
    /// One after the other; those with one cause together, however many it stopped.
    fileprivate func lines(_ state: String, _ words: DateWords) -> [String] {
        reduce(into: [[DeliveryTally.Trouble]]()) { groups, trouble in
            if let like = groups.firstIndex(where: { $0[0].isLike(trouble) }) {
                groups[like].append(trouble)
            } else {
                groups.append([trouble])
            }
        }.flatMap { group in
            group[0].lines(state, to: group.map { $0.recipient.oneLine(limit: 60) }, words)
        }
    }
}

extension DeliveryTally.Trouble {
    fileprivate func isLike(_ other: Self) -> Bool {
        (channel, cause, minute) == (other.channel, other.cause, other.minute)
    }

    /// When it is tried next, as finely as it is told: no two messages are tried at the same moment.
    private var minute: Int? { next.map { Int($0.timeIntervalSince1970 / 60) } }

    /// What was said to the one that was tried: the rest were not, because of that.
    private var cause: String {
        let prefix = "not tried, because "
        return words.hasPrefix(prefix) ? String(words.dropFirst(prefix.count)) : words
    }

    fileprivate func lines(_ state: String, to names: [String], _ dates: DateWords) -> [String] {
        let retry = next.map { "; next try \(dates.moment($0, seen: since))" } ?? ""
        let said = cause.oneLine(limit: 200)
        let names = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let line = "\(list(names, atMost: 8)), \(channel.rawValue): \(said)\(retry)"
        let lines = line.wrapped(to: 80, indent: String(repeating: " ", count: 14))
        let start = "   " + state.padded(to: 11)
        return [start + (lines.first?.dropFirst(14) ?? "")] + lines.dropFirst()
    }
}
