import ArgumentParser

/// A command as everything but the process sees it: given a world, it ends in a status.
protocol Command: ParsableCommand {
    func run(in world: World) throws -> ExitStatus
}

/// An error that says by its words what happened, and by its status how the program ends.
protocol Fatal: Error, CustomStringConvertible {
    var status: ExitStatus { get }
}

/// How a command ends, for the shell; where several apply, the highest.
enum ExitStatus: Int32, Comparable {
    case done = 0
    case findings = 1
    case usage = 2
    case unread = 3
    case undelivered = 4
    case fault = 70

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
