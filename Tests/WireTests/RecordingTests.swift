import Foundation
import Golden
import Testing

@testable import Wire

struct RecordingTests {
    static let base = "https://ci.thalassa.example/job/nightly"
    let moment = Date(timeIntervalSince1970: 1_795_068_000)

    /// Records what comes of asking for these addresses, and reads the recording.
    func record(
        _ answers: [(url: String, answer: Answer)],
        redact: @escaping ([UInt8]) -> [UInt8] = { $0 },
        then body: (URL, Recording) throws -> Void
    ) throws {
        try withFolder { parent in
            let folder = parent.appendingPathComponent("morning")
            let writer = try Recording.Writer(into: folder, redact: redact)
            let fetch = writer.recording { requests, each in
                for index in requests.indices { each(index, answers[index].answer) }
            }
            let me = Credential(user: "daybreak", password: Secret("11aa22bb"))
            let headers = ["Private-Token": "s3cret"]
            fetch(answers.map { Request($0.url, headers: headers, credential: me) }) { _, _ in }
            try writer.finish(moment: moment)
            let others = try FileManager.default.contentsOfDirectory(atPath: parent.path)
            #expect(others == ["morning"], "and no draft is left")
            return try body(folder, Recording(folder))
        }
    }

    func ask(_ recording: Recording, _ request: Request) -> Answer {
        var answer = Answer.failure(.stopped)
        recording.fetch([request]) { answer = $1 }
        return answer
    }

    func say(_ body: String, _ type: String = "application/json;charset=utf-8") -> Answer {
        .success(
            Response(
                status: 200,
                headers: ["content-type": type, "set-cookie": "JSESSIONID=s3cret"],
                body: Array(body.utf8)
            )
        )
    }

    func heard(_ body: String) -> Answer {
        .success(
            Response(
                status: 200,
                headers: ["content-type": "application/json;charset=utf-8"],
                body: Array(body.utf8)
            )
        )
    }

    @Test func aPersonCanReadIt() throws {
        let answers: [(String, Answer)] = [
            (Self.base + "/api/json?tree=builds%5Bnumber,result%5D%7B0,30%7D", say("{}")),
            (Self.base + "/42/consoleText", say("log", "text/plain")),
            (Self.base + "/43/api/json", .failure(.timedOut(host: "ci", after: .seconds(60)))),
            ("https://ci.thalassa.example/", say("<html>", "text/html")),
        ]
        try record(answers) { folder, recording in
            let file = folder.appendingPathComponent("recording.json")
            let notes = try String(contentsOf: file, encoding: .utf8)
            try expectGolden(notes + "\n", "recording.json")
            #expect(recording.moment == moment)
        }
    }

    @Test func whatWasRecordedIsReplayed() throws {
        let answers: [(String, Answer)] = [
            (Self.base + "/1/api/json", heard("{\"a\": [\n\n1]}")),
            (Self.base + "/2/api/json", .success(Response(status: 404))),
            (Self.base + "/3/api/json", .failure(.unknownHost("ci.thalassa.example"))),
            (
                Self.base + "/4/api/json",
                .failure(.cutShort(host: "ci.thalassa.example", received: 12))
            ),
            (
                Self.base + "/5/api/json",
                .failure(.timedOut(host: "ci.thalassa.example", after: .milliseconds(1500)))
            ),
            (
                Self.base + "/6/api/json",
                .failure(.redirectedElsewhere(host: "ci.thalassa.example", to: "https://sso"))
            ),
        ]
        try record(answers) { _, recording in
            for (url, answer) in answers {
                let replayed = ask(recording, Request(url))
                #expect(replayed == answer)
            }
        }
    }

