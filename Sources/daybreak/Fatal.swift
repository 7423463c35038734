import Documents
import History
import Wire

// How the other rooms' errors end the program; our own say so where they are declared.

extension HistoryError: Fatal {
    var status: ExitStatus { .unread }
}

extension RunLockError: Fatal {
    /// That another run does the work is no failure.
    var status: ExitStatus {
        switch self {
        case .alreadyRunning: .done
        case .unavailable: .unread
        }
    }
}

extension RecordingError: Fatal {
    var status: ExitStatus {
        switch self {
        case .exists: .usage
        case .missing, .unreadable, .unwritten: .unread
        }
    }
}

extension Unreadable: Fatal {
    var status: ExitStatus { ExitStatus(self) }
}
