import ArgumentParser
import Versions

struct VersionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "versions",
        abstract: "Compare versions, under the order of one scheme.",
        subcommands: [Compare.self, Match.self, Schemes.self]
    )

    struct Compare: Command {
        static let configuration = CommandConfiguration(
            abstract: "Print how two versions stand to each other: <, =, >, ? or invalid.",
            discussion: "With --stdin: of each line A, tab, B; answered as A, tab, sign, tab, B."
        )

        @Option(help: "The scheme: daybreak versions schemes")
        var scheme: Scheme

        @Flag(help: "Read pairs from standard input, one a line, a tab between.")
        var stdin = false

        @Argument(help: "Two versions.")
        var versions: [String] = []

        func validate() throws {
            guard stdin == versions.isEmpty, versions.isEmpty || versions.count == 2 else {
                throw ValidationError("give two versions, or --stdin and none")
            }
        }

        func run(in world: World) throws -> ExitStatus {
            guard stdin else {
                do throws(VersionError) {
                    world.say(
                        "\(versions[0]) \(try scheme.sign(versions[0], versions[1])) \(versions[1])\n"
                    )
                    return .done
                } catch {
                    world.warn("daybreak: \(error)")
                    return .usage
                }
            }
            let text = String(decoding: try world.input(), as: UTF8.self)
            var answer = ""
            for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
                text.hasSuffix("\n") ? 1 : 0
            ) {
                let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(
                    String.init
                )
                guard parts.count == 2 else {
                    answer += "\(line)\tinvalid\n"
                    continue
                }
                let sign = (try? scheme.sign(parts[0], parts[1])) ?? "invalid"
                answer += "\(parts[0])\t\(sign)\t\(parts[1])\n"
            }
            world.say(answer)
            return .done
        }
    }

    struct Match: Command {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a version is in a range: exit status 0 if it is, 1 if not."
        )

        @Option(help: "How the range is written: conda, pep440 or vers.")
        var range: RangeNotation

        @Argument(help: "The version.")
        var version: String

        @Argument(help: "The range, such as '>=1.2,<2'.")
        var within: String

        func run(in world: World) -> ExitStatus {
            do throws(VersionError) {
                let isIn = try range.parse(within).contains(version)
                world.say(isIn ? "in\n" : "out\n")
                return isIn ? .done : .findings
            } catch {
                world.warn("daybreak: \(error)")
                return .usage
            }
        }
    }

    struct Schemes: Command {
        static let configuration = CommandConfiguration(abstract: "List the schemes.")

        func run(in world: World) -> ExitStatus {
            for scheme in Scheme.all {
                let space = String(repeating: " ", count: 16 - scheme.name.count)
                world.say("\(scheme.name)\(space)\(scheme.summary)\n")
            }
            return .done
        }
    }
}

extension Scheme {
    /// `?` where neither comes before the other.
    ///
    /// A text is no version beside itself either, if it is none.
    fileprivate func sign(_ one: String, _ other: String) throws(VersionError) -> String {
        if one == other { _ = try parse(one) }
        return try compare(one, other)?.rawValue ?? "?"
    }
}

extension Scheme: ExpressibleByArgument {
    package init?(argument: String) {
        guard let scheme = Scheme.named(argument) else { return nil }
        self = scheme
    }
}

extension RangeNotation: ExpressibleByArgument {
    package init?(argument: String) {
        guard let notation = RangeNotation.named(argument) else { return nil }
        self = notation
    }
}
