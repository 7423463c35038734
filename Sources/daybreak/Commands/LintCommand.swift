import ArgumentParser
import Dependencies
import Documents
import Foundation

struct LintCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check the dependency manifest, and all that must agree with it, before a merge.",
        discussion: "What a rule means: daybreak explain RULE"
    )

    @Argument(help: "The manifests: paths, or https: addresses.")
    var files = [defaultManifest]

    @Flag(help: "Mend what can be mended without a second look, and lint what is left.")
    var fix = false

    @Flag(help: "Mend also what somebody should look at afterwards.")
    var unsafeFixes = false

    @Option(help: ArgumentHelp("Say what changed since a git revision.", valueName: "revision"))
    var base: String?

    @Option(help: "Say what this would put out of step with what Jenkins used: last-night.")
    var against: Yesterday?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: FindingOptions

    enum Yesterday: String, ExpressibleByArgument, CaseIterable {
        case lastNight = "last-night"
    }

    func run(in world: World) throws -> ExitStatus {
        let result = try examine(in: world)
        let mended = try mend(result, world)
        guard mended == 0 else {
            var again = self
            (again.fix, again.unsafeFixes) = (false, false)
            world.warn("mended \(mended)")
            return try again.run(in: world)
        }
        let text = try output.format.print(
            result.findings,
            accepted: result.accepted,
            in: result.sources,
            coloured: world.isTerminal && output.output == nil
        )
        let ending = output.format == .text ? result.remarks + conclusion(result) : ""
        try output.say(text + ending, in: world)
        return ExitStatus(result.findings, failOn: output.failOn)
    }

    private func examine(in world: World) throws -> LintResult {
        let today = Day(reading.now ?? world.now(), in: world.timeZone)
        var result = LintResult()
        for file in files {
            let source: Source
            do throws(Unreadable) {
                source = try world.source(file)
            } catch {
                result.findings += error.findings
                continue
            }
            result.sources.append(source)
            let (manifest, slips) = Manifest.read(source)
            result.manifests.append(manifest)
            var findings = slips + manifest.lint(on: today)
            if !slips.contains(where: { $0.rule.severity == .error }) {
                findings += try neighbours(of: manifest, into: &result, world)
                findings += try comparisons(of: manifest, into: &result, world)
            }
            let settlement = manifest.settle(findings, on: today) { rule in
                rule.id.hasPrefix("M") || rule.id.hasPrefix("D")
            }
            result.findings += settlement.open.sorted { $0.place < $1.place }
            result.accepted += settlement.accepted
        }
        return result
    }

    /// What derived and observed files have against the manifest.
    private func neighbours(
        of manifest: Manifest,
        into result: inout LintResult,
        _ world: World
    ) throws -> [Finding] {
        var findings: [Finding] = []
        for derived in manifest.derived {
            let existing = try? world.source(derived.file)
            if let existing { result.sources.append(existing) }
            do throws(DerivedError) {
                let written = try derived.written(from: manifest, into: existing?.text)
                let difference = derived.difference(from: existing?.text, to: written)
                guard let difference else { continue }
                findings.append(difference)
                result.rendered[derived.file] = written
            } catch {
                findings.append(
                    Finding(.missingTarget, at: derived.write.place, error.description)
                )
            }
        }
        for observed in manifest.observed {
            do throws(Unreadable) {
                let source = try world.source(observed.read.string)
                result.sources.append(source)
                findings += observed.findings(in: source, against: manifest)
            } catch {
                let reason = error.findings.first?.message ?? "it cannot be read"
                findings.append(
                    Finding(.missingTarget, at: observed.read.place, "\(observed.read): \(reason)")
                )
            }
        }
        return findings
    }

    /// What the options ask to be compared with.
    private func comparisons(
        of manifest: Manifest,
        into result: inout LintResult,
        _ world: World
    ) throws -> [Finding] {
        var findings: [Finding] = []
        if let base {
            if let old = try world.manifest(manifest.source.file, at: base) {
                let change = ManifestChange(from: old, to: manifest)
                let due = change.bump == .none ? "" : "; a \(change.bump.rawValue) version is due"
                result.remarks += "Since \(base): \(change)\(due)\n"
                findings += change.findings
            } else {
                result.remarks += "Since \(base): this manifest is new\n"
            }
        }
        if against != nil {
            result.remarks += try againstLastNight(manifest, world)
        }
        if !result.remarks.isEmpty, result.remarks.last?.isNewline == true,
            !result.remarks.hasSuffix("\n\n"), files.last == manifest.source.file
        {
            result.remarks += "\n"
        }
        return findings
    }

    /// Writes what the fixes that were asked for make of the files.
    private func mend(_ result: LintResult, _ world: World) throws -> Int {
        let all = result.findings.filter { $0.fix.map { $0.isSafe ? fix : unsafeFixes } ?? false }
        for file in Set(all.map(\.place.file)) {
            guard !file.isAddress else {
                world.warn("daybreak: \(file) is an address, where nothing can be mended")
                return 0
            }
            if fix, let rendered = result.rendered[file] {
                try world.write(rendered, to: file)
            } else if let source = result.sources.first(where: { $0.file == file }) {
                try world.write(source.mended(by: all.compactMap(\.fix)), to: file)
            }
        }
        return all.count
    }

    private func conclusion(_ result: LintResult) -> String {
        let lived = result.acceptedWords
        guard let first = result.findings.first else {
            return result.manifests.map { $0.contents + "\n" }.joined() + "no findings\(lived)\n"
        }
        let files = Set(result.findings.map(\.place.file)).count
        let errors = result.findings.count { $0.rule.severity == .error }
        let warnings = result.findings.count - errors
        let counts = [
            errors > 0 ? count(errors, "error") : nil,
            warnings > 0 ? count(warnings, "warning") : nil,
        ].compactMap(\.self).joined(separator: ", ")
        let safe = result.findings.count { $0.fix?.isSafe == true }
        let unsafe = result.findings.count { $0.fix?.isSafe == false }
        let mends = [
            safe > 0 ? "--fix mends \(safe)" : nil,
            unsafe > 0 ? "--unsafe-fixes \(safe > 0 ? "\(unsafe) more" : "mends \(unsafe)")" : nil,
        ].compactMap(\.self).joined(separator: ", ")
        return """
            \(counts) in \(count(files, "file"))\(lived).\(mends.isEmpty ? "" : " \(mends).")
            What a rule means: daybreak explain \(first.rule.id)

            """
    }
}

