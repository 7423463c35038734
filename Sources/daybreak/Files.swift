import Documents
import Foundation

extension World {
    /// The bytes of a file as the user named it, or of what is at an address; `-` is standard input.
    func bytes(_ file: String) throws(FileError) -> Data {
        guard !file.isAddress else { return try bytes(at: file) }
        do {
            return file == "-" ? try input() : try read(url(file))
        } catch {
            throw FileError(file: file, error)
        }
    }

    /// A file as a text, or what there is to say about one that is none.
    func source(_ file: String) throws(Unreadable) -> Source {
        let content: Data
        do throws(FileError) {
            content = try bytes(file)
        } catch {
            throw Unreadable([Finding(.syntax, at: Place(file: file), error.reason)])
        }
        return try Source(file: file, bytes: content)
    }

    func write(_ text: String, to file: String) throws(FileError) {
        do {
            try write(Data(text.utf8), url(file))
        } catch {
            throw FileError(file: file, error)
        }
    }

    /// A path as a person who stands here would write it.
    func spoken(_ path: String) -> String {
        let here = folder.standardizedFileURL.path
        let prefix = here.hasSuffix("/") ? here : here + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }

    func url(_ file: String) -> URL {
        URL(fileURLWithPath: file, relativeTo: folder)
    }
}

/// Why a file could not be read or written.
struct FileError: Fatal {
    var file: String
    var reason: String

    init(file: String, reason: String) {
        (self.file, self.reason) = (file, reason)
    }

    init(file: String, _ error: any Error) {
        self.file = file
        switch (error as? CocoaError)?.code {
        case .fileNoSuchFile, .fileReadNoSuchFile: reason = "there is no such file"
        case .fileReadNoPermission, .fileWriteNoPermission: reason = "this user may not do that"
        default:
            let cause = (error as NSError).cause
            let isFolder = (cause as? POSIXError)?.code == .EISDIR
            reason = isFolder ? "this is a folder, not a file" : cause.localizedDescription
        }
    }
}

extension FileError {
    var status: ExitStatus { .unread }
    var description: String { "\(file): \(reason)" }
}

extension NSError {
    /// What the system said, which says more than what Foundation makes of it.
    fileprivate var cause: any Error {
        userInfo[NSUnderlyingErrorKey] as? any Error ?? self
    }
}
