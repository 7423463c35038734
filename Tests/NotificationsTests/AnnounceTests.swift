import Dependencies
import Evidence
import Foundation
import Nightly
import Notifications
import Story
import Testing

/// What the lines of `announce` come to, night after night.
@Suite struct AnnounceTests {
    /// Who is told what on the morning after each of some red nights.
    private func told(
        _ rules: [AnnounceRule],
        nights: Int,
        holding: Acknowledgement? = nil
    ) -> [[String]] {
        (1...nights).map { night in
            var solver = Telling.solver(
                [.passed] + Array(repeating: .failed(["linux"]), count: night)
            )
            solver.concern.announce = rules
            var morning = solver.morning(reading: Array(1...(night + 1)))
            for index in morning.products[0].cases.indices {
                morning.products[0].cases[index].acknowledgement = holding
            }
            return decide(morning.products[0], in: .thalassa).filter(\.answer.isTold)
                .map(\.inWords)
        }
    }

    @Test func theOwnerAndThoseWhoWatchAreRemindedEveryThirdNight() {
        let told = told(AnnounceRule.standard, nights: 7)
        #expect(
            told.map { $0.first ?? "" } == [
                "marit owner: failed", "", "", "marit owner: stillFailing", "", "",
                "marit owner: stillFailing",
            ]
        )
        #expect(told[3].last == "piet stakeholder: stillFailing")
    }

    @Test func whoHasItIsNotReminded() {
        let holding = Acknowledgement(who: "tomasz", source: .file("known.yaml:1"))
        #expect(told(AnnounceRule.standard, nights: 4, holding: holding)[3] == [])
    }

    @Test func managersMayHearOnlyFromTheThirdNightOn() {
        let rules = [
            AnnounceRule(AnnounceRule.Name("announce", line: 1), when: [.failed], tell: [.owner]),
            AnnounceRule(
                AnnounceRule.Name("announce", line: 2),
                when: [.stillFailing],
                tell: [.role("managers", [.hanna], watches: false)],
                every: 2
            ),
        ]
        #expect(
            told(rules, nights: 3) == [
                ["marit owner: failed"], [], ["hanna managers: stillFailing"],
            ]
        )
    }

    @Test func aTellingNamesItsRule() {
        var solver = Telling.solver([.passed, .failed(["linux"])])
        solver.concern.announce = [
            AnnounceRule(AnnounceRule.Name("announce", line: 1), when: [.noRun], tell: [.owner]),
            AnnounceRule(
                AnnounceRule.Name("announce", line: 2),
                when: [.failed],
                tell: [.people([.jun])]
            ),
        ]
        let decisions = decide(solver.morning(reading: [1, 2]).products[0], in: .thalassa)
        #expect(decisions.map(\.inWords).first == "jun named: failed")
        #expect(decisions.first?.rule?.description == "announce, line 2")
        #expect(
            decisions.dropFirst().map(\.inWords)
                == ["marit owner: not, noRule", "piet stakeholder: not, noRule"]
        )
    }

    @Test func whatIsPartlyMendedIsToldToNobody() {
        let solver = Telling.solver([.passed, .failed(["linux", "macos"]), .failed(["linux"])])
        let decisions = decide(solver.morning(reading: [1, 2, 3]).products[0], in: .thalassa)
        #expect(decisions.map(\.answer) == Array(repeating: .keepSilent(.partlyFixed), count: 2))
    }

    @Test func aWeakSuspectIsToldInAnyOtherRoleThatARuleGivesThem() {
        var solver = Telling.solver(
            [.passed, .failed(["linux"], changes: [.by(.ines), .by(.jun)])],
            stakeholders: []
        )
        solver.concern.announce = [
            AnnounceRule(
                AnnounceRule.Name("announce", line: 1),
                when: [.failed],
                tell: [.owner, .suspects, .people([.ines])]
            )
        ]
        let decisions = decide(solver.morning(reading: [1, 2]).products[0], in: .thalassa)
        #expect(
            decisions.map(\.inWords) == [
                "marit owner: failed", "ines named: failed",
                "jun suspect, low: not, suspectTooWeak(low)",
            ]
        )
    }

    @Test func whoeverLeftHearsOfNothing() {
        var directory = Directory.thalassa
        directory.leavers = [Person(key: "m", name: "Marit", mail: "MARIT@thalassa.example")]
        let solver = Telling.solver([.passed, .failed(["linux"])])
        let decisions = decide(solver.morning(reading: [1, 2]).products[0], in: directory)
        #expect(decisions.map(\.inWords) == ["marit owner: not, left", "piet stakeholder: failed"])
    }

    // MARK: By when

    private var policy: ResponsePolicy {
        ResponsePolicy(
            name: "red-nightly",
            answerBy: TimeOfDay("12:00"),
            otherwise: "the owner reverts the suspect change"
        )
    }

    private func answers(at moments: [Date], holidays: [String] = []) -> [String] {
        var solver = Telling.solver([.passed, .failed(["linux"])])
        solver.concern.response = policy
        solver.concern.response?.holidays = Set(holidays.compactMap { Day($0) })
        let morning = [solver].morning(at: moments)
        return decide(morning.products[0], in: .thalassa).map(\.inWords)
    }

    @Test func whenNobodyAnswersInTimeThePolicySaysWhoHears() {
        let morning = [oslo(4, "07:00"), oslo(5, "07:00")]
        #expect(answers(at: morning + [oslo(5, "11:59")]) == [])
        #expect(
            answers(at: morning + [oslo(5, "12:00")])
                == ["marit owner: unanswered", "piet stakeholder: unanswered"]
        )
        #expect(answers(at: morning + [oslo(5, "12:00"), oslo(5, "12:15")]) == [])
    }

    @Test func nobodyIsExpectedToAnswerOnAHoliday() {
        let looks = [oslo(4, "07:00"), oslo(5, "07:00"), oslo(5, "12:00")]
        #expect(answers(at: looks, holidays: ["2026-11-05"]) == [])
        let nextDay = answers(at: looks + [oslo(6, "12:00")], holidays: ["2026-11-05"])
        #expect(nextDay.contains("marit owner: unanswered"))
    }

    @Test func whatDidNotRunIsToBeAnsweredToo() {
        var solver = Telling.solver([.passed, .absent], stakeholders: [])
        solver.concern.response = policy
        let looks = [oslo(4, "07:00"), oslo(5, "07:00"), oslo(5, "11:59"), oslo(5, "12:00")]
        let answers = (2...4).map { number in
            decide([solver].morning(at: Array(looks.prefix(number))).products[0], in: .thalassa)
                .map(\.inWords)
        }
        #expect(answers == [["marit owner: noRun"], [], ["marit owner: unanswered"]])
    }

    @Test func theDeadlineCountsFromTheRunAndNotFromTheLook() {
        #expect(
            answers(at: [oslo(4, "07:00"), oslo(5, "13:00"), oslo(5, "13:15")])
                == ["marit owner: unanswered", "piet stakeholder: unanswered"]
        )
    }

    @Test(arguments: [
        ("2026-11-20T11:00:00Z", "2026-11-23T11:00:00Z"),
        ("2026-11-20T10:59:00Z", "2026-11-20T11:00:00Z"),
        ("2026-10-23T20:00:00Z", "2026-10-26T11:00:00Z"),
        ("2026-12-24T06:00:00Z", "2026-12-28T11:00:00Z"),
    ])
    func aDeadlineIsOnAWorkingDay(after: String, next: String) throws {
        let moment = try Date(after, strategy: .iso8601)
        let found = TimeOfDay("12:00")?.next(
            after: moment,
            in: osloTime,
            except: Set(["2026-12-24", "2026-12-25"].compactMap { Day($0) })
        )
        #expect(found?.formatted(.iso8601) == next)
    }

    // MARK: In the morning

    @Test func whatDidNotRunIsToldInTheMorningOnce() {
        let solver = Telling.solver([.passed, .absent], stakeholders: [])
        let looks = [
            oslo(4, "07:00"), oslo(5, "02:10"), oslo(5, "06:55"), oslo(5, "07:00"),
            oslo(5, "07:05"),
        ]
        let answers = (2...5).map { number in
            decide([solver].morning(at: Array(looks.prefix(number))).products[0], in: .thalassa)
                .map(\.inWords)
        }
        let silent = ["marit owner: not, untilMorning"]
        #expect(answers == [silent, silent, ["marit owner: noRun"], []])
    }
}
