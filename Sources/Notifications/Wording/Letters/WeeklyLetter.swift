import Foundation
import Nightly

extension SummaryLetter {
    /// Once a week, that all this is alive, and how all products stand.
    var weekly: Letter {
        var letter = letter
        let nights = greenNights
        if letter.tone == .green && nights > 0 {
            let all =
                switch products.count {
                case 1: products[0].name.oneLine(limit: 40)
                case 2: "both products"
                default: "all \(count(products.count, "product"))"
                }
            let proven = morning.minimums.map { "\($0.proven) of \($0.promised) minimums proven" }
            let parts = ["\(all), \(count(nights, "night"))", proven].compactMap(\.self)
            letter.headline = Letter.headline(.green, parts)
            letter.lead = """
                \(all.capitalizedFirst) passed in the last \(count(nights, "night")). Nothing is needed \
                from you.
                """
        } else {
            letter.lead = "Nothing is new; this is how it stands. \(letter.lead)"
        }
        letter.footer = [
            "Once a week, so that you know that nothing is lost. You are a stakeholder.",
            "Not for you? Reply to this mail.",
        ]
        return letter
    }

    /// For how many nights, up to a week, none of the products was red or without a verdict.
    private var greenNights: Int {
        let strips = products.map { $0.marks(nights: 7, on: morning) }
        return (0..<7).reversed().prefix { night in
            strips.allSatisfy { [.passed, .notDue].contains($0[night]) }
        }.count
    }
}

extension Morning {
    /// The proof of life, on the first look of a week, unless its night had news of its own.
    /// - Parameter summaries: Those of this morning, which prove it as well.
    func proofOfLife(
        for directory: Directory,
        beside summaries: [Notification]
    ) -> [Notification] {
        guard provesLife, let monday = look.newWeek else { return [] }
        var people: [Person] = []
        for person in products.flatMap(\.concern.stakeholders)
        where !people.contains(where: { $0.key == person.key })
            && !directory.isMuted(.weekly, by: person)
            && !summaries.contains(where: { $0.recipient.key == person.key })
            && !directory.hasLeft(person)
        {
            people.append(person)
        }
        return people.compactMap { person in
            let own = products.filter { product in
                product.concern.stakeholders.contains { $0.key == person.key }
            }
            guard !own.contains(where: { $0.hadNews(in: monday - 86_400, through: monday) }) else {
                return nil
            }
            let letter = SummaryLetter(
                morning: self,
                products: own,
                person: person,
                news: [],
                findings: [],
                directory: directory
            ).weekly
            let date = DateWords(timeZone: timeZone).isoDay(monday)
            let id = Identity.weekly(date: date, to: person.key)
            return Notification(letter, .weekly, id, to: person)
        }
    }
}

extension ProductMorning {
    /// Whether a run that was over by then came to something else than the one before it.
    fileprivate func hadNews(in start: Date, through end: Date) -> Bool {
        Dictionary(grouping: judgement.standing.records, by: \.root).values.contains { records in
            zip(records, records.dropFirst()).contains { before, record in
                record.over > start && record.over <= end
                    && (record.verdict.isRed, record.verdict.isAbsence)
                        != (before.verdict.isRed, before.verdict.isAbsence)
            }
        }
    }
}
