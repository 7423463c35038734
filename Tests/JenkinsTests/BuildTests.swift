import Foundation
import Nightly
import Testing

@testable import Jenkins

@Suite struct TriggerTests {
    private static let cases: [(cause: String, trigger: Trigger)] = [
        (timerCause, .timer),
        (
            #"{"_class":"org.jenkinsci.plugins.parameterizedscheduler.ParameterizedTimerTriggerCause"}"#,
            .timer
        ),
        (#"{"shortDescription":"Started by timer"}"#, .timer),
        (upstreamCause("a/b", 33941), .upstream(BuildID(job: .ci("a/b"), number: 33941))),
        (
            """
            {"_class":"org.jenkinsci.plugins.workflow.support.steps.build.BuildUpstreamCause",
             "shortDescription":"Started by upstream project \\"a\\" build number 33,941",
             "upstreamBuild":24,"upstreamProject":"tides/feature%2Fx","upstreamUrl":"job/x/"}
            """,
            .upstream(BuildID(job: .ci("tides/feature%2Fx"), number: 24))
        ),
        (
            #"{"shortDescription":"?","upstreamProject":"old","upstreamBuild":1,"userId":null}"#,
            .upstream(BuildID(job: .ci("old"), number: 1))
        ),
        (
            #"{"_class":"hudson.model.Cause$UpstreamCause$DeeplyNestedUpstreamCause","shortDescription":"(deeply nested causes)"}"#,
            .other("(deeply nested causes)")
        ),
        (
            #"{"_class":"org.jenkinsci.plugins.workflow.cps.replay.ReplayCause","shortDescription":"Replayed #4","userId":"ines"}"#,
            .person("ines")
        ),
        (
            #"{"_class":"hudson.model.Cause$UserIdCause","userId":"ines","userName":"Ines Duarte"}"#,
            .person("Ines Duarte")
        ),
        (
            #"{"_class":"hudson.model.Cause$UserIdCause","userId":null,"userName":"anonymous"}"#,
            .person("anonymous")
        ),
        (#"{"_class":"hudson.triggers.SCMTrigger$SCMTriggerCause"}"#, .change),
        (#"{"_class":"jenkins.branch.BranchEventCause"}"#, .change),
        (#"{"_class":"jenkins.branch.BranchIndexingCause"}"#, .change),
        (#"{"_class":"com.cloudbees.jenkins.GitHubPushCause"}"#, .change),
        (
            #"{"_class":"io.fabric8.jenkins.openshiftsync.BuildCause","shortDescription":"OpenShift"}"#,
            .other("OpenShift")
        ),
        (#"{"_class":"com.example.Odd"}"#, .other("com.example.Odd")),
    ]

    @Test(arguments: cases)
    func aTriggerIsToldByItsClass(cause: String, trigger: Trigger) throws {
        let build = try build(body(1, causes: cause))
        #expect(build.triggers == [trigger])
    }

    /// As the Rebuild plugin does it: the first build's triggers come with it.
    @Test func aRebuildNamesItsPerson() throws {
        let rebuild = """
            {"_class":"com.sonyericsson.rebuild.RebuildCause","shortDescription":"Rebuilds build #879",\
            "upstreamBuild":879,"upstreamProject":"x"}
            """
        let user = #"{"_class":"hudson.model.Cause$UserIdCause","userName":"Ines Duarte"}"#
        #expect(
            try build(body(1, causes: "\(timerCause),\(user),\(rebuild)")).triggers == [
                .timer, .person("Ines Duarte"), .other("Rebuilds build #879"),
            ]
        )
        #expect(
            try build(body(1, causes: rebuild)).triggers == [
                .other("Rebuilds build #879"), .person("somebody"),
            ]
        )
    }

    @Test func severalTriggersAreAllKeptOnce() throws {
        let twice = [timerCause, upstreamCause("a", 1), timerCause].joined(separator: ",")
        let build = try build(body(1, causes: twice))
        #expect(build.triggers == [.timer, .upstream(BuildID(job: .ci("a"), number: 1))])
    }

    @Test func whatEndedABuildDidNotStartIt() throws {
        let interrupted = """
            {"_class":"jenkins.model.InterruptedBuildAction","causes":[
             {"_class":"jenkins.model.CauseOfInterruption$UserInterruption",
              "shortDescription":"Aborted by Ines"}]}
            """
        let build = try build(body(1, causes: timerCause, actions: interrupted))
        #expect(build.triggers == [.timer])
        #expect(build.interruption == .person("Ines"))
    }

    @Test(arguments: [
        (
            #"{"_class":"org.jenkinsci.plugins.workflow.steps.TimeoutStepExecution$ExceededTimeout","shortDescription":"Timeout has been exceeded"}"#,
            Interruption.timeout
        ),
        (#"{"shortDescription":"Timeout has been exceeded"}"#, .timeout),
        (
            #"{"_class":"jenkins.model.CauseOfInterruption$UserInterruption","shortDescription":"Aborted by Aborted by"}"#,
            .person("Aborted by")
        ),
        (
            #"{"_class":"org.jenkinsci.plugins.workflow.support.steps.StageStepExecution$CanceledCause","shortDescription":"Superseded by #9"}"#,
            .superseded(by: "#9")
        ),
        (
            #"{"_class":"org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty$CancelledCause","shortDescription":"Superseded by nightly-9"}"#,
            .superseded(by: "nightly-9")
        ),
        (
            #"{"_class":"org.jenkinsci.plugins.pipeline.milestone.CancelledCause"}"#,
            .superseded(by: nil)
        ),
        (#"{"_class":"x.Y","shortDescription":"Jenkins is shutting down"}"#, .restart),
        (#"{"shortDescription":"The controller was restarted"}"#, .restart),
        (
            #"{"_class":"org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution$RemovedNodeCause","shortDescription":"Agent was removed"}"#,
            .other("Agent was removed")
        ),
        (
            #"{"_class":"org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution$RemovedNodeTimeoutCause","shortDescription":"Timeout waiting for agent to come back"}"#,
            .other("Timeout waiting for agent to come back")
        ),
        (
            #"{"_class":"x.Other","shortDescription":"first"},{"_class":"x$ExceededTimeout"}"#,
            .timeout
        ),
    ])
    func anInterruptionIsToldByItsClass(cause: String, interruption: Interruption) throws {
        let action = #"{"_class":"jenkins.model.InterruptedBuildAction","causes":[\#(cause)]}"#
        let build = try build(body(1, result: "\"ABORTED\"", actions: action))
        #expect(build.interruption == interruption)
    }
}

@Suite struct BuildTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)
    private static let end = start.addingTimeInterval(3600)

    @Test func numbersMayComeAsText() throws {
        let build = try build(#"{"number":"7","timestamp":"1800000000000","result":"SUCCESS"}"#)
        #expect(build.id.number == 7)
        #expect(build.start == Self.start)
    }

    @Test(arguments: [
        (body(1), Build.Progress.finished(.success, at: end)),
        (body(1, result: "\"UNSTABLE\""), .finished(.unstable, at: end)),
        (body(1, result: "\"NOT_BUILT\""), .finished(.notBuilt, at: end)),
        (body(1, result: "null", building: true), .running),
        // A pipeline may have set its result long before it ends.
        (body(1, result: "\"FAILURE\"", building: true), .running),
        (#"{"number":1,"timestamp":1800000000000,"result":null}"#, .running),
    ])
    func progress(text: String, progress: Build.Progress) throws {
        let build = try build(text)
        #expect(build.start == Self.start)
        #expect(build.progress == progress)
    }

    @Test(arguments: [
        (body(7, result: "null"), "sent nightly/thalassa #7 as finished, but without a result"),
        (body(7, result: "\"GREAT\""), "sent nightly/thalassa #7 with the unknown result GREAT"),
        (#"{"number":7}"#, "sent nightly/thalassa #7 without its start"),
        (#"{"timestamp":1}"#, "sent no number"),
        (#"{"number":"seven"}"#, "sent something else as number"),
        (#"{"number":7,"building":"no"}"#, "sent something else as building"),
        (#"{"number":7,"#, "sent what is not JSON, or only its beginning"),
    ])
    func aBuildThatMakesNoSenseIsRefused(text: String, what: String) throws {
        #expect(throws: Malformed(what)) { try build(text) }
    }

    @Test func oneBadActionDoesNotSpoilTheOthers() throws {
        let odd =
            #"null,17,{"_class":5,"causes":"x"},{"parameters":[{"name":"A"},{"name":"B","value":"b"}]}"#
        let build = try build(body(1, causes: timerCause, actions: odd))
        #expect(build.triggers == [.timer])
        #expect(build.parameters == ["B": "b"])
    }

    @Test func parametersAreTextAndPasswordsAreNot() throws {
        let action = """
            {"parameters":[{"name":"T","value":"text"},{"name":"F","value":false},
             {"name":"N","value":3},{"name":"D","value":0.5},{"name":"P"},
             {"name":"O","value":{"a":1}},{"name":"T","value":"last"}]}
            """
        let build = try build(body(1, actions: action))
        #expect(build.parameters == ["T": "last", "F": "false", "N": "3", "D": "0.5"])
    }

    @Test(arguments: [
        ("refs/remotes/origin/main", "main"), ("origin/main", "main"), ("main", "main"),
        ("refs/heads/feature/x", "feature/x"), ("detached", nil), ("", nil),
    ])
    func branch(name: String, branch: String?) throws {
        let data = """
            {"_class":"hudson.plugins.git.util.BuildData","lastBuiltRevision":
             {"SHA1":"4e1b9c2","branch":[{"SHA1":"4e1b9c2","name":"\(name)"}]}}
            """
        let build = try build(body(1, actions: #"{"lastBuiltRevision":null},"# + data))
        #expect(build.branch == branch)
        #expect(build.revision == "4e1b9c2")
    }

    @Test func aChangeThatComesTwiceIsOne() throws {
        let change = """
            {"commitId":"4e1b9c2","author":{"fullName":"Ines Duarte"},
             "authorEmail":"ines@thalassa.example","msg":"Use fma\\n\\nbody","timestamp":1800000000000,
             "affectedPaths":["src/a.cpp"]}
            """
        let other = #"{"commitId":"1651902","author":{"fullName":"uschindler"},"timestamp":-1}"#
        let more = """
            "changeSet":{"items":[\(change)]},
            "changeSets":[{"items":[\(change),{"msg":"no id"},\(other)]},{"kind":null}]
            """
        let build = try build(body(1, more: more))
        #expect(
            build.changes == [
                Change(
                    id: "4e1b9c2",
                    author: Author(name: "Ines Duarte", mail: "ines@thalassa.example"),
                    title: "Use fma",
                    paths: ["src/a.cpp"],
                    date: Self.start
                ),
                Change(
                    id: "1651902",
                    author: Author(name: "uschindler", mail: ""),
                    title: "",
                    paths: []
                ),
            ]
        )
    }

    @Test func testsClaimAndArtifacts() throws {
        let actions = """
            {"_class":"hudson.tasks.junit.TestResultAction","failCount":3,"skipCount":1,"totalCount":388},
            {"_class":"hudson.tasks.test.AggregatedTestResultAction","failCount":0,"totalCount":2},
            {"_class":"hudson.plugins.claim.ClaimBuildAction","claimed":false},
            {"_class":"hudson.plugins.claim.ClaimBuildAction","claimed":true,"claimedBy":"tomasz",
             "claimDate":1800000000000,"reason":"TH-4312"}
            """
        let more =
            #""artifacts":[{"relativePath":"build/manifest.txt"},{},{"relativePath":"a b.json"}]"#
        let build = try build(body(1, actions: actions, more: more))
        #expect(build.tests == TestTotals(failed: 3, skipped: 1, total: 388))
        #expect(build.claim == Claim(by: "tomasz", at: Self.start, reason: "TH-4312"))
        #expect(build.artifacts == ["build/manifest.txt", "a b.json"])
    }

    @Test func anArtifactThatClimbsOutOfItsBuildIsNone() throws {
        let more = """
            "artifacts":[{"relativePath":"../../../etc/manifest.txt"},
             {"relativePath":"a..b/manifest.txt"}]
            """
        #expect(try build(body(1, more: more)).artifacts == ["a..b/manifest.txt"])
    }

    @Test func whatIsKeptIsBounded() throws {
        let long = String(repeating: "e\u{301}", count: 100_000)
        let many = (0..<5000).map { #"{"relativePath":"\#($0)"}"# }.joined(separator: ",")
        let text = body(
            1,
            causes: #"{"_class":"x","shortDescription":"\#(long)"}"#,
            actions: #"{"parameters":[{"name":"\#(long)","value":"\#(long)"}]}"#,
            more:
                #""artifacts":[\#(many)],"changeSet":{"items":[{"commitId":"\#(long)","msg":"\#(long)"}]}"#
        )
        let kept = try JSONEncoder().encode(build(text))
        #expect(kept.count < 20_000)
    }

    @Test func theAddressForPeopleIsTheConfiguredOne() throws {
        let build = try build(
            body(4, more: #""url":"http://evil.example/job/x/4/""#),
            of: "tides/feature%2Fx"
        )
        #expect(build.url == "https://ci.example/jenkins/job/tides/job/feature%252Fx/4/")
    }
}
