import Evidence
import Golden
import Nightly
import Notifications
import Story
import Testing

/// How well suspects are found, over made-up histories in each of which one thing broke.
@Suite struct MeasurementTests {
    /// The first seeds are those with which the weights were chosen; the others were looked at once,
    /// when they had been.
    @Test(arguments: [("suspects.txt", 1...200), ("suspects-unseen.txt", 1001...1200)])
    func mostBreakersAreAmongTheFirstThreeAndFewAreWronglyTold(
        golden: String,
        seeds: ClosedRange<UInt64>
    ) throws {
        let tally = Tally(seeds: seeds)
        #expect(tally.foundInHundred >= 90)
        #expect(tally.wrongInTwenty <= 1)
        try expectGolden(tally.table, golden)
    }
}

/// What some histories came to, beside what simpler rules would have made of them.
private struct Tally {
    private var incidents = 0
    private var breakable = 0
    private var found = 0
    private var lengths: [Int] = []
    private var ours = Messages()
    private var everyone = Messages()
    private var firstBuild = Messages()

    struct Messages {
        var right = 0
        var wrong = 0
        var bothered = 0

        mutating func add(_ told: Set<String>, _ right: String?) {
            let wrong = right.map { told.subtracting([$0]) } ?? told
            if right.map(told.contains) == true { self.right += 1 }
            self.wrong += wrong.count
            if !wrong.isEmpty { bothered += 1 }
        }

        func row(_ name: String) -> String {
            "\(name.padded(36))\(String(right).padded(8))\(String(wrong).padded(8))\(bothered)\n"
        }
    }

    init(seeds: ClosedRange<UInt64>) {
        for seed in seeds { add(BrokenHistory(seed: seed)) }
    }

    private mutating func add(_ history: BrokenHistory) {
        let morning = [history.telling].morning(at: history.mornings, for: history.directory)
        guard let product = morning.products.first,
            let file = product.cases.first(where: { $0.failure.seen == $0.failure.since })
        else { return }
        incidents += 1
        lengths.append(history.range.count)
        if history.breaker != .machine { breakable += 1 }
        if file.suspects.prefix(3).contains(where: history.breaker.isFound) { found += 1 }
        let decisions = decide(product, in: history.directory)
        let told = decisions.filter { decision in
            if case .suspect = decision.role { decision.answer.isTold } else { false }
        }.map(\.person.key)
        let right = history.breaker.author.flatMap(history.directory.key)
        ours.add(Set(told), right)
        everyone.add(Set(history.range.compactMap { history.directory.key($0.author) }), right)
        let first = history.firstBuild.compactMap { history.directory.key($0.author) }
        firstBuild.add(Set(first), right)
    }

    var foundInHundred: Double { 100 * Double(found) / Double(max(1, breakable)) }
    var wrongInTwenty: Double { 20 * Double(ours.wrong) / Double(max(1, incidents)) }

    var table: String {
        let median = lengths.sorted()[lengths.count / 2]
        return """
            \(incidents) incidents; changes in range: median \(median), most \(lengths.max() ?? 0)
            breaker among the first three suspects: \(found) of \(breakable)

            told personally                     right   wrong   incidents with a wrong one
            \(ours.row("daybreak"))\(everyone.row("all authors"))\
            \(firstBuild.row("authors of the first failing build"))
            """
    }
}

extension BrokenHistory.Breaker {
    fileprivate var author: Author? {
        switch self {
        case .change(let change), .part(_, let change): change.author
        case .package, .machine: nil
        }
    }

    fileprivate func isFound(_ suspect: Suspect) -> Bool {
        switch (self, suspect.subject) {
        case (.change(let one), .change(let other)): one.id == other.id
        case (.part(_, let one), .change(let other)): one.id == other.id
        case (.part(let name, _), .range(let range)): range.repository == name
        case (.package(let name), .package(let package)): package.name == name
        case _: false
        }
    }
}

extension Directory {
    /// Who can be told.
    fileprivate func key(_ author: Author) -> String? {
        switch identify(author) {
        case .known(let person): person.key
        case _: nil
        }
    }
}

extension String {
    fileprivate func padded(_ width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