    @Test(arguments: [
        ("/api/json?tree=builds[number,result,url]{0,30}", "first"),
        ("/api/json?tree=builds%5Bnumber%5D%7B30%2C60%7D", "second"),
        ("/api/json?tree=builds[changeSets[items{0,9}]]{30,60}", "second"),
        ("/api/json?depth=2", nil),
        ("/api/json?tree=builds[number]{60,90}", nil),
        ("/api/json?tree=builds[number]{0,100}", nil),
        ("/api/json?tree=builds[number]{0,5}", "first"),
        ("/42/api/json", "build"),
        ("/42/api/json?tree=artifacts[fileName]{0,100}", "build"),
        ("/42/api/json?tree=artifacts[fileName]{100,200}", nil),
        ("/42/log?start=1000", "more"),
        ("/42/log?start=0", "begin"),
        ("/43/api/json", nil),
    ])
    func anAnswerIsFoundByPathAndPage(asked: String, body: String?) throws {
        let answers: [(String, Answer)] = [
            (Self.base + "/api/json?tree=builds%5Bnumber%5D%7B0,30%7D", heard("first")),
            (Self.base + "/api/json?tree=builds%5Bnumber%5D%7B30,60%7D", heard("second")),
            (Self.base + "/42/api/json?tree=number,result", heard("build")),
            (Self.base + "/42/log?start=0", heard("begin")),
            (Self.base + "/42/log?start=1000", heard("more")),
        ]
        try record(answers) { _, recording in
            let escaped = asked.replacing("[", with: "%5B").replacing("]", with: "%5D")
                .replacing("{", with: "%7B").replacing("}", with: "%7D")
            let answer = ask(recording, Request(Self.base + escaped))
            let address = Self.base + asked.prefix { $0 != "?" }
            let expected = body.map(heard) ?? .failure(.notRecorded(address))
            #expect(answer == expected)
        }
    }

    @Test func twoQuestionsToOneAddressKeepTheirAnswers() throws {
        let answers: [(String, Answer)] = [
            (Self.base + "/api/json?tree=name", heard("name")),
            (Self.base + "/api/json?tree=color", heard("color")),
        ]
        try record(answers) { _, recording in
            for (url, answer) in answers {
                let replayed = ask(recording, Request(url))
                #expect(replayed == answer)
            }
        }
    }

    @Test func noSecretIsWritten() throws {
        let secret = Array("s3cret".utf8)
        let redact = { (bytes: [UInt8]) -> [UInt8] in
            bytes.firstRange(of: secret) == nil
                ? bytes : Array(bytes.split(separator: secret).joined(separator: Array("•".utf8)))
        }
        let answers: [(String, Answer)] = [
            (Self.base + "/api/json?token=s3cret", say("{\"password\": \"s3cret\"}")),
            (Self.base + "/x", .failure(.other(host: "ci", reason: "s3cret is wrong"))),
        ]
        try record(answers, redact: redact) { folder, _ in
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [])
            for case let file as URL in try #require(files) where !file.hasDirectoryPath {
                let text = try String(contentsOf: file, encoding: .utf8)
                #expect(!text.contains("s3cret"))
                #expect(!text.contains("11aa22bb"))
                #expect(!text.contains("daybreak"))
            }
        }
    }

    @Test func whatIsNotFinishedLeavesNothing() throws {
        try withFolder { parent in
            let folder = parent.appendingPathComponent("morning")
            do {
                let writer = try Recording.Writer(into: folder, redact: { $0 })
                let answer = heard("{}")
                writer.recording { _, each in each(0, answer) }([Request(Self.base)]) { _, _ in }
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: parent.path)
            #expect(left == [])
        }
    }

    @Test func aRecordingIsNotOverwritten() throws {
        try record([]) { folder, _ in
            #expect(throws: RecordingError.exists(folder: folder.path)) {
                try Recording.Writer(into: folder, redact: { $0 })
            }
        }
    }

    @Test func aReplayedBodyIsBoundedToo() throws {
        try record([(Self.base + "/x", heard("12345"))]) { _, recording in
            let answer = ask(recording, Request(Self.base + "/x", limits: Limits(bytes: 4)))
            #expect(answer == .failure(.tooLarge(host: "ci.thalassa.example", limit: 4)))
        }
    }
}

