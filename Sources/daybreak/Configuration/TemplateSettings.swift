import Documents
import Foundation
import Notifications

extension Templates {
    /// Reads the files below `templates:`; what is wrong with them keeps nothing from being told.
    init(_ root: Mapping, in surroundings: Surroundings) {
        guard let folder = root.optionalText("templates") else {
            self = .none
            return
        }
        let reader = FolderReader(folder: folder, surroundings: surroundings)
        do throws(FileTrouble) {
            let files = try reader.files()
            self.init(files.compactMapValues(\.source), unread: files.compactMapValues(\.trouble))
        } catch {
            let finding = Finding(.unreadTemplate, at: folder.place, "\(folder) \(error)")
            self.init([:], missing: finding)
        }
    }
}

private struct FolderReader {
    /// As the configuration names it.
    let folder: Text
    let surroundings: Surroundings

    struct File {
        var source: Source?
        var trouble: Finding?
    }

    /// The templates in the folder and in those that are in it, by their paths there.
    func files() throws(FileTrouble) -> [String: File] {
        var files: [String: File] = [:]
        for name in try names(in: "") {
            if name.isTemplate {
                files[name] = file(name)
            } else if let inner = try? names(in: name) {
                for name in inner.map({ "\(name)/\($0)" }) where name.isTemplate {
                    files[name] = file(name)
                }
            } else if let form = Form.allCases.map(\.file).nearest(to: name) {
                files[name] = File(
                    trouble: Finding(
                        .unknownTemplate,
                        at: Place(file: spoken(name)),
                        "this is no template; did you mean \(form)?"
                    )
                )
            }
        }
        return files
    }

    private func names(in path: String) throws(FileTrouble) -> [String] {
        try surroundings.names(in: url(path)).filter { !$0.hasPrefix(".") }
    }

    private func file(_ path: String) -> File {
        do throws(FileTrouble) {
            let bytes = try surroundings.contents(of: url(path))
            do throws(Unreadable) {
                return File(source: try Source(file: spoken(path), bytes: bytes))
            } catch {
                let finding = error.findings.first
                return File(
                    trouble: finding.map { Finding(.unreadTemplate, at: $0.place, $0.message) }
                )
            }
        } catch {
            let place = Place(file: spoken(path))
            return File(trouble: Finding(.unreadTemplate, at: place, "this file \(error)"))
        }
    }

    private func url(_ path: String) -> URL {
        surroundings.url(folder.string).appendingPathComponent(path)
    }

    private func spoken(_ path: String) -> String {
        folder.string + (folder.string.hasSuffix("/") ? "" : "/") + path
    }
}

extension String {
    fileprivate var isTemplate: Bool { hasSuffix(Form.suffix) }
}
