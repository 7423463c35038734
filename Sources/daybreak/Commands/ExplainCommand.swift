import ArgumentParser
import Dependencies
import Documents

struct ExplainCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what a rule of the lint or the audit means."
    )

    @Argument(help: "The rule's id or name, such as M108; all of them if none is given.")
    var rule: String?

    func run(in world: World) -> ExitStatus {
        guard let wanted = rule else {
            world.say(Rule.all.map { "\($0.id)  \($0.name)\n" }.joined())
            return .done
        }
        guard
            let rule = Rule.all.first(where: { $0.id == wanted.uppercased() || $0.name == wanted })
        else {
            let nearest = Rule.all.flatMap { [$0.id, $0.name] }.nearest(to: wanted)
            let suggestion = nearest.map { "did you mean \($0)?" } ?? "daybreak explain lists them"
            world.warn("no rule is called \(wanted); \(suggestion)")
            return .usage
        }
        world.say("\(rule.id) \(rule.name) (\(rule.severity.rawValue))\n\n\(rule.documentation)\n")
        return .done
    }
}
