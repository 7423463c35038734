import ArgumentParser
import Dependencies
import Documents
import Foundation
import Report

struct AuditCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Hold the versions that were really used against the manifest.",
        discussion: """
            Without --inventory: what the runs of last night used, as `nightly` has remembered it. \
            With it: the inventories named, as those of one environment.
            """
    )

    @OptionGroup var reading: ReadingOptions

    @Option(
        help: ArgumentHelp(
            "A file, an https: address, or - for standard input, in any known format.",
            discussion:
                "Several are several machines of one environment: daybreak inventory formats",
            valueName: "file"
        )
    )
    var inventory: [String] = []

    @Option(
        help: "The format of the inventories; found out by content if not named.",
        transform: InventoryFormat.name
    )
    var inventoryFormat: String?

    @Option(help: "What is promised: exactly the minimum, or a version in the range.")
    var expect = Expectation.range

    @Option(help: "Only this environment of last night.")
    var environment: String?

    @Flag(help: "Report packages that nobody declared.")
    var undeclared = false

    @Option(
        help: ArgumentHelp(
            "Refuse inventories that were collected more days ago.",
            valueName: "days"
        )
    )
    var maxAge: Int?

    @Option(help: "The manifest: a path or an https: address.")
    var manifest: String?

    @OptionGroup var output: FindingOptions

    func run(in world: World) throws -> ExitStatus {
        let now = reading.now ?? world.now()
        guard !inventory.isEmpty else {
            return try output.report(lastNight(in: world), in: world)
        }
        return try withManifest(manifest ?? defaultManifest, in: world) { source, manifest in
            try output.report(named(source, manifest, at: now, in: world), in: world)
        }
    }

    /// Holds the inventories that were named against the manifest.
    private func named(
        _ source: Source,
        _ manifest: Manifest,
        at now: Date,
        in world: World
    ) throws -> AuditOutcome {
        var (inventories, troubles): ([Inventory], [Finding]) = ([], [])
        for file in inventory {
            do throws(InventoryError) {
                inventories += try world.inventories(file, as: inventoryFormat)
            } catch {
                troubles.append(Finding(error))
            }
        }
        let audit = audit(
            inventories,
            against: manifest,
            on: AuditTerms(
                environment: environment,
                expecting: expect,
                freshAfter: maxAge.map { now.addingTimeInterval(-Double($0) * 86_400) },
                reportsUndeclared: undeclared
            )
        )
        let found = manifest.settle(audit.findings, on: Day(now, in: world.timeZone)) { rule in
            rule.id.hasPrefix("A") && (rule != .undeclared || undeclared)
        }
        if audit.judged == 0, troubles.isEmpty {
            world.warn(
                "daybreak: no declared package is of an ecosystem that these inventories cover"
            )
        }
        let report = AuditReport(
            subject: inventories.map {
                "\($0.origin) (\($0.format), \($0.packages.count) packages)"
            }
            .joined(separator: ", "),
            manifest: source.file,
            rows: inventories.isEmpty ? [] : [.init(audit, terms: environment ?? "-", expect)],
            findings: found.open + troubles,
            accepted: found.accepted.count
        )
        return AuditOutcome(report: report, sources: [source], accepted: found.accepted)
    }
}

extension AuditReport.Row {
    fileprivate init(_ audit: Audit, terms environment: String, _ expectation: Expectation) {
        let count = audit.inventories.count
        self.init(
            environment: environment,
            expects: expectation.rawValue,
            build: count == 1 ? "1 inventory" : "\(count) inventories",
            platforms: audit.platforms.isEmpty ? nil : audit.platforms.count,
            agree: .init(audit.met, of: audit.judged)
        )
    }
}

extension World {
    func inventories(_ file: String, as format: String?) throws(InventoryError) -> [Inventory] {
        let content: Data
        do throws(FileError) { content = try bytes(file) } catch {
            throw .missing(file, reason: error.reason)
        }
        return try Inventory.read(content, from: file, as: format)
    }
}

extension InventoryFormat {
    /// A format's name as an option gives it.
    static func name(_ text: String) throws -> String {
        guard names.contains(text) else {
            let nearest = names.nearest(to: text).map { "did you mean \($0)?" }
            throw ValidationError(
                "no inventory format is called \(text); \(nearest ?? "daybreak inventory formats lists them")"
            )
        }
        return text
    }
}

extension Expectation: ExpressibleByArgument {}
