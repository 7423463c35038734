import Foundation
import Golden
import Nightly
import Wire

@testable import Jenkins

/// A stand-in controller that is read morning after morning, each with what the last one left behind.
final class Mornings {
    private let server: Server
    private let http = HTTP(stop: StopSign())
    private let scenario: URL
    private var known: [JobID: KnownJob] = [:]
    private var asked = 0

    struct Read {
        var readings: [RootReading]
        /// The addresses that were asked for, without their queries.
        var paths: [String]
    }

    /// Builds by the full name of their job.
    init(_ jobs: [String: SimJob]) throws {
        scenario = FileManager.default.temporaryDirectory
            .appendingPathComponent("scenario-\(UUID().uuidString).json")
        let told = ["jobs": jobs.mapValues(\.told)]
        try JSONSerialization.data(withJSONObject: told, options: .sortedKeys)
            .write(to: scenario)
        let folder = (shared ?? URL(fileURLWithPath: "/")).appendingPathComponent("jenkins-sim")
        server = try Server(
            script: folder.appendingPathComponent("jenkins_sim.py"),
            arguments: [scenario.path]
        )
    }

    deinit { try? FileManager.default.removeItem(at: scenario) }

    var controller: Controller {
        Controller(name: "ci", base: "http://127.0.0.1:\(server.port)")
    }

    /// Reads at a moment, and remembers what there is to remember.
    func read(_ wanted: [Wanted], at moment: Date) -> Read {
        move(to: moment)
        let readings = Jenkins.read(
            wanted,
            knowing: Array(known.values),
            from: [controller],
            by: http.fetch,
            at: moment
        )
        remember(readings.flatMap(\.known))
        let log = requests()
        defer { asked = log.count }
        return Read(readings: readings, paths: Array(log.dropFirst(asked)))
    }

    func fail(_ path: String, _ kind: String, times: Int = 1) {
        post("fault?path=\(path)&kind=\(kind)&n=\(times)")
    }

    func heal() { post("clear") }

    func move(to moment: Date) { post("now?t=\(moment.ISO8601Format())") }

    func remember(_ jobs: [KnownJob]) {
        for job in jobs { known[job.id] = job }
    }

    var fetch: Fetch { http.fetch }

    private func post(_ what: String) {
        let url = "http://127.0.0.1:\(server.port)/__sim/\(what)"
        http.fetch([Request(url, method: .post)]) { _, _ in }
    }

    private func requests() -> [String] {
        var text = ""
        http.fetch([Request("http://127.0.0.1:\(server.port)/__sim/log")]) { _, answer in
            text = (try? answer.get()).map { String(decoding: $0.body, as: UTF8.self) } ?? ""
        }
        return text.split(separator: "\n").compactMap { line in
            let address = line.split(separator: " ").dropFirst().first
            return address.map { String($0.prefix { $0 != "?" }) }
        }
        .filter { !$0.hasPrefix("/__sim") }
    }
}

/// A job of the stand-in's scenario.
struct SimJob {
    var cron: String?
    var kind = "pipeline"
    var builds: [SimBuild] = []
    /// Since when it waits in the queue.
    var queued: Date?

    fileprivate var told: [String: Any] {
        var told: [String: Any] = ["kind": kind, "builds": builds.map(\.told)]
        told["cron"] = cron
        told["queued"] = queued?.ISO8601Format()
        return told
    }
}

struct SimBuild {
    var number: Int
    var start: Date
    var hours = 1.0
    var result = "SUCCESS"
    var trigger = "timer"
    var claim: String?

    fileprivate var told: [String: Any] {
        var told: [String: Any] = [
            "number": number, "start": start.ISO8601Format(), "duration": hours * 3600,
            "result": result, "triggers": [trigger],
        ]
        told["claim"] = claim.map { ["by": $0, "at": start.ISO8601Format()] }
        return told
    }
}

/// Some minutes after midnight on a day of November 2026.
func night(_ day: Int, minute: Int = 0) -> Date {
    Date(timeIntervalSince1970: 1_793_491_200 + Double(day - 1) * 86_400 + Double(minute) * 60)
}

/// Seven in the morning of a day of November 2026.
func morning(_ day: Int) -> Date { night(day, minute: 420) }
