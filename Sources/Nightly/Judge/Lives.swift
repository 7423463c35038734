import Foundation

// A job's other names and other lives: what is known of it must be about this one.

extension Standing {
    /// Hands on what is known of a root that is watched no more to the same job under its new name.
    ///
    /// It is the same where its builds are: a rename keeps them all, with their numbers and moments.
    mutating func follow(_ job: Job, of product: Product) {
        guard firstRead[job.id] == nil else { return }
        let gone = firstRead.keys.filter { root in
            root.controller == job.id.controller && !product.roots.contains(root)
        }
        let same = gone.sorted { $0.name < $1.name }.first { root in
            let (kept, changed) = records(of: root).builds(among: job.builds)
            return kept > 0 && changed == 0
        }
        if let same { rename(same, to: job.id) }
    }

    /// Forgets what passed in another life of its job, whose numbers have started again: between builds
    /// of two lives lies no range.
    mutating func forgetOtherLives(among builds: [Build], of root: JobID) {
        let newest = Dictionary(builds.map { ($0.id.job, $0.id.number) }, uniquingKeysWith: max)
        let starts = Dictionary(builds.map { ($0.id, $0.start) }) { first, _ in first }
        let records = Dictionary(records(of: root).map { ($0.due, $0) }) { first, _ in first }
        let others = passed.filter { passed in
            guard passed.root == root else { return false }
            if let start = starts[passed.build], let record = records[passed.due] {
                return start > record.over
            }
            return newest[passed.build.job].map { $0 < passed.build.number } ?? false
        }
        passed.subtract(others)
    }

    private mutating func rename(_ old: JobID, to new: JobID) {
        func renamed(_ job: JobID) -> JobID { job == old ? new : job }
        func renamed(_ build: BuildID) -> BuildID {
            BuildID(job: renamed(build.job), number: build.number)
        }
        func renamed(_ leaf: Leaf) -> Leaf {
            Leaf(job: renamed(leaf.job), platform: leaf.platform)
        }
        firstRead[new] = firstRead.removeValue(forKey: old)
        for index in records.indices { records[index].root = renamed(records[index].root) }
        passed = Set(
            passed.map {
                PassedLeaf(
                    root: renamed($0.root),
                    leaf: renamed($0.leaf),
                    build: renamed($0.build),
                    due: $0.due
                )
            }
        )
        for index in open.indices {
            let runs = open[index].runs.map { (renamed($0.key), $0.value) }
            open[index].runs = Dictionary(runs, uniquingKeysWith: +)
            switch open[index].trouble {
            case .failing(let failures):
                open[index].trouble = .failing(
                    failures.map { known in
                        var failure = known
                        failure.root = renamed(known.root)
                        failure.last.leaf = renamed(known.leaf)
                        failure.last.attempts = known.last.attempts.map(renamed)
                        failure.firstFailed = renamed(known.firstFailed)
                        failure.lastPassed = known.lastPassed.map(renamed)
                        return failure
                    }
                )
            case .absent(let missed):
                open[index].trouble = .absent(
                    missed.map {
                        MissedRoot(root: renamed($0.root), since: $0.since, why: $0.why)
                    }
                )
            }
        }
    }
}

extension [RunRecord] {
    /// How many of the builds they tell of are among those, and how many of those are others.
    fileprivate func builds(among builds: [Build]) -> (kept: Int, changed: Int) {
        let found = Dictionary(builds.map { ($0.id.number, $0.start) }) { first, _ in first }
        let starts = compactMap { record in
            record.build.flatMap { found[$0] }.map { ($0, record) }
        }
        let kept = starts.filter { start, record in
            start >= record.due.addingTimeInterval(-60) && start <= record.over
        }
        return (kept.count, starts.count - kept.count)
    }
}
