import ArgumentParser
import Dependencies
import Foundation

struct InventoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inventory",
        abstract: "What was really used: how to list it, read it, and compare two lists.",
        subcommands: [Script.self, Formats.self, Show.self, Diff.self]
    )

    struct Script: Command {
        static let configuration = CommandConfiguration(
            abstract: "Print the shell lines with which an agent lists itself, with no installs."
        )

        func run(in world: World) -> ExitStatus {
            world.say(InventoryScript.text)
            return .done
        }
    }

    struct Formats: Command {
        static let configuration = CommandConfiguration(
            abstract: "List the formats that are read."
        )

        func run(in world: World) -> ExitStatus {
            let width = InventoryFormat.names.map(\.count).max() ?? 0
            for format in InventoryFormat.all {
                let space = String(repeating: " ", count: width - format.name.count)
                world.say("\(format.name)\(space)  \(format.summary)\n")
            }
            return .done
        }
    }

    struct Show: Command {
        static let configuration = CommandConfiguration(
            abstract:
                "Print what is read of an inventory: ecosystem, name and version, tabs between."
        )

        @Argument(help: "A file, an https: address, or - for standard input.")
        var file: String

        @Option(
            help: "Its format; found out by content if not named.",
            transform: InventoryFormat.name
        )
        var format: String?

        @Flag(help: "It is a build's log, with an inventory somewhere in it.")
        var log = false

        func run(in world: World) throws -> ExitStatus {
            let inventories: [Inventory]
            do throws(InventoryError) {
                inventories =
                    try log
                    ? world.inventories(inLog: file, as: format)
                    : world.inventories(file, as: format)
            } catch {
                world.warn("daybreak: \(error.place): \(error)")
                return .unread
            }
            for inventory in inventories {
                let origin = [
                    inventory.format, inventory.agent, inventory.platform, inventory.build,
                    inventory.collectedAt?.formatted(.iso8601),
                ].compactMap(\.self).joined(separator: ", ")
                world.say("# \(origin), \(inventory.packages.count) packages\n")
                for installed in inventory.packages {
                    world.say(
                        "\(installed.ecosystem.name)\t\(installed.name)\t\(installed.version)\n"
                    )
                }
                for error in inventory.unread { world.warn("daybreak: \(error.place): \(error)") }
            }
            return inventories.contains { !$0.unread.isEmpty } ? .unread : .done
        }
    }

    struct Diff: Command {
        static let configuration = CommandConfiguration(
            abstract: "Print what changed between two inventories."
        )

        @Argument(help: "The older one.")
        var old: String

        @Argument(help: "The newer one.")
        var new: String

        func run(in world: World) throws -> ExitStatus {
            do throws(InventoryError) {
                let (old, new) = (
                    try world.inventories(old, as: nil), try world.inventories(new, as: nil)
                )
                for (old, new) in zip(old, new) {
                    let drift = Drift(from: old, to: new)
                    world.say(drift.changes.isEmpty ? "nothing changed\n" : "\(drift)")
                }
                return .done
            } catch {
                world.warn("daybreak: \(error.place): \(error)")
                return .unread
            }
        }
    }
}

extension World {
    fileprivate func inventories(
        inLog file: String,
        as format: String?
    ) throws(InventoryError) -> [Inventory] {
        let content: Data
        do throws(FileError) { content = try bytes(file) } catch {
            throw .missing(file, reason: error.reason)
        }
        let found = try Inventory.read(log: content, from: file, as: format)
        guard !found.isEmpty else { throw .missing(file, reason: "there is none in this log") }
        return found
    }
}
