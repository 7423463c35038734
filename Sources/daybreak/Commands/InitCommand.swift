import ArgumentParser
import Dependencies
import Documents
import Foundation

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Draft what a project needs to begin.",
        discussion: "`daybreak init https://ci.example.org` drafts a configuration.",
        subcommands: [
            InitConfigurationCommand.self, InitManifestCommand.self, InitSchemaCommand.self,
            InitTemplatesCommand.self,
        ],
        defaultSubcommand: InitConfigurationCommand.self
    )
}

/// Makes a first manifest of the lists that a project already has.
struct InitManifestCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "manifest",
        abstract: "Draft a manifest from the lists that a project already has.",
        discussion: """
            Prints the draft, or writes it with --output. Where the lists contradict each other the \
            highest minimum is taken, and every place is shown.
            """
    )

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "pyproject.toml, environment.yml, recipe.yaml, CMakeLists.txt and their like.",
            valueName: "file"
        )
    )
    var from: [String]

    @Option(help: "The project's name.")
    var project: String?

    @Option(help: ArgumentHelp("Write the draft there; never over a file.", valueName: "file"))
    var output: String?

    func run(in world: World) throws -> ExitStatus {
        var sources: [Source] = []
        for file in from {
            guard Observed(file: file) != nil else {
                world.warn("daybreak: it is not known how to read \(file); left out")
                continue
            }
            sources.append(try world.source(file))
        }
        guard !sources.isEmpty else { return .usage }
        let draft = ManifestDraft(from: sources, project: project)
        if let output {
            guard (try? world.bytes(output)) == nil else {
                world.warn(
                    "daybreak: \(output) is there already; take it away, or name another file"
                )
                return .usage
            }
            try world.write(draft.text, to: output)
        } else {
            world.say(draft.text)
        }
        for finding in draft.findings {
            world.warn("\(finding.place): \(finding.message)")
        }
        guard !draft.contradictions.isEmpty else { return .done }
        let packages = draft.contradictions.count
        world.warn("\nThe files do not agree on \(packages) package\(packages == 1 ? "" : "s"):\n")
        world.warn(draft.contradictions.joined(separator: "\n"))
        return .findings
    }
}

/// The schema that an editor completes and checks a manifest with.
struct InitSchemaCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a manifest, for editors.",
        discussion: """
            Put it beside the manifest, and as its first line:
            # yaml-language-server: $schema=./dependencies.schema.json
            """
    )

    func run(in world: World) -> ExitStatus {
        world.say(Manifest.schema)
        return .done
    }
}
