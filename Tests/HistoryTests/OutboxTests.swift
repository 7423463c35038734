import Foundation
import GRDB
import Nightly
import Notifications
import Testing

@testable import History

@Suite("The outbox")
struct OutboxTests {
    let history: History
    let id = Parcel.sample().id
    let now = morning(2)

    init() throws { history = try .inMemory() }

    func owe(_ parcels: Parcel..., at moment: Date = morning(2)) throws {
        try history.commit([], owing: parcels, at: moment)
    }

    func attempt(_ outcome: Outcome, at moment: Date, of parcel: String? = nil) throws {
        #expect(try history.claim(parcel ?? id, at: moment))
        try history.record(outcome, of: parcel ?? id, at: moment)
    }

    // MARK: Owing

    @Test func anOwedParcelComesBackAsItWasAndIsDueAtOnce() throws {
        let summary = Parcel.sample(
            "summary",
            to: "piet",
            telling: [Incident.absent.id, .assim],
            reason: .summary
        )
        try owe(.sample(), summary)
        let owed = try history.owed(at: now)
        #expect(owed.map(\.parcel) == [.sample(), summary])
        #expect(owed.map(\.attempts) == [0, 0])
        #expect(owed.map(\.nextTry) == [now, now])
    }

    /// What is kept is rounded to milliseconds, here upwards.
    @Test func whatIsMadeDueNowIsDueNow() throws {
        let now = now + 0.0006
        let held = Parcel.sample("held.2026-11-19.hanna", to: "hanna")
        try history.commit([], owing: [.sample()], holding: [held], at: now)
        #expect(try history.owed(at: now).map(\.parcel.id) == [id])
        try attempt(.postponed("450 greylisted", .minutes), at: now)
        try history.hasten([id], at: now)
        try history.release([held.id], at: now)
        #expect(Set(try history.owed(at: now).map(\.parcel.id)) == [id, held.id])
    }

    // MARK: Held for the operator's word

    @Test func whatIsHeldIsOwedAndDueOnlyOnceItIsReleased() throws {
        let held = Parcel.sample()
        let free = Parcel.sample("held.2026-11-19.hanna", to: "hanna", telling: [], reason: .held)
        try history.commit([], owing: [free], holding: [held], at: now)
        #expect(try history.owed(at: now + 30 * 86_400).map(\.parcel) == [free])
        #expect(try history.waiting().map(\.awaitsRelease).sorted { !$0 && $1 } == [false, true])
        try history.hasten([held.id], at: now)
        #expect(try history.owed(at: now).map(\.parcel) == [free])
        try history.release([held.id], at: now)
        #expect(Set(try history.owed(at: now).map(\.parcel.id)) == [free.id, held.id])
    }

    // MARK: Holding

    @Test func aHeldParcelIsDueWhenTheQuietHoursAreOver() throws {
        var held = Parcel.sample()
        held.notBefore = now + 3 * 86_400
        try owe(held)
        #expect(try history.owed(at: now + 3 * 86_400 - 1).isEmpty)
        #expect(try history.waiting().map(\.parcel) == [held])
        #expect(try history.waiting().map { $0.isHeld(at: now) } == [true])
        #expect(try history.owed(at: now + 3 * 86_400).map(\.parcel) == [held])
        let incident = try #require(held.tells.first)
        #expect(try history.receipts(about: incident).map(\.heldUntil) == [held.notBefore])
    }

    @Test func anOperatorOrAClockThatWasSetBackEndsTheQuiet() throws {
        var held = Parcel.sample()
        held.notBefore = now + 7200
        try owe(held)
        #expect(try history.owed(at: held.composed - 2 * 86_400).map(\.parcel) == [held])
        try history.hasten([id], at: now)
        #expect(try history.owed(at: now).map(\.parcel.id) == [id])
    }

    @Test func anIdentityIsOwedOnce() throws {
        var reworded = Parcel.sample()
        reworded.subject = "the same with other words"
        try owe(.sample())
        try owe(reworded)
        #expect(try history.waiting().map(\.parcel) == [.sample()])
    }

