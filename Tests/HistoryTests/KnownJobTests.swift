import Foundation
import Nightly
import Testing

@testable import History

@Suite("What is remembered of jobs and their builds")
struct KnownJobTests {
    let history: History

    init() throws { history = try .inMemory() }

    private func build(_ number: Int, of job: JobID = thalassa, on day: Int) -> Build {
        Build(
            id: BuildID(job: job, number: number),
            url: "https://ci.thalassa.example/\(job.name)/\(number)/",
            start: morning(day) - 5 * 3600,
            progress: .finished(.success, at: morning(day) - 3600),
            triggers: [.timer]
        )
    }

    private func standing(_ days: ClosedRange<Int>, open: [Incident] = []) -> Standing {
        Standing(
            firstRead: [thalassa: morning(0)],
            records: days.map { day in
                RunRecord(
                    root: thalassa,
                    due: morning(day) - 5 * 3600,
                    build: day,
                    over: morning(day) - 3600,
                    verdict: .passed
                )
            },
            open: open
        )
    }

    private func remember(
        _ builds: [Build],
        judging standing: Standing,
        timer: String? = nil,
        at day: Int
    ) throws {
        let jobs = Dictionary(grouping: builds, by: \.id.job).map { job, builds in
            KnownJob(
                id: job,
                builds: builds.sorted { $0.start > $1.start },
                timer: timer,
                timerRead: timer.map { _ in morning(day) }
            )
        }
        let learned = [Learned(root: thalassa, jobs: jobs)]
        try history.commit([.of(standing)], learning: learned, at: morning(day))
    }

    @Test func nothingIsKnownOfARootThatWasNeverJudged() throws {
        let known = try history.knownJobs(of: [thalassa])
        #expect(known.isEmpty)
    }

    @Test func aRootsJobsComeBackWithTheirBuildsAndTimers() throws {
        let builds = [build(2, on: 2), build(1, on: 1), build(9, of: leafJob, on: 2)]
        try remember(builds, judging: standing(1...2), timer: "30 1 * * *", at: 2)
        let known = try history.knownJobs(of: [thalassa])
        #expect(known.map(\.id) == [leafJob, thalassa])
        #expect(known.flatMap(\.builds) == [builds[2], builds[0], builds[1]])
        #expect(known.map(\.timer) == ["30 1 * * *", "30 1 * * *"])
        #expect(known.map(\.timerRead) == [morning(2), morning(2)])
    }

    @Test func onlyTheLastFiveRunsMatterWhereAllIsWell() throws {
        try remember((1...9).map { build($0, on: $0) }, judging: standing(1...9), at: 9)
        let known = try history.knownJobs(of: [thalassa])
        #expect(known.flatMap(\.builds).map(\.id.number) == [9, 8, 7, 6, 5])
    }

    @Test func whatFailsIsRememberedBackToItsLastGoodRun() throws {
        var failing = Incident.failing
        failing.trouble = .failing([Incident.failing.failures[0]])
        var standing = standing(1...9, open: [failing])
        standing.passed = [
            PassedLeaf(
                root: thalassa,
                leaf: aarch64,
                build: BuildID(job: leafJob, number: 1898),
                due: morning(2) - 5 * 3600
            )
        ]
        try remember((1...9).map { build($0, on: $0) }, judging: standing, at: 9)
        let known = try history.knownJobs(of: [thalassa])
        #expect(known.flatMap(\.builds).map(\.id.number) == Array((2...9).reversed()))
    }

    @Test func aBuildThatEndedTakesThePlaceOfTheRunningOne() throws {
        var running = build(2, on: 2)
        running.progress = .running
        try remember([running], judging: standing(1...1), at: 2)
        try remember([build(2, on: 2)], judging: standing(1...2), at: 3)
        let known = try history.knownJobs(of: [thalassa])
        #expect(known.flatMap(\.builds) == [build(2, on: 2)])
    }

    @Test func aJobThatBeginsAnewForgetsItsFormerLife() throws {
        try remember((41...44).map { build($0, on: $0 - 40) }, judging: standing(1...4), at: 4)
        try remember([build(1, on: 5)], judging: standing(1...5), at: 5)
        let known = try history.knownJobs(of: [thalassa])
        #expect(known.flatMap(\.builds) == [build(1, on: 5)])
    }

    @Test func buildsAreKeptTwoMonthsForALookAtThePast() throws {
        for day in [1, 31, 90] {
            try remember([build(day, on: day)], judging: standing(1...day), at: day)
        }
        let builds = try history.builds(of: [thalassa], since: .distantPast)
        #expect(builds.map(\.id.number) == [90, 31])
    }

    @Test func whenItWasLookedForWhatARootStartsComesBack() throws {
        let job = KnownJob(id: thalassa, builds: [build(1, on: 1)], searched: morning(1))
        let learned = [Learned(root: thalassa, jobs: [job])]
        try history.commit([.of(standing(1...1))], learning: learned, at: morning(1))
        let known = try history.knownJobs(of: [thalassa])
        #expect(known == [job])
        #expect(KnownJob(id: thalassa, builds: job.builds).news(since: job) != nil)
    }

    @Test func onlyWhatChangedIsNews() {
        var running = build(2, on: 2)
        running.progress = .running
        let before = KnownJob(id: thalassa, builds: [running, build(1, on: 1)])
        let after = KnownJob(id: thalassa, builds: [build(2, on: 2), build(1, on: 1)])
        #expect(after.news(since: before)?.builds == [build(2, on: 2)])
        #expect(after.news(since: after) == nil)
        #expect(after.news(since: nil) == after)
    }
}
