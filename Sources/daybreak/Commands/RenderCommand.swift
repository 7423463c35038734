import ArgumentParser
import Dependencies
import Documents

struct RenderCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Write the lists that are derived from the manifest."
    )

    @Flag(help: "Write nothing; say what differs, and fail if anything does.")
    var check = false

    @Option(help: "The manifest.")
    var manifest = defaultManifest

    func run(in world: World) throws -> ExitStatus {
        let manifest: Manifest
        do throws(Unreadable) {
            manifest = try Manifest(world.source(self.manifest))
        } catch {
            world.warn(try FindingFormat.text.print(error.findings, in: []))
            return ExitStatus(error)
        }
        var findings: [Finding] = []
        var sources: [Source] = []
        for derived in manifest.derived {
            let existing = try? world.source(derived.file)
            let written: String
            do throws(DerivedError) {
                written = try derived.written(from: manifest, into: existing?.text)
            } catch {
                world.warn(error.description)
                return .usage
            }
            guard let finding = derived.difference(from: existing?.text, to: written) else {
                continue
            }
            if check {
                findings.append(finding)
                sources += [existing].compactMap(\.self)
            } else {
                try world.write(written, to: derived.file)
                world.say("wrote \(derived.write)\n")
            }
        }
        world.say(try FindingFormat.text.print(findings, in: sources))
        return ExitStatus(findings)
    }
}
