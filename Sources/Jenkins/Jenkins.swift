// What to ask a controller and how to read its answers, into Nightly's types. It must not know what a
// verdict is, or how bytes move: it is given `Fetch`.
package import Nightly
package import Wire

/// One Jenkins server: where it is, and who we are to it.
package struct Controller: Sendable {
    /// Its name in the configuration, which every `JobID` of it bears.
    package let name: String
    /// The configured address, perhaps with a path (`https://host/jenkins/`), always ending in `/`.
    package let base: String
    package let credential: Credential?
    package let route: Route
    package let limits: Limits

    /// A user and password inside the address are left out: they belong in `credential`.
    package init(
        name: String,
        base: String,
        credential: Credential? = nil,
        route: Route = Route(),
        limits: Limits = Limits()
    ) {
        self.name = name
        self.base = Address.base(base)
        self.credential = credential
        self.route = route
        self.limits = limits
    }
}

/// What is wanted of one root job.
package struct Wanted: Hashable, Sendable {
    package var root: JobID
    /// Patterns of the full names of jobs that its builds may start, directly or not.
    ///
    /// `*` stands for anything within one folder, `**` for any folders between. None means the jobs
    /// beside the root job and those in folders below its own (`nightly/**` for `nightly/thalassa`,
    /// but `*` for a job outside of all folders), and whatever else its builds were seen to start.
    package var children: [String]
    /// The jobs elsewhere that its builds were seen to start.
    var offspring: Set<JobID> = []
    /// How many of the newest builds to read.
    package var builds: Int
    /// Whether to read the job's configuration for its timer lines.
    package var schedule: Bool

    package init(_ root: JobID, children: [String] = [], builds: Int = 30, schedule: Bool = false) {
        self.root = root
        self.children = children
        self.builds = builds
        self.schedule = schedule
    }
}
