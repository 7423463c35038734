import Documents
import Foundation
import Nightly

/// What one scope's jobs amount to, once all is read.
struct Family {
    /// The first thing in the way of knowing all of its builds.
    var unread: Unread?
    /// Jobs whose builds others start, with the start of the oldest that was read, where there are older ones.
    var horizons: [JobID: Date] = [:]
    /// Those of them that were not read back to what is remembered of them.
    var gaps: [JobID: Date] = [:]
}

extension Library {
    func family(of scope: Scope) -> Family {
        var family = Family()
        let covered = jobs.keys.filter(scope.covers)
        let troubles =
            folders.keys.filter(scope.needs).map { folders[$0]?.unread }
            + covered.map { jobs[$0]?.unread }
            + lostBuilds(in: scope).map(Optional.some)
        family.unread = troubles.compactMap(\.self).min {
            ($0.address, $0.what) < ($1.address, $1.what)
        }
        for id in covered {
            guard let listing = jobs[id]?.value, !listing.isWhole, listing.isChild
            else { continue }
            family.horizons[id] = listing.job.builds.last?.start
            if memory.newest(of: id).map({ listing.reaches($0.id.number) }) != true {
                family.gaps[id] = family.horizons[id]
            }
        }
        return family
    }

    /// Builds that are there, for all we know, but could not be read: of its jobs, and parents of theirs.
    private func lostBuilds(in scope: Scope) -> [Unread] {
        let lost = lost.filter { $0.value.kind != .missing }
        guard !lost.isEmpty else { return [] }
        let own = builds.values.filter { scope.covers($0.id.job) }
        let named = parents.filter { scope.covers($0.value.job) }.keys
        var line = Set(own.map(\.id) + own.flatMap(\.parents) + named)
        var seen: Set<BuildID> = []
        while let parent = line.popFirst() {
            guard seen.insert(parent).inserted else { continue }
            line.formUnion(builds[parent]?.parents ?? [])
        }
        return seen.compactMap { lost[$0] }
    }

    /// What each build started, as far as is known.
    var children: [BuildID: [BuildID]] {
        var children: [BuildID: [BuildID]] = [:]
        for build in builds.values {
            for parent in build.parents { children[parent, default: []].append(build.id) }
        }
        return children
    }

    /// What people started of each job.
    var startedByPeople: [JobID: [BuildID]] {
        let builds = builds.values.filter { build in
            build.triggers.contains {
                switch $0 {
                case .person: true
                case .timer, .upstream, .change, .other: false
                }
            }
        }
        return Dictionary(grouping: builds.map(\.id), by: \.job)
    }

    func reading(
        of wanted: Wanted,
        in family: Family,
        children: [BuildID: [BuildID]],
        startedByPeople: [JobID: [BuildID]],
        timer: Timer?
    ) -> RootReading {
        let root = wanted.root
        var job: Job
        switch jobs[root] {
        case .read(let listing): job = listing.job
        case .unread(var unread):
            if unread.kind == .missing, let name = nearestName(to: root) {
                unread.remedy = "perhaps it is \(name) now; " + unread.remedy
            }
            return RootReading(root: root, job: .unread(unread), others: .unread(unread))
        case nil: preconditionFailure("every root job was asked for")
        }
        job.timer = timer?.lines
        let isKnown = memory.remembers(root)
        if isKnown {
            job.builds.merge(memory.builds(of: root).compactMap { builds[$0.id] })
        } else {
            job.builds = Array(job.builds.prefix(wanted.builds))
        }
        if let unread = family.unread ?? unknownOffspring[root] {
            return RootReading(root: root, job: .read(job), others: .unread(unread))
        }
        let horizons = (isKnown ? family.gaps : family.horizons).filter { $0.key != root }
        if let (busy, start) = horizons.max(by: { $0.value < $1.value }) {
            let new = newBuilds(of: wanted)
            if let build = isKnown ? new.last : new.first, build.start < start {
                let unread = tooBusy(busy)
                return RootReading(root: root, job: .read(job), others: .unread(unread))
            }
            if !isKnown { job.builds.removeAll { $0.start < start } }
        }
        let scope = Scope(wanted)
        var relatives = Relatives(
            root: root,
            builds: builds,
            children: children,
            named: parents,
            covers: scope.covers
        )
        for build in job.builds { relatives.add(around: build) }
        relatives.add(startedByPeople: startedByPeople)
        return RootReading(root: root, job: .read(job), others: .read(relatives.sorted))
    }

    /// What a job that is not there may be called, of the names that its folder showed.
    private func nearestName(to job: JobID) -> String? {
        let listed = folders.values.compactMap(\.value).joined()
        return listed.filter { $0.folder == job.folder && $0.controller == job.controller }
            .map(\.name).nearest(to: job.name)
    }

    private func tooBusy(_ job: JobID) -> Unread {
        Unread(
            kind: .unreadable,
            controller: job.controller,
            address: conversation.addresses.url(of: job),
            what: "has more than \(Bound.builds) builds of \(job) since the root job's newest",
            remedy: "name `children` so that this job is not among them, if it is none"
        )
    }
}

extension Reading {
    var unread: Unread? {
        switch self {
        case .read: nil
        case .unread(let unread): unread
        }
    }
}

extension [Build] {
    /// Adds older builds of the same job.
    fileprivate mutating func merge(_ others: [Build]) {
        let known = Set(map(\.id))
        self = (self + others.filter { !known.contains($0.id) })
            .sorted { $0.id.number > $1.id.number }
    }
}
