import Foundation
import Nightly
import Notifications
import Story
import Testing

/// What is said of a run that did not take place, or not as it should: no contradiction, and the right remedy.
@Suite struct AbsenceWordsTests {
    @Test(arguments: [
        nil, Waiting(since: oslo(8, "01:00"), why: "Build #7 is already in progress"),
    ])
    func whatWaitsForItsLastRunIsToldToLookAtThat(waiting: Waiting?) {
        var telling = Telling.roots(["SSSS."])
        telling.jenkins.roots[0].builds[3].progress = .finished(.success, at: oslo(9, "12:00"))
        telling.jenkins.roots[0].waiting = waiting
        let morning = telling.morning(reading: [1, 2, 3, 4, 5])
        let missed = morning.products[0].judgement.standing.open.flatMap(\.missed)
        #expect(
            missed.map(Phrases(morning.products[0], on: morning).remedy) == [
                "could not begin, for its run of Sat 7 Nov 01:00 still goes on: "
                    + "see where that hangs, or abort it"
            ]
        )
    }

    @Test func whatWaitsInTheQueueSaysWhatFor() {
        var telling = Telling.roots(["SS."])
        telling.jenkins.roots[0].waiting = Waiting(
            since: oslo(6, "01:00"),
            why: "Waiting for next available executor on linux"
        )
        let morning = telling.morning(reading: [1, 2, 3])
        let missed = morning.products[0].judgement.standing.open.flatMap(\.missed)
        #expect(
            missed.map(Phrases(morning.products[0], on: morning).remedy) == [
                "waits in Jenkins' queue since 01:00; Jenkins says: "
                    + "Waiting for next available executor on linux"
            ]
        )
    }

    @Test(arguments: [
        (["SSS."], oslo(7, "07:00"), "NO RUN: p did not run", "DID NOT RUN"),
        (["SSSs"], oslo(7, "07:00"), "STUCK: p is still running", "STUCK"),
        (
            ["SFF.", "SSSS"], oslo(7, "07:00"), "RED: p red 2 nights; nightly/a of p did not run",
            "DID NOT RUN"
        ),
    ])
    func thoseWhoWatchReadTheSameWord(
        nights: [String],
        moment: Date,
        subject: String,
        section: String
    ) throws {
        let before = [4, 5, 6].map { oslo($0, "07:00") }.filter { $0 < moment }
        let morning = [Telling.roots(nights)].morning(at: before + [moment])
        let messages = compose(morning, for: .thalassa).notifications
        let summary = try #require(messages.first { $0.reason == .summary })
        #expect(summary.subject == subject)
        #expect(summary.text.contains("\n\(section)\n  p           "))
    }

    @Test func whatHasNotBegunByMorningIsLateAndMayStillRun() throws {
        var telling = Telling.roots(["SS."])
        telling.jenkins.roots[0].timer = "TZ=Europe/Oslo\n0 6 * * *"
        for index in telling.jenkins.roots[0].builds.indices {
            let start = oslo(4 + index, "06:00")
            telling.jenkins.roots[0].builds[index].start = start
            telling.jenkins.roots[0].builds[index].progress = .finished(.success, at: start + 600)
        }
        let morning = [telling].morning(at: [oslo(4, "07:10"), oslo(5, "07:10"), oslo(6, "07:10")])
        let messages = compose(morning, for: .thalassa).notifications
        let summary = try #require(messages.first { $0.reason == .summary })
        #expect(summary.subject == "LATE: p has not begun yet")
        #expect(summary.text.contains("\nLATE\n  p           due 06:00; it has not begun yet\n"))
    }

    @Test func whatRecoveredBeforeItDidNotRunSaysWhen() throws {
        let morning = Telling.roots(["SFFS."]).morning(reading: [1, 2, 5])
        let messages = compose(morning, for: .thalassa).notifications
        #expect(
            messages.map(\.subject) == [
                "GREEN: p passes again after 2 red nights, since Sat 7 Nov",
                "NO RUN: p was due 01:00; nothing started it",
                "NO RUN: p did not run; p passes again after 2 red nights, since Sat 7 Nov",
            ]
        )
    }

    @Test func aPartThatDidNotRunIsNotTheWhole() throws {
        let morning = Telling.roots(["SS", "S."]).morning(reading: [1, 2])
        let letter = try #require(compose(morning, for: .thalassa).notifications.first)
        #expect(letter.subject == "NO RUN: nightly/b of p was due 02:00; nothing started it")
        #expect(
            letter.text.contains(
                "nightly/b of p did not run. Until it does, nobody knows whether p is"
            )
        )
    }
}
