package import Evidence
import Foundation
package import Nightly
package import Notifications

/// How one night of a small product went.
package enum Night: Sendable {
    case passed
    /// These platforms failed, with these changes since the night before.
    case failed([String], changes: [Change] = [])
    /// The job was not started.
    case absent
}

extension Telling {
    /// A product with three platforms that runs at 01:00, from 4 November on; Marit owns it.
    package static func solver(
        _ nights: [Night],
        name: String = "solver",
        platforms: [String] = ["linux", "macos", "windows"],
        owner: Person = .marit,
        stakeholders: [Person] = [.piet],
        detail: BuildDetail? = nil,
        claim: Claim? = nil,
        title: String = "Solver"
    ) -> Telling {
        var roots: [Build] = []
        var builds: [Build] = []
        var details: [BuildID: BuildDetail] = [:]
        for (day, night) in zip(4..., nights) {
            guard let failing = night.failing else { continue }
            let root = Build.build(
                "nightly/\(name)",
                day,
                at: oslo(day, "01:00"),
                minutes: 90,
                failing.platforms.isEmpty ? .success : .failure
            )
            roots.append(root)
            for (index, platform) in platforms.enumerated() {
                let isFailed = failing.platforms.contains(platform)
                let build = Build.build(
                    "build/\(name)",
                    day * 10 + index,
                    at: root.start + 60,
                    minutes: 60,
                    isFailed ? .failure : .success,
                    after: root.id,
                    on: platform,
                    changes: failing.changes,
                    claim: isFailed ? claim : nil
                )
                builds.append(build)
                if isFailed { details[build.id] = detail }
            }
        }
        return Telling(
            Product(
                name: name,
                roots: [.job("nightly/\(name)")],
                branch: "main",
                timeZone: osloTime
            ),
            Concern(product: name, title: title, owner: owner, stakeholders: stakeholders),
            on: Jenkins(
                roots: [.root("nightly/\(name)", timer: "0 1 * * *", roots)],
                others: builds,
                details: details
            )
        )
    }

    /// A product with a root job for each text, due an hour after the other from 01:00 on: a letter for each
    /// night from 4 November on, `S` passed, `F` failed, `A` aborted by Anna, `t` timed out, `u`
    /// superseded, `s` does not end, `.` did not run.
    package static func roots(_ nights: [String], owner: Person = .marit) -> Telling {
        let jobs = zip(["a", "b", "c"], nights).enumerated().map { hour, root in
            let name = "nightly/\(root.0)"
            let builds = zip(4..., root.1).compactMap { day, letter -> Build? in
                guard letter != "." else { return nil }
                let result: BuildResult =
                    "Ss".contains(letter) ? .success : letter == "F" ? .failure : .aborted
                let start = oslo(day, "0\(hour + 1):00")
                var build = Build.build(
                    name,
                    day,
                    at: start,
                    minutes: letter == "s" ? 3_000 : 30,
                    result
                )
                build.interruption =
                    switch letter {
                    case "A": .person("anna")
                    case "t": .timeout
                    case "u": .superseded(by: nil)
                    case _: nil
                    }
                return build
            }
            return Job.root(name, timer: "0 \(hour + 1) * * *", builds)
        }
        return Telling(
            Product(name: "p", roots: jobs.map(\.id), branch: "main", timeZone: osloTime),
            Concern(product: "p", owner: owner, stakeholders: [.piet]),
            on: Jenkins(roots: jobs)
        )
    }

    /// The morning after the last night, with a reading after each of some nights, counted from 1.
    package func morning(reading nights: [Int], announcingExisting: Bool = false) -> Morning {
        [self].morning(
            at: nights.map { oslo(3 + $0, "07:00") },
            announcingExisting: announcingExisting
        )
    }

    /// What is known of its failures then.
    package func cases(reading nights: [Int]) -> [CaseFile] {
        morning(reading: nights).products.flatMap(\.cases)
    }
}

extension Night {
    fileprivate var failing: (platforms: [String], changes: [Change])? {
        switch self {
        case .passed: ([], [])
        case .failed(let platforms, let changes): (platforms, changes)
        case .absent: nil
        }
    }
}
