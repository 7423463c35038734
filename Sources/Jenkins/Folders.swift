import Nightly
import Wire

/// A question about what a folder holds: one page of its jobs, with some builds of each.
struct FolderPage: Hashable {
    var folder: JobID
    var jobs: Range<Int>
    var builds: Int
    /// How many levels of folders to look into.
    var levels = 1

    /// The next page, where this one was full.
    ///
    /// A recording made without memory has pages of its own length, whatever is asked.
    func next(after count: Int) -> FolderPage? {
        guard count >= jobs.count || count == Bound.page else { return nil }
        var next = self
        next.jobs = jobs.lowerBound + count..<jobs.lowerBound + count + jobs.count
        return next
    }

    /// The same with many jobs, of each only what shows whether another job starts it.
    var crowded: FolderPage {
        var page = self
        page.jobs = jobs.lowerBound..<jobs.lowerBound + Bound.crowd
        page.builds = Bound.again
        return page
    }

    var question: Question {
        Question(
            folder.controller,
            about: Address.path(of: folder.name),
            tree: Tree.folder(jobs: jobs, builds: builds, levels: levels)
        )
    }
}

extension Library {
    /// Lists each pattern's folder, page by page, and the folders below that a pattern reaches into.
    ///
    /// The timers of some jobs are asked for beside the first pages: neither needs to wait for the other.
    mutating func readFolders(of cover: Cover, besideTimersOf roots: Set<JobID>) {
        let below = readSummits(of: cover)
        var pages = below.union(cover.pages.filter { folders[$0.folder] == nil })
        var roots = roots
        while !pages.isEmpty || !roots.isEmpty {
            var next: Set<FolderPage> = []
            ask(for: pages, besideTimersOf: roots) { library, page, reading in
                switch reading {
                case .unread(let unread): library.folders[page.folder] = .unread(unread)
                case .read(let shelf): next.formUnion(library.keep(shelf, of: page, for: cover))
                }
            }
            roots = []
            pages = next.filter { $0.jobs.lowerBound > 0 || folders[$0.folder] == nil }
            for page in pages where folders.count + pages.count > Bound.folders {
                let unread = conversation.unread(.tooManyFolders, page.question)
                folders[page.folder] = .unread(unread)
                pages.remove(page)
            }
        }
    }

    /// Lists the folders above all that is wanted, of which what is wanted whole is kept, and gives
    /// back the pages of those that lie deeper.
    private mutating func readSummits(of cover: Cover) -> Set<FolderPage> {
        var below: Set<FolderPage> = []
        ask(for: Set(cover.summits)) { library, page, reading in
            if cover.looksOver(page), reading.unread?.kind != .unreadable {
                library.pedigrees[page.folder.controller] = reading.map(Pedigree.init)
            }
            guard let shelf = reading.value else { return }
            below.formUnion(library.keepWanted(shelf, of: page, for: cover))
        }
        return below
    }

    private mutating func keepWanted(
        _ shelf: Shelf,
        of page: FolderPage,
        for cover: Cover
    ) -> Set<FolderPage> {
        let wanted = shelf.jobs.filter { cover.wants($0.key) }
            .compactMapValues { try? $0.get() }
        let isWhole = shelf.jobs.keys.allSatisfy { !cover.wants($0) || wanted[$0] != nil }
        if isWhole, cover.needs(folder: page.folder), page.next(after: shelf.names.count) == nil {
            folders[page.folder] = .read(shelf.names)
        }
        for (id, listing) in wanted { keep(.read(listing), of: id) }
        var next: Set<FolderPage> = []
        for (id, inner) in shelf.folders {
            if let inner {
                var below = page
                below.folder = id
                next.formUnion(keepWanted(inner, of: below, for: cover))
            } else if cover.needs(folder: id) {
                next.insert(cover.page(of: id))
            }
        }
        return next
    }

    /// Keeps what a page holds, and gives back the pages to ask for next.
    private mutating func keep(
        _ shelf: Shelf,
        of page: FolderPage,
        for cover: Cover
    ) -> Set<FolderPage> {
        let known = folders[page.folder]?.value ?? []
        folders[page.folder] = .read(known.union(shelf.names))
        // Who does not look at the question sends the same page for ever.
        let isNew = !known.isSuperset(of: shelf.names)
        for (id, listing) in shelf.jobs { keep(reading(listing, on: page), of: id) }
        var next: Set<FolderPage> = []
        if isNew, let page = page.next(after: shelf.names.count) {
            let isDone = cover.single(in: page.folder).allSatisfy { jobs[$0] != nil }
            next.insert(isDone ? page.crowded : page)
        }
        for (id, inner) in shelf.folders where cover.needs(folder: id) {
            let below = cover.page(of: id)
            if let inner {
                var listed = below
                listed.jobs = 0..<page.jobs.count
                next.formUnion(keep(inner, of: listed, for: cover))
            } else {
                next.insert(below)
            }
        }
        return next
    }

    private func reading(
        _ listing: Result<Listing, Malformed>,
        on page: FolderPage
    ) -> Reading<Listing> {
        switch listing {
        case .success(let listing): .read(listing)
        case .failure(let error): .unread(conversation.unread(error, page.question))
        }
    }

    /// Asks for pages, and hands over each as it comes: what is not kept of it takes no room.
    private mutating func ask(
        for pages: Set<FolderPage>,
        besideTimersOf roots: Set<JobID> = [],
        each: (inout Library, FolderPage, Reading<Shelf>) -> Void
    ) {
        var questions: [Topic: Question] = [:]
        for page in pages { questions[.folder(page)] = page.question }
        for root in roots { questions[.timer(root)] = .timer(of: root) }
        let conversation = conversation
        let unread = conversation.ask(questions) { topic, response throws(Malformed) in
            switch topic {
            case .folder(let page):
                let jobs = try FolderBody(json: response.body).jobs
                let addresses = conversation.addresses
                let shelf = try Shelf(jobs, of: page, levels: page.levels, at: addresses)
                each(&self, page, .read(shelf))
            case .timer(let root):
                keepTimer(.read(timer(in: response.body)), of: root)
            }
        }.compactMapValues(\.unread)
        for (topic, unread) in unread {
            switch topic {
            case .folder(let page): each(&self, page, .unread(unread))
            case .timer(let root): keepTimer(.unread(unread), of: root)
            }
        }
    }
}

/// What is asked for together.
private enum Topic: Hashable {
    case folder(FolderPage)
    case timer(JobID)
}

/// What one answer shows of a folder.
struct Shelf {
    var names: Set<JobID> = []
    var jobs: [JobID: Result<Listing, Malformed>] = [:]
    /// The folders in it; nil where the answer does not look into them.
    var folders: [JobID: Shelf?] = [:]

    init(
        _ bodies: [JobBody],
        of page: FolderPage,
        levels: Int,
        at addresses: Addresses
    ) throws(Malformed) {
        for body in bodies {
            guard let name = body.name else { throw Malformed("sent a job without its name") }
            let id = page.folder.child(name)
            names.insert(id)
            if body.isFolder {
                var below = page
                below.folder = id
                folders[id] =
                    levels > 1
                    ? .some(try Shelf(body.jobs, of: below, levels: levels - 1, at: addresses))
                    : .some(nil)
            }
            // Plugins keep other things in folders, which are never built.
            if body.builds == nil { continue }
            do throws(Malformed) {
                let url = addresses.url(of: id)
                jobs[id] = .success(try Listing(body, of: id, at: url, asked: page.builds))
            } catch {
                jobs[id] = .failure(error)
            }
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
