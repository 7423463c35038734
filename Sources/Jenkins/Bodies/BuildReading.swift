import Foundation
import Nightly

/// The builds that came in one body, as Nightly knows them.
///
/// - `builds`: of the job itself.
/// - `runs`: of a matrix job's configurations, which are jobs below it.
/// - `parents`: what started those builds that a multijob's build names as its own.
struct Builds: Equatable {
    var builds: [Build] = []
    var runs: [Build] = []
    var parents: [BuildID: BuildID] = [:]

    init() {}

    /// Throws on the first build that makes no sense: a build may be missing only where Jenkins says so.
    init(_ bodies: [BuildBody], of job: JobID, at address: String) throws(Malformed) {
        for body in bodies {
            let address = "\(address)\(body.number)/"
            var build = try Build(body, id: BuildID(job: job, number: body.number), url: address)
            if let newer = builds.last { build.share(with: newer) }
            builds.append(build)
            for child in body.subBuilds { parents[child.id(beside: job)] = build.id }
            for run in body.runs where run.number == body.number && run.timestamp != nil {
                if let (id, url) = run.configuration(of: job, at: address) {
                    var build = try Build(run, id: BuildID(job: id, number: run.number), url: url)
                    build.addTrigger(.upstream(BuildID(job: job, number: body.number)))
                    runs.append(build)
                }
            }
        }
    }
}

extension BuildBody {
    /// A matrix run's job and address, from the part of its own address below the matrix job's.
    ///
    /// A configuration's path does not follow from its name: most have no `job/` before it.
    fileprivate func configuration(of matrix: JobID, at address: String) -> (JobID, String)? {
        let above = matrix.name.split(separator: "/").flatMap { ["job", String($0)] }
        let segments = Address.segments(of: url ?? "").dropLast()
        guard
            let start = segments.indices.last(where: { segments[$0...].starts(with: above) }),
            case let below = segments[start...].dropFirst(above.count),
            let name = below.last, below.count <= 2, !below.contains("..")
        else { return nil }
        let base = address.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
        let path = (base.map(String.init) + below.map(Address.encoded)).joined(separator: "/")
        let job = JobID(controller: matrix.controller, name: "\(matrix.name)/\(name)")
        return (job, "\(path)/\(number)/")
    }
}

extension SubBuildBody {
    /// Its job is beside the multijob, unless its address says otherwise.
    fileprivate func id(beside multijob: JobID) -> BuildID {
        let segments = Address.segments(of: url ?? "").dropLast()
        let names = segments.drop { $0 != "job" }.enumerated().filter { $0.offset % 2 == 1 }
        let beside = multijob.folder.map { "\($0.name)/\(jobName)" } ?? jobName
        let name = names.isEmpty ? beside : names.map(\.element).joined(separator: "/")
        let job = JobID(controller: multijob.controller, name: name.cut())
        return BuildID(job: job, number: buildNumber)
    }
}

extension Build {
    mutating func addTrigger(_ trigger: Trigger) {
        if !triggers.contains(trigger) { triggers.append(trigger) }
    }

    init(_ body: BuildBody, id: BuildID, url: String) throws(Malformed) {
        guard let timestamp = body.timestamp else {
            throw Malformed("sent \(id) without its start")
        }
        let start = Date(timeIntervalSince1970: Double(timestamp) / 1000)
        let actions = body.actions
        let revision = actions.lazy.compactMap(\.lastBuiltRevision).first
        self.init(
            id: id,
            url: url,
            start: start,
            progress: try Progress(body, id: id, start: start),
            triggers: actions.triggers(on: id.job.controller),
            parameters: actions.parameters,
            interruption: actions.interruption,
            branch: revision?.branches.first.flatMap { Self.branch($0) },
            revision: revision?.revision?.cut(to: 64),
            changes: Self.changes(body.changeSets, of: actions),
            tests: actions.tests,
            claim: actions.claim,
            artifacts: body.artifacts.prefix(Bound.artifacts).filter { !$0.climbs }.map { $0.cut() }
        )
    }

