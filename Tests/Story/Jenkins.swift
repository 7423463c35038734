package import Evidence
package import Foundation
package import Nightly

/// What a Jenkins made of values has to tell of one product, at any moment of its history.
package struct Jenkins: Sendable {
    package var roots: [Job]
    /// The builds of other jobs, which the roots started.
    package var others: [Build]
    package var exhibits: Exhibits
    /// From when on a root is disabled.
    package var disabled: [JobID: Date] = [:]
    /// Why a reading fails, at the moments at which it does.
    package var unread: [Date: Unread] = [:]

    package init(
        roots: [Job],
        others: [Build] = [],
        details: [BuildID: BuildDetail] = [:]
    ) {
        self.roots = roots
        self.others = others
        exhibits = Exhibits(details: details)
    }

    /// What a reading at some moment finds: later builds are not there, unfinished ones run.
    package func readings(at moment: Date) -> [RootReading] {
        roots.map { job in
            if let reason = unread[moment] {
                return RootReading(root: job.id, job: .unread(reason), others: .unread(reason))
            }
            var seen = job
            seen.isDisabled = disabled[job.id].map { $0 <= moment } ?? job.isDisabled
            seen.builds = job.builds.compactMap { $0.seen(at: moment) }.reversed()
            let others = others.compactMap { $0.seen(at: moment) }
            return RootReading(root: job.id, job: .read(seen), others: .read(others))
        }
    }
}

extension Build {
    fileprivate func seen(at moment: Date) -> Build? {
        guard start <= moment else { return nil }
        var seen = self
        if case .finished(_, let end) = progress, end > moment {
            (seen.progress, seen.tests, seen.claim) = (.running, nil, nil)
        }
        if let claim, claim.at.map({ $0 > moment }) == true { seen.claim = nil }
        return seen
    }
}

// MARK: Small words for builds

extension JobID {
    package static func job(_ name: String) -> JobID { JobID(controller: "ci", name: name) }
}

extension Job {
    /// A root job in Oslo, started by a timer line such as `30 1 * * *`.
    package static func root(_ name: String, timer: String, _ builds: [Build]) -> Job {
        Job(
            id: .job(name),
            url: jenkinsAddress(of: name),
            timer: "TZ=Europe/Oslo\n\(timer)",
            builds: builds
        )
    }
}

extension Build {
    /// A finished build, started by a timer unless something else is said.
    package static func build(
        _ job: String,
        _ number: Int,
        at start: Date,
        minutes: Double,
        _ result: BuildResult = .success,
        after parent: BuildID? = nil,
        on platform: String? = nil,
        changes: [Change] = [],
        tests: TestTotals? = nil,
        claim: Claim? = nil
    ) -> Build {
        Build(
            id: BuildID(job: .job(job), number: number),
            url: jenkinsAddress(of: job) + "\(number)/",
            start: start,
            progress: .finished(result, at: start + minutes * 60),
            triggers: [parent.map(Trigger.upstream) ?? .timer],
            parameters: platform.map { ["PLATFORM": $0] } ?? [:],
            branch: "main",
            changes: changes,
            tests: tests,
            claim: claim
        )
    }
}

private func jenkinsAddress(of job: String) -> String {
    let path = job.split(separator: "/").map { "job/\($0)/" }.joined()
    return "https://ci.thalassa.example/\(path)"
}

/// A moment in November 2026, by the clocks of Oslo, such as `oslo(19, "07:00")`.
package func oslo(_ day: Int, _ time: String) -> Date {
    let parts = time.split(separator: ":").compactMap { Int($0) }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = osloTime
    let date = DateComponents(year: 2026, month: 11, day: day, hour: parts[0], minute: parts[1])
    return calendar.date(from: date) ?? .distantPast
}

package let osloTime = TimeZone(identifier: "Europe/Oslo") ?? .gmt
