package import Foundation
import Nightly
package import Notifications

/// The story of `targets.md`: Thalassa's nights up to Thursday 19 November 2026.
package enum Thalassa {
    /// The mornings on which it was read: the first, and the last four.
    package static let mornings = [4, 16, 17, 18, 19].map { oslo($0, "07:00") }

    package static let morning = products.morning(at: mornings)

    package static var products: [Telling] { [thalassa, assim, atlas, tides, weekly] }

    package static let stakeholders: [Person] = [.piet, .seun, .hanna]

    package static let response = ResponsePolicy(
        answerBy: TimeOfDay("12:00"),
        otherwise: "the owner reverts the suspect change",
        guide: "https://dev.thalassa.example/nightly#red"
    )

    // MARK: Products

    package static var thalassa: Telling {
        var nightly: [Build] = []
        var platforms: [Build] = []
        for day in 4...18 {
            let root = Build.build(
                "nightly/thalassa",
                793 + day,
                at: oslo(day, "01:30"),
                minutes: 197
            )
            nightly.append(root)
            platforms += child(root, 1843 + 3 * day, "linux-x86_64")
            platforms += child(root, 1844 + 3 * day, "linux-aarch64")
            platforms += child(root, 1845 + 3 * day, "macos-arm64")
            platforms.append(
                .build(
                    "verify/tide-gauge",
                    300 + day,
                    at: root.start + 9000,
                    minutes: 40,
                    after: root.id
                )
            )
        }
        let root = Build.build(
            "nightly/thalassa",
            812,
            at: oslo(19, "01:30"),
            minutes: 202,
            .failure
        )
        let three = TestTotals(failed: 3, skipped: 0, total: 388)
        let one = TestTotals(failed: 1, skipped: 2, total: 388)
        nightly.append(root)
        platforms += child(root, 1904, "linux-x86_64")
        platforms += child(root, 1905, "linux-aarch64", .failure, three)
        platforms += child(root, 1906, "macos-arm64", .unstable, one)
        platforms += child(root, 1907, "linux-aarch64", .failure, three, later: 101)
        return Telling(
            product("thalassa", "nightly/thalassa", "nightly/thalassa-minimum"),
            Concern(
                product: "thalassa",
                title: "Thalassa ocean model",
                owner: .marit,
                stakeholders: stakeholders,
                response: response,
                blocks: "weekly"
            ),
            on: Jenkins(
                roots: [
                    .root("nightly/thalassa", timer: "30 1 * * *", nightly),
                    .root(
                        "nightly/thalassa-minimum",
                        timer: "0 2 * * *",
                        nights(4...19, "nightly/thalassa-minimum", 379, "02:00", minutes: 130)
                    ),
                ],
                others: platforms,
                details: [
                    BuildID(job: .job("build/thalassa"), number: 1907): openBoundary
                ]
            )
        )
    }

    package static var assim: Telling {
        let tests = TestTotals(failed: 1, skipped: 0, total: 142)
        var builds = nights(4...16, "nightly/assim", 636, "02:30", minutes: 66)
        builds += nights(17...19, "nightly/assim", 636, "02:30", minutes: 66, .failure, tests)
        builds[13].changes = [
            .commit(
                "a4418cf834bb0149c95b3928debca1fa3477c07c",
                Person.tomasz.author,
                "Take observation errors from the new tables",
                "src/observations/errors.py"
            )
        ]
        builds[15].claim = Claim(
            by: "tomasz",
            at: oslo(19, "06:41"),
            reason: "TH-4312 until Fri 20 Nov"
        )
        func detail(_ age: Int) -> BuildDetail {
            BuildDetail(
                stage: "pytest",
                stageError: "script returned exit code 1",
                failedTests: [
                    FailedTest(
                        name: "cycle.test_innovation_statistics",
                        age: age,
                        message: "mean innovation 0.41 K, expected below 0.25 K"
                    )
                ]
            )
        }
        let details = [13: 1, 14: 2, 15: 3].map { (builds[$0].id, detail($1)) }
        return Telling(
            product("assim", "nightly/assim"),
            Concern(
                product: "assim",
                title: "Data assimilation",
                owner: .tomasz,
                stakeholders: stakeholders,
                response: response
            ),
            on: Jenkins(
                roots: [.root("nightly/assim", timer: "30 2 * * *", builds)],
                details: Dictionary(uniqueKeysWithValues: details)
            )
        )
    }

    package static var atlas: Telling {
        let builds = nights(4...18, "nightly/atlas", 212, "03:00", minutes: 39)
        var jenkins = Jenkins(roots: [.root("nightly/atlas", timer: "0 3 * * *", builds)])
        jenkins.disabled = [.job("nightly/atlas"): oslo(18, "14:25")]
        return Telling(
            product("atlas", "nightly/atlas"),
            Concern(
                product: "atlas",
                title: "Ocean atlas",
                owner: .jun,
                stakeholders: stakeholders
            ),
            on: jenkins
        )
    }

    package static var tides: Telling {
        let tests = TestTotals(failed: 1, skipped: 0, total: 96)
        let builds =
            nights(4...16, "nightly/tides-api", 501, "03:15", minutes: 13)
            + nights(17...18, "nightly/tides-api", 501, "03:15", minutes: 13, .failure, tests)
            + nights(19...19, "nightly/tides-api", 501, "03:15", minutes: 13)
        return Telling(
            product("tides-api", "nightly/tides-api"),
            Concern(
                product: "tides-api",
                title: "Tides API",
                owner: .jun,
                stakeholders: stakeholders
            ),
            on: Jenkins(roots: [.root("nightly/tides-api", timer: "15 3 * * *", builds)])
        )
    }

    package static var weekly: Telling {
        let builds = [8, 15].map {
            Build.build("release/weekly", 40 + $0 / 7, at: oslo($0, "04:00"), minutes: 95)
        }
        return Telling(
            product("weekly", "release/weekly"),
            Concern(
                product: "weekly",
                title: "Weekly release",
                owner: .hanna,
                stakeholders: stakeholders
            ),
            on: Jenkins(roots: [.root("release/weekly", timer: "0 4 * * 0", builds)])
        )
    }

    // MARK: Parts

    private static func product(_ name: String, _ roots: String...) -> Product {
        Product(
            name: name,
            roots: roots.map { .job($0) },
            branch: "main",
            timeZone: osloTime,
            allowedToFail: [Glob("macos-arm64")]
        )
    }

    /// The same result night after night, in a job that a timer starts.
    private static func nights(
        _ days: ClosedRange<Int>,
        _ job: String,
        _ number: Int,
        _ time: String,
        minutes: Double,
        _ result: BuildResult = .success,
        _ tests: TestTotals? = nil
    ) -> [Build] {
        days.map {
            .build(
                job,
                number + $0,
                at: oslo($0, time),
                minutes: minutes,
                result,
                tests: tests
            )
        }
    }

    private static func child(
        _ root: Build,
        _ number: Int,
        _ platform: String,
        _ result: BuildResult = .success,
        _ tests: TestTotals = TestTotals(failed: 0, skipped: 0, total: 388),
        later minutes: Double = 1
    ) -> [Build] {
        [
            .build(
                "build/thalassa",
                number,
                at: root.start + minutes * 60,
                minutes: 98,
                result,
                after: root.id,
                on: platform,
                changes: number == 1905 ? changes : [],
                tests: tests
            )
        ]
    }

    private static let changes: [Change] = [
        .commit(
            "90ad113348d3933e0a9586a1f410c4a7008f8c83",
            Person.tomasz.author,
            "Stop the tracer iteration once it has converged",
            "src/tracer/advection.cpp",
            "src/tracer/advection.h"
        ),
        .commit(
            "77b0d2e27ec9215c5d807e401b1d9e8045643ce6",
            Person.jun.author,
            "Interpolate river runoff in time",
            "src/rivers/runoff.cpp"
        ),
        .commit(
            "4e1b9c2651f3b30ac164b407e1fd534ae21fd638",
            Person.ines.author,
            "Use fused multiply-add in boundary flux",
            "src/boundary/open_boundary.cpp"
        ),
        .commit(
            "c0ffee11e345568f821aa51ec5547eabf21810f2",
            .renovate,
            "Update dependency sphinx to v8.2.3",
            "requirements.txt"
        ),
    ]

    private static let openBoundary = BuildDetail(
        stage: "ctest",
        stageError: "script returned exit code 8",
        failedTests: [
            FailedTest(
                name: "boundary.test_open_boundary",
                age: 1,
                message: """
                    tests/boundary/open_boundary.cpp:212: Failure
                      max |eta - eta_ref| = 3.1e-04, tolerance 1.0e-06
                    """
            ),
            FailedTest(
                name: "restart.test_restart_bitwise",
                age: 1,
                message: """
                    tests/restart/bitwise.cpp:88: Failure
                      restart differs from the straight run in 4 of 1048576 cells
                    """
            ),
            FailedTest(
                name: "forcing.test_tidal_forcing",
                age: 1,
                message: """
                    tests/forcing/tidal.cpp:140: Failure
                      M2 amplitude 0.4391 m, expected 0.4388 m, tolerance 1.0e-05
                    """
            ),
        ]
    )
}
