package import Dependencies
package import Evidence
package import Foundation

/// Whose business a product is, and what is expected of them when it is red.
package struct Concern: Equatable, Sendable {
    package var product: String
    /// What people call it; the product's name where nothing better is given.
    package var title: String
    package var owner: Person
    package var stakeholders: [Person]
    package var response: ResponsePolicy?
    /// The product whose run cannot go ahead while this one is red.
    package var blocks: String?
    package var suspects: SuspectRule

    package init(
        product: String,
        title: String? = nil,
        owner: Person,
        stakeholders: [Person] = [],
        response: ResponsePolicy? = nil,
        blocks: String? = nil,
        suspects: SuspectRule = SuspectRule()
    ) {
        self.product = product
        self.title = title ?? product
        self.owner = owner
        self.stakeholders = stakeholders
        self.response = response
        self.blocks = blocks
        self.suspects = suspects
    }
}

/// Which suspects are told in person.
package struct SuspectRule: Equatable, Sendable {
    /// The least confidence with which somebody is.
    package var tell: Confidence
    /// More people than these are not likely any more: then only the owner hears.
    package var atMost: Int

    package init(tell: Confidence = .high, atMost: Int = 3) {
        self.tell = tell
        self.atMost = atMost
    }
}

/// What is expected of people when a product is red: an answer by when, otherwise what, by which rules.
package struct ResponsePolicy: Equatable, Sendable {
    /// The time of a working day by which someone must have it.
    package var answerBy: TimeOfDay?
    /// What happens if nobody has it by then, such as "the owner reverts the suspect change".
    package var otherwise: String?
    /// Where the rules are written down.
    package var guide: String?

    package init(answerBy: TimeOfDay? = nil, otherwise: String? = nil, guide: String? = nil) {
        self.answerBy = answerBy
        self.otherwise = otherwise
        self.guide = guide
    }
}

/// A time on the clock, in whatever zone people live.
package struct TimeOfDay: Hashable, Sendable {
    package let hour: Int
    package let minute: Int

    /// Reads `12:00`; nil for anything that no clock shows.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// Minutes after midnight.
    var minutes: Int { hour * 60 + minute }

    /// The next time that the clock shows this on a working day after a moment, within a year.
    /// - Parameter holidays: The days on which nobody works, beside Saturdays and Sundays.
    package func next(
        after moment: Date,
        in timeZone: TimeZone,
        except holidays: Set<Day> = []
    ) -> Date? {
        let calendar = Calendar.gregorian(in: timeZone)
        return (0...366).lazy.compactMap { days in
            calendar.date(byAdding: .day, value: days, to: moment).flatMap {
                calendar.date(bySettingHour: hour, minute: minute, second: 0, of: $0)
            }
        }.first { found in
            found > moment && !calendar.isDateInWeekend(found)
                && !holidays.contains(Day(found, in: timeZone))
        }
    }
}

extension TimeOfDay: CustomStringConvertible {
    package var description: String {
        "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
