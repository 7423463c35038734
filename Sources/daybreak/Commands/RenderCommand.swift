import ArgumentParser
import Dependencies
import Documents

struct RenderCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Write the lists that are derived from the manifest."
    )

    @Flag(help: "Write nothing; print what differs as a patch, and fail if anything does.")
    var check = false

    @Option(help: "The manifest: a path or an https: address.")
    var manifest = defaultManifest

    func run(in world: World) throws -> ExitStatus {
        try withManifest(manifest, in: world) { _, manifest in try render(manifest, in: world) }
    }

    private func render(_ manifest: Manifest, in world: World) throws -> ExitStatus {
        var status = ExitStatus.done
        for derived in manifest.derived {
            let existing = try? world.source(derived.file).text
            let written: String
            do throws(DerivedError) {
                written = try derived.written(from: manifest, into: existing)
            } catch {
                world.warn("daybreak: \(error)")
                status = max(status, .usage)
                continue
            }
            guard existing != written else { continue }
            if check {
                world.say(unifiedDiff(from: existing, to: written, path: derived.file))
                status = max(status, .findings)
            } else {
                try world.write(written, to: derived.file)
                world.say("wrote \(derived.write)\n")
            }
        }
        return status
    }
}
