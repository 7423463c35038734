import Foundation
import Documents
import Nightly
import Wire

// What root jobs start, wherever on their controller it lies, where nobody names their `children`.

extension Library {
    /// What is wanted, with the jobs in other folders that took part in the runs of each root.
    ///
    /// Of a root that is remembered they are remembered too; for the others each controller is asked once
    /// who starts whom. Where that cannot be read, neither can what such a root started.
    mutating func withOffspring(_ wanted: [Wanted]) -> [Wanted] {
        let new = wanted.filter { $0.children.isEmpty && !memory.knows($0.root) }
        lookOver(for: new)
        for root in new.map(\.root) {
            // Who may not see the controller's folders will not see them tomorrow either.
            if let unread = unsearched[root], !searched.contains(root) {
                unknownOffspring[root] = unread
            }
        }
        let children = children
        return wanted.map { wanted in
            guard wanted.children.isEmpty else { return wanted }
            let offspring =
                memory.remembers(wanted.root)
                ? offspring(of: memory.builds(of: wanted.root), of: wanted.root, children)
                : pedigrees[wanted.root.controller]?.value?.descendants(of: wanted.root) ?? []
            return wanted.adding(offspring)
        }
    }

    /// The same once more for roots that ran for the first time; for those whose newest run failed although
    /// nothing failed that is known to belong to it; and for all once a day: they may have begun to start
    /// something elsewhere.
    mutating func withUnknownOffspring(_ wanted: [Wanted]) -> [Wanted] {
        let children = children
        let heirless = wanted.filter(\.children.isEmpty)
        let puzzling = heirless.filter { ranFirst($0.root) || failedAlone($0.root, children) }
        let due = heirless.filter { isSearchDue(of: $0.root) }
        lookOver(for: puzzling + due)
        for root in puzzling.map(\.root) where ranFirst(root) && !searched.contains(root) {
            unknownOffspring[root] = unsearched[root]
        }
        let (puzzlingRoots, dueRoots) = (Set(puzzling.map(\.root)), Set(due.map(\.root)))
        return wanted.map { wanted in
            guard let pedigree = pedigrees[wanted.root.controller]?.value else { return wanted }
            if puzzlingRoots.contains(wanted.root) {
                return wanted.adding(pedigree.descendants(of: wanted.root))
            }
            return dueRoots.contains(wanted.root)
                ? wanted.adding(news(of: wanted, in: pedigree, children)) : wanted
        }
    }

    /// The controllers that are to be looked over in this run.
    func searches(for wanted: [Wanted]) -> Set<String> {
        let due = wanted.filter { $0.children.isEmpty && isSearchDue(of: $0.root) }
        return Set(due.map(\.root.controller)).subtracting(pedigrees.keys)
    }

    /// Whether it is a day since it was looked for what a remembered root starts elsewhere.
    private func isSearchDue(of root: JobID) -> Bool {
        guard memory.remembers(root) else { return false }
        return memory.jobs[root]?.searched.map {
            memory.now.timeIntervalSince($0) >= Bound.search
        } ?? true
    }

    /// Asks the controllers of some roots who starts whom, each once in a run.
    private mutating func lookOver(for wanted: [Wanted]) {
        let controllers = Set(wanted.map(\.root.controller)).subtracting(pedigrees.keys)
        pedigrees.merge(askForPedigrees(of: controllers)) { first, _ in first }
        for root in wanted.map(\.root) {
            unsearched[root] = pedigrees[root.controller]?.unread
            switch unsearched[root]?.kind {
            case nil, .missing, .refused: searched.insert(root)
            case .unreachable, .unwell, .unreadable: break
            }
        }
    }

    /// What builds of a remembered root, and what they started, are seen to have started outside of where
    /// it is looked for.
    ///
    /// By builds rather than jobs: a job that many start is no reason to ask for all that it starts for
    /// others.
    private func news(
        of wanted: Wanted,
        in pedigree: Pedigree,
        _ children: [BuildID: [BuildID]]
    ) -> Set<JobID> {
        let builds = (jobs[wanted.root]?.value?.job.builds ?? []) + memory.builds(of: wanted.root)
        let family = builds + descendants(of: builds, of: wanted.root, children)
        let scope = Scope(wanted)
        let new = Set(family.flatMap { pedigree.children(of: $0.id) }).filter { !scope.covers($0) }
        return new.union(new.flatMap(pedigree.descendants))
    }

    /// Whether a root that was read before has its first builds.
    private func ranFirst(_ root: JobID) -> Bool {
        memory.knows(root) && !memory.remembers(root)
            && jobs[root]?.value?.job.builds.isEmpty == false
    }

    /// The jobs that took part in the last two remembered builds of root jobs.
    func partners(of roots: [JobID]) -> Set<JobID> {
        let children = children
        return roots.reduce(into: []) { partners, root in
            let last = memory.builds(of: root).prefix(2)
            partners.formUnion(offspring(of: last, of: root, children))
        }
    }

