package import Foundation

/// Something releasable, as far as the judge must know it.
package struct Product: Equatable, Sendable {
    package var name: String
    /// The jobs that a timer starts for it; what they start belongs to it.
    package var roots: [JobID]
    /// The branch that counts; nil takes whatever the jobs build.
    package var branch: String?
    /// When the roots are due, where the configuration says so.
    package var schedule: CronTable?
    /// The zone in which its schedules are read and its nights are counted.
    package var timeZone: TimeZone
    /// How long after it was due a run that has not started counts as missed.
    package var grace: Duration
    /// Platforms, or jobs, whose failures are shown and announced to nobody.
    package var allowedToFail: [Glob]
    /// The results that count as failures, beside FAILURE itself.
    package var alsoFailures: Set<SoftFailure>
    /// The build parameters that name a platform, in order of preference.
    package var platformParameters: [String]

    package init(
        name: String,
        roots: [JobID],
        branch: String? = nil,
        schedule: CronTable? = nil,
        timeZone: TimeZone,
        grace: Duration = .seconds(3600),
        allowedToFail: [Glob] = [],
        alsoFailures: Set<SoftFailure> = SoftFailure.usual,
        platformParameters: [String] = ["PLATFORM", "platform", "ARCH", "LABEL", "NODE_LABEL"]
    ) {
        self.name = name
        self.roots = roots
        self.branch = branch
        self.schedule = schedule
        self.timeZone = timeZone
        self.grace = grace
        self.allowedToFail = allowedToFail
        self.alsoFailures = alsoFailures
        self.platformParameters = platformParameters
    }
}

/// A result that is a failure where the product says so.
package enum SoftFailure: String, Hashable, Sendable, CaseIterable {
    case unstable
    case timedOut = "timed-out"
    case notBuilt = "not-built"

    /// Those that are failures unless it says otherwise.
    package static let usual: Set<SoftFailure> = [.unstable, .timedOut]
}

/// Where something failed: a job on a platform.
package struct Leaf: Hashable, Sendable, Codable {
    package var job: JobID
    /// The axis or parameter that says where it ran; nil when nothing does.
    package var platform: String?

    package init(job: JobID, platform: String? = nil) {
        self.job = job
        self.platform = platform
    }
}

extension Leaf: CustomStringConvertible {
    /// The platform where there is one, as people speak of it; else the job.
    package var description: String { platform ?? job.name }
}

extension Product {
    /// The job and platform of a build: a matrix axis in the job's name, else a parameter's value.
    package func leaf(of build: Build) -> Leaf {
        let name = build.id.job.name
        if name.utf8.contains(UInt8(ascii: "=")), let cell = name.split(separator: "/").last,
            cell.contains("=")
        {
            let axes = cell.split(separator: ",").map { $0.drop { $0 != "=" }.dropFirst() }
            return Leaf(job: build.id.job, platform: axes.joined(separator: "-"))
        }
        let value = platformParameters.lazy.compactMap { build.parameters[$0] }.first {
            !$0.isEmpty
        }
        return Leaf(job: build.id.job, platform: value)
    }

    /// Whether failures there are announced to nobody.
    func allows(_ leaf: Leaf) -> Bool {
        allowedToFail.contains { glob in
            glob.matches(leaf.job.name) || leaf.platform.map(glob.matches) == true
        }
    }
}
