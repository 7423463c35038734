import Dependencies
import Evidence
import Foundation
import Jenkins
import Nightly
import Wire

// Where the inventories of a run are looked for, and what came of it.

/// The inventories of one run.
struct RunInventories {
    var read: [BuildInventory] = []
    /// Why some of them, or all, are not there.
    var troubles: [Unread] = []

    /// Whether asking again would change nothing: what is not there, or makes no sense, stays so.
    var isSettled: Bool { troubles.allSatisfy { [.missing, .unreadable].contains($0.kind) } }
}

extension Night {
    /// What the builds of a run used: of each build, the first of the environment's sources that it has.
    func inventories(of run: Run, in environment: EnvironmentSettings) -> RunInventories {
        var found = RunInventories()
        var open = run.builds.filter { $0.result != nil }
        for source in environment.inventory {
            let texts = texts(at: source, of: open)
            for (build, text) in texts {
                switch text {
                case .read(let text):
                    do throws(InventoryError) {
                        let inventories = try text.inventories(of: build)
                        guard !inventories.isEmpty else { continue }
                        open.removeAll { $0.id == build.id }
                        found.read += inventories.map { inventory in
                            BuildInventory(
                                run,
                                build,
                                inventory.placed(on: platform(of: build, in: run)),
                                environment: environment.name
                            )
                        }
                    } catch {
                        open.removeAll { $0.id == build.id }
                        found.troubles.append(Unread(error, of: build))
                    }
                case .unread(let trouble):
                    open.removeAll { $0.id == build.id }
                    found.troubles.append(trouble)
                }
            }
        }
        if found.read.isEmpty, found.troubles.isEmpty { found.troubles = [.noInventory(run)] }
        return found
    }

    /// Where a build ran, as the product of its run sees it.
    private func platform(of build: Build, in run: Run) -> String? {
        configuration.products.first { $0.product.roots.contains(run.root.id.job) }?
            .product.leaf(of: build).platform
    }

    /// What a source holds for some builds, of those that it holds anything for.
    private func texts(
        at source: InventorySource,
        of builds: [Build]
    ) -> [(Build, Reading<InventoryText>)] {
        switch source {
        case .artifact(let pattern):
            let pattern = Glob(pattern)
            let wanted = builds.flatMap { build in
                build.artifacts.filter(pattern.matches).map { BuildFile(build.id, .artifact($0)) }
            }
            return documents(wanted, of: builds)
        case .log(let format):
            return logs(of: builds, as: format)
        case .address(let template):
            return builds.compactMap { build in
                build.address(from: template).map { address in
                    (build, document(at: address, of: build))
                }
            }
        case .file(let path):
            guard let root = builds.first else { return [] }
            let bytes = try? world.read(world.url(path))
            return bytes.map { [(root, .read(.document(Array($0))))] } ?? []
        }
    }

    private func documents(
        _ files: [BuildFile],
        of builds: [Build]
    ) -> [(Build, Reading<InventoryText>)] {
        let answers = Jenkins.files(files, of: builds, from: controllers, by: fetch)
        return files.compactMap { file in
            guard let build = builds.first(where: { $0.id == file.build }) else { return nil }
            return answers[file].map { answer in
                switch answer {
                case .read(let bytes): (build, .read(.document(bytes)))
                case .unread(let trouble): (build, .unread(trouble))
                }
            }
        }
    }

    /// What builds printed, searched as it comes.
    private func logs(of builds: [Build], as format: String?) -> [(Build, Reading<InventoryText>)] {
        var searches = builds.reduce(into: [BuildID: LogSearch]()) { searches, build in
            searches[build.id] = LogSearch(log: InventoryLog(from: "\(build.id)", as: format))
        }
        let unread = Jenkins.files(
            builds.map { BuildFile($0.id, .console) },
            of: builds,
            from: controllers,
            by: fetch
        ) { searches[$0.build]?.take($1) }
        return builds.compactMap { build in
            if let trouble = unread[BuildFile(build.id, .console)] {
                return (build, .unread(trouble))
            }
            return searches[build.id].map { (build, .read(.log($0))) }
        }
    }

    /// Whoever holds it is not Jenkins, so our login is not sent.
    private func document(at address: String, of build: Build) -> Reading<InventoryText> {
        do throws(DownloadError) {
            return .read(.document(try download(address, by: fetch)))
        } catch {
            return .unread(
                Unread(
                    kind: error.isLasting ? .missing : .unreachable,
                    controller: build.id.job.controller,
                    address: address,
                    what: "the inventory of \(build.id) is not at \(address): \(error.reason)",
                    remedy: "check the address in `audit.inventory`"
                )
            )
        }
    }
}

/// Something in which an inventory is expected.
private enum InventoryText {
    case document([UInt8])
    case log(LogSearch)

    /// Nothing where a log has none in it.
    func inventories(of build: Build) throws(InventoryError) -> [Inventory] {
        switch self {
        case .document(let bytes): try Inventory.read(bytes, from: "\(build.id)")
        case .log(let search): try search.inventories
        }
    }
}

/// A log that is searched to its end, whatever is found in it.
private struct LogSearch {
    var log: InventoryLog
    private var trouble: InventoryError?

    init(log: InventoryLog) {
        self.log = log
    }

    mutating func take(_ chunk: [UInt8]) {
        guard trouble == nil else { return }
        do throws(InventoryError) { try log.take(chunk) } catch { trouble = error }
    }

    var inventories: [Inventory] {
        get throws(InventoryError) {
            if let trouble { throw trouble }
            var log = log
            return try log.finish()
        }
    }
}

extension Inventory {
    /// On a platform, where it does not say itself where it was taken.
    fileprivate func placed(on platform: String?) -> Inventory {
        var placed = self
        if placed.platform == nil { placed.platform = platform }
        return placed
    }
}

extension BuildInventory {
    fileprivate init(_ run: Run, _ build: Build, _ inventory: Inventory, environment: String) {
        self.init(
            environment: environment,
            run: run.root.id,
            due: run.due,
            build: build.id,
            passed: build.result == .success,
            inventory: inventory
        )
    }
}

extension Build {
    /// An address with this build's parameters filled in; nil where it lacks one of them.
    fileprivate func address(from template: String) -> String? {
        var address = ""
        var rest = template[...]
        while let start = rest.firstRange(of: "{{") {
            guard let end = rest[start.upperBound...].firstRange(of: "}}") else { return nil }
            let name = rest[start.upperBound..<end.lowerBound].filter { $0 != " " }
            guard let value = parameters[name] ?? own[name], !value.isEmpty else { return nil }
            address += rest[..<start.lowerBound] + value.encodedForPath
            rest = rest[end.upperBound...]
        }
        return address + rest
    }

    private var own: [String: String] {
        ["JOB_NAME": id.job.name, "BUILD_NUMBER": "\(id.number)"]
    }
}

extension String {
    /// With everything encoded that would mean something in an address.
    fileprivate var encodedForPath: String {
        addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.subtracting(["/"])) ?? ""
    }
}

extension Unread {
    fileprivate init(_ error: InventoryError, of build: Build) {
        self.init(
            kind: .unreadable,
            controller: build.id.job.controller,
            address: build.url,
            what: "\(build.id): \(error)",
            remedy: "look at what the build archived or printed"
        )
    }

    fileprivate static func noInventory(_ run: Run) -> Unread {
        Unread(
            kind: .missing,
            controller: run.root.id.job.controller,
            address: run.root.url,
            what: "no build of \(run.root.id) has an inventory",
            remedy:
                "check `audit.inventory`, and that the job archives it (daybreak inventory script)"
        )
    }
}