    @Test(arguments: [Outcome.delivered("250 Ok"), .refused("550 no such user")])
    func anIdentityIsNeverOwedAgain(after outcome: Outcome) throws {
        #expect(try !history.isKnown(id))
        try owe(.sample())
        try attempt(outcome, at: now)
        try owe(.sample())
        #expect(try history.waiting().isEmpty)
        #expect(try history.isKnown(id))
    }

    @Test func whatHasLeftTheOutboxHasNoContentAnyMore() throws {
        try owe(.sample())
        try attempt(.delivered("250 Ok"), at: now)
        let rows = try history.read { db in
            try db.rows("SELECT subject, content IS NULL AS is_empty, settled FROM parcel") { row in
                #expect(try row.value("is_empty"))
                #expect(try row.date("settled") == now)
                return try row.value("subject") as String
            }
        }
        #expect(rows == [Parcel.sample().subject])
    }

    // MARK: Trying

    @Test func aPostponedParcelWaitsWithTheOtherSidesWords() throws {
        try owe(.sample())
        try attempt(.postponed("450 greylisted", .minutes), at: now)
        #expect(try history.owed(at: now).isEmpty)
        let waiting = try #require(try history.waiting().first)
        #expect(waiting.attempts == 1)
        #expect(waiting.lastWords == "450 greylisted")
        #expect(waiting.nextTry == now + 60)
        #expect(try history.owed(at: now + 60) == [waiting])
    }

    @Test func anUncertainParcelIsSentOnceMore() throws {
        try owe(.sample())
        try attempt(.uncertain("the answer was lost"), at: now)
        #expect(try history.owed(at: now + 60).map(\.parcel) == [.sample()])
        try attempt(.uncertain("the answer was lost"), at: now + 60)
        #expect(try history.waiting().isEmpty)
        #expect(try history.told(about: Incident.failing.id).map(\.person.key) == ["ines"])
        let lost = "uncertain the answer was lost"
        #expect(try log() == ["1 \(lost)", "2 \(lost)"])
    }

    @Test func aRunKilledWhileItSendsLeavesAMarkAndLosesNothing() throws {
        try owe(.sample())
        #expect(try history.claim(id, at: now))
        #expect(try history.owed(at: now).map(\.parcel) == [.sample()])
        try attempt(.delivered("250 Ok"), at: now)
        #expect(try log() == ["1 under way", "2 delivered 250 Ok"])
    }

    @Test func aParcelThatKillsEveryRunIsTriedAtGrowingIntervals() throws {
        try owe(.sample())
        var moment = now
        for pause in [0.0, 60, 300, 900, 3600, 3600] {
            #expect(try history.claim(id, at: moment))
            let next = try #require(try history.waiting().first).nextTry
            #expect(next == moment + pause)
            moment = next
        }
    }

    @Test func whatIsNotOwedCannotBeClaimed() throws {
        #expect(try !history.claim("unheard of", at: now))
        try owe(.sample())
        try attempt(.delivered("250 Ok"), at: now)
        #expect(try !history.claim(id, at: now))
    }

