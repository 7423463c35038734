import Foundation
import Nightly
import Testing
import Wire

@testable import Jenkins

@Suite struct DetailTests {
    private let path = "job/build/job/thalassa/1905/"

    private func failed(_ actions: String = "") throws -> Build {
        try build(body(1905, result: "\"FAILURE\"", actions: actions), of: "build/thalassa")
    }

    private let someTests = #"{"failCount":2,"skipCount":0,"totalCount":9}"#

    private let stages = """
        {"stages":[{"name":"build","status":"SUCCESS"},
         {"name":"ctest","status":"FAILED","error":{"message":"script returned exit code 8","type":"x"}},
         {"name":"package","status":"FAILED"}]}
        """

    private let report = """
        {"suites":[{"enclosingBlockNames":[],"cases":[
         {"className":"boundary","name":"test_open_boundary","status":"REGRESSION","age":1,
          "errorDetails":"3.1e-04","errorStackTrace":"at x"},
         {"className":"boundary","name":"ok","status":"PASSED","age":0}]}]}
        """

    private let boundary = FailedTest(
        name: "boundary.test_open_boundary",
        age: 1,
        message: "3.1e-04"
    )

    @Test func aFailedBuildTellsItsStageAndTests() throws {
        let replies = Replies([
            path + "wfapi/describe": stages, path + "testReport/api/json": report,
        ])
        let build = try failed(someTests)
        let detail = details(of: [build], from: [.test], by: replies.fetch)
        #expect(
            detail == [
                build.id: BuildDetail(
                    stage: "ctest",
                    stageError: "script returned exit code 8",
                    failedTests: [boundary]
                )
            ]
        )
    }

    @Test func aTestReportThatNamesItsStageSavesARequest() throws {
        let named = report.replacing(#"Names":[]"#, with: #"Names":["ctest","linux"]"#)
        let replies = Replies([path + "testReport/api/json": named])
        let build = try failed(someTests)
        let detail = details(of: [build], from: [.test], by: replies.fetch)
        #expect(detail == [build.id: BuildDetail(stage: "ctest", failedTests: [boundary])])
        #expect(replies.paths == [path + "testReport/api/json"])
    }

    @Test func eachTestOfAMatrixBelongsToItsRun() throws {
        func child(_ axis: String, _ status: String) -> String {
            """
            {"child":{"number":1905,"url":"http://x/job/build/job/thalassa/\(axis)/1905/"},
             "result":{"suites":[{"cases":[{"className":"","name":"tides","status":"\(status)",
              "age":4,"errorDetails":null,"errorStackTrace":"at y"}]}]}}
            """
        }
        let children = [child("OS=linux", "FAILED"), child("OS=macos", "PASSED")]
        let both = "{\"childReports\":[\(children.joined(separator: ",")),{\"result\":null}]}"
        let replies = Replies([path + "testReport/api/json": both])
        let build = try failed(someTests)
        let detail = details(
            of: [build],
            watching: ["OS=macos tides", "OS=linux tides"],
            from: [.test],
            by: replies.fetch
        )
        let tides = FailedTest(name: "tides", run: "OS=linux", age: 4, message: "at y")
        #expect(detail[build.id]?.failedTests == [tides])
        #expect(detail[build.id]?.passedTests == ["OS=macos tides"])
    }

    @Test func ofAnEarlierAttemptOnlyTheTestsAreAskedFor() throws {
        let first = try failed(someTests)
        let second = try build(
            body(1907, result: "\"FAILURE\"", actions: someTests),
            of: "build/thalassa"
        )
        let other = report.replacing("test_open_boundary", with: "test_tides")
            .replacing(#""ok""#, with: #""test_open_boundary""#)
        let again = "job/build/job/thalassa/1907/"
        let replies = Replies([
            path + "testReport/api/json": report, again + "testReport/api/json": other,
        ])
        let detail = details(of: [second], after: [first], from: [.test], by: replies.fetch)
        #expect(detail[first.id]?.failedTests == [boundary])
        #expect(detail[first.id]?.passedTests == [])
        #expect(detail[second.id]?.passedTests == [boundary.id])
        #expect(
            replies.paths.sorted() == [
                path + "testReport/api/json", again + "testReport/api/json",
                again + "wfapi/describe",
            ]
        )
    }

    @Test func havingNeitherStagesNorAReportIsAnAnswer() throws {
        let replies = Replies()
        let build = try failed()
        let detail = details(of: [build], from: [.test], by: replies.fetch)
        #expect(detail == [build.id: BuildDetail()])
        #expect(replies.paths == [path + "wfapi/describe"])
    }

    @Test(arguments: [
        ("wfapi/describe", UnreadReport.Report.stages, 500, true),
        ("testReport/api/json", .tests, 500, true), ("testReport/api/json", .tests, 404, false),
    ])
    func whatShouldBeThereAndIsNotIsNoted(
        rest: String,
        name: UnreadReport.Report,
        status: Int,
        isPassing: Bool
    ) throws {
        var answers = [
            path + "wfapi/describe": Answer.success(.json(stages)),
            path + "testReport/api/json": .success(.json(report)),
        ]
        answers[path + rest] = .success(Response(status: status))
        let build = try failed(someTests)
        let all = details(of: [build], from: [.test], by: Replies(answers: answers).fetch)
        let detail = try #require(all[build.id])
        #expect(detail.unread.map(\.report) == [name])
        #expect(detail.unread.map(\.isPassing) == [isPassing])
        #expect(detail.stage == (name == .stages ? nil : "ctest"))
        #expect(detail.failedTests == (name == .tests ? [] : [boundary]))
    }

    @Test func ourTokenGoesToTheControllerOnly() throws {
        let replies = Replies()
        var build = try failed()
        build.url = "https://evil.example/job/x/1/"
        let detail = details(of: [build], from: [.test], by: replies.fetch)
        #expect(detail[build.id]?.unread.map(\.reason) == [.elsewhere(build)])
        #expect(file("a", of: build, from: [.test], by: replies.fetch).value == nil)
        #expect(replies.requests.isEmpty)
    }

    @Test func anArtifactIsReadAsItIs() throws {
        let build = try failed()
        let replies = Replies([path + "artifact/build/a%20b.txt": "<x>\n"])
        let found = file("build/a b.txt", of: build, from: [.test], by: replies.fetch)
        #expect(found == .read(Array("<x>\n".utf8)))
        _ = file("../../../x", of: build, from: [.test], by: replies.fetch)
        #expect(replies.paths.last == path + "artifact/%252E%252E/%252E%252E/%252E%252E/x")
    }

    @Test func aLogIsTakenAsItComes() throws {
        let replies = Replies([
            "job/nightly/job/thalassa/1/consoleText": "one\n",
            "job/nightly/job/thalassa/2/consoleText": "two\n",
        ])
        let builds = try [1, 2, 3].map { try build(body($0)) }
        var taken: [BuildFile: [UInt8]] = [:]
        let unread = files(
            builds.map { BuildFile($0.id, .console) },
            of: builds,
            from: [.test],
            by: replies.fetch
        ) { taken[$0, default: []] += $1 }
        #expect(
            taken.values.map { String(decoding: $0, as: UTF8.self) }.sorted() == ["one\n", "two\n"]
        )
        #expect(unread.keys.map(\.build.number) == [3])
        #expect(unread.values.map(\.kind) == [.missing])
    }

    @Test func aLoginPageIsNoArtifact() throws {
        let page = Answer.success(
            Response(
                status: 200,
                headers: ["content-type": "text/html"],
                body: Array("<html>".utf8)
            )
        )
        let build = try failed()
        let replies = Replies(answers: [
            path + "artifact/a.txt": page, path + "artifact/a.html": page,
        ])
        #expect(file("a.txt", of: build, from: [.test], by: replies.fetch).value == nil)
        #expect(file("a.html", of: build, from: [.test], by: replies.fetch).value != nil)
    }
}

@Suite struct ScheduleTests {
    @Test(arguments: [
        (
            "<project><triggers><hudson.triggers.TimerTrigger><spec>H 2 * * *</spec></hudson.triggers.TimerTrigger></triggers></project>",
            "H 2 * * *"
        ),
        (
            """
            <?xml version='1.1' encoding='UTF-8'?>
            <p><x.ParameterizedTimerTrigger><spec></spec><parameterizedSpecification>
            1 2 * * * %A=b;C=d
            3 4 * * 0
            </parameterizedSpecification></x.ParameterizedTimerTrigger></p>
            """, "1 2 * * *\n3 4 * * 0"
        ),
        (
            "<p><hudson.triggers.SCMTrigger><spec>* * * * *</spec></hudson.triggers.SCMTrigger></p>",
            ""
        ),
        ("<p/>", ""),
        ("<p>", nil),
        ("", nil),
        ("<html><br></html>", nil),
        (
            """
            <!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]>
            <p><a.TimerTrigger><spec>1 2 * * * &x;</spec></a.TimerTrigger></p>
            """, "1 2 * * *"
        ),
    ])
    func theTimerLinesOfAConfiguration(config: String, lines: String?) {
        #expect(timer(in: Array(config.utf8)) == lines)
    }
}
