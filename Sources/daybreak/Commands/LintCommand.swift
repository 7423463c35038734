import ArgumentParser
import Dependencies
import Documents

struct LintCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check the dependency manifest before a merge.",
        discussion: "What a rule means: daybreak explain RULE"
    )

    @Argument(help: "The manifests.")
    var files = [defaultManifest]

    @Flag(help: "Mend what can be mended without a second look, and lint what is left.")
    var fix = false

    @Flag(help: "Mend also what somebody should look at afterwards.")
    var unsafeFixes = false

    @Option(help: "How to print what was found: text, json or github.")
    var format = FindingFormat.text

    func run(in world: World) throws -> ExitStatus {
        var sources: [Source] = []
        var findings: [Finding] = []
        for file in files {
            do throws(Unreadable) {
                let source = try world.source(file)
                sources.append(source)
                findings += Manifest.lint(source)
            } catch {
                findings += error.findings
            }
        }
        let mended = try mend(findings, in: sources, world)
        guard mended == 0 else {
            var again = self
            (again.fix, again.unsafeFixes) = (false, false)
            world.warn("mended \(mended)")
            return try again.run(in: world)
        }
        world.say(try format.print(findings, in: sources))
        if format == .text { world.say(conclusion(findings, sources)) }
        return ExitStatus(findings)
    }

    /// Writes what the fixes that were asked for make of the sources.
    private func mend(_ findings: [Finding], in sources: [Source], _ world: World) throws -> Int {
        let fixes = findings.compactMap(\.fix).filter { $0.isSafe ? fix : unsafeFixes }
        for source in sources where fixes.contains(where: { $0.place.file == source.file }) {
            try world.write(source.mended(by: fixes), to: source.file)
        }
        return fixes.count
    }

    private func conclusion(_ findings: [Finding], _ sources: [Source]) -> String {
        guard let first = findings.first else {
            return sources.map { Manifest.read($0).manifest.contents + "\n" }.joined()
                + "no findings\n"
        }
        let files = Set(findings.map(\.place.file)).count
        let safe = findings.count { $0.fix?.isSafe == true }
        let unsafe = findings.count { $0.fix?.isSafe == false }
        let mends = [
            safe > 0 ? "--fix mends \(safe)" : nil,
            unsafe > 0 ? "--unsafe-fixes \(safe > 0 ? "\(unsafe) more" : "mends \(unsafe)")" : nil,
        ].compactMap(\.self).joined(separator: ", ")
        return """
            \(count(findings.count, "error")) in \(count(files, "file")).\(mends.isEmpty ? "" : " \(mends).")
            What a rule means: daybreak explain \(first.rule.id)

            """
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
