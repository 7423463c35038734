import Nightly

/// Which folders to list so that a run asks little.
///
/// The jobs of a folder come in one answer, each with its newest builds, as deep as jobs of it are
/// remembered. On a morning when all is remembered, a controller is asked at most once per root job:
/// where its folders and jobs are more than that, they come in one answer about the folder above
/// them all, its *summit*. Of each folder there, that answer holds `Bound.page` jobs at most, so
/// that three jobs on a controller of five thousand do not list the five thousand; what is missing
/// in it is asked for on its own.
struct Cover {
    /// The first page of each pattern's folder.
    private(set) var pages: [FolderPage] = []
    private(set) var summits: [FolderPage] = []
    /// The controllers that are to be looked over.
    private let searches: Set<String>
    private let scopes: [Scope: [Wanted]]
    /// Jobs that are wanted besides what patterns cover.
    private let single: Set<JobID>
    private let singleByFolder: [JobID: Set<JobID>]
    private let memory: Memory
    private let depth: Int
    /// What is remembered of the jobs in each folder, at any depth.
    private let remembered: [JobID: Remembered]

    private struct Remembered {
        var jobs = 0
        var deepest = Bound.again

        /// How many builds of each to ask for: a few busy ones among many are rather read on alone.
        var builds: Int { min(deepest, max(Bound.again, Bound.crowd / jobs)) }
    }

    init(
        _ scopes: [Scope: [Wanted]],
        _ partners: Set<JobID>,
        _ memory: Memory,
        _ searches: Set<String>,
        depth: Int
    ) {
        self.scopes = scopes
        self.searches = searches
        self.memory = memory
        self.depth = depth
        remembered = memory.jobs.keys.reduce(into: [:]) { remembered, job in
            guard let depth = memory.depth(of: job) else { return }
            for folder in job.above {
                remembered[folder, default: Remembered()].jobs += 1
                remembered[folder, default: Remembered()].deepest.raise(to: depth)
            }
        }
        let named = scopes.flatMap { $0.key.named + $0.value.map(\.root) }
        single = partners.union(named)
        singleByFolder = single.reduce(into: [:]) { jobs, job in
            if let folder = job.above.last { jobs[folder, default: []].insert(job) }
        }
        let folders = Set(scopes.keys.flatMap(\.folders))
        pages = folders.filter { folder in !folder.above.contains(where: needs) }.map(page)
        summits = Set(folders.union(single).map(\.controller)).compactMap(summit)
    }

    func needs(folder: JobID) -> Bool { scopes.keys.contains { $0.needs(folder: folder) } }

    /// Whether an answer shows all of a controller that is to be looked over.
    func looksOver(_ page: FolderPage) -> Bool {
        searches.contains(page.folder.controller) && page.folder.name.isEmpty
    }

    /// The jobs right in a folder that are wanted by name.
    func single(in folder: JobID) -> Set<JobID> {
        singleByFolder[folder] ?? []
    }

    func wants(_ job: JobID) -> Bool {
        single.contains(job) || scopes.keys.contains { $0.covers(job) }
    }

    /// The first page of a folder: short, with history, where not all is remembered yet.
    func page(of folder: JobID) -> FolderPage {
        let here = scopes.filter { $0.key.needs(folder: folder) }
        guard here.values.joined().map(\.root).allSatisfy(memory.knows) else {
            return FolderPage(folder: folder, jobs: 0..<Bound.page, builds: depth)
        }
        let levels = here.keys.map { $0.levels(below: folder) }.max() ?? 1
        return FolderPage(
            folder: folder,
            jobs: 0..<Bound.crowd,
            builds: remembered[folder]?.builds ?? Bound.again,
            levels: min(levels, Bound.depth)
        )
    }

    /// The one answer for a controller, where folders and jobs are more than its root jobs: about all
    /// of it where it is to be looked over, and another question for that would be one too many.
    private func summit(of controller: String) -> FolderPage? {
        let roots = Set(scopes.values.joined().map(\.root)).filter { $0.controller == controller }
        let pages = pages.filter { $0.folder.controller == controller }
        let loose = single.filter { job in
            job.controller == controller && !(job.above.contains(where: needs))
        }
        let questions = pages.count + loose.count + (searches.contains(controller) ? 1 : 0)
        guard questions > roots.count, roots.allSatisfy(memory.knows) else { return nil }
        let named = (loose + pages.map(\.folder)).map(\.level).max() ?? 0
        if searches.contains(controller), named <= Bound.depth {
            let top = JobID(controller: controller, name: "")
            return FolderPage(
                folder: top,
                jobs: 0..<Bound.crowd,
                builds: remembered[top]?.builds ?? Bound.again,
                levels: Bound.depth
            )
        }
        let deepest = pages.map { $0.folder.level + $0.levels } + loose.map(\.level)
        let above = pages.map { [$0.folder] + $0.folder.above } + loose.map(\.above)
        let common = above.dropFirst().reduce(Set(above[0])) { $0.intersection($1) }
        guard let folder = common.max(by: { $0.level < $1.level }),
            named - folder.level <= Bound.depth
        else { return nil }
        // What a pattern may reach below that is asked for where there is any.
        let levels = min((deepest.max() ?? 0) - folder.level, Bound.depth)
        return FolderPage(
            folder: folder,
            jobs: 0..<Bound.page,
            builds: remembered[folder]?.builds ?? Bound.again,
            levels: levels
        )
    }
}

extension Scope {
    /// The deepest folder that holds all that a pattern can match, for each pattern.
    fileprivate var folders: [JobID] {
        globs.filter { $0.name == nil }.map { JobID(controller: controller, name: $0.folder) }
    }

    fileprivate func levels(below folder: JobID) -> Int {
        globs.filter { $0.needs(folder: folder.name) }.map { $0.levels(below: folder.name) }.max()
            ?? 1
    }
}

extension JobID {
    /// How deep it lies; the controller itself lies at none.
    fileprivate var level: Int { name.split(separator: "/").count }

    /// The folders that hold it, the controller's own among them.
    fileprivate var above: [JobID] {
        let segments = name.split(separator: "/")
        return segments.indices.map { end in
            JobID(controller: controller, name: segments[..<end].joined(separator: "/"))
        }
    }
}

extension Int {
    fileprivate mutating func raise(to other: Int) { self = Swift.max(self, other) }
}
