package import Foundation
import Nightly

// Invented messages, one of each kind, with something in everything that a message may have: what
// templates are tried on, and what is known of their names.

extension Notification {
    /// Thursday 19 November 2026, at six in UTC.
    package static let sampleMoment = Date(timeIntervalSince1970: 1_795_068_000)

    package static let samples = Reason.allCases.map { reason in
        let incident = IncidentID(product: "thalassa", number: 47)
        return Notification(
            id: "sample-\(reason.rawValue)",
            recipient: Person(key: "ines", name: "Ines Duarte", mail: "ines@thalassa.example"),
            reason: reason,
            tells: [incident],
            thread: "\(incident)",
            letter: .sample(of: reason),
            facts: Facts(incidents: [.sample], findings: [.sample])
        )
    }
}

extension Letter {
    fileprivate static func sample(of reason: Reason) -> Letter {
        let log = Link(label: "The log", url: "https://ci.thalassa.example/job/build/1907/console")
        return Letter(
            tone: reason.sampleTone,
            headline: "thalassa on linux-aarch64, 3 tests (\(reason.rawValue))",
            greeting: "Good morning Ines,",
            lead: "thalassa failed on main last night, for the first time.",
            sections: [
                Section(
                    "WHAT FAILED",
                    aside: "linux-aarch64, stage ctest",
                    [
                        .paragraph("385 others pass; linux-x86_64 passes."),
                        .rows([Row(name: "test_open_boundary", text: "new")]),
                        .entry(
                            "thalassa",
                            headline: "failed, first night",
                            badge: "BLOCKS THE RELEASE",
                            details: ["Owner: Marit Solheim. Nobody has it yet."]
                        ),
                        .quote(of: "test_open_boundary", ["max |eta - eta_ref| = 3.1e-04"]),
                        .links([log]),
                        .strips([Strip(name: "thalassa", marks: Mark.allCases)]),
                    ]
                )
            ],
            footer: ["You get this because you own thalassa.", "Wrong person? Reply to this mail."]
        )
    }
}

extension Reason {
    fileprivate var sampleTone: Letter.Tone {
        switch self {
        case .failed, .worse, .stillFailing, .unanswered, .summary: .red
        case .fixed, .runsAgain, .weekly: .green
        case .noRun: .noRun
        case .finding, .findingGone: .versions
        case .noVerdict: .unknown
        case .held: .held
        case .unreachable: .unreached
        case .monthly: .month
        case .test: .test
        }
    }
}

extension IncidentFacts {
    fileprivate static let sample = IncidentFacts(
        id: "thalassa-47",
        product: "thalassa",
        title: "Thalassa ocean model",
        verdict: .failed,
        since: Notification.sampleMoment,
        runs: 1,
        ordinal: "first night",
        blocks: "weekly",
        failures: [
            FailureFacts(
                job: "build/thalassa",
                platform: "linux-aarch64",
                stage: "ctest",
                since: Notification.sampleMoment,
                tests: ["test_open_boundary"],
                failedTests: 3,
                url: "https://ci.thalassa.example/job/build/1907/"
            )
        ],
        suspects: [
            SuspectFacts(
                name: "solver 4e1b9c2",
                confidence: "high",
                author: "Ines Duarte",
                grounds: ["nobody else changed src/boundary"]
            )
        ],
        owner: "Marit Solheim",
        holder: "Tomasz Wilk has it",
        expected: ExpectedAnswer(
            by: "12:00 today",
            otherwise: "the owner reverts the suspect change",
            guide: "https://dev.thalassa.example/nightly#red"
        )
    )
}

extension FindingFacts {
    fileprivate static let sample = FindingFacts(
        environment: "minimum",
        package: "fftw",
        rule: "A301",
        message: "3.3.10 used where 3.3.9 is declared",
        isNew: true,
        url: "https://ci.thalassa.example/job/nightly/job/thalassa-minimum/12/"
    )
}
