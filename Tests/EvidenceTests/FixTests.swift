import Evidence
import Foundation
import Nightly
import Story
import Testing

/// Changes that may mend a failure, seen from the run that failed at 01:00 on 5 November.
@Suite struct FixTests {
    private let suspect = Change.commit(
        "4e1b9c2651f3b30ac164b407e1fd534ae21fd638",
        Author(name: "Ines Duarte", mail: "ines@thalassa.example"),
        "Use fused multiply-add in boundary flux",
        "src/open_boundary.cpp"
    )

    private let jun = Author(name: "Jun Watanabe", mail: "jun@thalassa.example")

    /// The failure with one suspect, beside a build of another job that lists one more change.
    private func fixes(
        _ change: Change,
        in job: String = "poll/solver",
        at start: Date = oslo(5, "06:00"),
        knowing matters: KnownMatters = KnownMatters()
    ) -> [Fix] {
        var solver = Telling.solver([.passed, .failed(["linux"], changes: [suspect])])
        let parent = job == "nightly/solver" ? nil : BuildID(job: .job("poll"), number: 1)
        solver.jenkins.others.append(
            Build.build(job, 900, at: start, minutes: 5, after: parent, changes: [change])
        )
        return solver.file(on: 5, knowing: matters).fixes
    }

    private func change(_ title: String, at date: Date?, reverts: String? = nil) -> Change {
        var change = Change.commit("abc1234def", jun, title, "src/other.cpp")
        (change.date, change.reverts) = (date, reverts)
        return change
    }

    @Test func aRevertThatLandedAfterTheRunBeganIsTestedByTheNext() {
        let byTitle = change("Revert \"\(suspect.title)\"", at: oslo(5, "05:40"))
        let found = Fix(
            id: "abc1234def",
            author: jun,
            ground: .reverts(suspect.id),
            landing: .after
        )
        #expect(fixes(byTitle) == [found])
        let bySHA = change("Back it out", at: oslo(5, "05:40"), reverts: "4e1b9c2651")
        #expect(fixes(bySHA) == [found])
    }

    @Test func aRevertThatLandedBeforeWasInTheRun() {
        let before = change("Revert \"\(suspect.title)\"", at: oslo(5, "00:40"))
        #expect(fixes(before).map(\.landing) == [.within])
    }

    @Test func whatALaterBuildOfTheRunsOwnJobListsWasNotInItWhateverItsDate() {
        let old = change("Revert \"\(suspect.title)\"", at: nil)
        #expect(fixes(old, in: "build/solver").map(\.landing) == [.after])
        #expect(fixes(old).isEmpty)
    }

    @Test func anyOtherChangeIsNoFix() {
        #expect(fixes(change("Something else", at: oslo(5, "05:40"))).isEmpty)
        #expect(fixes(change("Revert \"Something\"", at: oslo(5, "05:40"))).isEmpty)
        #expect(
            fixes(change("Revert it", at: oslo(5, "05:40"), reverts: "77b0d2e27e")).isEmpty
        )
    }

    @Test func aFixThatSomebodyNamedIsFoundOrNot() {
        func named(_ id: String) -> KnownMatters {
            KnownMatters(entries: [
                KnownMatters.Entry(
                    .product("solver"),
                    acknowledgement: Acknowledgement(who: "jun", source: .file("a.yaml:1")),
                    fixedBy: id
                )
            ])
        }
        let other = change("Mend it", at: oslo(5, "05:40"))
        #expect(
            fixes(other, knowing: named("abc1234")).map { "\($0.id) \($0.landing)" }
                == ["abc1234def after"]
        )
        #expect(
            fixes(other, knowing: named("fffffff")).map { "\($0.id) \($0.landing)" }
                == ["fffffff unseen"]
        )
    }
}
