import Nightly

extension Library {
    /// What was read of each root job, and what is to be remembered of it.
    func readings(
        of wanted: [Wanted],
        in scopes: [Scope: [Wanted]]
    ) -> [RootReading] {
        let families = scopes.keys.reduce(into: [:]) { $0[$1] = family(of: $1) }
        let children = children
        let startedByPeople = startedByPeople
        var readings = wanted.map { wanted in
            reading(
                of: wanted,
                in: families[Scope(wanted)] ?? Family(),
                children: children,
                startedByPeople: startedByPeople,
                timer: timers[wanted.root]
            )
        }
        let learned = learned(from: readings, in: scopes)
        var marked: Set<Scope> = []
        for (index, reading) in readings.enumerated() {
            var jobs = Set(reading.builds.map(\.id.job)).subtracting([reading.root])
            let scope = Scope(wanted[index])
            if marked.insert(scope).inserted { jobs.formUnion(learned.keys.filter(scope.covers)) }
            var root = memory.jobs[reading.root] ?? KnownJob(id: reading.root)
            if let builds = learned[reading.root] { root.builds = builds }
            if let timer = timers[reading.root] {
                (root.timer, root.timerRead) = (timer.lines, timer.read)
            }
            if searched.contains(reading.root) { root.searched = memory.now }
            readings[index].unsearched = unsearched[reading.root]
            let others = jobs.subtracting(wanted.map(\.root)).sorted { $0.name < $1.name }
            readings[index].known =
                [root]
                + others.compactMap { job in learned[job].map { KnownJob(id: job, builds: $0) } }
        }
        return readings
    }

    /// The builds to remember of each job, newest first.
    ///
    /// They are those that belong to root jobs' builds, and the newest of a job that others start, as
    /// a mark of how far it was read. Nothing is learned of a job while something is in the way of
    /// knowing all that belongs to one of its root jobs: it would not be looked for again.
    private func learned(
        from readings: [RootReading],
        in scopes: [Scope: [Wanted]]
    ) -> [JobID: [Build]] {
        let unread = Set(readings.filter { $0.others.value == nil }.map(\.root))
        let doubtful = scopes.filter { $0.value.contains { unread.contains($0.root) } }.keys
        var numbers: [JobID: Set<Int>] = [:]
        for reading in readings where reading.others.value != nil {
            for build in reading.builds {
                numbers[build.id.job, default: []].insert(build.id.number)
            }
        }
        for listing in jobs.values.compactMap(\.value) where listing.isChild {
            if let newest = listing.job.builds.first {
                numbers[newest.id.job, default: []].insert(newest.id.number)
            }
        }
        return Dictionary(
            uniqueKeysWithValues: numbers.filter { learned in
                !doubtful.contains { $0.covers(learned.key) }
            }.map { job, numbers in
                let ids = numbers.sorted(by: >).map { BuildID(job: job, number: $0) }
                return (job, ids.compactMap { builds[$0] })
            }
        )
    }
}
