package import Nightly
package import Wire

/// Something that a build left behind.
package struct BuildFile: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A file that it archived, by its path, such as `build/manifest.txt`.
        case artifact(String)
        /// All that it printed.
        case console
    }

    package var build: BuildID
    package var kind: Kind

    package init(_ build: BuildID, _ kind: Kind) {
        self.build = build
        self.kind = kind
    }
}

/// Reads what some builds left behind, byte by byte as it is.
package func files(
    _ wanted: [BuildFile],
    of builds: [Build],
    from controllers: [Controller],
    by fetch: @escaping Fetch
) -> [BuildFile: Reading<[UInt8]>] {
    var conversation = Conversation(controllers, fetch)
    let known = Dictionary(builds.map { ($0.id, $0) }) { first, _ in first }
    var questions: [BuildFile: Question] = [:]
    var files: [BuildFile: Reading<[UInt8]>] = [:]
    for file in wanted {
        guard let build = known[file.build] else { continue }
        questions[file] = conversation.question(about: build) { controller, path in
            Question(controller, at: path + file.kind.path, .file)
        }
        if questions[file] == nil { files[file] = .unread(.elsewhere(build)) }
    }
    return files.merging(conversation.ask(questions) { _, response in response.body }) { $1 }
}

extension BuildFile.Kind {
    fileprivate var path: String {
        switch self {
        case .artifact(let path):
            "artifact/" + path.split(separator: "/").map(Address.encoded).joined(separator: "/")
        case .console: "consoleText"
        }
    }
}
