import Foundation
import Nightly

/// The builds that belong to those of one root job: all that they started, and what started them.
struct Relatives {
    let root: JobID
    let builds: [BuildID: Build]
    let children: [BuildID: [BuildID]]
    /// What started those builds that a multijob's build names as its own.
    let named: [BuildID: BuildID]
    let covers: (JobID) -> Bool
    /// The builds looked at so far, and whether they belong.
    private var belongs: [BuildID: Bool] = [:]

    init(
        root: JobID,
        builds: [BuildID: Build],
        children: [BuildID: [BuildID]],
        named: [BuildID: BuildID] = [:],
        covers: @escaping (JobID) -> Bool
    ) {
        self.root = root
        self.builds = builds
        self.children = children
        self.named = named
        self.covers = covers
    }

    /// Newest first.
    var sorted: [Build] {
        belongs.filter { $0.value && $0.key.job != root }.keys.compactMap { builds[$0] }.sorted {
            ($1.start, $0.id.job.name, $0.id.number) < ($0.start, $1.id.job.name, $1.id.number)
        }
    }

    mutating func add(around build: Build) {
        var line = Set(build.parents)
        while let parent = line.popFirst() {
            guard belongs.updateValue(true, forKey: parent) != true else { continue }
            line.formUnion(builds[parent]?.parents ?? [])
        }
        addChildren(of: build.id, levels: Bound.levels)
    }

    /// Adds what people started of the jobs that are in: one may be a build of them once more, which
    /// nothing names as its own.
    mutating func add(startedByPeople builds: [JobID: [BuildID]]) {
        let jobs = Set(belongs.filter(\.value).keys.map(\.job))
        for build in jobs.flatMap({ builds[$0] ?? [] }) { belongs[build] = true }
    }

    /// A build of a job outside of the scope is kept where it leads to one inside; true if any was kept.
    @discardableResult
    private mutating func addChildren(of parent: BuildID, levels: Int) -> Bool {
        guard levels > 0 else { return false }
        let start = builds[parent]?.start
        for id in children[parent, default: []] where belongs[id] == nil {
            // A parent of that number from before the job's numbers began anew is another one.
            if let start, let child = builds[id], start.timeIntervalSince(child.start) > Bound.skew
            {
                continue
            }
            // A matrix' run is a job below the matrix'.
            let isOurs =
                covers(id.job) || id.job.name.hasPrefix("\(parent.job.name)/")
                || named[id] == parent
            belongs[id] = isOurs
            let leads = addChildren(of: id, levels: levels - 1)
            belongs[id] = isOurs || leads
        }
        return children[parent, default: []].contains { belongs[$0] == true }
    }
}
