import Evidence
import Foundation
import Nightly
import Notifications
import Story
import Testing

/// How a change that may mend a failure is told.
@Suite struct FixWordTests {
    private static let ines = Author(name: "Ines Duarte", mail: "ines@thalassa.example")

    @Test(arguments: [
        (
            Fix(id: "abc1234def", author: ines, ground: .reverts("4e1b9c2651"), landing: .after),
            "A revert of 4e1b9c2 (abc1234, by Ines Duarte) landed after this run began; it is tested tonight."
        ),
        (
            Fix(id: "abc1234def", author: ines, ground: .named, landing: .within),
            "A fix (abc1234, by Ines Duarte) was in this run already."
        ),
        (
            Fix(id: "abc1234def", author: nil, ground: .named, landing: .unseen),
            "A fix (abc1234) is named; no build has had it yet."
        ),
        (
            Fix(id: "abc1234", author: ines, ground: .touches(path: "src/a.cpp"), landing: .after),
            "A change to src/a.cpp (abc1234, by Ines Duarte), which the failure names, landed after this run began; it is tested tonight."
        ),
    ])
    func itIsSaidWhenItIsTested(fix: Fix, words: String) throws {
        var morning = Telling.solver([.passed, .failed(["linux"])], stakeholders: [])
            .morning(reading: [1, 2])
        morning.products[0].cases[0].fixes = [fix]
        #expect(
            Phrases(morning.products[0], on: morning).fixes(morning.products[0].cases[0]) == [words]
        )
    }

    @Test func aWeeklyJobSaysOnWhichDay() throws {
        var morning = Telling.solver([.passed, .failed(["linux"])]).morning(reading: [1, 2])
        let root = JobID.job("nightly/solver")
        morning.products[0].judgement.schedules[root] = try Schedule(
            "0 4 * * 0",
            for: root.name,
            timeZone: osloTime
        )
        morning.products[0].cases[0].fixes = [
            Fix(id: "abc1234", author: nil, ground: .named, landing: .after)
        ]
        let phrases = Phrases(morning.products[0], on: morning)
        #expect(phrases.fixes(morning.products[0].cases[0])[0].hasSuffix("tested on Sun 8 Nov."))
    }
}
