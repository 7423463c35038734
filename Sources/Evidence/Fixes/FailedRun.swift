import Foundation
import Nightly

/// A run that failed, and which changes it had.
struct FailedRun {
    private let root: Build
    /// The newest build of each job in it.
    private let newest: [JobID: Int]
    private let builds: [Build]

    init(_ root: Build, among builds: [Build]) {
        self.root = root
        self.builds = builds.sorted { ($0.start, $0.id.number) < ($1.start, $1.id.number) }
        var run: Set<BuildID> = [root.id]
        for build in self.builds where build.triggers.contains(where: { $0.isOf(run) }) {
            run.insert(build.id)
        }
        newest = Dictionary(run.map { ($0.job, $0.number) }) { max($0, $1) }
    }

    /// Every change that any build lists, oldest first, each once, and whether the run had it.
    var all: [(change: Change, landing: Fix.Landing)] {
        var places: [String: (change: Change, builds: [Build])] = [:]
        var order: [String] = []
        for build in builds {
            for change in build.changes {
                if places[change.id] == nil { order.append(change.id) }
                places[change.id, default: (change, [])].builds.append(build)
            }
        }
        return order.compactMap { id in
            places[id].map { ($0.change, landing(of: $0.change, listedBy: $0.builds)) }
        }
    }

    private func landing(of change: Change, listedBy builds: [Build]) -> Fix.Landing {
        let ofRun = builds.compactMap { build in
            newest[build.id.job].map { build.id.number <= $0 }
        }
        if ofRun.contains(true) { return .within }
        if ofRun.contains(false) { return .after }
        guard let date = change.date else { return .unseen }
        return date > root.start ? .after : .within
    }
}

extension Trigger {
    fileprivate func isOf(_ run: Set<BuildID>) -> Bool {
        switch self {
        case .upstream(let parent): run.contains(parent)
        case .timer, .person, .change, .other: false
        }
    }
}

extension CaseFile {
    /// Why a change may mend it; nil where nothing says so.
    ///
    /// A revert that the failing run had is told only if it came after the suspect.
    func ground(for change: Change, _ landing: Fix.Landing) -> Fix.Ground? {
        guard !suspects.isEmpty, landing != .unseen else { return nil }
        for suspect in suspects.compactMap(\.change) where change.takesBack(suspect) {
            return .reverts(suspect.id)
        }
        guard landing == .after else { return nil }
        let named = suspects.flatMap(\.grounds).compactMap { ground -> String? in
            switch ground {
            case .named(let path), .tested(let path): path
            case _: nil
            }
        }
        return change.paths.first(where: named.contains).map { .touches(path: $0) }
    }
}

extension Change {
    fileprivate func takesBack(_ other: Change) -> Bool {
        if let reverts { return other.id.hasPrefix(reverts) }
        return !other.title.isEmpty && title.hasPrefix("Revert \"\(other.title)\"")
    }
}
