import Nightly
import Wire

extension Library {
    /// Looks up the builds that started known ones, up to the timer.
    ///
    /// A parent that is not there any more is no error: the chain ends below it.
    mutating func readParents(of children: [Build]) {
        var children = children
        for _ in 0..<Bound.levels {
            let unknown = Set(children.flatMap(\.parents)).filter(isUnknown)
            guard !unknown.isEmpty else { return }
            readTogether(unknown)
            children = unknown.compactMap { builds[$0] }
        }
    }

    /// Looks up what builds of multijobs name as theirs, in the trees of root jobs' builds.
    mutating func readNamedChildren(of roots: Set<JobID>) {
        for _ in 0..<Bound.levels {
            let unknown = parents.filter { child, parent in
                isUnknown(child) && !isRemembered(parent) && leads(from: parent, to: roots)
            }
            guard !unknown.isEmpty else { return }
            readTogether(Set(unknown.keys))
        }
    }

    /// Whether a build had ended when its children were read earlier.
    private func isRemembered(_ id: BuildID) -> Bool {
        memory.builds(of: id.job).contains { $0.id == id && $0.result != nil }
    }

    private func leads(from build: BuildID, to roots: Set<JobID>) -> Bool {
        var line: Set = [build]
        var seen: Set<BuildID> = []
        while let build = line.popFirst() {
            if roots.contains(build.job) { return true }
            guard seen.insert(build).inserted else { continue }
            line.formUnion(builds[build]?.parents ?? [])
        }
        return false
    }

    private mutating func readTogether(_ unknown: Set<BuildID>) {
        // The third build of one job makes its list cheaper than asking for each.
        let sought = Dictionary(grouping: unknown, by: \.job).filter { $1.count > 2 }
        readJobs(sought.keys)
        readOn(in: sought.keys) { id, listing in
            let oldest = listing.job.builds.last?.id.number ?? 0
            return sought[id, default: []].count { $0.number < oldest } > 2
        }
        readBuilds(unknown.filter(isUnknown))
    }

    /// Asks again for builds that ran when they were last seen, where newer ones hide them now.
    mutating func readRunning() {
        let running = builds.values.filter { build in
            guard build.result == nil, let listing = jobs[build.id.job]?.value else { return false }
            return !listing.job.builds.contains { $0.id == build.id }
        }
        readBuilds(Set(running.map(\.id)))
    }

    /// Whether it is worth asking for: what is missing in a whole list is gone.
    private func isUnknown(_ id: BuildID) -> Bool {
        guard builds[id] == nil, lost[id] == nil else { return false }
        guard let listing = jobs[id.job]?.value else { return true }
        return listing.next != nil || !listing.isWhole
    }

    private mutating func readBuilds(_ ids: Set<BuildID>) {
        let newestFirst = ids.sorted { ($1.number, $1.job.name) < ($0.number, $0.job.name) }
        var questions: [BuildID: Question] = [:]
        for id in newestFirst.prefix(Bound.parents) {
            let path = Address.path(of: id.job.name) + "\(id.number)/"
            questions[id] = Question(id.job.controller, about: path, tree: Tree.build)
        }
        let addresses = conversation.addresses
        keep(
            conversation.ask(questions) { id, response throws(Malformed) in
                try Builds(
                    [BuildBody(json: response.body)],
                    of: id.job,
                    at: addresses.url(of: id.job)
                )
            }
        )
        let rest = newestFirst.dropFirst(Bound.parents)
        keep(Dictionary(uniqueKeysWithValues: rest.map { ($0, .unread(tooMany($0))) }))
    }

    private func tooMany(_ id: BuildID) -> Unread {
        Unread(
            kind: .unreadable,
            controller: id.job.controller,
            address: conversation.addresses.url(of: id.job),
            what:
                "has builds started by more than \(Bound.parents) others, more than are looked up",
            remedy: "name the `children` more narrowly"
        )
    }
}
