import Documents
import Evidence
import Foundation
import Nightly
import Notifications
import Story
import Testing

/// What changed where only a file of the build tells, and not Jenkins' change sets.
@Suite struct SnapshotTests {
    private static let good = """
        # product SHA1 Version
        BUILD=b8465
        base      1111111111111111111111111111111111111111 g1111111111+4
        afw       2222222222222222222222222222222222222222 g2222222222+9 base
        meas      3333333333333333333333333333333333333333 g3333333333+1 base,afw
        display   4444444444444444444444444444444444444444 g4444444444
        gone      5555555555555555555555555555555555555555 g5555555555
        """
    private static let bad = """
        # product SHA1 Version
        BUILD=b8466
        base      aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa gaaaaaaaaaa
        afw       2222222222222222222222222222222222222222 g2222222222+10 base
        meas      bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb gbbbbbbbbbb base,afw
        display   cccccccccccccccccccccccccccccccccccccccc gcccccccccc
        new       dddddddddddddddddddddddddddddddddddddddd gdddddddddd
        """

    @Test(arguments: [
        ("solver 4e1b9c2 1.0\n# product SHA1 Version\n", ["solver 4e1b9c2"]),
        ("a 1234567 1 b,c\nb 1234567 1\n\nBUILD=b1", ["a 1234567 b c", "b 1234567"]),
        ("", nil), ("# nothing\n", nil), ("solver main 1.0", nil), ("a 1234567 1\nhalf", nil),
        ("<html>login</html>", nil),
    ])
    func aManifestIsReadWholeOrNotAtAll(text: String, parts: [String]?) {
        let read = Snapshot(manifest: text)?.parts.map {
            ([$0.name, $0.revision] + $0.needs).joined(separator: " ")
        }
        #expect(read == parts)
    }

    @Test(arguments: [
        ("built:\n- {name: base}\nfailed_at: {name: afw}\n", "afw"),
        ("built:\n- name: base\nfailed_at:\n  name: meas\n  sha1: 33333\n", "meas"),
        ("built: [{name: base}]\n", nil), ("", nil), ("failed_at:\n", nil), ("[", nil),
    ])
    func aStatusNamesThePartAtWhichItStopped(text: String, part: String?) throws {
        #expect(failedPart(in: try Source(file: "status.yaml", text: text)) == part)
    }

    @Test func whatWasOnlyBuiltAgainIsNoSuspect() {
        let words = Self.words(of: Self.file())
        #expect(
            words == [
                "base 1111111..aaaaaaa low", "display 4444444..ccccccc low",
                "gone 5555555.. low", "meas 3333333..bbbbbbb low", "new ..ddddddd low",
            ]
        )
    }

    @Test func whereItStoppedWeighsMostAndWhatThatNeedsNext() {
        let words = Self.words(of: Self.file(stoppedAt: "meas"))
        #expect(words.prefix(2) == ["meas 3333333..bbbbbbb high", "base 1111111..aaaaaaa medium"])
        let above = Self.words(of: Self.file(stoppedAt: "afw"))
        #expect(above.first == "base 1111111..aaaaaaa medium")
    }

    @Test func aJobOfTheRepositoryTellsItsCommits() {
        let file = Self.file(stoppedAt: "meas", listing: true)
        #expect(file.suspects.prefix(2).map { $0.change?.title } == ["in range", "last"])
        #expect(file.suspects[0].change?.repository == "meas")
        #expect(file.suspects.contains { $0.change?.title == "before" } == false)
    }

    @Test func changesOfTheScriptsAndOfSharedLibrariesAreNobodys() {
        let source = ChangeSource(
            snapshots: Glob("**/manifest.txt"),
            link: "https://git.example/{{name}}/compare/{{from}}...{{to}}",
            ignored: [Glob("d*"), Glob("new")]
        )
        let file = Self.file(source: source)
        #expect(Self.words(of: file).map { $0.prefix { $0 != " " } } == ["base", "gone", "meas"])
        guard case .range(let range)? = file.suspects.first?.subject else { return }
        #expect(
            range.link == "https://git.example/base/compare/"
                + String(repeating: "1", count: 40) + "..." + String(repeating: "a", count: 40)
        )
    }

    @Test func withoutASnapshotOfBothBuildsNobodyIsSuspected() {
        #expect(Self.file(isGoodKnown: false).suspects.isEmpty)
    }

    @Test func theFileOfThePlatformIsTakenOrThatOfTheBuildAbove() {
        var builds = Self.solver.jenkins.others
        let pattern = Glob("**/manifest.txt")
        let bad = builds[builds.count - 1].id
        builds += Self.solver.jenkins.roots[0].builds
        #expect(builds.snapshot(of: bad, matching: pattern, on: "linux") == nil)
        builds[builds.count - 1].artifacts = [
            "macos/build/manifest.txt", "linux/build/manifest.txt",
        ]
        let above = builds.snapshot(of: bad, matching: pattern, on: "linux")
        #expect(above?.path == "linux/build/manifest.txt")
        #expect(above?.build.job.name == "nightly/solver")
        #expect(above.flatMap(builds.status) == nil)
        builds[builds.count - 1].artifacts.append("linux/build/status.yaml")
        #expect(above.flatMap(builds.status)?.path == "linux/build/status.yaml")
    }

    // MARK: Parts

    private static let solver = Telling.solver(
        [
            .passed,
            .failed(["linux"], changes: [.commit("c1", .renovate, "Tune CI", "Jenkinsfile")]),
        ],
        platforms: ["linux"]
    )

    private static func file(
        stoppedAt part: String? = nil,
        listing: Bool = false,
        isGoodKnown: Bool = true,
        source: ChangeSource = ChangeSource(snapshots: Glob("**/manifest.txt"))
    ) -> CaseFile {
        var solver = solver
        let (first, last) = (solver.jenkins.others[0].id, solver.jenkins.others[1].id)
        if isGoodKnown { solver.jenkins.exhibits.snapshots[first] = Snapshot(manifest: good) }
        solver.jenkins.exhibits.snapshots[last] = Snapshot(manifest: bad)
        solver.jenkins.exhibits.failedParts[last] = part
        solver.changes = source
        if listing {
            var builds = (1...3).map {
                Build.build("scm/meas", $0, at: oslo(4, "0\($0):30"), minutes: 5)
            }
            builds[0].revision = String(repeating: "3", count: 40)
            builds[0].changes = [.commit("before", .renovate, "before", "a")]
            builds[1].revision = "ffffffff"
            builds[1].changes = [.commit("eeeeeeee", Person.ines.author, "in range", "b")]
            builds[2].revision = String(repeating: "b", count: 40)
            builds[2].changes = [
                .commit(String(repeating: "b", count: 40), Person.ines.author, "last", "b")
            ]
            solver.jenkins.others += builds
        }
        return solver.cases(reading: [1, 2])[0]
    }

    private static func words(of file: CaseFile) -> [String] {
        file.suspects.map { suspect in
            guard case .range(let range) = suspect.subject else { return "?" }
            let (from, to) = (range.from?.prefix(7) ?? "", range.to?.prefix(7) ?? "")
            return "\(range.repository) \(from)..\(to) \(suspect.confidence)"
        }
    }
}