/// What one lint came to.
private struct LintResult {
    var sources: [Source] = []
    var manifests: [Manifest] = []
    var findings: [Finding] = []
    var accepted: [Settlement.Accepted] = []
    /// What derived files should hold, where they do not.
    var rendered: [String: String] = [:]
    var remarks = ""

    /// `; 1 accepted, until 2027-06-30`.
    var acceptedWords: String {
        guard !accepted.isEmpty else { return "" }
        let days = accepted.compactMap(\.acceptance.until?.string)
        return "; \(accepted.count) accepted" + (days.min().map { ", until \($0)" } ?? "")
    }
}

extension World {
    /// A manifest as it was in a git revision; nil where that revision has none.
    fileprivate func manifest(_ file: String, at revision: String) throws -> Manifest? {
        guard !revision.hasPrefix("-") else { throw NoRevision(revision: revision) }
        let folder = ["-C", self.folder.path]
        let known = try run(
            "git",
            folder + ["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"]
        )
        guard known.status == 0 else { throw NoRevision(revision: revision) }
        let (status, output) = try run("git", folder + ["show", "\(revision):./\(file)"])
        guard status == 0 else { return nil }
        return Manifest.read(try Source(file: "\(revision):\(file)", bytes: output)).manifest
    }
}

private struct NoRevision: Fatal {
    var revision: String
    var status: ExitStatus { .usage }
    var description: String {
        "git knows no revision \(revision) here; fetch it, or name another one with --base"
    }
}

extension Manifest {
    /// How much it declares, on one line.
    fileprivate var contents: String {
        let jenkins = self.jenkins.core == nil ? [] : ["Jenkins"]
        let parts =
            [count(packages.count, "package")]
            + (agents.isEmpty ? [] : [count(agents.count, "agent tool")]) + jenkins
            + (self.jenkins.plugins.isEmpty ? [] : [count(self.jenkins.plugins.count, "plugin")])
        let files = "\(derived.count) derived, \(count(observed.count, "observed file"))"
        return "\(parts.joined(separator: ", ")); \(files)"
    }
}

/// `1 error`, `2 errors`.
private func count(_ number: Int, _ thing: String) -> String {
    "\(number) \(thing)\(number == 1 ? "" : "s")"
}
