import Foundation
import Nightly

extension Morning {
    /// The sheet of the month that is over, on the first look of the next one, to those whom rules name.
    func monthlySheets(for directory: Directory) -> [Notification] {
        guard let sheet else { return [] }
        let hearers = products.flatMap { product in
            product.concern.monthlyHearers.map { (person: $0, product: product.name) }
        }
        var people: [Person] = []
        for (person, _) in hearers
        where !people.contains(where: { $0.key == person.key })
            && !directory.isMuted(.monthly, by: person)
        {
            people.append(person)
        }
        return people.map { person in
            let names = hearers.filter { $0.person.key == person.key }.map(\.product)
            var own = sheet
            own.products = sheet.products.filter { names.contains($0.name) }
            let letter = own.letter(greeting: greeting(person))
            let id = Identity.monthly(month: "\(sheet.month)", to: person.key)
            return Notification(letter, .monthly, id, to: person)
        }
    }
}

extension Concern {
    /// Those whom its rules name for the monthly sheet; nobody caused a month.
    fileprivate var monthlyHearers: [Person] {
        announce.filter { $0.covers(.monthly) }.flatMap(\.tell).flatMap { audience -> [Person] in
            switch audience {
            case .owner: [owner]
            case .people(let people), .role(_, let people, _): people
            case .stakeholders: stakeholders
            case .suspects, .everyoneTold, .packageOwner: []
            }
        }
    }
}

extension MonthSheet {
    func letter(greeting: String) -> Letter {
        let (green, decided) = (total(\.green), total(\.decided))
        let share = ProductMonth.share(green, of: decided)
        let failures = count(total(\.failures), "incident")
        let headline = [
            "\(month.words), \(share.map { "\($0)% green" } ?? "no verdict")", failures,
            minimums.map { "\($0.words) minimums proven" },
        ].compactMap(\.self)
        let entries = products.map { product in
            Letter.Block.entry(
                product.name.oneLine(limit: 40),
                headline: product.greenWords,
                details: product.details
            )
        }
        let dependencies = minimumWords.map {
            Letter.Section("DEPENDENCIES", [.paragraph($0)])
        }
        return Letter(
            tone: .month,
            headline: Letter.headline(.month, headline),
            greeting: greeting,
            lead: """
                in \(month.words) \(green) of \(count(decided, "night")) with a verdict were green, and \
                \(failures) began. Nothing is needed from you.
                """,
            sections: [Letter.Section("PRODUCTS", entries)] + [dependencies].compactMap(\.self)
                + [
                    Letter.Section(
                        "MESSAGES",
                        [.paragraph("\(count(messages, "message")) went out.")]
                    )
                ],
            footer: [
                "Once a month, because a rule names you (announce, monthly).",
                "Not for you? Reply to this mail.",
            ]
        )
    }

    private func total(_ figure: (ProductMonth) -> Int) -> Int {
        products.map(figure).reduce(0, +)
    }
}
