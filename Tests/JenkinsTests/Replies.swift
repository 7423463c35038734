import Foundation
import Nightly
import Testing
import Wire

@testable import Jenkins

/// A controller made of bodies by path, for `Fetch`; it remembers what was asked.
final class Replies {
    private let answers: [String: Answer]
    private(set) var requests: [Request] = []

    private let otherwise: Answer

    /// Paths start after the controller's base; a text is a 200 with that body.
    init(
        _ texts: [String: String] = [:],
        answers: [String: Answer] = [:],
        otherwise: Answer = .success(.nothing)
    ) {
        self.otherwise = otherwise
        self.answers = texts.mapValues { .success(.json($0)) }.merging(answers) { $1 }
    }

    var fetch: Fetch {
        { requests, each in
            for (index, request) in requests.enumerated() {
                guard request.isWanted() else {
                    each(index, .failure(.stopped))
                    continue
                }
                self.requests.append(request)
                each(index, self.answer(to: request))
            }
        }
    }

    /// The paths asked for, with their pages, in order.
    var paths: [String] { requests.map { Self.path($0.url) } }

    private func answer(to request: Request) -> Answer {
        let path = Self.path(request.url)
        let answer = answers[path] ?? answers[path.replacing(/\?.*/, with: "")] ?? otherwise
        guard let chunks = request.chunks, case .success(var response) = answer,
            response.status == 200
        else { return answer }
        chunks(response.body)
        response.body = []
        return .success(response)
    }

    /// `job/a/api/json?0,100`: of `tree=` only the last page, where it is not the first.
    private static func path(_ url: String) -> String {
        let parts = url.split(separator: "?", maxSplits: 1)
        let path = parts[0].replacing(Controller.test.base, with: "")
        guard parts.count == 2, let page = parts[1].matches(of: /%7B(\d+),(\d+)%7D/).last,
            page.output.1 != "0"
        else { return String(path) }
        return "\(path)?\(page.output.1),\(page.output.2)"
    }
}

/// A few hours after the newest builds in these tests.
let now = Date(timeIntervalSince1970: 1_800_030_000)

extension Controller {
    static let test = Controller(
        name: "ci",
        base: "https://ci.example/jenkins/",
        credential: Credential(user: "daybreak", password: Secret("sesame"))
    )
}

extension Response {
    static let jenkins = ["x-jenkins": "2.504.3", "content-type": "text/html"]

    static let nothing = Response(status: 404, headers: jenkins, body: Array("<html>".utf8))

    static func json(_ text: String) -> Response {
        let headers = ["x-jenkins": "2.504.3", "content-type": "application/json;charset=utf-8"]
        return Response(status: 200, headers: headers, body: Array(text.utf8))
    }
}

extension JobID {
    static func ci(_ name: String) -> JobID { JobID(controller: "ci", name: name) }
}

/// A build's body: finished with SUCCESS an hour after its start, if nothing else is said.
func body(
    _ number: Int,
    at start: Int = 1_800_000_000,
    result: String = "\"SUCCESS\"",
    building: Bool = false,
    causes: String = "",
    actions: String = "",
    more: String = ""
) -> String {
    """
    {"number":\(number),"timestamp":\(start)000,"duration":3600000,"building":\(building),\
    "result":\(result),"actions":[{},{"_class":"hudson.model.CauseAction","causes":[\(causes)]}\
    \(actions.isEmpty ? "" : "," + actions)]\(more.isEmpty ? "" : "," + more)}
    """
}

let timerCause = #"{"_class":"hudson.triggers.TimerTrigger$TimerTriggerCause"}"#

func upstreamCause(_ job: String, _ number: Int) -> String {
    #"{"_class":"hudson.model.Cause$UpstreamCause","upstreamProject":"\#(job)","upstreamBuild":\#(number)}"#
}

func job(_ builds: String..., name: String? = nil, more: String = "") -> String {
    """
    {\(name.map { "\"name\":\"\($0)\"," } ?? "")"color":"blue","buildable":true,"inQueue":false,\
    \(more.isEmpty ? "" : more + ",")"builds":[\(builds.joined(separator: ","))]}
    """
}

func folder(_ jobs: String...) -> String { "{\"jobs\":[\(jobs.joined(separator: ","))]}" }

/// The build in a body, as `read` would have it.
func build(_ text: String, of job: String = "nightly/thalassa") throws -> Build {
    let id = JobID.ci(job)
    let address = Addresses(bases: ["ci": Controller.test.base]).url(of: id)
    let builds = try Builds([BuildBody(json: Array(text.utf8))], of: id, at: address)
    return try #require(builds.builds.first)
}

/// One file that a build archived.
func file(
    _ path: String,
    of build: Build,
    from controllers: [Controller],
    by fetch: @escaping Fetch
) -> Reading<[UInt8]> {
    let wanted = BuildFile(build.id, .artifact(path))
    return files([wanted], of: [build], from: controllers, by: fetch)[wanted]
        ?? .unread(Unread(kind: .missing, controller: "", address: "", what: "", remedy: ""))
}
