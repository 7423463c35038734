import Nightly
import Testing

@testable import Evidence

/// Who or what may have broken it, and what points there.
@Suite struct SuspectTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var claim: String
        var changes: [Change]
        var detail: BuildDetail?
        /// Such as `a high: named(path: "src/a.cpp")`, most suspect first.
        var suspects: [String]

        var testDescription: String { claim }
    }

    @Test(arguments: cases)
    func confidenceFollowsTheEvidence(given case: Case) {
        let found = Self.weighed(`case`.changes, `case`.detail).map { suspect in
            let grounds = suspect.grounds.map { "\($0)" }.joined(separator: ", ")
            return "\(suspect.change?.id ?? "") \(suspect.confidence): \(grounds)"
        }
        #expect(found == `case`.suspects)
    }

    static let cases = [
        Case(claim: "no change, no suspect", changes: [], suspects: []),
        Case(
            claim: "the only change is likely",
            changes: [change("a", "ines")],
            suspects: ["a high: alone"]
        ),
        Case(
            claim: "nothing points to one of two",
            changes: [change("a", "ines"), change("b", "jun")],
            suspects: ["a low: ", "b low: "]
        ),
        Case(
            claim: "one author of all of it may be related",
            changes: [change("a", "ines"), change("b", "ines")],
            suspects: ["a medium: sameAuthor", "b medium: sameAuthor"]
        ),
        Case(
            claim: "a file that a test is named after points to its change",
            changes: [
                change("a", "ines", "src/tracer/tracer.cpp"),
                change("b", "jun", "src/boundary/open_boundary.cpp"),
            ],
            detail: failing("boundary.test_open_boundary"),
            suspects: [
                "b high: tested(path: \"src/boundary/open_boundary.cpp\"), only(at: \"src/boundary\")",
                "a low: ",
            ]
        ),
        Case(
            claim: "a test of that name elsewhere points there only weakly",
            changes: [
                change("a", "ines", "src/tracer/flux.cpp"),
                change("b", "jun", "src/tracer/b.cpp"),
            ],
            detail: failing("boundary.test_flux"),
            suspects: [
                "a low: namesake(path: \"src/tracer/flux.cpp\")",
                "b low: ",
            ]
        ),
        Case(
            claim: "so does a file that an error names",
            changes: [
                change("a", "ines", "docs/a.md", "src/Runoff.cpp"),
                change("b", "jun", "x/tide.f90"),
            ],
            detail: BuildDetail(stageError: "src/runoff.cpp:12: error: no such thing"),
            suspects: ["a high: named(path: \"src/Runoff.cpp\"), only(at: \"src\")", "b low: "]
        ),
        Case(
            claim: "a class in a trace is the file that holds it",
            changes: [
                change("a", "ines", "src/main/java/org/sim/mesh/Halo.java"),
                change("b", "jun", "src/main/java/org/sim/ice/Halo.java"),
            ],
            detail: failing(
                "org.sim.mesh.GridTest.works",
                "at org.sim.mesh.Halo.run(Halo.java:12)"
            ),
            suspects: [
                "a high: named(path: \"src/main/java/org/sim/mesh/Halo.java\"),"
                    + " only(at: \"src/main/java/org/sim/mesh\")",
                "b low: ",
            ]
        ),
        Case(
            claim: "a part of a word is not a name",
            changes: [change("a", "ines", "src/bound.cpp"), change("b", "jun", "src/b.cpp")],
            detail: failing("test_open_boundary"),
            suspects: ["a low: ", "b low: "]
        ),
        Case(
            claim: "a name that many files could have points to nobody",
            changes: [change("a", "ines", "src/io.c"), change("b", "jun", "src/b.cpp")],
            detail: failing("tracer.test_io"),
            suspects: ["a low: ", "b low: "]
        ),
        Case(
            claim: "where as much points to somebody else, none is sure",
            changes: ["w", "x"].map { change($0, $0, "src/model_\($0).cpp") },
            detail: failing("test_model_w test_model_x"),
            suspects: ["w", "x"].map {
                "\($0) medium: tested(path: \"src/model_\($0).cpp\"),"
                    + " only(at: \"src/model_\($0).cpp\"), contested"
            }
        ),
        Case(
            claim: "a sweep over everything is named by chance",
            changes: [
                Change(
                    id: "a",
                    author: Author(name: "ines", mail: ""),
                    title: "Sort includes",
                    paths: (0..<30).map { "src/m\($0)/model_\($0).cpp" }
                ), change("b", "jun", "x/tide.f90"),
            ],
            detail: failing("m7.test_model_7"),
            suspects: [
                "a low: tested(path: \"src/m7/model_7.cpp\"), only(at: \"src/m7\"), broad(files: 30)",
                "b low: ",
            ]
        ),
        Case(
            claim: "documentation breaks nothing, even alone",
            changes: [change("a", "ines", "docs/index.rst", "README.md")],
            suspects: ["a low: alone, words"]
        ),
        Case(
            claim: "a full disk is nobody's change",
            changes: [change("a", "ines", "src/a.cpp")],
            detail: BuildDetail(stageError: "write a.o: No space left on device"),
            suspects: ["a low: alone, machine"]
        ),
        Case(
            claim: "what was reverted once and comes back is looked at twice",
            changes: [
                Change(
                    id: "a",
                    author: Author(name: "ines", mail: ""),
                    title: "Revert \"Revert \"Use fused multiply-add\"\"",
                    paths: ["src/a.cpp"]
                ), change("b", "jun", "src/b.cpp"),
            ],
            suspects: ["a low: again", "b low: "]
        ),
        Case(
            claim: "paths and errors may be anything",
            changes: [
                change("a", "ines", "", "/", "....", ".gitignore", "\u{1B}[31m\u{202E}cpp.live"),
                change("b", "jun"),
            ],
            detail: failing(String(repeating: "\u{1B}]0;x\u{7} ", count: 4000)),
            suspects: ["a low: ", "b low: "]
        ),
    ]

    @Test func aVeryLongReportIsReadOnlyInPart() {
        let long = String(repeating: "open_boundary_x ", count: 100_000)
        let tests = (0..<10_000).map { FailedTest(name: "t\($0)", age: 1, message: long) }
        let found = Self.weighed(
            [Self.change("a", "ines", "src/late.cpp"), Self.change("b", "jun")],
            BuildDetail(failedTests: tests)
        )
        #expect(found.map(\.confidence) == [.low, .low])
    }

    private static func weighed(_ changes: [Change], _ detail: BuildDetail?) -> [Suspect] {
        let scene = Scene(clues: Clues(detail), isBounded: true)
        return suspects(among: changes.map { .change($0) }, at: scene)
    }

    private static func change(_ id: String, _ author: String, _ paths: String...) -> Change {
        let author = Author(name: author, mail: "\(author)@thalassa.example")
        return Change(id: id, author: author, title: "Change \(id)", paths: paths)
    }

    private static func failing(_ test: String, _ message: String = "it differs") -> BuildDetail {
        BuildDetail(failedTests: [FailedTest(name: test, age: 1, message: message)])
    }
}
