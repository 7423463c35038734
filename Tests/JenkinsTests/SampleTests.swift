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
                try Builds(
                    [BuildBody(json: bytes(file))],
                    of: .ci("sample"),
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
                let bytes = try bytes(file)
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
                try ReportBody(json: bytes(file)).failedTests.map {
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
                try [StagesBody](json: bytes(file)).map {
                    "\($0.failed?.name ?? "no stage failed")"
                }
            }
        }
        try expectGolden((described + listed).joined(), "stages.txt")
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
    fileprivate var lines: [String] { builds.flatMap(\.lines) + runs.flatMap(\.lines) }
}

extension Build {
    fileprivate var lines: [String] {
        var lines = ["\(id) \(result?.rawValue ?? "running") at \(start.ISO8601Format())"]
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
