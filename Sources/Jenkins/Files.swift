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

/// Reads what some builds left behind, each file whole.
package func files(
    _ wanted: [BuildFile],
    of builds: [Build],
    from controllers: [Controller],
    by fetch: @escaping Fetch
) -> [BuildFile: Reading<[UInt8]>] {
    let conversation = Conversation(controllers, fetch)
    let (questions, elsewhere) = conversation.questions(about: wanted, of: builds)
    let files = conversation.ask(questions) { _, response in response.body }
    return files.merging(elsewhere.mapValues { .unread($0) }) { $1 }
}

/// Reads what some builds left behind chunk by chunk as it comes, so that none of it is whole in memory.
///
/// - Returns: The files that could not be read; what was taken of one of them is worth nothing.
package func files(
    _ wanted: [BuildFile],
    of builds: [Build],
    from controllers: [Controller],
    by fetch: @escaping Fetch,
    into take: @escaping (BuildFile, [UInt8]) -> Void
) -> [BuildFile: Unread] {
    let conversation = Conversation(controllers, fetch)
    let (questions, elsewhere) = conversation.questions(about: wanted, of: builds)
    let answers = conversation.ask(questions, chunks: take) { _, _ in true }
    return answers.compactMapValues(\.unread).merging(elsewhere) { $1 }
}

extension Conversation {
    /// A question for each file of a build that is known, and the files that must not be asked for.
    fileprivate func questions(
        about files: [BuildFile],
        of builds: [Build]
    ) -> (questions: [BuildFile: Question], elsewhere: [BuildFile: Unread]) {
        let known = Dictionary(builds.map { ($0.id, $0) }) { first, _ in first }
        var questions: [BuildFile: Question] = [:]
        var elsewhere: [BuildFile: Unread] = [:]
        for file in files {
            guard let build = known[file.build] else { continue }
            questions[file] = question(about: build) { controller, path in
                Question(controller, at: path + file.kind.path, .file)
            }
            if questions[file] == nil { elsewhere[file] = .elsewhere(build) }
        }
        return (questions, elsewhere)
    }
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
