import Foundation

/// A program of this machine that is given bytes to read and a time to end in; no shell is between.
///
/// Its input and its complaints are files that have no name, so that it can neither stop us by not
/// reading nor by saying much. What it has started itself can stop us no more than it can: when its
/// time is up, all of its process group is ended, and once it has ended nobody waits for the others.
struct Program {
    /// How it ended.
    enum End: Equatable {
        case exited(Int32)
        case killed(signal: Int32)
        /// It had to be killed: what it has done by then is not known.
        case tooSlow
        case notStarted(String)
    }

    let path: String
    let arguments: [String]

    /// Runs it, and gives back the first line of what it said on standard error.
    func run(on input: [UInt8], within patience: Duration) -> (end: End, complaint: String) {
        do {
            let question = try FileHandle.nameless()
            let complaints = try FileHandle.nameless()
            try question.write(contentsOf: input)
            try question.seek(toOffset: 0)
            let leader = try start(reading: question, complainingTo: complaints)
            var end = wait(for: leader, patience)
            if end == nil {
                kill(-leader, SIGKILL)
                // So that it is gone from the system's list; the system may be slow to end it.
                _ = wait(for: leader, .seconds(1))
                end = .tooSlow
            }
            try complaints.seek(toOffset: 0)
            let said = try complaints.read(upToCount: 1_000) ?? Data()
            return (end ?? .tooSlow, said.firstLine)
        } catch {
            return (.notStarted(error.reason), "")
        }
    }

    /// Starts it as the leader of a process group of its own, which heeds signals that we do not.
    private func start(
        reading question: FileHandle,
        complainingTo complaints: FileHandle
    ) throws -> pid_t {
        var streams = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&streams)
        defer { posix_spawn_file_actions_destroy(&streams) }
        posix_spawn_file_actions_adddup2(&streams, question.fileDescriptor, STDIN_FILENO)
        posix_spawn_file_actions_addopen(&streams, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&streams, complaints.fileDescriptor, STDERR_FILENO)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var leader = pid_t()
        let variables = ProcessInfo.processInfo.environment.map { "\($0)=\($1)" }
        let trouble = withCStrings([path] + arguments) { arguments in
            withCStrings(variables) { variables in
                posix_spawn(&leader, path, &streams, &attributes, arguments, variables)
            }
        }
        guard trouble == 0 else { throw POSIXError(POSIXError.Code(rawValue: trouble) ?? .EIO) }
        return leader
    }

    /// How it ended; nil if it has not when the time is up.
    ///
    /// It is asked again and again, for the system tells of an end only to those who wait without one.
    private func wait(for leader: pid_t, _ patience: Duration) -> End? {
        let deadline = ContinuousClock.now + patience
        var status: Int32 = 0
        while waitpid(leader, &status, WNOHANG) == 0 {
            guard ContinuousClock.now < deadline else { return nil }
            usleep(5_000)
        }
        let signal = status & 0x7f
        return signal == 0 ? .exited(status >> 8 & 0xff) : .killed(signal: signal)
    }
}

/// Hands over texts as C wants them: an array of pointers that ends in none.
private func withCStrings<Result>(
    _ texts: [String],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let pointers = texts.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    return body(pointers + [nil])
}

extension FileHandle {
    /// A file to write and read that goes when it is closed.
    fileprivate static func nameless() throws -> FileHandle {
        var name = Array(
            "\(FileManager.default.temporaryDirectory.path)/daybreak.XXXXXX".utf8CString
        )
        let descriptor = mkstemp(&name)
        guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0, unlink(name) == 0
        else {
            throw POSIXError(POSIXError.Code(rawValue: errno) ?? .EIO)
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}

extension Data {
    fileprivate var firstLine: String {
        let text = String(decoding: self, as: UTF8.self)
        let line = text.split(whereSeparator: \.isNewline).first ?? ""
        let shown = line.unicodeScalars.filter { $0.properties.generalCategory != .control }
        return String(String(shown).prefix(200))
    }
}

extension Error {
    /// In the system's words, where it has some.
    fileprivate var reason: String {
        if let error = self as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
        return localizedDescription
    }
}

extension Duration {
    /// As people say it: `30 s`, `300 ms`.
    var spelled: String {
        self < .seconds(1) ? "\(Int(self / .milliseconds(1))) ms" : "\(components.seconds) s"
    }
}
