import Foundation
import Testing

@testable import Nightly

/// What is proposed to be watched on a controller that nobody has described yet.
@Suite struct ProposalTests {
    @Test(arguments: [
        (["nightly/thalassa", "nightly/thalassa-minimum"], "thalassa: 2"),
        (["nightly/tides", "nightly/tides-api"], "tides: 1, tides-api: 1"),
        (["thalassa/nightly", "thalassa/minimum", "assim/nightly"], "nightly: 1, thalassa: 2"),
        (["release/weekly"], "weekly: 1"),
        (["tides/main", "solver/master"], "solver: 1, tides: 1"),
        (
            ["release/nightly-release-cron", "release/weekly-release-cron"],
            "nightly-release: 1, weekly-release: 1"
        ),
        (["a/x", "b/x", "x"], "a-x: 1, b-x: 1, x: 1"),
        (["nightly/Übung (neu)"], "bung--neu-: 1"),
        (["ci-3.12", "ci"], "ci: 2"),
    ])
    func productsAreNamedByFolderAndJob(jobs: [String], products: String) {
        let groups = ProductNames(jobs.map { JobID($0) }).groups
        let words = groups.map { "\($0.name): \($0.jobs.count)" }.joined(separator: ", ")
        #expect(words == products)
    }

    @Test func whatStartsOthersBuilds() {
        let chore = job("infra/sync-everything", "H H * * *", minutes: 2)
        let child = job("infra/image", nil, minutes: 2, triggers: [.upstream(chore.builds[0].id)])
        let proposal = Proposal(from: [chore, child], timeZone: .gmt)
        #expect(proposal.roots.map(\.job.id.name) == ["infra/sync-everything"])
        #expect(proposal.products.first?.children.map(\.name) == ["infra/image"])
    }

    @Test(arguments: [
        (
            "sqre/infra/jenkins-node-cleanup", "H/10 * * * *", 1.0, false,
            "144 runs a day, 1 min each, called cleanup; it starts, tests and archives nothing"
        ),
        (
            "infra/heartbeat", "H H * * *", 0.5, false,
            "under a minute each; it starts, tests and archives nothing"
        ),
        (
            "infra/backup", "0 4 * * *", 60, false,
            "called backup; it starts, tests and archives nothing"
        ),
        (
            "infra/backup", "0 4 * * *", 2, true,
            "2 min each, called backup; it starts and tests nothing"
        ),
        ("infra/backup", "0 4 * * *", 60, true, nil),
        ("nightly/thalassa", "30 1 * * *", 180, false, nil),
        ("nightly/fast", "30 1 * * *", 2, true, nil),
    ])
    func evidenceDecidesWhatOnlyTidiesUp(
        name: String,
        timer: String,
        minutes: Double,
        archives: Bool,
        why: String?
    ) {
        var job = job(name, timer, minutes: minutes)
        if archives { job.builds[0].artifacts = ["log.txt"] }
        let proposal = Proposal(from: [job], timeZone: .gmt)
        #expect(proposal.chores.first?.why == why)
        #expect(proposal.roots.isEmpty == (why != nil))
    }

    @Test func testsMakeABuildOfWhateverName() {
        var job = job("nightly/cleanup", "H/10 * * * *", minutes: 1)
        job.builds[0].tests = TestTotals(failed: 0, skipped: 0, total: 9)
        #expect(Proposal(from: [job], timeZone: .gmt).chores.isEmpty)
    }

    @Test(arguments: [
        (["tides/main", "tides/feature%2Fx", "tides/PR-12"], ["tides/main"]),
        (["tides/main", "tides/dev"], ["tides/main"]),
        (["tides/main", "tides/nightly"], ["tides/main", "tides/nightly"]),
        (["tides/release%2F1.0"], ["tides/release%2F1.0"]),
    ])
    func anotherBranchOfAProjectIsNoProduct(jobs: [String], roots: [String]) {
        let jobs = jobs.map { name in
            var job = job(name, "@midnight", minutes: 60)
            if name == "tides/dev" { job.builds[0].branch = "dev" }
            return job
        }
        #expect(Proposal(from: jobs, timeZone: .gmt).roots.map(\.job.id.name) == roots)
    }

    @Test func whatNoTimerStartsIsNobodysRoot() {
        let job = job("lib/merge", nil, minutes: 20, triggers: [.change])
        let proposal = Proposal(from: [job], timeZone: .gmt)
        #expect(proposal.products.isEmpty && proposal.chores.isEmpty)
    }

    @Test func aTimerThatWeMayNotReadIsSeenFromBuilds() {
        let proposal = Proposal(
            from: [job("nightly/thalassa", nil, minutes: 90, triggers: [.timer])],
            timeZone: .gmt
        )
        #expect(proposal.roots.map(\.schedule?.description) == ["30 1 * * *"])
        #expect(proposal.roots.map(\.isInferred) == [true])
    }

    @Test func howItStandsIsTheNewestResult() {
        var job = job("nightly/assim", "30 1 * * *", minutes: 60)
        let red = job.builds[2].start
        for index in 0...2 {
            job.builds[index].progress = .finished(.failure, at: job.builds[index].start + 60)
        }
        #expect(Proposal(from: [job], timeZone: .gmt).roots.map(\.state) == [.red(since: red)])
        job.isDisabled = true
        #expect(Proposal(from: [job], timeZone: .gmt).roots.map(\.state) == [.disabled])
        job.isDisabled = false
        job.builds = []
        #expect(Proposal(from: [job], timeZone: .gmt).roots.map(\.state) == [.neverRan])
    }

    @Test func peopleAreWhoMadeChangesOftenFirst() {
        var root = job("nightly/thalassa", "30 1 * * *", minutes: 60)
        var child = job(
            "build/thalassa",
            nil,
            minutes: 60,
            triggers: [.upstream(root.builds[0].id)]
        )
        child.builds[0].changes = [change("1", "Ines Duarte"), change("2", "Tomasz Wilk")]
        child.builds[1].changes = [change("3", "Tomasz Wilk"), change("4", "renovate[bot]")]
        root.builds[0].changes = [change("2", "Tomasz Wilk")]
        let people = Proposal(from: [root, child], timeZone: .gmt).people
        #expect(people.map(\.name) == ["Tomasz Wilk", "Ines Duarte"])
    }

    private func change(_ id: String, _ name: String) -> Change {
        let mail = name.lowercased().replacing(" ", with: ".") + "@thalassa.example"
        return Change(id: id, author: Author(name: name, mail: mail), title: "", paths: [])
    }

    /// Twelve nights of one job, all green, the newest first.
    private func job(
        _ name: String,
        _ timer: String?,
        minutes: Double,
        triggers: [Nightly.Trigger] = [.timer]
    ) -> Job {
        let id = JobID(name)
        let builds = (0..<12).map { night in
            let start =
                Date(timeIntervalSince1970: 1_794_960_000 + 5400)
                - Double(night) * 86_400
            return Build(
                id: BuildID(job: id, number: 100 - night),
                url: "",
                start: start,
                progress: .finished(.success, at: start + minutes * 60),
                triggers: triggers
            )
        }
        return Job(id: id, url: "", timer: timer, builds: builds)
    }
}
