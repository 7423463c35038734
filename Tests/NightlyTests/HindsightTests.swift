import Foundation
import Testing

@testable import Nightly

/// A reading as it would have been at an earlier moment.
@Suite struct HindsightTests {
    private let job = JobID("nightly")

    private func story() -> Story {
        var story = Story()
        story.roots = [job]
        let start = Date(timeIntervalSince1970: 1_794_900_000)
        for night in 0..<3 {
            let begin = start + TimeInterval(night * 86_400)
            story.add(job, .failure, from: begin, to: begin + 7200)
        }
        return story
    }

    @Test func whatHadNotStartedIsNotThere() {
        let story = story()
        let reading = story.readings(at: .distantFuture)[0]
        let then = reading.seen(at: story.builds[1].start + 60)
        #expect(then.builds.map(\.id.number) == [2, 1])
        #expect(then.builds.map(\.result) == [nil, .failure])
    }

    @Test func theFutureShowsAll() {
        let reading = story().readings(at: .distantFuture)[0]
        #expect(reading.seen(at: .distantFuture) == reading)
    }

    @Test func rememberedBuildsStandBesideThoseThatWereRead() {
        let story = story()
        var reading = story.readings(at: .distantFuture)[0]
        guard case .read(var found) = reading.job else { return }
        found.builds.removeLast()
        reading.job = .read(found)
        let whole = reading.remembering(story.builds)
        #expect(whole.builds.map(\.id.number) == [3, 2, 1])
    }

    @Test func whatCannotBeReadIsReplayedFromMemory() {
        let story = story()
        let silence = RootReading(
            root: job,
            job: .unread(.silence(about: job)),
            others: .unread(.silence(about: job))
        )
        #expect(silence.remembering([]) == silence)
        let remembered = silence.remembering(story.builds.reversed())
        #expect(remembered.builds.map(\.id.number) == [3, 2, 1])
    }
}
