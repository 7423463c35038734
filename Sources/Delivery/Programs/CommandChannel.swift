package import Notifications

/// A program of this machine that reads our JSON: the way to whatever has no channel here.
///
/// It says what came of a message by how it ends: 0 for delivered, 75 for later (as sendmail's
/// `EX_TEMPFAIL`), anything else for never; and the first line on standard error says why.
package struct CommandChannel: Sendable {
    private let program: Program
    private let patience: Duration

    /// `run` is the program's path and its arguments.
    package init?(run: [String], patience: Duration = .seconds(30)) {
        guard let path = run.first else { return nil }
        program = Program(path: path, arguments: Array(run.dropFirst()))
        self.patience = patience
    }

    package func send(_ parcel: Parcel) -> Outcome {
        let (end, complaint) = program.run(on: parcel.content, within: patience)
        let name = program.path
        let said = complaint.isEmpty ? "" : ": \(complaint)"
        return switch end {
        case .exited(0): .delivered("\(name) took it\(said)")
        case .exited(75): .postponed("\(name) asks to wait\(said)", .minutes)
        case .exited(let status): .refused("\(name) refuses the message (\(status)\(said))")
        case .killed(let signal): .uncertain("\(name) was ended by signal \(signal)\(said)")
        case .tooSlow:
            .uncertain("\(name) did not end within \(patience.spelled)\(said)")
        case .notStarted(let reason): .unavailable("\(name) cannot be run: \(reason)", .minutes)
        }
    }
}
