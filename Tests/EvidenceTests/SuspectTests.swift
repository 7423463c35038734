import Evidence
import Nightly
import Testing

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
        let found = suspects(among: `case`.changes, given: `case`.detail).map { suspect in
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
                change("a", "ines", "src/tracer.cpp"),
                change("b", "jun", "src/open_boundary.cpp"),
            ],
            detail: failing("boundary.test_open_boundary"),
            suspects: ["b high: named(path: \"src/open_boundary.cpp\")", "a low: "]
        ),
        Case(
            claim: "so does a file that an error names",
            changes: [
                change("a", "ines", "docs/a.md", "src/Runoff.cpp"),
                change("b", "jun", "x/tide.f90"),
            ],
            detail: BuildDetail(stageError: "src/runoff.cpp:12: error: no such thing"),
            suspects: ["a high: named(path: \"src/Runoff.cpp\")", "b low: "]
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
            detail: failing("io.test_io"),
            suspects: ["a low: ", "b low: "]
        ),
        Case(
            claim: "where the files of more than three are named, none is sure",
            changes: ["w", "x", "y", "z"].map { change($0, $0, "src/model_\($0).cpp") },
            detail: failing("model_w model_x model_y model_z"),
            suspects: ["w", "x", "y", "z"].map {
                "\($0) medium: named(path: \"src/model_\($0).cpp\")"
            }
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
        let found = suspects(
            among: [Self.change("a", "ines", "src/late.cpp"), Self.change("b", "jun")],
            given: BuildDetail(failedTests: tests)
        )
        #expect(found.map(\.confidence) == [.low, .low])
    }

    private static func change(_ id: String, _ author: String, _ paths: String...) -> Change {
        let author = Author(name: author, mail: "\(author)@thalassa.example")
        return Change(id: id, author: author, title: "Change \(id)", paths: paths)
    }

    private static func failing(_ test: String) -> BuildDetail {
        BuildDetail(failedTests: [FailedTest(name: test, age: 1, message: "it differs")])
    }
}
