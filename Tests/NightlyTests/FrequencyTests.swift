import Foundation
import Testing

@testable import Nightly

/// However often one looks, and whatever could not be read on the way, the end is the same.
@Suite struct FrequencyTests {
    @Test(arguments: 1...6)
    func judgingAfterEachEventEndsAsJudgingOnceDoes(seed: UInt64) throws {
        let history = try History(seed: seed)
        let once = history.judgedOnce
        #expect(history.judged(at: history.events + [history.end]) == once)
    }

    @Test(arguments: 1...25)
    func judgingEveryMorningEndsAsJudgingOnceDoes(seed: UInt64) throws {
        let history = try History(seed: seed)
        let once = history.judgedOnce
        #expect(history.judged(at: history.mornings + [history.end]) == once)
    }

    @Test(arguments: 1...25)
    func aControllerThatIsDownNowAndThenChangesNothingInTheEnd(seed: UInt64) throws {
        let history = try History(seed: seed)
        let once = history.judgedOnce
        var dice = Dice(seed: seed)
        let down = Set(history.mornings.filter { _ in dice.roll(2) == 0 })
        #expect(history.judged(at: history.mornings + [history.end], down: down) == once)
    }

    @Test(arguments: 1...25)
    func noIncidentOpensWithoutARedOrAMissedRun(seed: UInt64) throws {
        let end = try History(seed: seed).judgedOnce
        if end.records.allSatisfy({ $0.verdict == .passed }) { #expect(end.lastIncident == 0) }
        for incident in end.open {
            #expect(end.records.contains { $0.due == incident.opened && $0.verdict != .passed })
        }
    }
}

/// A week of a product with two roots, made up from a seed.
private struct History {
    var story = Story()
    let product: Product
    let end: Date

    init(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var product = try Product.told(allowing: ["macos"])
        product.roots = [JobID("nightly"), JobID("minimum")]
        story.roots = product.roots
        story.begins = Date(timeIntervalSince1970: 1_793_491_200)
        for day in 0..<7 {
            for root in product.roots where dice.roll(8) != 0 {
                let due = story.begins + TimeInterval(day * 86400 + 5400)
                for attempt in 0...(dice.roll(10) == 0 ? 1 : 0) {
                    let start = due + TimeInterval(attempt * 40_000 + dice.delay())
                    story.play(root, from: start, by: &dice)
                }
            }
        }
        self.product = product
        end = story.begins + 12 * 86400
    }

    /// Whenever a build starts or ends or could count as missed, and a little later.
    var events: [Date] {
        let starts = story.builds.map(\.start)
        let ends = story.builds.compactMap { build -> Date? in
            guard case .finished(_, let end) = build.progress else { return nil }
            return end
        }
        let graces = (0..<7).map { story.begins + TimeInterval($0 * 86400 + 9000) }
        return (starts + graces + ends.map { $0 + 61 }).sorted()
    }

    var mornings: [Date] { (1...7).map { story.begins + TimeInterval($0 * 86400 + 25200) } }

    var judgedOnce: Standing { judged(at: [end]) }

    func judged(at moments: [Date], down: Set<Date> = []) -> Standing {
        let firstRead = Dictionary(uniqueKeysWithValues: story.roots.map { ($0, story.begins) })
        var standing = Standing(firstRead: firstRead)
        for moment in moments {
            var readings = story.readings(at: moment)
            if down.contains(moment) {
                readings = readings.map { reading in
                    let silence = Unread.silence(about: reading.root)
                    return RootReading(
                        root: reading.root,
                        job: .unread(silence),
                        others: .unread(silence)
                    )
                }
            }
            standing = judge(product, readings.shuffled(), after: standing, at: moment).standing
        }
        return standing
    }
}

extension Story {
    /// A root build of some hours, with some platforms, each perhaps tried again.
    fileprivate mutating func play(_ root: JobID, from start: Date, by dice: inout Dice) {
        let length = dice.roll(6) == 0 ? 108_000.0 : TimeInterval(3600 + dice.roll(7200))
        let parent = add(root, dice.result(), from: start, to: start + length)
        for platform in ["arm", "x86", "macos"] where dice.roll(5) != 0 {
            var next = start + 60
            for _ in 0...dice.roll(2) {
                let end = next + TimeInterval(600 + dice.roll(600))
                let triggers = [Trigger.upstream(parent.id)]
                add(JobID(platform), dice.result(), from: next, to: end, triggers: triggers)
                next = end + 1
            }
        }
    }
}

/// The same throws for the same seed, everywhere (SplitMix64).
private struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }

    /// Mostly on time, now and then hours late.
    mutating func delay() -> Int { roll(5) == 0 ? roll(30_000) : roll(30) }

    mutating func result() -> BuildResult {
        [.success, .success, .success, .failure, .unstable, .aborted, .notBuilt][roll(7)]
    }
}
