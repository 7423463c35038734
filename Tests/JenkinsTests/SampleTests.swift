import Documents
import Foundation
import Golden
import Nightly
import Testing

@testable import Jenkins

/// The recorded bodies of every kind that is read, each with what was understood of it.
@Suite(.enabled(if: shared != nil, needsShared)) struct SampleTests {
    private var folder: URL {
        (shared ?? URL(fileURLWithPath: "/")).appendingPathComponent("jenkins-samples")
    }

    private func bytes(_ file: String) throws -> [UInt8] {
        try Array(Data(contentsOf: folder.appendingPathComponent(file)))
    }

    /// The files of some kinds, by the index that lies beside them.
    private func files(_ isWanted: (String) -> Bool) throws -> [String] {
        let index = try String(decoding: bytes("INDEX.tsv"), as: UTF8.self)
        var files: [String] = []
        for row in index.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(
                String.init
            )
            if cells[0].hasSuffix(".json"), isWanted(cells[5]) { files.append(cells[0]) }
        }
        return files.sorted()
    }

    /// A body with a start, a number and a list of builds where who kept it had not asked for them.
    private func whole(_ file: String, listing: Bool = false) throws -> [UInt8] {
        let body = try JSONSerialization.jsonObject(with: Data(bytes(file)))
        var whole = completed(body)
        if listing, var job = whole as? [String: Any], job["jobs"] == nil, job["builds"] == nil {
            job["builds"] = [Any]()
            whole = job
        }
        return try Array(JSONSerialization.data(withJSONObject: whole))
    }

    private func completed(_ body: Any) -> Any {
        guard var build = body as? [String: Any] else { return body }
        for list in ["builds", "runs"] {
            if let builds = build[list] as? [Any] { build[list] = builds.map(completed) }
        }
        if build["builds"] == nil, build["jobs"] == nil {
            if build["number"] == nil { build["number"] = 0 }
            if build["timestamp"] == nil { build["timestamp"] = 0 }
        }
        return build
    }

    private func lines(_ file: String, _ understood: () throws -> [String]) -> String {
        var lines: [String]
        do {
            lines = try understood()
        } catch let error as Malformed {
            lines = ["refused: \(error.what)"]
        } catch {
            lines = ["refused: \(error)"]
        }
        return ([file] + lines.map { "    " + $0 }).joined(separator: "\n") + "\n"
    }

    @Test func builds() throws {
        let files = try files { $0.contains("build api/json") || $0.contains("run api/json") }
        let text = files.map { file in
            lines(file) {
                let body = try BuildBody(json: whole(file))
                let matrix = body.runs.first?.url.flatMap {
                    Address.segments(of: $0).drop { $0 != "job" }.dropFirst().first
                }
                return try Builds(
                    [body],
                    of: .ci(matrix ?? "sample"),
                    at: "https://ci.example/job/sample/"
                ).lines
            }
        }
        #expect(files.count > 30)
        try expectGolden(text.joined(), "builds.txt")
    }

    @Test func buildsOfATable() throws {
        for name in ["devlake-builds", "devlake-builds-multibranch"] {
            let rows = try column("data", of: name + ".csv")
            let text = rows.enumerated().map { index, row in
                lines("row \(index + 1)") {
                    try Builds([BuildBody(json: Array(row.utf8))], of: .ci("sample"), at: "/").lines
                }
            }
            try expectGolden(text.joined(), name + ".txt")
        }
    }

    @Test func jobsAndFolders() throws {
        let files = try files { kind in
            ["job api/json", "/job/X/", "folder api", "/api/json", "nested jobs"].contains(
                where: kind.contains
            )
                && !kind.contains("build api") && !kind.contains("testReport")
                && !["plugin", "computer", "crumb", "view", "run api"].contains(
                    where: kind.contains
                )
        }
        let text = files.map { file in
            lines(file) {
                let bytes = try whole(file, listing: true)
                let body = try JobBody(json: bytes)
                guard body.isFolder else {
                    let listing = try Listing(body, of: .ci("sample"), at: "/", asked: 100)
                    return listing.lines
                }
                return try FolderBody(json: bytes).jobs.map {
                    "\($0.isFolder ? "folder" : "job") \($0.name ?? "?")"
                }
            }
        }
        try expectGolden(text.joined(), "jobs.txt")
    }

    @Test func reports() throws {
        let files = try files { $0.contains("testReport") } + ["api4j-report-test_report.json"]
        let text = files.map { file in
            lines(file) {
                try ReportBody(json: bytes(file)).report.failed.map {
                    "\($0.name) (\($0.age)): \($0.message.firstLine.cut(to: 60))"
                }
            }
        }
        try expectGolden(text.joined(), "reports.txt")
    }

    @Test func stages() throws {
        let described = ["jrest-workflow.json"].map { file in
            lines(file) {
                try StagesBody(json: bytes(file)).failed.map { [$0.name] } ?? ["no stage failed"]
            }
        }
        let listed = [
            "wfapi-run-inprogress.json", "wfapi-run-unstable.json", "wfapi-runs-06.json",
            "wfapi-runs-failed.json",
        ]
        .map { file in
            lines(file) {
                let runs: [StagesBody] = try JSON(bytes(file)).bodies()
                return runs.map { "\($0.failed?.name ?? "no stage failed")" }
            }
        }
        try expectGolden((described + listed).joined(), "stages.txt")
    }

    /// Jobs wait in the queue with the same words that its own items have.
    @Test func queueItems() throws {
        let files = try files { $0.contains("queue") }
        let text = files.map { file in
            lines(file) {
                let json = try JSON(bytes(file))
                let items = json["items"].found ?? json["discoverableItems"].found
                let bodies: [JobBody.QueueItem] = try items?.bodies() ?? [json.body()]
                return bodies.map { "waits since \($0.inQueueSince ?? 0): \($0.why ?? "?")" }
            }
        }
        #expect(files.count == 6)
        try expectGolden(text.joined(), "queue.txt")
    }

    @Test func jobsOfATable() throws {
        let text = try column("data", of: "devlake-jobs-multibranch.csv").map { row in
            lines(row.firstLine.cut(to: 60)) {
                let body = try JobBody(json: Array(row.utf8))
                return [
                    "\(body.name ?? "?"): \(body.color ?? "?"), \(body.builds == nil ? "no" : "some") builds"
                ]
            }
        }
        try expectGolden(text.joined(), "devlake-jobs-multibranch.txt")
    }

    @Test func stagesOfATable() throws {
        for name in ["devlake-stages", "devlake-stages-multibranch"] {
            let rows = try column("data", of: name + ".csv")
            let body = "{\"stages\":[\(rows.joined(separator: ","))]}"
            let stages = try StagesBody(json: Array(body.utf8))
            let text = stages.stages.map { "\($0.status ?? "?") \($0.name)\n" }
            #expect(text.count == rows.count)
            try expectGolden(text.joined(), name + ".txt")
        }
    }

    /// One column of a CSV file, in which a quoted field may hold quotes, commas and lines.
    private func column(_ name: String, of file: String) throws -> [String] {
        var rows: [[String]] = [[""]]
        var quoted = false
        for character in try String(decoding: bytes(file), as: UTF8.self) {
            let last = rows.count - 1
            switch character {
            case "\"":
                quoted.toggle()
                if quoted, rows[last].last?.isEmpty == false {
                    rows[last][rows[last].count - 1] += "\""
                }
            case "," where !quoted: rows[last].append("")
            case "\n" where !quoted, "\r\n" where !quoted: rows.append([""])
            default: rows[last][rows[last].count - 1].append(character)
            }
        }
        let index = try #require(rows.first?.firstIndex(of: name))
        return rows.dropFirst().filter { $0.count > index }.map { $0[index] }
    }
}

