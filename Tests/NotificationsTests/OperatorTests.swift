import Evidence
import Foundation
import Golden
import Nightly
import Notifications
import Story
import Testing

/// What goes to the operator, and the weekly word that all is alive.
@Suite struct OperatorTests {
    /// Five products that pass from 4 November on, on a morning of that month.
    private func week(
        until day: Int,
        at time: String = "07:00",
        lookedBefore: Date,
        failing: Bool = false
    ) -> Morning {
        let names = ["thalassa", "assim", "atlas", "tides-api", "weekly"]
        let tellings = names.map { name in
            let isRed = failing && name == "assim"
            return Telling.solver(
                Array(repeating: .passed, count: day - 5) + [
                    isRed ? .failed(["linux"]) : .passed, isRed ? .failed(["linux"]) : .passed,
                ],
                name: name
            )
        }
        var morning = tellings.morning(at: (4...day).map { oslo($0, time) })
        morning.look = Look(at: oslo(day, time), after: lookedBefore, in: osloTime)
        morning.provesLife = true
        morning.minimums = MinimumMorning(promised: 13, proven: 13, unproven: [])
        morning.operator = .hanna
        return morning
    }

    private func weekly(_ morning: Morning) throws -> [Notifications.Notification] {
        compose(morning, for: .thalassa).notifications.filter { $0.reason == .weekly }
    }

    @Test func onMondayMorningThoseWhoWatchHearThatAllIsAlive() throws {
        let message = try #require(
            weekly(week(until: 16, lookedBefore: oslo(16, "06:45"))).first
        )
        #expect(message.subject == "GREEN: all 5 products, 7 nights; 13 of 13 minimums proven")
        #expect(message.id == "weekly.2026-11-16.piet")
        try expectGolden("Subject: \(message.subject)\n\n\(message.text)", "weekly.txt")
    }

    @Test func whoCanDoWithoutItHearsNothing() {
        var directory = Directory.thalassa
        directory.mutes["piet"] = [.reason(.weekly)]
        let messages = compose(week(until: 16, lookedBefore: oslo(16, "06:45")), for: directory)
            .notifications
        #expect(!messages.contains { $0.recipient.key == "piet" })
    }

    @Test(arguments: [
        (16, "06:45", 15, 0), (16, "07:15", 16, 0), (17, "07:00", 16, 0), (17, "07:00", 15, 1),
    ])
    func onceAWeekWheneverOneLooksFirst(day: Int, time: String, before: Int, number: Int) throws {
        let morning = week(until: day, at: time, lookedBefore: oslo(before, "07:00"))
        #expect(try weekly(morning).count == number)
    }

    @Test func whatIsRedForLongIsNotCalledGreen() throws {
        let morning = week(until: 16, lookedBefore: oslo(15, "07:00"), failing: true)
        let message = try #require(weekly(morning).first)
        #expect(message.subject.hasPrefix("RED: assim"))
    }

    // MARK: What could not be read

    private func refused(lookedBefore: Date) throws -> [Notifications.Notification] {
        var morning = week(until: 19, lookedBefore: lookedBefore)
        for index in morning.products.indices {
            morning.products[index].judgement.unread = [
                Unread(
                    kind: .refused,
                    controller: "ci.thalassa.example",
                    address: "https://ci.thalassa.example/job/nightly",
                    what: "refuses our token (401)",
                    remedy: "renew the token of the user daybreak on Jenkins"
                )
            ]
        }
        return compose(morning, for: .thalassa).notifications.filter { $0.reason == .noVerdict }
    }

    @Test func theOperatorHearsOnceAMorningOfWhatCannotBeRead() throws {
        let message = try #require(refused(lookedBefore: oslo(18, "07:00")).first)
        #expect(message.recipient == .hanna)
        #expect(
            message.subject
                == "UNKNOWN: ci.thalassa.example refuses our token (401); 5 products unread"
        )
        try expectGolden("Subject: \(message.subject)\n\n\(message.text)", "no-verdict.txt")
        #expect(try refused(lookedBefore: oslo(19, "07:00")).isEmpty)
    }

    // MARK: The fuse

    /// Which limit was passed is what the operator must judge; nothing broke where all is mended.
    @Test func whatWasTooMuchIsNamed() throws {
        var morning = Telling.solver([.passed, .failed(["linux"])])
            .morning(reading: [1, 2])
        morning.operator = .hanna
        var composition = compose(morning, for: .thalassa)
        composition.decisions = []
        let fuse = try #require(composition.fuse(Limits(peopleInOneRun: 1)))
        let notice = try #require(morning.notice(of: fuse))
        #expect(
            notice.subject == "HELD: 2 messages to 2 people; 2 people would hear in one run"
        )
        #expect(notice.text.contains("2 people would hear in one run, where the limit is 1."))
        #expect(!notice.text.contains("WHAT BROKE"))
    }

    @Test(arguments: [(5, 25, false), (4, 25, true), (5, 1, true)])
    func moreThanIsLikelyIsHeld(opened: Int, people: Int, isBlown: Bool) throws {
        let names = ["thalassa", "assim", "atlas", "tides-api", "weekly"]
        var morning = names.map { Telling.solver([.passed, .failed(["linux"])], name: $0) }
            .morning(at: [oslo(4, "07:00"), oslo(5, "07:00")])
        morning.operator = .hanna
        let composition = compose(morning, for: .thalassa)
        let fuse = composition.fuse(Limits(openedInOneRun: opened, peopleInOneRun: people))
        #expect((fuse != nil) == isBlown)
        guard let fuse, opened == 4 else { return }
        #expect(fuse.held.count == composition.notifications.count)
        let notice = try #require(morning.notice(of: fuse))
        #expect(notice.recipient == .hanna)
        try expectGolden("Subject: \(notice.subject)\n\n\(notice.text)", "held.txt")
    }
}
