import Foundation

/// A program of this machine that is given bytes to read and a time to end in; no shell is between.
///
/// Its input and its complaints are files that have no name, so that it can neither stop us by not
/// reading nor by saying much.
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
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        do {
            let question = try FileHandle.nameless()
            let complaints = try FileHandle.nameless()
            try question.write(contentsOf: input)
            try question.seek(toOffset: 0)
            process.standardInput = question
            process.standardOutput = FileHandle.nullDevice
            process.standardError = complaints
            try process.run()
            let isOver = ended.wait(timeout: .now() + patience / .seconds(1)) == .success
            if !isOver {
                kill(process.processIdentifier, SIGKILL)
                ended.wait()
            }
            try complaints.seek(toOffset: 0)
            let said = try complaints.read(upToCount: 1_000) ?? Data()
            return (isOver ? process.end : .tooSlow, said.firstLine)
        } catch {
            return (.notStarted(error.reason), "")
        }
    }
}

extension Process {
    fileprivate var end: Program.End {
        switch terminationReason {
        case .exit: .exited(terminationStatus)
        case .uncaughtSignal: .killed(signal: terminationStatus)
        @unknown default: .killed(signal: terminationStatus)
        }
    }
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
        if let error = self as? CocoaError,
            error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile
        {
            return "it does not exist"
        }
        return localizedDescription
    }
}

extension Duration {
    /// As people say it: `30 s`, `300 ms`.
    var spelled: String {
        self < .seconds(1) ? "\(Int(self / .milliseconds(1))) ms" : "\(components.seconds) s"
    }
}
