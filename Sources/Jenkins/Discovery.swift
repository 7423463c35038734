package import Nightly
package import Wire

/// What a first look at a controller shows.
package struct Discovery: Sendable {
    /// Every job that could be read, with its newest builds; timer lines of those that may have some.
    package var jobs: [Job] = []
    package var unread: [Unread] = []
}

/// Looks over a whole controller: its folders page by page, and the configuration of such jobs as a
/// timer may start.
package func discover(_ controller: Controller, by fetch: @escaping Fetch) -> Discovery {
    let conversation = Conversation([controller], fetch)
    var survey = Survey(conversation)
    survey.readFolders(of: controller.name)
    survey.readTimers()
    return survey.discovery
}

private struct Survey {
    private let conversation: Conversation
    var discovery = Discovery()

    init(_ conversation: Conversation) {
        self.conversation = conversation
    }

    mutating func readFolders(of controller: String) {
        var pages: Set = [Self.page(of: JobID(controller: controller, name: ""))]
        var asked = 0
        while !pages.isEmpty {
            let questions = pages.prefix(Bound.folders - asked).reduce(into: [:]) {
                $0[$1] = $1.question
            }
            guard !questions.isEmpty else { return }
            asked += questions.count
            let addresses = conversation.addresses
            let readings = conversation.ask(questions) { page, response throws(Malformed) in
                let jobs = try FolderBody(json: response.body).jobs
                return try Shelf(jobs, of: page, levels: page.levels, at: addresses)
            }
            pages = []
            for (page, reading) in readings {
                switch reading {
                case .read(let shelf): pages.formUnion(keep(shelf, of: page))
                case .unread(let unread): discovery.unread.append(unread)
                }
            }
        }
    }

    /// Keeps the jobs of a page, and gives back the pages to ask for next.
    private mutating func keep(_ shelf: Shelf, of page: FolderPage) -> [FolderPage] {
        for (_, listing) in shelf.jobs {
            switch listing {
            case .success(let listing): discovery.jobs.append(listing.job)
            case .failure(let malformed):
                discovery.unread.append(conversation.unread(malformed, page.question))
            }
        }
        let below = shelf.folders.flatMap { folder, inner -> [FolderPage] in
            guard let inner else { return [Self.page(of: folder)] }
            var listed = page
            listed.folder = folder
            return keep(inner, of: listed)
        }
        return below + [page.next(after: shelf.names.count)].compactMap(\.self)
    }

    private static func page(of folder: JobID) -> FolderPage {
        FolderPage(folder: folder, jobs: 0..<Bound.page, builds: Bound.glance, levels: 2)
    }

    /// Asks for the configuration of jobs that a timer started lately, or that nobody did.
    mutating func readTimers() {
        let candidates = discovery.jobs.filter { job in
            job.builds.contains { $0.triggers.contains(.timer) }
                || !job.builds.contains { !$0.parents.isEmpty || $0.triggers.contains(.change) }
        }
        let questions = candidates.prefix(Bound.candidates).reduce(into: [:]) {
            $0[$1.id] = Question.timer(of: $1.id)
        }
        let timers = conversation.ask(questions) { _, response throws(Malformed) in
            timer(in: response.body)
        }
        for index in discovery.jobs.indices {
            discovery.jobs[index].timer = timers[discovery.jobs[index].id]?.value ?? nil
        }
        discovery.jobs.sort { $0.id.name < $1.id.name }
    }
}