    /// The jobs that took part in some builds of a root.
    private func offspring(
        of roots: some Sequence<Build>,
        of root: JobID,
        _ children: [BuildID: [BuildID]]
    ) -> Set<JobID> {
        let descendants = descendants(of: roots, of: root, children)
        return Set(descendants.map(\.id.job).filter { !memory.isRun($0) })
    }

    /// Whether the newest build of a remembered root is new, and red without a red descendant.
    private func failedAlone(_ root: JobID, _ children: [BuildID: [BuildID]]) -> Bool {
        guard let newest = jobs[root]?.value?.job.builds.first, let known = memory.newest(of: root),
            newest.id != known.id || known.result == nil, newest.isRed
        else { return false }
        return !descendants(of: [newest], of: root, children).contains(where: \.isRed)
    }

    private func descendants(
        of roots: some Sequence<Build>,
        of root: JobID,
        _ children: [BuildID: [BuildID]]
    ) -> [Build] {
        var relatives = Relatives(
            root: root,
            builds: builds,
            children: children,
            covers: { _ in true }
        )
        for build in roots { relatives.add(around: build) }
        return relatives.sorted
    }

    private func askForPedigrees(of controllers: Set<String>) -> [String: Reading<Pedigree>] {
        let questions = controllers.reduce(into: [:]) { questions, controller in
            questions[controller] = Question(
                controller,
                about: "",
                tree: Tree.pedigree(levels: Bound.depth)
            )
        }
        return conversation.ask(questions) { controller, response throws(Malformed) in
            try Pedigree(PedigreeBody(json: response.body), on: controller)
        }
    }
}

/// Which jobs of a controller start which, as their last few builds say.
struct Pedigree {
    private var children: [JobID: Set<JobID>] = [:]
    private var childrenOfBuilds: [BuildID: Set<JobID>] = [:]

    init(_ body: PedigreeBody, on controller: String) {
        add(body, JobID(controller: controller, name: ""))
    }

    /// As the listing of a whole controller shows it.
    init(_ shelf: Shelf) {
        for (id, listing) in shelf.jobs {
            guard let listing = try? listing.get() else { continue }
            for parent in listing.job.builds.flatMap(\.parents) { add(id, startedBy: parent) }
        }
        for inner in shelf.folders.values.compactMap(\.self) {
            let below = Pedigree(inner)
            children.merge(below.children) { $0.union($1) }
            childrenOfBuilds.merge(below.childrenOfBuilds) { $0.union($1) }
        }
    }

    private mutating func add(_ body: PedigreeBody, _ id: JobID) {
        for parent in body.parents {
            let job = JobID(controller: id.controller, name: parent.job)
            add(id, startedBy: BuildID(job: job, number: parent.build))
        }
        for job in body.jobs {
            guard let name = job.name else { continue }
            let path = id.name.isEmpty ? name : "\(id.name)/\(name)"
            add(job, JobID(controller: id.controller, name: path))
        }
    }

    private mutating func add(_ child: JobID, startedBy parent: BuildID) {
        children[parent.job, default: []].insert(child)
        childrenOfBuilds[parent, default: []].insert(child)
    }

    /// The jobs of which a build started one itself.
    func children(of build: BuildID) -> Set<JobID> { childrenOfBuilds[build] ?? [] }

    /// All that a job starts, directly or not.
    func descendants(of root: JobID) -> Set<JobID> {
        var found: Set<JobID> = []
        var open = [root]
        for _ in 0..<Bound.levels {
            open = open.flatMap { children[$0] ?? [] }.filter { found.insert($0).inserted }
        }
        return found.subtracting([root])
    }
}

/// A job or a folder, with the jobs that started the last builds of it.
struct PedigreeBody: Body {
    var name: String?
    var parents: [(job: String, build: Int)]
    var jobs: [PedigreeBody]

    init(_ json: JSON) throws(JSONError) {
        name = try json["name"].present?.string
        jobs = json["jobs"].compactMap { json throws(JSONError) in try PedigreeBody(json) }
        let causes = json["builds"].compactMap { build throws(JSONError) in
            build["actions"].compactMap { action throws(JSONError) in
                action["causes"].compactMap { cause throws(JSONError) in
                    (
                        job: try cause["upstreamProject"].string.cut(),
                        build: try cause["upstreamBuild"].whole
                    )
                }
            }
        }
        parents = Array(causes.joined().joined())
    }
}

extension Wanted {
    /// With more jobs that its builds start.
    fileprivate func adding(_ offspring: Set<JobID>) -> Wanted {
        var wanted = self
        wanted.offspring.formUnion(offspring.subtracting([root]))
        return wanted
    }
}

extension Build {
    fileprivate var isRed: Bool { result.map { $0 != .success && $0 != .notBuilt } ?? false }
}
