import Foundation
import Golden
import Nightly
import Notifications
import Story
import Testing

@Suite struct ListenerTests {
    private let wall = Person(key: "wall", name: "wall", mail: "", prefer: [.command])

    private func heard(
        _ nights: [Night],
        when: Set<Reason> = Set(Reason.allCases)
    ) -> [Notifications.Notification] {
        let morning = Telling.solver(nights).morning(reading: [1, 2])
        let listener = Listener(recipient: wall, when: when)
        return compose(morning, for: .thalassa, heardBy: [listener]).notifications
            .filter { $0.recipient.key == "wall" }
    }

    @Test func aListenerHearsOnceOfWhatSeveralPeopleAreTold() {
        let messages = heard([.passed, .failed(["linux"])])
        #expect(messages.map(\.id) == ["solver-1.1-failed.2026-11-05.wall"])
        #expect(messages.first?.letter.greeting == "Good morning wall,")
    }

    @Test func itIsNobodyWhoWasTold() {
        #expect(heard([.passed, .failed(["linux"])]).first?.tells == [])
    }

    @Test func itHearsOnlyWhatItAskedFor() {
        #expect(heard([.passed, .failed(["linux"])], when: [.fixed]).isEmpty)
    }

    @Test func whatNobodyIsToldItDoesNotHear() {
        #expect(heard([.passed, .passed]).isEmpty)
    }

    @Test func theFactsOfTheStoryAreAsPeopleReadThem() throws {
        let messages = compose(Thalassa.morning, for: .thalassa).notifications
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        let facts = messages.filter { ["ines", "jun"].contains($0.recipient.key) }.map(\.facts)
        let text = try String(decoding: encoder.encode(facts), as: UTF8.self)
        try expectGolden(text + "\n", "facts.json")
    }

    @Test func aNotificationIsTheSameOnceItWasKept() throws {
        for message in compose(Thalassa.morning, for: .thalassa).notifications {
            let kept = try JSONEncoder().encode(message)
            let read = try JSONDecoder().decode(Notifications.Notification.self, from: kept)
            #expect(read == message)
        }
    }
}
