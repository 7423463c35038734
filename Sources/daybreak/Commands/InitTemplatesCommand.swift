import ArgumentParser
import Foundation
import Notifications

/// Writes templates that a project can change, so that messages say what its people are used to.
struct InitTemplatesCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "Write the templates of all messages, to be changed.",
        discussion: """
            Keep those that you change, and delete the others: what has no template is said as built \
            in. Then name the folder as `templates` in the configuration, and ask `daybreak doctor`.
            """
    )

    @Argument(help: ArgumentHelp("Where to write them; never over a file.", valueName: "folder"))
    var folder: String

    func run(in world: World) throws -> ExitStatus {
        let files = Form.allCases.map { (path: "\(folder)/\($0.file)", text: $0.starter) }
        for file in files where (try? world.bytes(file.path)) != nil {
            world.warn(
                "daybreak: \(file.path) is there already; take it away, or name another folder"
            )
            return .usage
        }
        do {
            try FileManager.default.createDirectory(
                at: world.url(folder),
                withIntermediateDirectories: true
            )
        } catch {
            throw FileError(file: folder, error)
        }
        for file in files { try world.write(file.text, to: file.path) }
        world.say(files.map { "\($0.path)\n" }.joined())
        return .done
    }
}
