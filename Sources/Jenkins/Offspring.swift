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
        let pedigrees = pedigrees(of: Set(new.map(\.root.controller)))
        note(pedigrees, of: new)
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

    /// The same once more for roots that ran for the first time, and for those whose newest run failed
    /// although nothing failed that is known to belong to it: they may have begun to start something
    /// elsewhere.
    mutating func withUnknownOffspring(_ wanted: [Wanted]) -> [Wanted] {
        let children = children
        let first = wanted.filter { $0.children.isEmpty && ranFirst($0.root) }
        let puzzling =
            first + wanted.filter { $0.children.isEmpty && failedAlone($0.root, children) }
        let pedigrees = pedigrees(of: Set(puzzling.map(\.root.controller)))
        note(pedigrees, of: first)
        let roots = Set(puzzling.map(\.root))
        return wanted.map { wanted in
            guard roots.contains(wanted.root) else { return wanted }
            let pedigree = pedigrees[wanted.root.controller]?.value
            return wanted.adding(pedigree?.descendants(of: wanted.root) ?? [])
        }
    }

    /// Marks roots of which it could not be read what they start.
    private mutating func note(_ pedigrees: [String: Reading<Pedigree>], of wanted: [Wanted]) {
        for wanted in wanted {
            guard let unread = pedigrees[wanted.root.controller]?.unread else { continue }
            // Who may not see the controller's folders will not see them tomorrow either.
            let isLasting = unread.kind == .missing || unread.kind == .refused
            if !isLasting { unknownOffspring[wanted.root] = unread }
        }
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

    private func pedigrees(of controllers: Set<String>) -> [String: Reading<Pedigree>] {
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

    init(_ body: PedigreeBody, on controller: String) {
        add(body, JobID(controller: controller, name: ""))
    }

    private mutating func add(_ body: PedigreeBody, _ id: JobID) {
        for parent in body.parents {
            children[JobID(controller: id.controller, name: parent), default: []].insert(id)
        }
        for job in body.jobs {
            guard let name = job.name else { continue }
            let path = id.name.isEmpty ? name : "\(id.name)/\(name)"
            add(job, JobID(controller: id.controller, name: path))
        }
    }

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
    var parents: Set<String>
    var jobs: [PedigreeBody]

    init(_ json: JSON) throws(JSONError) {
        name = try json["name"].present?.string
        jobs = json["jobs"].compactMap { json throws(JSONError) in try PedigreeBody(json) }
        let causes = json["builds"].compactMap { build throws(JSONError) in
            build["actions"].compactMap { action throws(JSONError) in
                action["causes"].compactMap { cause throws(JSONError) in
                    try cause["upstreamProject"].string.cut()
                }
            }
        }
        parents = Set(causes.joined().joined())
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
