import Foundation

/// The runs of a root job, as its builds tell of them.
struct Runs {
    /// Those that a timer started, by the time they were due.
    ///
    /// The timer may have started the root build itself, or a build above it. Two builds may answer to
    /// one due time, as when the build above tries again.
    private(set) var timed: [Run] = []
    /// Those that a person started in place of a timer's, after that had ended, or had not come.
    private(set) var repeated: [Run] = []

    init(of job: Job, among others: [Build], schedule: Schedule?) {
        let kin = Kin(job.builds + others)
        var replacing: Set<BuildID> = []
        for build in job.builds {
            guard let origin = kin.timedOrigin(of: build) else { continue }
            let due = schedule?.due(for: origin.start) ?? origin.start.wholeMinute
            let root = kin.successor(of: build) ?? build
            replacing.insert(root.id)
            timed.append(
                Run(
                    due: due,
                    root: root,
                    descendants: kin.descendants(of: root),
                    began: build.start
                )
            )
        }
        timed.sort { ($0.due, $0.root.id.number) < ($1.due, $1.root.id.number) }
        for index in timed.indices {
            let due = timed[index].due
            let following = timed[index...].first { $0.due > due }?.due
            timed[index].adopt(from: kin) {
                schedule?.next(after: due) ?? following ?? .distantFuture
            }
        }
        repeated = job.builds.compactMap { build in
            replacing.contains(build.id) ? nil : rerun(as: build, kin, schedule)
        }
        repeated.sort { Build.order($0.root, $1.root) }
    }

    /// The run that a person's build stands for: the one that was due last when it started.
    ///
    /// It must be the same thing as what the timer builds: that branch, those parameters.
    private func rerun(as build: Build, _ kin: Kin, _ schedule: Schedule?) -> Run? {
        guard !kin.isTimed(build),
            let person = kin.origin(of: build, where: { $0.person != nil })?.person,
            let model = timed.last(where: { $0.root.start <= build.start }),
            let due = schedule.map({ $0.last(atOrBefore: build.start) }) ?? model.due,
            model.root.parameters == build.parameters,
            model.root.branch == build.branch || build.branch == nil || model.root.branch == nil,
            model.due != due || model.root.end.map({ $0 <= build.start }) == true
        else { return nil }
        return Run(
            due: due,
            root: build,
            descendants: kin.descendants(of: build),
            rerun: Rerun(by: person, at: build.start)
        )
    }
}

extension Run {
    /// Takes in what people started again, and what passed then, of what nobody had waited for.
    ///
    /// Where a parent waited for its child and failed with it, more than the child is unproven, and only
    /// the root run again can prove it.
    fileprivate mutating func adopt(from kin: Kin, before next: () -> Date) {
        for failed in descendants where failed.result != .success {
            guard let end = failed.end,
                let parent = builds.first(where: {
                    failed.triggers.contains(.upstream($0.id)) && $0.result == .success
                })
            else { continue }
            let passed = kin.manual(of: failed.id.job).first { build in
                build.parameters == failed.parameters && build.result == .success
                    && end <= build.start && build.start < next()
            }
            guard let passed, let person = passed.person,
                !descendants.contains(where: {
                    $0.id.job == failed.id.job && $0.parameters == failed.parameters
                        && $0.start > failed.start
                })
            else { continue }
            descendants.append(passed.adopted(by: parent))
            rerun = Rerun(by: person, at: passed.start)
        }
        descendants.sort(by: Build.order)
    }
}

extension Schedule {
    /// The moment that a build which started then was due: a timer never fires early, but clocks differ.
    fileprivate func due(for start: Date) -> Date? {
        last(atOrBefore: start.addingTimeInterval(60))
    }
}

extension Date {
    fileprivate var wholeMinute: Date {
        Date(timeIntervalSince1970: (timeIntervalSince1970 / 60).rounded(.down) * 60)
    }
}
