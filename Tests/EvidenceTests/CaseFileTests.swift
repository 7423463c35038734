import Evidence
import Foundation
import Nightly
import Story
import Testing

/// What is known about one failure: its builds, its changes, who has it.
@Suite struct CaseFileTests {
    @Test func theChangesAreThoseSinceTheLeafLastPassed() {
        let file = Self.file([
            .passed, .failed(["macos"], changes: [.named("macos broke")]),
            .failed(["macos"], changes: [.named("between")]),
            .failed(["macos", "linux"], changes: [.named("linux broke")]),
        ])
        #expect(file["macos"]?.titles == ["macos broke"])
        #expect(file["linux"]?.titles == ["linux broke"])
    }

    @Test func aLeafThatPassedLongAgoHasTheWholeRange() {
        var solver = Telling.solver([
            .passed, .passed, .failed(["linux"], changes: [.named("second")]),
        ])
        solver.jenkins.others.removeAll { $0.id.number == 50 }
        solver.jenkins.others.append(
            .build(
                "build/solver",
                52,
                at: oslo(5, "02:00"),
                minutes: 5,
                changes: [.named("first")]
            )
        )
        #expect(solver.cases(reading: [1, 2, 3]).map(\.titles) == [["first", "second"]])
    }

    @Test func whereTheLeafListsNoChangesTheBuildAboveItDoes() {
        var solver = Telling.solver([.passed, .failed(["linux"])])
        solver.jenkins.roots[0].builds[1].changes = [.named("from the root")]
        #expect(solver.cases(reading: [1, 2]).map(\.titles) == [["from the root"]])
    }

    @Test func aClaimOnTheBuildOrOnItsRunIsFound() {
        let claim = Claim(by: "ines", at: nil, reason: "mine")
        let onBuild = Telling.solver([.passed, .failed(["linux"])], claim: claim)
        #expect(onBuild.cases(reading: [1, 2]).map(\.acknowledgement?.who) == ["ines"])
        var onRun = Telling.solver([.passed, .failed(["linux"])])
        onRun.jenkins.roots[0].builds[1].claim = claim
        #expect(onRun.cases(reading: [1, 2]).map(\.acknowledgement?.who) == ["ines"])
    }

    @Test func buildsThatStartedEachOtherEndTheSearch() {
        let (one, two) = (JobID.job("one"), JobID.job("two"))
        let builds = [
            Build.build(
                "one",
                1,
                at: oslo(4, "01:00"),
                minutes: 1,
                .failure,
                after: .init(job: two, number: 1)
            ),
            Build.build(
                "two",
                1,
                at: oslo(4, "01:00"),
                minutes: 1,
                .failure,
                after: .init(job: one, number: 1)
            ),
        ]
        let id = BuildID(job: one, number: 1)
        let failure = Failure(
            root: .job("nightly"),
            last: LeafFailure(
                leaf: Leaf(job: one),
                attempts: [id],
                isTimeout: false,
                isAllowed: false
            ),
            since: oslo(4, "01:00"),
            firstFailed: id,
            lastPassed: nil,
            seen: oslo(4, "01:00")
        )
        let root = Job.root("nightly", timer: "0 1 * * *", [])
        let reading = RootReading(root: root.id, job: .read(root), others: .read(builds))
        let file = CaseFile(
            on: failure,
            of: Product(name: "p", roots: [root.id], timeZone: osloTime),
            in: IncidentID(product: "p", number: 1),
            among: [reading],
            given: Exhibits(),
            beside: Background(now: oslo(4, "07:00"), timeZone: osloTime)
        )
        #expect(file.suspects.isEmpty)
    }

    private static func file(_ nights: [Night]) -> [String: CaseFile] {
        let files = Telling.solver(nights).cases(reading: Array(1...nights.count))
        let cases = files.map { ($0.failure.leaf.description, $0) }
        return Dictionary(uniqueKeysWithValues: cases)
    }
}

extension CaseFile {
    fileprivate var titles: [String] { suspects.compactMap(\.change?.title) }
}

extension Change {
    fileprivate static func named(_ title: String) -> Change {
        .commit(title, Author(name: title, mail: "\(title)@x"), title, "src/x.cpp")
    }
}
