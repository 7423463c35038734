import Foundation
import Testing

@testable import Nightly

/// A look back judges nothing that was not judged then.
@Suite struct RecallTests {
    private func recall(_ text: String, at moment: Date) throws -> (Judgement, Standing) {
        let story = try Story(text)
        var product = try Product.told()
        product.roots = story.roots
        let seen = story.readings(at: november(16, hours: 7))
        let standing = judge(product, seen, after: nil, at: november(16, hours: 7)).standing
        let recalled = Nightly.recall(product, seen, after: standing, at: moment)
        return (recalled, standing)
    }

    @Test func whatWasReadIsAsItWasJudged() throws {
        let (recalled, standing) = try recall("Mon 16  nightly FAILURE", at: november(16, hours: 8))
        #expect(recalled.standing == standing)
        #expect(recalled.unread.isEmpty)
        #expect(recalled.latest.values.map(\.record.verdict) == [.failed])
    }

    @Test func aRunThatWasNotReadIsUnknownAndNotMissing() throws {
        let (recalled, standing) = try recall("Mon 16  nightly FAILURE", at: november(17, hours: 8))
        #expect(recalled.standing == standing)
        #expect(recalled.unread.map(\.what) == ["did not show nightly when it was asked last"])
        #expect(recalled.latest.values.map(\.record.verdict) == [.failed])
    }
}
