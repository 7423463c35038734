import Foundation

/// What a configuration may ask of the machine that it is read on.
struct Surroundings {
    var environment: [String: String]
    /// Where relative paths start.
    var folder: URL
    var timeZone: TimeZone
    var read: (URL) throws -> Data
    /// The names of what is in a folder.
    var list: (URL) throws -> [String]
    /// Whether everybody on the machine may read a file.
    var isOpenToAll: (URL) -> Bool

    /// An absolute path as it is, `~/` in the home folder, anything else in `folder`.
    func url(_ path: String) -> URL {
        if let home, path == "~" || path.hasPrefix("~/") {
            return home.appendingPathComponent(String(path.dropFirst(2))).standardizedFileURL
        }
        return URL(fileURLWithPath: path, relativeTo: folder).standardizedFileURL
    }

    /// The home folder; nil where nobody says, as in a bare container.
    var home: URL? { folderNamed("HOME") }

    /// Where programs of this user keep their settings.
    var settings: URL? {
        folderNamed("XDG_CONFIG_HOME") ?? home?.appendingPathComponent(".config")
    }

    /// Where programs of this user keep what they must remember.
    var state: URL? {
        folderNamed("XDG_STATE_HOME") ?? home?.appendingPathComponent(".local/state")
    }

    /// Where programs of this user keep what they can do without.
    var cache: URL? {
        folderNamed("XDG_CACHE_HOME") ?? home?.appendingPathComponent(".cache")
    }

    /// Relative ones do not count, as the XDG specification demands.
    private func folderNamed(_ variable: String) -> URL? {
        guard let path = environment[variable], path.hasPrefix("/") else { return nil }
        return URL(fileURLWithPath: path, isDirectory: true)
    }

    func names(in folder: URL) throws(FileTrouble) -> [String] {
        do {
            return try list(folder).sorted()
        } catch let error as CocoaError
            where [.fileNoSuchFile, .fileReadNoSuchFile].contains(error.code)
        {
            throw .missing
        } catch {
            throw .unreadable(reason: FileError(file: folder.path, error).reason)
        }
    }

    func contents(of url: URL) throws(FileTrouble) -> Data {
        do {
            return try read(url)
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            throw .missing
        } catch {
            throw .unreadable(reason: FileError(file: url.path, error).reason)
        }
    }
}

extension Surroundings {
    init(_ world: World) {
        self.init(
            environment: world.environment,
            folder: world.folder,
            timeZone: world.timeZone,
            read: world.read,
            list: world.list,
            isOpenToAll: world.isOpenToAll
        )
    }
}

/// Why a file was not read, in words that follow its name.
enum FileTrouble: Error, Hashable {
    case missing
    case unreadable(reason: String)
}

extension FileTrouble: CustomStringConvertible {
    var description: String {
        switch self {
        case .missing: "does not exist"
        case .unreadable(let reason): "cannot be read: \(reason)"
        }
    }
}
