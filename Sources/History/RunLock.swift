package import Foundation

/// The right to be the one run on a state file, for as long as the value lives.
///
/// The kernel holds it for the process, so a run that is killed leaves no stale lock behind. The file
/// stays: to remove it would let two runs hold a lock each.
package struct RunLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock of a state file.
    /// - Throws: `RunLockError.alreadyRunning` at once while another run holds it.
    package init(of state: String, at now: Date) throws(RunLockError) {
        let path = state + ".lock"
        descriptor = try open(path)
        // Nothing after this line may throw.
        let note = "\(getpid()) \(now.formatted(.iso8601))\n"
        _ = ftruncate(descriptor, 0)
        _ = note.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    }

    deinit { close(descriptor) }
}

/// Why this run does not take place, or cannot know whether it may.
package enum RunLockError: Error, Hashable, Sendable {
    /// Another run is under way; who it is and since when, as far as it has said.
    case alreadyRunning(Holder?)
    case unavailable(path: String, reason: String)

    package struct Holder: Hashable, Sendable {
        package var process: Int32
        package var since: Date
    }
}

extension RunLockError {
    /// Whether somebody must look after it: that another run is under way is nothing to speak of, unless
    /// it has been for so long that it must hang.
    package func isWorthSaying(at now: Date) -> Bool {
        switch self {
        case .alreadyRunning(let holder?): now.timeIntervalSince(holder.since) > Self.longest
        case .alreadyRunning(nil): false
        case .unavailable: true
        }
    }

    /// The longest run that is likely, in seconds.
    private static let longest: TimeInterval = 12 * 60 * 60
}

extension RunLockError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .alreadyRunning(let holder?):
            """
            another run is under way since \(holder.since.formatted(.iso8601)) (process \
            \(holder.process)); this one leaves
            """
        case .alreadyRunning(nil):
            "another run is under way; this one leaves"
        case .unavailable(let path, let reason):
            "\(path) cannot be locked: \(reason); check its folder, or set `state`"
        }
    }
}

/// Opens and locks the file, or says why not.
private func open(_ path: String) throws(RunLockError) -> Int32 {
    do throws(NoFolder) {
        try FileManager.default.makeFolder(of: path)
    } catch {
        throw .unavailable(path: path, reason: error.reason)
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unavailable(path: path, reason: lastReason()) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let isHeld = errno == EWOULDBLOCK
        let reason = lastReason()
        defer { close(descriptor) }
        throw isHeld
            ? .alreadyRunning(.init(in: descriptor)) : .unavailable(path: path, reason: reason)
    }
    return descriptor
}

private func lastReason() -> String { String(cString: strerror(errno)) }

extension RunLockError.Holder {
    /// Reads what the holder of the lock has written into its file.
    fileprivate init?(in descriptor: Int32) {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let words = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let process = Int32(words[0]),
            let since = try? Date(String(words[1]), strategy: .iso8601)
        else { return nil }
        self.init(process: process, since: since)
    }
}
