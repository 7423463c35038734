import ArgumentParser

/// A command as everything but the process sees it: given a world, it ends in a status.
protocol Command: ParsableCommand {
    func run(in world: World) throws -> ExitStatus
}

extension Command {
    func run() throws {
        let status = try run(in: .live())
        guard status == .done else { throw ExitCode(status.rawValue) }
    }
}
