package import Foundation
import Nightly

extension Phrases {
    /// When an answer is expected, by the product's policy: `12:00 today`; nil once that has passed.
    var deadline: String? {
        answerBy.flatMap { $0 > morning.now ? words.soon($0, from: morning.now) : nil }
    }

    /// The same for a subject, which is read on the day: `12:00`, or `12:00 tomorrow`.
    var shortDeadline: String? {
        answerBy.flatMap { deadline in
            guard deadline > morning.now else { return nil }
            let isToday = words.nights(from: morning.now, to: deadline) == 0
            return isToday ? words.time(deadline) : words.soon(deadline, from: morning.now)
        }
    }

    /// When an answer was expected, where that has passed: `12:00`, `Wed 12:00`, or `Wed 11 Nov 12:00`.
    var missedDeadline: String? {
        answerBy.flatMap { deadline in
            guard deadline <= morning.now else { return nil }
            let time = words.time(deadline)
            switch words.nights(from: deadline, to: morning.now) {
            case 0: return time
            case 1...6: return "\(words.weekday(deadline).prefix(3)) \(time)"
            default: return "\(words.day(deadline)) \(time)"
            }
        }
    }

    /// What happens if nobody has it, such as `Otherwise the owner reverts the suspect change.`.
    var otherwise: String? {
        product.concern.response?.otherwise.map { "Otherwise \($0.oneLine(limit: 120))." }
    }

    /// The same once it is to be, such as `By its policy, the owner reverts the suspect change.`.
    var policy: String? {
        product.concern.response?.otherwise.map { "By its policy, \($0.oneLine(limit: 120))." }
    }

    /// The same in as few words as a subject has: `the change is to be reverted`.
    var shortOtherwise: String? {
        product.concern.response?.otherwise.map { otherwise in
            otherwise.contains("revert")
                ? "the change is to be reverted" : otherwise.oneLine(limit: 40)
        }
    }

    package var answerBy: Date? {
        product.judgement.standing.open.lazy.compactMap(product.deadline).first
    }
}
