package import Foundation

extension RootReading {
    /// What it would have shown at an earlier moment: builds that had started, running until they ended.
    ///
    /// Whether the job was disabled or waited then is not known; a run that is missing then counts as
    /// not started.
    package func seen(at moment: Date) -> RootReading {
        var reading = self
        if case .read(var job) = job {
            job.builds = job.builds.compactMap { $0.seen(at: moment) }
            (job.isDisabled, job.waiting) = (false, nil)
            reading.job = .read(job)
        }
        if case .read(let others) = others {
            reading.others = .read(others.compactMap { $0.seen(at: moment) })
        }
        return reading
    }
}

extension RootReading {
    /// With builds that are remembered beside those that were read; with nothing else where nothing
    /// could be read.
    package func remembering(_ builds: [Build]) -> RootReading {
        guard case .read(var job) = job, case .read(let others) = others else {
            let jobs = Dictionary(grouping: builds, by: \.id.job)
            let known = jobs.map { KnownJob(id: $0, builds: $1) }
            return builds.isEmpty ? self : RootReading(remembering: root, in: known)
        }
        let read = Set(self.builds.map(\.id))
        let old = builds.filter { !read.contains($0.id) }
        job.builds = (job.builds + old.filter { $0.id.job == root }).sorted { $0.start > $1.start }
        var reading = self
        reading.job = .read(job)
        reading.others = .read(others + old.filter { $0.id.job != root })
        return reading
    }
}

extension Build {
    /// The build as it was then; nil if it had not started.
    fileprivate func seen(at moment: Date) -> Build? {
        guard start <= moment else { return nil }
        guard case .finished(_, let end) = progress, end > moment else { return self }
        var build = self
        (build.progress, build.interruption, build.claim) = (.running, nil, nil)
        return build
    }
}