/// A recording that somebody else has written.
struct ForeignRecordingTests {
    func read(_ notes: String) throws -> RecordingError? {
        try withFolder { parent in
            let folder = parent.appendingPathComponent("bug-report")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data("s3cret".utf8).write(to: parent.appendingPathComponent("outside"))
            try FileManager.default.createSymbolicLink(
                atPath: folder.appendingPathComponent("link").path,
                withDestinationPath: "../outside"
            )
            try Data(notes.utf8).write(to: folder.appendingPathComponent("recording.json"))
            do throws(RecordingError) {
                _ = try Recording(folder)
                return nil
            } catch {
                return error
            }
        }
    }

    @Test(arguments: [
        ("../outside", "lies outside"), ("/etc/passwd", "lies outside"),
        ("a/../../outside", "lies outside"), ("link", "lies outside"),
        ("missing.json", "is missing"),
    ])
    func aBodyIsReadFromTheFolderAlone(path: String, reason: String) throws {
        let notes = """
            {"schema": 1, "moment": "2026-11-19T06:00:00Z", "answers": [
              {"address": "https://ci.example/api/json", "status": 200, "body": "\(path)"}
            ]}
            """
        let error = try read(notes)
        guard case .unreadable(_, let said) = error else {
            Issue.record("\(path) was taken")
            return
        }
        #expect(said.hasSuffix(reason))
    }

    @Test(arguments: [
        ("{", "not valid JSON"),
        (#"{"schema": 2, "moment": "2026-11-19T06:00:00Z", "answers": []}"#, "schema 2"),
        (#"{"schema": 1, "answers": []}"#, "moment"),
        (#"{"schema": 1, "moment": "2026-11-19T06:00:00Z", "answers": [{}]}"#, "[0]: "),
        (
            #"{"schema": 1, "moment": "2026-11-19T06:00:00Z", "answers": [{"address": "x"}]}"#,
            "x is no address"
        ),
    ])
    func brokenNotesAreExplained(notes: String, part: String) throws {
        let error = try #require(try read(notes))
        #expect(error.description.contains(part))
    }

    @Test(arguments: [
        ("/job/a/api/json?tree=builds{0,30}", "application/json", "ci.example/job/a/api.0-30.json"),
        ("/job/a/config.xml", "text/xml;charset=utf-8", "ci.example/job/a/config.xml"),
        ("/job/a/1/consoleText", "text/plain", "ci.example/job/a/1/consoleText.txt"),
        ("/job/a/1/artifact/used.tsv", "", "ci.example/job/a/1/artifact/used.tsv"),
        ("/job/a/1/artifact/used", "", "ci.example/job/a/1/artifact/used.body"),
        ("", "text/html", "ci.example/index.html"),
    ])
    func aBodysNameSaysWhatItIs(path: String, type: String, expected: String) throws {
        let address = try Address("https://ci.example" + path)
        let page = Page(query: address.query).text
        let exchange = Exchange(address: "", page: page, headers: ["content-type": type])
        var names = BodyNames()
        let name = names.name(for: address, exchange)
        #expect(name == expected)
    }

    @Test func everyBodyGetsANameOfItsOwn() throws {
        let urls = [
            "https://ci.example/job/a", "https://ci.example/job/a/b", "https://ci.example/job/A",
            "https://ci.example/job/a.body/x", "https://ci.example/job/a.body",
            "http://ci.example/job/a", "https://ci.example:8443/job/a", "https://ci.example",
            "https://ci.example/job/%2e%2e/%2e%2e/etc", "https://ci.example/job/x%2Fy/..%2f..",
            "https://ci.example/" + String(repeating: "x", count: 5000),
            "https://ci.example/" + String(repeating: "x", count: 5001),
        ]
        var names = BodyNames()
        let all = try urls.map { url in
            names.name(for: try Address(url), Exchange(address: url))
        }
        #expect(Set(all.map { $0.lowercased() }).count == urls.count)
        #expect(all.allSatisfy { !$0.split(separator: "/").contains { $0.hasPrefix("..") } })
        #expect(all.allSatisfy { $0.split(separator: "/").allSatisfy { $0.count < 100 } })
    }
}