    @Test func whatWasNotClaimedCannotBeRecorded() throws {
        try owe(.sample())
        #expect(throws: HistoryError.notClaimed(parcel: id)) {
            try history.record(.delivered("250 Ok"), of: id, at: now)
        }
    }

    @Test func aClockThatWasSetBackStrandsNothing() throws {
        try owe(.sample(), at: morning(400))
        #expect(try history.owed(at: now).map(\.parcel) == [.sample()])
    }

    // MARK: Withdrawing

    @Test func aWithdrawnParcelIsNeitherSentNorTold() throws {
        try owe(.sample(), .sample("to-piet", to: "piet"))
        try history.commit(
            [],
            withdrawing: [Withdrawal(parcelID: id, why: "thalassa passes again")],
            at: morning(3)
        )
        #expect(try history.waiting().map(\.parcel.recipient.key) == ["piet"])
        #expect(try history.isKnown(id))
    }

    @Test func whatWasDeliveredCannotBeWithdrawn() throws {
        try owe(.sample())
        try attempt(.delivered("250 Ok"), at: now)
        try history.commit([], withdrawing: [Withdrawal(parcelID: id, why: "late")], at: now)
        #expect(try history.told(about: Incident.failing.id).map(\.person.key) == ["ines"])
    }

    // MARK: Who was told

    @Test func whoGotAMessageWasToldAndIsNamedOnce() throws {
        try owe(
            .sample("one"),
            .sample("two"),
            .sample(
                "summary",
                to: "hanna",
                telling: [Incident.failing.id, .assim],
                reason: .summary
            ),
            .sample("other", to: "jun", telling: [.assim])
        )
        for parcel in try history.owed(at: now).map(\.parcel.id) {
            try attempt(.delivered("250 Ok"), at: now, of: parcel)
        }
        let told = try history.told(about: Incident.failing.id)
        #expect(
            told == [
                Told(person: .sample("ines"), personally: true),
                Told(person: .sample("hanna"), personally: false),
            ]
        )
        #expect(try history.told(about: Incident.absent.id).isEmpty)
    }

    @Test func whoIsOwedAMessageIsToldOnceAnAttemptMayHaveArrived() throws {
        try owe(.sample(), .sample("other", to: "jun"))
        #expect(try history.told(about: Incident.failing.id).isEmpty)
        try attempt(.postponed("450 greylisted", .minutes), at: now)
        #expect(try history.told(about: Incident.failing.id).isEmpty)
        try attempt(.uncertain("the answer was lost"), at: now + 60)
        #expect(try history.told(about: Incident.failing.id).map(\.person.key) == ["ines"])
    }

    @Test func aSummaryIsUnheardUntilAnAttemptMayHaveArrived() throws {
        let summary = Parcel.sample("summary", to: "piet", reason: .summary)
        try owe(.sample(), summary)
        #expect(try history.unheardSummaries() == [summary])
        #expect(try history.claim(summary.id, at: now))
        #expect(try history.unheardSummaries() == [])
    }

    @Test func whoRefusedAMessageWasNotTold() throws {
        try owe(.sample())
        try attempt(.refused("550 no such user"), at: now)
        #expect(try history.told(about: Incident.failing.id).isEmpty)
    }

    private func log() throws -> [String] {
        try history.read { db in
            try db.rows("SELECT number, outcome, words FROM attempt ORDER BY number") { row in
                let number: Int = try row.value("number")
                let outcome: String? = try row.value("outcome")
                let words: String? = try row.value("words")
                return [String(number), outcome ?? "under way", words]
                    .compactMap(\.self).joined(separator: " ")
            }
        }
    }

    // MARK: By hand

    @Test func whatIsHastenedIsDueAtOnceAndOnlyIfItWaits() throws {
        try owe(.sample())
        try attempt(.postponed("450 greylisted", .minutes), at: now)
        #expect(try history.owed(at: now).isEmpty)
        try history.hasten([id], at: now)
        #expect(try history.owed(at: now).map(\.parcel.id) == [id])
        try attempt(.delivered("250 Ok"), at: now)
        try history.hasten([id], at: now)
        #expect(try history.owed(at: now).isEmpty)
    }

    @Test func whatWasDeliveredIsNotWithdrawnAnyMore() throws {
        try owe(.sample())
        try attempt(.delivered("250 Ok"), at: now)
        try history.withdraw([Withdrawal(parcelID: id, why: "by phone")], at: now)
        let fates = try history.receipts(about: Parcel.sample().tells[0]).map(\.fate)
        #expect(fates == [.delivered(at: now)])
    }
}

extension IncidentID {
    fileprivate static let assim = IncidentID(product: "assim", number: 31)
}
