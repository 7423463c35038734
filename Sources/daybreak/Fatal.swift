import History

// How each error that ends the program ends it.

extension ConfigurationError: Fatal {
    var status: ExitStatus { .usage }
}

extension FileError: Fatal {
    var status: ExitStatus { .unread }
}

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
