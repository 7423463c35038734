import Foundation
import Nightly
import Notifications
import Story
import Testing

/// What holds for every message of every morning.
@Suite struct LawTests {
    /// Every three nights that a small product can have.
    static let stories: [[Night]] = {
        let nights: [Night] = [
            .passed, .absent, .failed(["linux"], changes: [.by(.ines)]),
            .failed(["linux", "macos"], changes: [.by(.ines), .by(.jun)]),
        ]
        return nights.flatMap { one in nights.flatMap { two in nights.map { [one, two, $0] } } }
    }()

    @Test func everyMessageFitsItsForm() throws {
        for story in Self.stories {
            let solver = Telling.solver(story, stakeholders: [.piet, .hanna])
            for read in [[1, 2, 3], [1, 3]] {
                let morning = solver.morning(reading: read, announcingExisting: true)
                let composition = compose(morning, for: .thalassa)
                expectLaws(composition)
            }
        }
    }

    @Test(arguments: Hostile.texts)
    func hostileOnesDoToo(given hostile: Hostile.Text) throws {
        expectLaws(compose(Hostile.morning(hostile.text), for: .thalassa), isHostile: true)
    }

    private func expectLaws(_ composition: Composition, isHostile: Bool = false) {
        let messages = composition.notifications
        #expect(Set(messages.map(\.id)).count == messages.count)
        for message in messages {
            #expect(message.subject.count <= 78)
            let lines = message.text.split(separator: "\n", omittingEmptySubsequences: false)
            for line in lines where !line.hasPrefix("    ") && !line.contains("://") {
                #expect(line.count <= 80, "\(line)")
            }
            #expect(!message.text.contains("\n\n\n"))
            #expect(lines.allSatisfy { $0.last != " " || $0 == "-- " })
            if !isHostile { #expect(!message.text.contains(/[a-z] [.,;]|\(\)|""/)) }
            let told = composition.decisions.filter {
                $0.person.key == message.recipient.key && $0.answer.isTold
            }
            #expect(message.tells.allSatisfy { told.map(\.incident).contains($0) })
        }
    }
}
