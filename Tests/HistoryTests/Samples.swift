import Foundation
import Nightly
import Notifications

@testable import History

// A product of two roots with something to remember of every kind.

let thalassa = JobID(controller: "ci", name: "nightly/thalassa")
let minimum = JobID(controller: "ci", name: "nightly/thalassa-minimum")
let leafJob = JobID(controller: "ci", name: "build/thalassa")
let aarch64 = Leaf(job: leafJob, platform: "linux-aarch64")

/// 07:00 in UTC, so many mornings after the first one.
func morning(_ number: Int) -> Date {
    Date(timeIntervalSince1970: 1_794_898_800 + Double(number) * 86_400)
}

extension Incident {
    static let failing = Incident(
        id: IncidentID(product: "thalassa", number: 47),
        opened: morning(1),
        trouble: .failing([
            Failure(
                root: thalassa,
                last: LeafFailure(
                    leaf: aarch64,
                    attempts: [1905, 1907].map { BuildID(job: leafJob, number: $0) },
                    isTimeout: false,
                    isAllowed: false
                ),
                since: morning(1),
                firstFailed: BuildID(job: leafJob, number: 1905),
                lastPassed: BuildID(job: leafJob, number: 1898),
                seen: morning(2)
            ),
            Failure(
                root: minimum,
                last: LeafFailure(
                    leaf: Leaf(job: minimum),
                    attempts: [BuildID(job: minimum, number: 398)],
                    isTimeout: true,
                    isAllowed: true
                ),
                since: morning(2),
                firstFailed: BuildID(job: minimum, number: 398),
                lastPassed: nil,
                seen: morning(2)
            ),
        ]),
        runs: [thalassa: 2, minimum: 1],
        transitions: 2
    )

    static let absent = Incident(
        id: IncidentID(product: "thalassa", number: 48),
        opened: morning(1),
        trouble: .absent([
            MissedRoot(root: minimum, since: morning(1), why: .disabled),
            MissedRoot(
                root: thalassa,
                since: morning(2),
                why: .queued(since: morning(2), why: "no agent is online")
            ),
        ]),
        runs: [minimum: 1],
        transitions: 1,
        isInherited: true
    )
}

extension Standing {
    static let thalassa = Standing(
        firstRead: [
            HistoryTests.thalassa: Date(timeIntervalSince1970: 1_794_898_800.123),
            minimum: morning(1),
        ],
        records: [
            record(0, .passed),
            record(1, .failed),
            record(2, .timedOut),
            record(3, .none(.aborted(by: "jun"))),
            record(4, .none(.aborted(by: nil))),
            record(5, .none(.notBuilt)),
            record(6, .none(.otherBranch("feature/x"))),
            record(7, .none(.didNotRun(.disabled)), build: nil),
            record(8, .none(.didNotRun(.queued(since: nil, why: "no agent"))), build: nil),
            record(9, .none(.didNotRun(.notStarted)), build: nil),
            record(10, .none(.didNotRun(.late(began: nil))), build: nil),
            record(11, .none(.didNotRun(.late(began: morning(11))))),
            record(12, .none(.didNotRun(.stuck(since: morning(12), usual: .seconds(5400))))),
            record(13, .none(.didNotRun(.neverRan)), build: nil),
            record(14, .none(.superseded)),
            record(15, .none(.restarted)),
            record(16, .passed, rerun: Rerun(by: "hanna", at: morning(16))),
        ],
        open: [.failing, .absent],
        lastIncident: 48,
        passed: [
            PassedLeaf(
                root: HistoryTests.thalassa,
                leaf: aarch64,
                build: BuildID(job: leafJob, number: 1898),
                due: morning(0)
            ),
            PassedLeaf(
                root: minimum,
                leaf: Leaf(job: minimum),
                build: BuildID(job: minimum, number: 397),
                due: morning(1)
            ),
        ]
    )

    static func record(
        _ night: Int,
        _ verdict: Verdict,
        build: Int? = 812,
        rerun: Rerun? = nil
    ) -> RunRecord {
        RunRecord(
            root: HistoryTests.thalassa,
            due: morning(night),
            build: build,
            over: morning(night) + 7200,
            verdict: verdict,
            rerun: rerun
        )
    }
}

extension Parcel {
    static func sample(
        _ id: String = "thalassa-47.2.ines.mail",
        to recipient: String = "ines",
        telling incidents: [IncidentID] = [Incident.failing.id],
        reason: Reason = .failed
    ) -> Parcel {
        Parcel(
            id: id,
            recipient: .sample(recipient),
            channel: .mail,
            reason: reason,
            tells: incidents,
            subject: "RED: thalassa on linux-aarch64, 3 tests",
            content: [UInt8]("From: nobody\r\n\r\nG\u{F8}d morgen\r\n".utf8) + [0, 255],
            composed: morning(2)
        )
    }
}

extension Person {
    static func sample(_ key: String) -> Person {
        Person(
            key: key,
            name: "Ines Duarte",
            mail: "\(key)@thalassa.example",
            also: ["iduarte"],
            prefer: [.slack, .mail]
        )
    }
}

/// A folder of a test's own, gone with it.
final class Folder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("history-\(UUID())")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
