import Dependencies
import Evidence
import Foundation
import Nightly
import Notifications
import Story
import Testing

/// What a message about a failure says to one reader: nothing that the rest of it contradicts.
@Suite struct FailureWordsTests {
    private static let docs = Change.commit("90ad113", Person.tomasz.author, "docs", "docs/a.md")

    @Test func onesOwnChangeIsInOnesOwnMailHoweverWeak() throws {
        let ines = Change.commit("4e1b9c2", Person.ines.author, "Tweak", "src/boundary/flux.c")
        var solver = Telling.solver(
            [.passed, .failed(["linux"], changes: [ines, Self.docs])],
            detail: BuildDetail(failedTests: [
                FailedTest(name: "flux.test_flux", age: 1, message: "src/boundary/flux.c:2: E")
            ])
        )
        solver.concern.suspects = SuspectRule(tell: .low)
        let mail = try mail(to: "tomasz", solver.morning(reading: [1, 2]))
        #expect(mail.contains("4e1b9c2"))
        #expect(mail.contains("90ad113     Tomasz Wilk"))
        #expect(mail.contains("because your 90ad113 is among what changed."))
        #expect(!mail.contains("because your 90ad113 but"))
    }

    @Test func theOnlyChangeThatIsKnownIsNotTheOnlyOne() throws {
        let solver = Telling.solver([.failed(["linux"], changes: [.by(.ines)])])
        let morning = solver.morning(reading: [1], announcingExisting: true)
        let mail = try mail(to: "marit", morning)
        #expect(mail.contains("is the only change that is known"))
        #expect(mail.contains("but nobody knows when this last passed"))
        #expect(!mail.contains("is the only change since it passed"))
    }

    @Test func whatSomebodyHasIsAskedOfNobodyElse() throws {
        var solver = Telling.solver(
            [.passed, .failed(["linux"], changes: [.by(.ines)])],
            claim: Claim(by: "tomasz", at: nil, reason: "TH-4312")
        )
        solver.concern.response = ResponsePolicy(answerBy: TimeOfDay("12:00"))
        let mail = try mail(to: "ines", solver.morning(reading: [1, 2]))
        #expect(mail.contains("One of your changes\nmay be related."))
        #expect(mail.contains("Tomasz Wilk has it (TH-4312): nothing is"))
        #expect(!mail.contains("Please say"))
        #expect(!mail.contains("an answer"))
    }

    @Test func whoHearsLateHearsSinceWhen() throws {
        let solver = Telling.solver([.passed, .failed(["linux"]), .failed(["linux"])])
        let mail = try mail(to: "marit", solver.morning(reading: [1, 3]))
        #expect(mail.contains("failed on main last night, as it has since Thu 5 Nov (2nd night)."))
    }

    @Test func whatCouldNotBeReadOfTheChangesHasASubject() throws {
        var morning = Telling.solver([.passed, .failed(["linux"])]).morning(reading: [1, 2])
        morning.products[0].cases[0].unreadChanges = Unread(
            kind: .missing,
            controller: "ci",
            address: "https://ci.thalassa.example/x",
            what: "has nothing there (404)",
            remedy: ""
        )
        let mail = try mail(to: "marit", morning)
        #expect(mail.contains("Not all that changed is known: ci has nothing there (404)."))
    }

    // MARK: What failed

    @Test func aKnownTestBesideANewOneNamesItsTicketAndComesLast() throws {
        let detail = BuildDetail(failedTests: [
            FailedTest(name: "tides.test_tides_a", age: 2, message: "the compiler changed"),
            FailedTest(name: "tides.test_new", age: 1, message: "something else"),
        ])
        var solver = Telling.solver([.passed, .failed(["linux"])], detail: detail)
        for index in solver.jenkins.others.indices {
            solver.jenkins.others[index].tests = TestTotals(failed: 2, skipped: 0, total: 9)
        }
        solver.matters[oslo(4, "00:00")] = KnownMatters(issues: [
            KnownMatters.Issue(
                "solver",
                FailurePattern(tests: [Glob("test_tides*")]),
                KnownIssue(ticket: "TH-4400", until: Day(year: 2026, month: 12, day: 31))
            )
        ])
        let morning = solver.morning(reading: [1, 2])
        let mail = try mail(to: "marit", morning)
        #expect(
            mail.contains(
                """
                  test_new      new
                  test_tides_a  new; known issue TH-4400 until Thu 31 Dec
                """
            )
        )
        #expect(mail.contains("test_new says:"))
        let phrases = Phrases(morning.products[0], on: morning)
        #expect(
            phrases.summary(of: morning.products[0].cases[0])
                == "linux: 2 of 9 tests fail: 1 new, 1 known (TH-4400)"
        )
    }

    @Test func whatTheNewestRunDidNotReachIsToldAsOfBefore() throws {
        let (morning, mail) = try Self.timeout()
        let phrases = Phrases(morning.products[0], on: morning)
        #expect(
            morning.products[0].cases.map(phrases.summary) == [
                "linux: 1 of 9 tests failed on Thu 5 Nov; not reached since",
                "nightly/solver: timed out",
            ]
        )
        #expect(mail.subject == "RED: solver now times out; 2nd night")
        #expect(mail.text.contains("Solver now times out on main; before, only linux failed."))
        #expect(mail.text.contains("1 of 9 tests failed on Thu 5 Nov; not reached since\n"))
        #expect(!mail.text.contains("more places"))
    }

    @Test func whereTheBuildStoppedIsTheHeadline() throws {
        var solver = Telling.solver([.passed, .failed(["linux"]), .failed(["linux"])])
        let first = BuildID(job: .job("build/solver"), number: 50)
        solver.jenkins.exhibits.failedParts = [first: "afw"]
        let messages = compose(solver.morning(reading: [1, 2]), for: .thalassa).notifications
        #expect(messages.map(\.subject).first == "RED: solver on linux; nobody has it yet")
        #expect(messages[0].text.contains("It failed at afw."))
        #expect(messages[1].subject == "RED: solver failed at afw")
        // The next night, it is not known where it stopped.
        let morning = solver.morning(reading: [1, 2, 3])
        let phrases = Phrases(morning.products[0], on: morning)
        #expect(phrases.summary(of: morning.products[0].cases[0]) == "linux: failed")
    }

    /// On the second night the root itself times out, before it comes to what failed on the first.
    private static func timeout() throws -> (Morning, Notifications.Notification) {
        var solver = Telling.solver([.passed, .failed(["linux"]), .failed([])])
        solver.jenkins.others.removeAll { $0.id.number >= 60 }
        for index in solver.jenkins.others.indices {
            solver.jenkins.others[index].tests = TestTotals(failed: 1, skipped: 0, total: 9)
        }
        solver.jenkins.roots[0].builds[2].progress = .finished(.aborted, at: oslo(6, "03:00"))
        solver.jenkins.roots[0].builds[2].interruption = .timeout
        let morning = solver.morning(reading: [1, 2, 3])
        let messages = compose(morning, for: .thalassa).notifications
        return (morning, try #require(messages.first { $0.recipient.key == "marit" }))
    }

    private func mail(to reader: String, _ morning: Morning) throws -> String {
        let messages = compose(morning, for: .thalassa).notifications
        return try #require(messages.first { $0.recipient.key == reader }).text
    }
}
