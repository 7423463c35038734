package import Foundation
import Nightly
package import Notifications

/// What would have been said to whom over some mornings: the value of which `daybreak replay` is made.
package struct Replay {
    package var project: String
    package var timeZone: TimeZone
    package var mornings: [Replayed]

    /// One morning of it.
    package struct Replayed {
        package var morning: Morning
        package var notifications: [Notifications.Notification]

        package init(morning: Morning, notifications: [Notifications.Notification]) {
            self.morning = morning
            self.notifications = notifications
        }
    }

    package init(project: String, timeZone: TimeZone, mornings: [Replayed]) {
        self.project = project
        self.timeZone = timeZone
        self.mornings = mornings
    }

    package var text: String {
        let lines = title + mornings.flatMap(lines) + totals
        return lines.map(\.visible.trimmedEnd).joined(separator: "\n") + "\n"
    }

    private var words: DateWords { DateWords(timeZone: timeZone) }

    private var title: [String] {
        guard let first = mornings.first?.morning.now, let last = mornings.last?.morning.now else {
            return ["no morning lies between these days"]
        }
        let span = "\(words.day(first)) to \(words.day(last))"
        return "\(project.oneLine(limit: 40)), \(span), under the rules of today; nothing was sent"
            .wrapped(to: 80)
    }

    /// What moved, and who would have heard; a morning with nothing new is left out.
    private func lines(_ replayed: Replayed) -> [String] {
        let moved = replayed.morning.products.flatMap { product in
            product.judgement.movements.compactMap { movement in
                movement.headline.map { (product.name.oneLine(limit: 40), $0) }
            }
        }
        guard !moved.isEmpty || !replayed.notifications.isEmpty else { return [] }
        let now = replayed.morning.now
        return ["", "\(words.day(now)) \(words.time(now))"]
            + moved.flatMap { row($0.0, $0.1, column: 14) }
            + replayed.notifications.flatMap { message in
                row(
                    "  to \(message.recipient.name.oneLine(limit: 30))",
                    message.subject,
                    column: 24
                )
            }
    }

    private var totals: [String] {
        let all = mornings.flatMap(\.notifications)
        let busy = mornings.count { !$0.notifications.isEmpty }
        let most = mornings.map(\.notifications.count).max() ?? 0
        let people = Dictionary(grouping: all, by: \.recipient.key).values
            .sorted { ($1.count, $0[0].recipient.name) < ($0.count, $1[0].recipient.name) }
        let summary =
            "\(count(mornings.count, "morning")), \(busy) with messages: "
            + "\(count(all.count, "message")) to \(people.count) "
            + "\(people.count == 1 ? "person" : "people"), at most \(most) on one morning"
        return ["", summary]
            + people.flatMap { messages in
                let summaries = messages.count {
                    [.summary, .weekly, .monthly].contains($0.reason)
                }
                let kinds = [
                    summaries > 0
                        ? "\(summaries) \(summaries == 1 ? "summary" : "summaries")" : nil,
                    messages.count > summaries ? "\(messages.count - summaries) personal" : nil,
                ].compactMap(\.self)
                return row(messages[0].recipient.name.oneLine(limit: 30), list(kinds), column: 24)
            }
    }
}

extension Movement {
    /// What became of the incident; nil where nothing did that anyone would hear of.
    fileprivate var headline: String? {
        let what = incident.isAbsence ? "did not run" : "failed"
        switch kind {
        case .opened where incident.isInherited: return "\(what) already; taken as known"
        case .opened: return what
        case .worse(let names):
            return "worse: \(list(names.map { $0.oneLine(limit: 40) }, atMost: 5))"
        case .closed: return incident.isAbsence ? "runs again" : "passes again"
        case .continued, .passing: return nil
        }
    }
}
