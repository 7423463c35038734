import Dependencies
import Documents
import Evidence
import Foundation
import History
import Jenkins
import Nightly

// What the last good build of a failure and its first bad one were made from, and what they used.

/// The two ends of a failure's range, with the files that tell what changed between them.
struct ToldRange {
    /// The first bad build, and the last good one where it is known.
    let ends: [BuildID]
    /// The file of each of them that says what it was made from.
    private(set) var snapshots: [BuildID: ArchivedFile] = [:]
    /// The file that says where the bad build stopped.
    private(set) var status: ArchivedFile?
    /// Why an end has none.
    private(set) var unread: [BuildID: Unread] = [:]

    /// A build whose tests failed has a report that says more than a status: three files are enough.
    init(of failure: Failure, in changes: ChangeSource, isKnown: Bool, among builds: [Build]) {
        ends = [failure.firstFailed, failure.lastPassed].compactMap(\.self)
        guard let pattern = changes.snapshots, !isKnown, ends.count == 2 else { return }
        for end in ends {
            let file = builds.snapshot(of: end, matching: pattern, on: failure.leaf.platform)
            snapshots[end] = file
            if file == nil { unread[end] = .noSnapshot(of: end, pattern) }
        }
        let bad = builds.first { $0.id == failure.firstFailed }
        guard (bad?.tests?.failed ?? 0) == 0 else { return }
        status = snapshots[failure.firstFailed].flatMap(builds.status)
    }

    fileprivate var files: [ArchivedFile] {
        snapshots.values + [status].compactMap(\.self)
    }
}

extension Night {
    /// Reads what the builds at the ends of some ranges were made from, each file once.
    func readSnapshots(
        of ranges: [ToldRange],
        among builds: [Build],
        into exhibits: inout Exhibits
    ) {
        let wanted = Set(ranges.flatMap(\.files))
        guard !wanted.isEmpty || ranges.contains(where: { !$0.unread.isEmpty }) else { return }
        let answers = Jenkins.files(
            wanted.map(BuildFile.init),
            of: builds,
            from: controllers,
            by: fetch
        )
        var troubles: [ArchivedFile: Unread] = [:]
        for file in wanted {
            switch answers[BuildFile(file)] {
            case .read(let bytes)?: troubles[file] = exhibits.enter(bytes, of: file, in: builds)
            case .unread(let unread)?: troubles[file] = unread
            case nil: break
            }
        }
        for range in ranges {
            exhibits.unread.merge(range.unread) { first, _ in first }
            for (end, file) in range.snapshots { exhibits.unread[end] = troubles[file] }
        }
    }

    /// What the builds at the ends of some ranges used, and those above and beside them.
    func inventoriesUsed(
        by ranges: [ToldRange],
        among builds: [Build],
        _ tonight: [BuildInventory],
        _ history: History
    ) throws -> Exhibits {
        guard configuration.audit != nil else { return Exhibits() }
        let concerned = Set(ranges.flatMap(\.ends).flatMap { builds.company(of: $0) })
        let all = try history.inventories(of: concerned) + tonight
        return Exhibits(
            inventories: Dictionary(grouping: all, by: \.build).mapValues { $0.map(\.inventory) }
        )
    }
}

extension Exhibits {
    /// Takes a file for what it is: where the build stopped, what it was made from, or what it used.
    ///
    /// What is none of these is told back.
    fileprivate mutating func enter(
        _ bytes: [UInt8],
        of file: ArchivedFile,
        in builds: [Build]
    ) -> Unread? {
        if file.path.hasSuffix("status.yaml") {
            let source = try? Source(file: file.path, bytes: bytes)
            failedParts[file.build] = source.flatMap(failedPart)
        } else if let snapshot = Snapshot(manifest: String(decoding: bytes, as: UTF8.self)) {
            snapshots[file.build] = snapshot
        } else {
            do throws(InventoryError) {
                inventories[file.build, default: []] += try Inventory.read(bytes, from: file.path)
            } catch {
                return Unread(error, in: file, of: builds.first { $0.id == file.build })
            }
        }
        return nil
    }
}

extension Unread {
    fileprivate init(_ error: InventoryError, in file: ArchivedFile, of build: Build?) {
        self.init(
            kind: .unreadable,
            controller: file.build.job.controller,
            address: (build?.url ?? "") + "artifact/" + file.path,
            what: "has \(file.path) of \(file.build), which cannot be read: \(error)",
            remedy: "look at the file, or correct `changes` of the product"
        )
    }

    fileprivate static func noSnapshot(of build: BuildID, _ pattern: Glob) -> Unread {
        Unread(
            kind: .missing,
            controller: build.job.controller,
            address: pattern.pattern,
            what: "has no \(pattern.pattern) that \(build) archived",
            remedy: "check `changes` of the product"
        )
    }
}

extension BuildFile {
    fileprivate init(_ file: ArchivedFile) {
        self.init(file.build, .artifact(file.path))
    }
}
