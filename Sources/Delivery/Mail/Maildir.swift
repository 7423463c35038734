import Foundation
package import Notifications

/// Mail kept in a folder that mail programs read, one for all people: `To:` says whom it is for.
package struct Maildir: Sendable {
    /// The folder that holds `cur`, `new` and `tmp`; made when first needed.
    package var folder: String

    package init(folder: String) {
        self.folder = folder
    }

    /// Puts a parcel in place whole or not at all, and once, however often it is asked to.
    ///
    /// The file's name follows from the parcel, so that one delivered again after a crash replaces
    /// itself in `new`, or is found in `cur` if a reader has already moved it there.
    package func send(_ parcel: Parcel) -> Outcome {
        do throws(MaildirError) {
            for box in ["cur", "new", "tmp"] { try makeFolder("\(folder)/\(box)") }
            if let read = try readersCopy(of: parcel.fileName) {
                return .delivered("already in \(folder)/cur/\(read)")
            }
            let target = "\(folder)/new/\(parcel.fileName)"
            let draft = "\(folder)/tmp/\(parcel.fileName)"
            try write(parcel.content.withUnixLineEnds, to: draft)
            guard rename(draft, target) == 0 else { throw .failed("write into", folder, errno) }
            try flush("\(folder)/new")
            return .delivered("kept as \(target)")
        } catch {
            return .unavailable(error.description, .minutes)
        }
    }

    /// Writes a file anew and waits until the disk has it.
    private func write(_ bytes: [UInt8], to path: String) throws(MaildirError) {
        let file = Descriptor(open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600))
        guard file.isOpen else { throw .failed("write into", folder, errno) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes {
                Foundation.write(file.number, $0.baseAddress, $0.count)
            }
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else { throw .failed("write into", folder, errno) }
            rest = rest.dropFirst(written)
        }
        guard fsync(file.number) == 0 else { throw .failed("write into", folder, errno) }
    }

    /// What a mail program calls the file once it has been seen: the same, with flags such as `:2,S`.
    private func readersCopy(of name: String) throws(MaildirError) -> String? {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: "\(folder)/cur")
                .first { $0 == name || $0.hasPrefix(name + ":") }
        } catch {
            throw .unreadable("\(folder)/cur")
        }
    }
}

/// What the file system did not let us do.
enum MaildirError: Error {
    case failed(_ verb: String, _ path: String, _ code: Int32)
    case unreadable(_ path: String)
}

extension MaildirError: CustomStringConvertible {
    var description: String {
        switch self {
        case .failed(let verb, let path, let code):
            "cannot \(verb) \(path): \(String(cString: strerror(code))); the mail is kept for the next run"
        case .unreadable(let path):
            "cannot list \(path), so whether the mail is there already is not known; check its owner and mode"
        }
    }
}

extension Parcel {
    /// In a Maildir: when it was composed, what it is, and who wrote it.
    fileprivate var fileName: String {
        "\(Int(composed.timeIntervalSince1970)).\(Identity.digest(id)).daybreak"
    }
}

private func makeFolder(_ path: String) throws(MaildirError) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    let parent = (path as NSString).deletingLastPathComponent
    guard errno == ENOENT, !parent.isEmpty, parent != path else {
        throw .failed("make", path, errno)
    }
    try makeFolder(parent)
    guard mkdir(path, 0o700) == 0 else { throw .failed("make", path, errno) }
}

/// Waits until the disk has a folder's names.
private func flush(_ folder: String) throws(MaildirError) {
    let file = Descriptor(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    guard file.isOpen, fsync(file.number) == 0 else { throw .failed("write", folder, errno) }
}

/// An open file, closed when its owner goes.
private struct Descriptor: ~Copyable {
    let number: Int32
    var isOpen: Bool { number >= 0 }

    init(_ number: Int32) { self.number = number }

    deinit { if number >= 0 { close(number) } }
}
