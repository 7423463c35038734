import Nightly
import Wire

extension Library {
    private struct Page: Hashable {
        var folder: JobID
        var start: Int
    }

    private enum Item {
        case folder(JobID)
        case job(JobID, Result<Listing, Malformed>)
    }

    /// Lists each pattern's folder, page by page, and the folders below that a pattern reaches into.
    mutating func readFolders(of scopes: [Scope]) {
        var pages: Set<Page> = []
        for scope in scopes {
            for glob in scope.globs where glob.name == nil {
                let folder = JobID(controller: scope.controller, name: glob.folder)
                pages.insert(Page(folder: folder, start: 0))
            }
        }
        while !pages.isEmpty {
            var next: Set<Page> = []
            for (page, reading) in ask(for: pages) {
                switch reading {
                case .unread(let unread):
                    folders[page.folder] = .unread(unread)
                case .read(let items):
                    folders[page.folder] = .read(true)
                    if items.count >= Bound.page {
                        next.insert(Page(folder: page.folder, start: page.start + Bound.page))
                    }
                    for folder in keep(items, of: page)
                    where scopes.contains(where: { $0.needs(folder: folder) }) {
                        next.insert(Page(folder: folder, start: 0))
                    }
                }
            }
            pages = next.filter { $0.start > 0 || folders[$0.folder] == nil }
            for page in pages where folders.count + pages.count > Bound.folders {
                folders[page.folder] = .unread(conversation.unread(.tooManyFolders, question(page)))
                pages.remove(page)
            }
        }
    }

    /// Keeps the jobs of a page, and gives back the folders on it.
    private mutating func keep(_ items: [Item], of page: Page) -> [JobID] {
        items.compactMap { item in
            switch item {
            case .folder(let id):
                return id
            case .job(let id, .success(let listing)):
                keep(.read(listing), of: id)
            case .job(let id, .failure(let malformed)):
                keep(.unread(conversation.unread(malformed, question(page))), of: id)
            }
            return nil
        }
    }

    private func question(_ page: Page) -> Question {
        let jobs = page.start..<page.start + Bound.page
        return Question(
            page.folder.controller,
            about: Address.path(of: page.folder.name),
            tree: Tree.folder(jobs: jobs, builds: depth)
        )
    }

    private mutating func ask(for pages: Set<Page>) -> [Page: Reading<[Item]>] {
        var questions: [Page: Question] = [:]
        for page in pages { questions[page] = question(page) }
        let (addresses, depth) = (conversation.addresses, depth)
        return conversation.ask(questions) { page, response throws(Malformed) in
            var items: [Item] = []
            for job in try FolderBody(json: response.body).jobs {
                guard let name = job.name else { throw Malformed("sent a job without its name") }
                let id = page.folder.child(name)
                if job.isFolder { items.append(.folder(id)) }
                // Plugins keep other things in folders, which are never built.
                if job.builds == nil { continue }
                do throws(Malformed) {
                    let url = addresses.url(of: id)
                    items.append(
                        .job(id, .success(try Listing(job, of: id, at: url, asked: depth)))
                    )
                } catch {
                    items.append(.job(id, .failure(error)))
                }
            }
            return items
        }
    }
}

extension JobID {
    /// What is called so in this folder; the controller's own folder has no name.
    fileprivate func child(_ name: String) -> JobID {
        JobID(controller: controller, name: self.name.isEmpty ? name : "\(self.name)/\(name)")
    }
}

extension Malformed {
    fileprivate static let tooManyFolders = Malformed(
        "has more than \(Bound.folders) folders to look into",
        remedy: "name the `children` more narrowly"
    )
}
