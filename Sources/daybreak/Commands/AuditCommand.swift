import ArgumentParser
import Dependencies
import Documents
import Foundation

struct AuditCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Hold the versions that were really used against the manifest."
    )

    @Option(
        help: "What was used: a file that dpkg-query -W or SwiftPM wrote, or - for standard input."
    )
    var inventory: [String]

    @Option(help: "What is promised: exactly the minimum, or a version in the range.")
    var expect = Expectation.range

    @Option(help: "The manifest.")
    var manifest = defaultManifest

    @Option(help: "How to print what was found: text, json or github.")
    var format = FindingFormat.text

    func run(in world: World) throws -> ExitStatus {
        let source: Source
        let manifest: Manifest
        do throws(Unreadable) {
            source = try world.source(self.manifest)
            manifest = try Manifest(source)
        } catch {
            world.warn(try FindingFormat.text.print(error.findings, in: []))
            return ExitStatus(error)
        }
        var findings: [Finding] = []
        for file in inventory {
            do throws(InventoryError) {
                let audit = audit(try world.inventory(file), against: manifest, expecting: expect)
                if format == .text { world.say(audit.text(manifest: source.file)) }
                findings += audit.findings
            } catch {
                let finding = Finding(error)
                if format == .text { world.say(try format.print([finding], in: [])) }
                findings.append(finding)
            }
        }
        if format != .text { world.say(try format.print(findings, in: [source])) }
        return ExitStatus(findings)
    }
}

extension World {
    fileprivate func inventory(_ file: String) throws(InventoryError) -> Inventory {
        let content: Data
        do throws(FileError) { content = try bytes(file) } catch {
            throw .missing(file, reason: error.reason)
        }
        return try Inventory(content, from: file)
    }
}

extension Expectation: ExpressibleByArgument {}
