import Foundation
import Golden
import Testing
import Wire

/// A stand-in for the demo's controller on loopback, telling the demo's scenario.
struct StandIn {
    private let server: Server
    private let http = HTTP(stop: StopSign())

    init(scenario: URL = checkout.appendingPathComponent("ci/demo/scenario.json")) throws {
        let folder = shared ?? URL(fileURLWithPath: "/")
        server = try Server(
            script: folder.appendingPathComponent("jenkins-sim/jenkins_sim.py"),
            arguments: [scenario.path, "--now", "2026-11-16T06:00:00Z"]
        )
    }

    private var host: String { "127.0.0.1:\(server.port)" }
    var address: String { "http://\(host)" }

    /// Moves its clock.
    func turn(to moment: String) throws { try post("now?t=\(moment)") }

    /// Answers badly from now on where the path matches.
    func fail(_ kind: String, at path: String = ".") throws {
        try post("fault?path=\(path)&kind=\(kind)&n=0")
    }

    func stop() { server.stop() }

    func recover() throws { try post("clear") }

    /// A text as if the demo's own controller had answered.
    func hidden(in text: String) -> String {
        text.replacing(address, with: "https://ci.thalassa.example")
            .replacing(host, with: "ci.thalassa.example")
            .replacing("port \(server.port)", with: "port 443")
    }

    private func post(_ order: String) throws {
        var answer: Answer?
        http.fetch([Request("\(address)/__sim/\(order)", method: .post)]) { answer = $1 }
        let status = try answer?.get().status
        try #require(status == 200)
    }
}