extension Listing {
    fileprivate var lines: [String] {
        [
            "disabled \(job.isDisabled), waiting \(job.waiting?.why ?? "no"), \(job.builds.count) builds"
        ] + job.builds.flatMap(\.lines) + runs.flatMap(\.lines)
    }
}

extension Builds {
    fileprivate var lines: [String] {
        let started = parents.map { "\($1) started \($0)" }.sorted()
        return builds.flatMap(\.lines) + runs.flatMap(\.lines) + started
    }
}

extension Build {
    fileprivate var lines: [String] {
        let began = start == .init(timeIntervalSince1970: 0) ? "?" : start.ISO8601Format()
        var lines = ["\(id) \(result?.rawValue ?? "running") at \(began)"]
        lines += triggers.map { "trigger \($0)" }
        if let interruption { lines.append("interrupted \(interruption)") }
        if branch != nil || revision != nil {
            lines.append("on \(branch ?? "?") \(revision ?? "?")")
        }
        if let tests { lines.append("tests \(tests.failed)/\(tests.skipped)/\(tests.total)") }
        if !parameters.isEmpty {
            lines.append(
                "\(parameters.count) parameters: \(parameters.keys.sorted().prefix(5).joined(separator: " "))"
            )
        }
        lines += changes.map {
            "change \($0.id) \($0.author.name) <\($0.author.mail)> \($0.title.cut(to: 50))"
        }
        if !artifacts.isEmpty { lines.append("\(artifacts.count) artifacts") }
        return lines
    }
}
