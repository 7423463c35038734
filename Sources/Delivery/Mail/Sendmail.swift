package import Notifications

/// Mail handed to a program that takes it as sendmail does, such as Postfix's or msmtp's.
package struct Sendmail: Sendable {
    private let path: String
    private let from: Mailbox
    private let patience: Duration

    package init(path: String, from: Mailbox, patience: Duration = .seconds(60)) {
        self.path = path
        self.from = from
        self.patience = patience
    }

    /// One envelope for one recipient, whose address is never taken for an option.
    package func send(_ parcel: Parcel) -> Outcome {
        let recipient = parcel.recipient
        guard let to = Mailbox(name: recipient.name, address: recipient.mail) else {
            return .refused("\(recipient.mail) is no address to send mail to; mend it in `people`")
        }
        let program = Program(path: path, arguments: ["-i", "-f", from.address, "--", to.address])
        let (end, complaint) = program.run(on: parcel.content.withUnixLineEnds, within: patience)
        let said = complaint.isEmpty ? "" : ": \(complaint)"
        return switch end {
        case .exited(0): .delivered("\(path) took it")
        // sysexits.h: the data, the user or the host is at fault.
        case .exited(65), .exited(67), .exited(68): .refused("\(path) refuses the mail\(said)")
        case .exited(let status): .postponed("\(path) failed (\(status)\(said))", .minutes)
        case .killed(let signal): .uncertain("\(path) was ended by signal \(signal)\(said)")
        case .tooSlow: .uncertain("\(path) did not end within \(patience.spelled)")
        case .notStarted(let reason): .unavailable("\(path) cannot be run: \(reason)", .minutes)
        }
    }
}
