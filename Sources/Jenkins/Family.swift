import Foundation
import Nightly

/// What one scope's jobs amount to, once all is read.
struct Family {
    /// The first thing in the way of knowing all of its builds.
    var unread: Unread?
    /// Jobs whose builds others start, with the start of the oldest that was read, where there are older ones.
    var horizons: [JobID: Date] = [:]
}

extension Library {
    func family(of scope: Scope) -> Family {
        var family = Family()
        let troubles =
            folders.filter { scope.needs(folder: $0.key) }.map { $0.value.unread }
            + jobs.filter { scope.covers($0.key) }.map { $0.value.unread }
            + lostParents(in: scope).map(Optional.some)
        family.unread = troubles.compactMap(\.self).min {
            ($0.address, $0.what) < ($1.address, $1.what)
        }
        for (id, reading) in jobs {
            guard let listing = reading.value, !listing.isWhole, scope.covers(id), listing.isChild
            else { continue }
            family.horizons[id] = listing.job.builds.last?.start
        }
        return family
    }

    /// Parents that are there, for all we know, but could not be read.
    private func lostParents(in scope: Scope) -> [Unread] {
        let lost = lost.filter { $0.value.kind != .missing }
        guard !lost.isEmpty else { return [] }
        var line = Set(builds.values.filter { scope.covers($0.id.job) }.flatMap(\.parents))
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

    func reading(
        of wanted: Wanted,
        in family: Family,
        children: [BuildID: [BuildID]],
        timer: String?
    ) -> RootReading {
        let root = wanted.root
        var job: Job
        switch jobs[root] {
        case .read(let listing): job = listing.job
        case .unread(let unread):
            return RootReading(root: root, job: .unread(unread), others: .unread(unread))
        case nil: preconditionFailure("every root job was asked for")
        }
        job.timer = timer
        job.builds = Array(job.builds.prefix(wanted.builds))
        if let unread = family.unread {
            return RootReading(root: root, job: .read(job), others: .unread(unread))
        }
        let horizon = family.horizons.filter { $0.key != root }.max { $0.value < $1.value }
        if let (busy, start) = horizon, let newest = job.builds.first {
            if newest.start < start {
                let unread = tooBusy(busy)
                return RootReading(root: root, job: .read(job), others: .unread(unread))
            }
            job.builds.removeAll { $0.start < start }
        }
        let scope = Scope(wanted)
        var relatives = Relatives(
            root: root,
            builds: builds,
            children: children,
            covers: scope.covers
        )
        for build in job.builds { relatives.add(around: build) }
        return RootReading(root: root, job: .read(job), others: .read(relatives.sorted))
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
