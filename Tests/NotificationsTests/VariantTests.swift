import Foundation
import Golden
import Nightly
import Notifications
import Story
import Testing

/// The words for what the story of the morning does not tell.
@Suite struct VariantTests {
    @Test func aFailureThatGrewNamesWhatIsNew() throws {
        let solver = Telling.solver(
            [
                .passed, .failed(["linux"], changes: [.by(.ines)]),
                .failed(["linux", "macos"], changes: [.by(.jun)]),
            ],
            stakeholders: []
        )
        try expect(solver.morning(reading: [1, 2, 3]), "marit", golden: "worse.txt")
    }

    @Test func manyPlacesAreNotAllToldAtLength() throws {
        let platforms = ["alpine", "debian", "fedora", "macos", "suse", "windows"]
        let solver = Telling.solver(
            [.passed, .failed(platforms, changes: [.by(.ines), .by(.jun)])],
            platforms: platforms,
            stakeholders: [],
            detail: BuildDetail(stage: "compile", stageError: "script returned exit code 2")
        )
        try expect(solver.morning(reading: [1, 2]), "marit", golden: "many-places.txt")
    }

    @Test func aFailureOfWhichLittleIsKnownSaysSo() throws {
        var solver = Telling.solver([.passed, .failed([])], stakeholders: [])
        let last = solver.jenkins.roots[0].builds.indices.last!
        let start = solver.jenkins.roots[0].builds[last].start
        solver.jenkins.roots[0].builds[last].progress = .finished(.aborted, at: start + 9000)
        solver.jenkins.roots[0].builds[last].interruption = .timeout
        try expect(solver.morning(reading: [1, 2]), "marit", golden: "timed-out.txt")
    }

    // MARK: What lasts

    private func expect(_ day: Int, _ time: String, nights: Int, golden: String) throws {
        var solver = Telling.solver(
            [.passed, .failed(["linux"], changes: [.by(.ines), .by(.jun)])]
                + Array(repeating: .failed(["linux"]), count: nights - 1)
        )
        solver.concern.response = ResponsePolicy(
            answerBy: TimeOfDay("12:00"),
            otherwise: "the owner reverts the suspect change"
        )
        let looks =
            (4...day).map { oslo($0, "07:00") } + [oslo(day, time)].filter { _ in time != "07:00" }
        let morning = [solver].morning(at: looks)
        try expect(morning, "marit", golden: "\(golden)-owner.txt")
        try expect(morning, "piet", golden: "\(golden)-summary.txt")
    }

    @Test func nobodyHasAnsweredInTime() throws {
        try expect(5, "12:00", nights: 1, golden: "unanswered")
    }

    @Test func itIsStillRedInItsFourthNight() throws {
        try expect(8, "07:00", nights: 4, golden: "still-failing")
    }

    // MARK: What does not run, or not as it should

    @Test func aRunThatHasNotBegunIsLate() throws {
        var solver = Telling.solver([.passed, .absent], stakeholders: [])
        solver.product.grace = .seconds(4 * 3600)
        let morning = [solver].morning(at: [oslo(4, "07:00"), oslo(5, "07:00")])
        try expect(morning, "marit", golden: "late.txt")
    }

    @Test func aRunThatDoesNotEndIsStuck() throws {
        var solver = Telling.solver([.passed, .passed, .passed, .passed], stakeholders: [])
        let last = solver.jenkins.roots[0].builds[3].start + 30 * 3600
        solver.jenkins.roots[0].builds[3].progress = .finished(.success, at: last)
        let morning = [solver].morning(at: [4, 5, 6, 7].map { oslo($0, "07:00") })
        try expect(morning, "marit", golden: "stuck.txt")
    }

    @Test func whoRanItAgainIsNamedWhenItPasses() throws {
        var solver = Telling.solver([.passed, .failed(["linux"])], stakeholders: [])
        var rerun = solver.jenkins.roots[0].builds[1]
        rerun.id.number = 6
        rerun.start = oslo(5, "09:10")
        rerun.progress = .finished(.success, at: oslo(5, "09:40"))
        rerun.triggers = [.person("hanna")]
        solver.jenkins.roots[0].builds.append(rerun)
        let morning = [solver].morning(
            at: [oslo(4, "07:00"), oslo(5, "07:00"), oslo(5, "12:00")]
        )
        try expect(morning, "marit", golden: "rerun.txt")
    }

    @Test func anOwnerHearsOfTheVersionsOfTheirPackages() throws {
        func notice(_ package: String, _ message: String, isNew: Bool) -> FindingNotice {
            FindingNotice(
                environment: "minimum",
                package: package,
                rule: "A302",
                message: message,
                build: "nightly/thalassa-minimum #398",
                url: "https://ci.thalassa.example/job/nightly/job/thalassa-minimum/398/",
                isNew: isNew,
                owner: .marit,
                hearers: [FindingHearer(.marit, as: .owner, by: .init("announce", line: 4))]
            )
        }
        let message = try #require(
            compose(
                Telling.solver([.passed]).morning(reading: [1]),
                [
                    notice("fftw", "declared 3.3.9; used 3.3.10", isNew: true),
                    notice("scipy", "declared 1.11; used 1.12.0", isNew: true),
                    notice("hdf5", "declared 1.14.3; used 1.14.3", isNew: false),
                ],
                for: .thalassa
            ).notifications.first
        )
        try expectGolden("Subject: \(message.subject)\n\n\(message.text)", "versions.txt")
    }

    private func expect(_ morning: Morning, _ reader: String, golden: String) throws {
        let messages = compose(morning, for: .thalassa).notifications
        let message = try #require(messages.first { $0.recipient.key == reader })
        try expectGolden("Subject: \(message.subject)\n\n\(message.text)", golden)
    }
}
