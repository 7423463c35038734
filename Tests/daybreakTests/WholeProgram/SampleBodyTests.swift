import Foundation
import Golden
import Testing

/// The whole program on bodies that real controllers gave.
@Suite(.enabled(if: shared != nil, needsShared)) struct SampleBodyTests {
    private let samples = (shared ?? checkout).appendingPathComponent("jenkins-samples")

    /// The jobs, and the body that answers for each.
    private static let jobs = [
        "opnfv": "opnfv-job-builds-107.json",
        "never-built": "njenk-jobGet.json",
        "pipeline": "api4j-pipeline.json",
        "freestyle": "japi-job.json",
        "folder": "api4j-folder.json",
        "other-page": "api4j-crumb.json",
    ]

    /// A week of a real job with its 32 builds, under a nightly root that started them.
    @Test func aRealJobFailsAndIsFixed() throws {
        let home = try Home()
        let child = samples.appendingPathComponent("opnfv-job-builds-107.json")
        let body = try JSONDecoder().decode(DeployJob.self, from: Data(contentsOf: child))
        try home.write(body.root, to: "root.json")
        let server = try Server(
            script: servers.appendingPathComponent("bodies.py"),
            arguments: [
                "/job/apex-verify-master/api/json=\(home.url("root.json").path)",
                "/job/\(body.name)/api/json=\(child.path)",
            ]
        )
        try home.write(
            """
            project: Apex
            quiet: none
            time_zone: UTC
            jenkins: { ci: { url: http://127.0.0.1:\(server.port) } }
            state: state
            mail: { maildir: mail }
            products:
              apex:
                jobs: apex-verify-master
                children: \(body.name)
                owner: marit@thalassa.example
            """,
            to: "daybreak.yaml"
        )
        var story = ""
        for day in ["2016-03-22", "2016-03-23", "2016-03-24"] {
            let ending = try home.run("nightly", "--now", "\(day)T06:00:00Z")
            #expect(ending.status == 0)
            story += ending.transcript + "\n"
        }
        let text = story.replacing("127.0.0.1:\(server.port)", with: "ci.thalassa.example")
        try expectGolden(text + home.mails().list, "sample-week.txt")
    }

    @Test func whatCanBeReadIsJudgedAndTheRestIsSaid() throws {
        let server = try Server(
            script: servers.appendingPathComponent("bodies.py"),
            arguments: Self.jobs.map { job, file in
                "/job/\(job)/api/json=\(samples.appendingPathComponent(file).path)"
            }
        )
        let home = try Home()
        let products = Self.jobs.keys.sorted().map { job in
            "  \(job): { jobs: \(job), children: \(job), owner: marit@thalassa.example }\n"
        }
        try home.write(
            """
            project: Samples
            time_zone: UTC
            jenkins: { ci: { url: http://127.0.0.1:\(server.port) } }
            state: state
            mail: { maildir: mail }
            products:
            \(products.joined())
            """,
            to: "daybreak.yaml"
        )
        var table = ""
        for moment in ["2016-03-21T06:00:00Z", "2016-03-25T06:00:00Z"] {
            let ending = try home.run("nightly", "--now", moment)
            #expect(ending.status == 3)
            table += ending.transcript + "\n"
        }
        let text = table.replacing("127.0.0.1:\(server.port)", with: "ci.thalassa.example")
        try expectGolden(text, "samples.txt")
        let mails = try home.mails()
        #expect(mails.isEmpty)
    }
}

/// What the recorded job says of the builds that started its own.
private struct DeployJob: Decodable {
    struct Build: Decodable {
        struct Action: Decodable {
            struct Cause: Decodable {
                var upstreamBuild: Int?
            }

            var causes: [Cause]?
        }

        var timestamp: Int
        var duration: Int
        var result: String
        var actions: [Action]

        var parent: Int? {
            actions.flatMap { $0.causes ?? [] }.compactMap(\.upstreamBuild).first
        }
    }

    var name: String
    var builds: [Build]

    /// The body of the job that started them, of which nothing was recorded: a timer's, as green or
    /// red as they are.
    var root: String {
        let parents = builds.compactMap { build in
            build.parent.map { number in
                """
                { "number": \(number), "timestamp": \(build.timestamp - 60_000),
                  "duration": \(build.duration + 120_000), "building": false,
                  "result": "\(build.result)", "actions": [ { "causes": [
                    { "_class": "hudson.triggers.TimerTrigger$TimerTriggerCause" } ] } ] }
                """
            }
        }
        return "{ \"builds\": [ \(parents.joined(separator: ",\n")) ] }"
    }
}