    /// Keeps once what is the same in both, as most of a job's builds have it.
    fileprivate mutating func share(with other: Build) {
        if artifacts == other.artifacts { artifacts = other.artifacts }
        if triggers == other.triggers { triggers = other.triggers }
        if parameters == other.parameters { parameters = other.parameters }
    }

    /// `refs/remotes/origin/main` and `origin/main` are `main`; nil where no branch was checked out.
    private static func branch(_ name: String) -> String? {
        let prefixes = ["refs/remotes/", "refs/heads/", "origin/"]
        let short = prefixes.reduce(name[...]) { name, prefix in
            name.hasPrefix(prefix) ? name.dropFirst(prefix.count) : name
        }
        return short.isEmpty || short == "detached" ? nil : short.cut()
    }

    /// The same change may come in several sets, and one set twice.
    private static func changes(_ sets: [ChangeSetBody], of actions: [ActionBody]) -> [Change] {
        var seen: Set<String> = []
        let changes = sets.flatMap { set in
            let repository = actions.repository(of: set)
            return set.items.filter { seen.insert($0.commitId).inserted }.map {
                Change($0, in: repository)
            }
        }
        return Array(changes.prefix(Bound.changes))
    }
}

extension Build.Progress {
    fileprivate init(_ body: BuildBody, id: BuildID, start: Date) throws(Malformed) {
        if body.building ?? (body.result == nil) {
            self = .running
            return
        }
        guard let text = body.result else {
            throw Malformed("sent \(id) as finished, but without a result")
        }
        guard let result = BuildResult(rawValue: text) else {
            throw Malformed("sent \(id) with the unknown result \(text.cut(to: 40))")
        }
        let duration = Double(max(0, body.duration ?? 0)) / 1000
        self = .finished(result, at: start.addingTimeInterval(duration))
    }
}

extension Change {
    fileprivate init(_ body: ChangeBody, in repository: String?) {
        self.init(
            id: body.commitId.cut(to: 64),
            author: Author(
                name: (body.author ?? "").cut(),
                mail: (body.authorEmail ?? "").cut()
            ),
            title: (body.msg ?? "").firstLine.cut(),
            paths: body.affectedPaths.prefix(Bound.paths).map { $0.cut() },
            date: body.timestamp.flatMap {
                $0 > 0 ? Date(timeIntervalSince1970: Double($0) / 1000) : nil
            },
            repository: repository,
            reverts: body.comment?.cut(to: Bound.message).reverted
        )
    }
}

extension String {
    /// The commit in "This reverts commit 4e1b9c2…", as `git revert` writes it.
    fileprivate var reverted: String? {
        guard let words = firstRange(of: "This reverts commit ") else { return nil }
        let id = self[words.upperBound...].prefix { $0.isHexDigit }
        return id.count >= 7 ? id.cut(to: 64) : nil
    }
}

extension [ActionBody] {
    /// Where a set of changes was checked out from, which no set says itself: from the repository of the
    /// checkout that stands at one of them, or from the only one that there is.
    fileprivate func repository(of set: ChangeSetBody) -> String? {
        let checkouts = filter { !$0.remotes.isEmpty }
        let commits = Set(set.items.map(\.commitId))
        let own = checkouts.first {
            $0.lastBuiltRevision?.revision.map(commits.contains) == true
        }
        let remotes = own?.remotes ?? checkouts.first?.remotes ?? []
        guard own != nil || Set(checkouts.flatMap(\.remotes)).count == 1 else { return nil }
        return remotes.first?.withoutLogin.cut()
    }
}

extension String {
    /// An address without the user and the password that may stand before its host.
    fileprivate var withoutLogin: String {
        guard let scheme = firstRange(of: "://") else { return self }
        let rest = self[scheme.upperBound...]
        let host = rest.prefix { $0 != "/" }
        let login = host.lastIndex(of: "@").map { host.index(after: $0) } ?? host.startIndex
        return String(self[..<scheme.upperBound] + rest[login...])
    }
}

extension String {
    /// Whether a path leads out of where it begins: nothing is there, and it must not hide what is.
    fileprivate var climbs: Bool { split(separator: "/").contains("..") }
}
