import Foundation
import Nightly
import Notifications
import Testing

@testable import History

/// A message that one channel refused goes by the next; what answers another knows where that stands.
@Suite struct FallbackTests {
    let history: History
    let now = morning(2)

    init() throws { history = try .inMemory() }

    private func owe(_ parcel: Parcel) throws {
        try history.commit([], owing: [parcel], at: now)
    }

    private func settle(
        _ parcel: Parcel,
        _ outcome: Outcome,
        instead: Parcel? = nil
    ) throws {
        try owe(parcel)
        #expect(try history.claim(parcel.id, at: now))
        try history.record(
            outcome,
            of: parcel.id,
            then: Sequel(owed: [instead].compactMap(\.self)),
            at: now
        )
    }

    @Test func whatIsOwedInsteadIsOwedInTheMomentOfTheRefusal() throws {
        let instead = Parcel.sample("thalassa-47.2.ines.mail")
        try settle(.slack, .refused("users_not_found"), instead: instead)
        #expect(try history.owed(at: now).map(\.parcel) == [instead])
    }

    @Test func aRefusalThatIsNotRecordedOwesNothing() throws {
        try owe(.slack)
        #expect(throws: HistoryError.self) {
            try history.record(
                .refused("x"),
                of: Parcel.slack.id,
                then: Sequel(owed: [.sample()]),
                at: now
            )
        }
        #expect(try history.waiting().map(\.parcel.id) == [Parcel.slack.id])
    }

    @Test func refusedAgainAfterACrashItIsOwedInsteadOnce() throws {
        let instead = Parcel.sample("thalassa-47.2.ines.mail")
        try settle(.slack, .refused("users_not_found"), instead: instead)
        try owe(.slack)
        try owe(instead)
        #expect(try history.waiting().map(\.parcel.id) == [instead.id])
    }

    @Test func whatItSaysIsKeptWhileItIsOwed() throws {
        var parcel = Parcel.slack
        parcel.notification = .sample
        try owe(parcel)
        #expect(try history.notification(of: parcel.id) == .sample)
    }

    @Test func whatFollowsKnowsTheFirstMessageToTheSamePerson() throws {
        let first = Anchor(room: "D1", message: "1.1")
        try settle(.slack, .delivered("ok", as: first))
        var worse = Parcel.sample("thalassa-47.3.ines.slack")
        worse.channel = .slack
        try settle(worse, .delivered("ok", as: Anchor(room: "D1", message: "2.2")))
        var fixed = Parcel.sample("thalassa-47.4.ines.slack", reason: .fixed)
        fixed.channel = .slack
        try owe(fixed)
        #expect(try history.waiting().map(\.parcel.root) == [first])
    }

    @Test func whatAChatShowsIsKeptUntilTheIncidentIsOver() throws {
        let first = Anchor(room: "D1", message: "1.1")
        try settle(.slack, .delivered("ok", as: first))
        for (number, reason) in [(3, Reason.worse), (4, .fixed), (5, .failed)] {
            var later = Parcel.sample("thalassa-47.\(number).ines.slack", reason: reason)
            later.channel = .slack
            try owe(later)
            let opening = try history.waiting().first?.parcel.opening
            #expect(opening == (number < 5 ? Parcel.slack.content : nil))
            #expect(try history.claim(later.id, at: now))
            let anchor = Anchor(room: "D1", message: "\(number)")
            try history.record(.delivered("ok", as: anchor), of: later.id, at: now)
        }
    }

    @Test func whatAnotherChannelTakesOverIsWithdrawnInTheSameMoment() throws {
        try owe(.slack)
        #expect(try history.claim(Parcel.slack.id, at: now))
        let mail = Parcel.sample("thalassa-47.2.ines.mail")
        let isOwed = try history.record(
            .postponed("503", .seconds),
            of: Parcel.slack.id,
            then: Sequel(owed: [mail], withdrawal: "503, for more than an hour"),
            at: now
        )
        #expect(!isOwed)
        #expect(try history.waiting().map(\.parcel) == [mail])
        let fates = try history.receipts(about: Incident.failing.id).map(\.fate)
        #expect(fates.first == .withdrawn(because: "503, for more than an hour"))
    }

    static let strangers: [Parcel] = {
        let mail = Parcel.sample("thalassa-47.3.ines.mail")
        var other = Parcel.sample("thalassa-47.3.piet.slack", to: "piet")
        var summary = Parcel.sample("summary.ines.slack", reason: .summary)
        var absence = Parcel.sample("x.ines.slack", telling: [Incident.absent.id])
        other.channel = .slack
        summary.channel = .slack
        absence.channel = .slack
        return [mail, other, summary, absence]
    }()

    @Test(arguments: strangers)
    func nothingElseAnswersIt(parcel: Parcel) throws {
        try settle(.slack, .delivered("ok", as: Anchor(room: "D1", message: "1.1")))
        try owe(parcel)
        #expect(try history.waiting().map(\.parcel.root) == [nil])
    }
}

extension Parcel {
    fileprivate static var slack: Parcel {
        var parcel = Parcel.sample("thalassa-47.2.ines.slack")
        parcel.channel = .slack
        return parcel
    }
}

extension Notifications.Notification {
    fileprivate static let sample = Notifications.Notification(
        id: "thalassa-47.2.ines",
        recipient: .sample("ines"),
        reason: .failed,
        tells: [Incident.failing.id],
        thread: "thalassa-47",
        letter: Letter(
            tone: .red,
            headline: "thalassa",
            greeting: "Hello,",
            lead: "It failed.",
            sections: [
                Letter.Section(
                    "WHAT FAILED",
                    aside: "linux",
                    [
                        .paragraph("a"), .rows([Letter.Row(name: "a", text: "b")]),
                        .entry("a", headline: "b", badge: "c", details: ["d"]),
                        .quote(of: "a", ["b"]),
                        .links([Letter.Link(label: "a", url: "https://b.example")]),
                        .strips([]),
                    ]
                )
            ],
            footer: ["You own it."]
        ),
        facts: Facts(findings: [])
    )
}
