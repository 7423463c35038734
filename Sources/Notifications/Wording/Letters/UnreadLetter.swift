import Nightly

/// What could not be read, for whoever can mend it.
struct UnreadLetter {
    let morning: Morning
    let greeting: String

    /// One trouble, whatever it hides.
    struct Trouble: Hashable {
        var controller: String
        var what: String
        var remedy: String
    }

    /// The troubles, the one that hides most first, each with the products that it hides.
    var troubles: [(trouble: Trouble, products: [String])] {
        var all: [(trouble: Trouble, products: [String])] = []
        for product in morning.products {
            for trouble in Set(product.judgement.unread.map(Trouble.init)) {
                if let index = all.firstIndex(where: { $0.trouble == trouble }) {
                    all[index].products.append(product.name)
                } else {
                    all.append((trouble, [product.name]))
                }
            }
        }
        return all.sorted {
            ($1.products.count, $0.trouble.what) < ($0.products.count, $1.trouble.what)
        }
    }

    var letter: Letter? {
        let troubles = troubles
        guard let first = troubles.first?.trouble else { return nil }
        let unread = morning.products.count { !$0.judgement.unread.isEmpty }
        let what = "\(first.controller) \(first.what)".oneLine(limit: 50)
        return Letter(
            tone: .unknown,
            headline: Letter.headline(.unknown, [what, "\(count(unread, "product")) unread"]),
            greeting: greeting,
            lead: """
                \(count(unread, "product")) of \(morning.products.count) could not be read, so nobody \
                knows how \(unread == 1 ? "it fares" : "they fare"), and nothing is said of \
                \(unread == 1 ? "it" : "them"). You hear of it each morning until that is mended.
                """,
            sections: [
                Letter.Section(
                    "WHAT COULD NOT BE READ",
                    troubles.prefix(10).map { trouble, products in
                        .entry(
                            trouble.controller.oneLine(limit: 40),
                            headline: trouble.what.oneLine(limit: 120),
                            details: [
                                trouble.remedy.oneLine(limit: 400),
                                "It hides \(list(products.map { $0.oneLine(limit: 40) }, atMost: 8)).",
                            ]
                        )
                    }
                )
            ],
            footer: ["You get this because you are the operator."]
        )
    }
}

extension UnreadLetter.Trouble {
    init(_ unread: Unread) {
        self.init(controller: unread.controller, what: unread.what, remedy: unread.remedy)
    }
}

extension Morning {
    /// What the operator is told each morning on which anything could not be read.
    func noticeOfTroubles() -> [Notification] {
        guard let `operator`, look.previous != nil, look.isFirstOfDay else { return [] }
        let unread = UnreadLetter(morning: self, greeting: greeting(`operator`))
        guard let letter = unread.letter else { return [] }
        let id = Identity.troubles(
            date: DateWords(timeZone: timeZone).isoDay(now),
            covering: unread.troubles.map { "\($0.trouble.controller) \($0.trouble.what)" },
            to: `operator`.key
        )
        return [Notification(letter, .noVerdict, id, to: `operator`)]
    }
}
