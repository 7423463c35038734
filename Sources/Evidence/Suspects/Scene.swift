import Nightly

/// All that is known about a failure, for those who look for what points where.
struct Scene {
    var clues: Clues
    var candidates: [Candidate] = []
    /// Whether it is known when this last passed.
    var isBounded: Bool
    /// The part at which the build stopped, and what that part needs.
    var stoppedAt: String?
    var needs: Set<String> = []
    /// The platform, if it fails while others pass; and what tells it from them, such as `aarch64`.
    var platform: String?
    var platformWords: Set<Substring> = []
    /// The packages that changed on this platform only.
    var localPackages: Set<String> = []

    /// Whether the failure speaks of a package that changed.
    var isOfAPackage: Bool { candidates.contains(where: \.isMentioned) }

    var commits: Int { candidates.count(where: \.isCommit) }
}

/// Something that changed, with what the failure says of it.
struct Candidate {
    var subject: Suspect.Subject
    var paths: [Path]
    /// The short name of its repository, where that is known.
    var repository: String?
    /// The first of its paths that the failure names, that a failing test is called after, and that
    /// only bears a test's name.
    var named: Path?
    var tested: Path?
    var namesake: Path?
    /// The deepest directory, or else the repository, in which something fails.
    var place: String?
    /// Whether it is a package of which the failure speaks.
    var isMentioned = false

    init(_ subject: Suspect.Subject, in clues: Clues) {
        self.subject = subject
        switch subject {
        case .change(let change):
            paths = change.paths.map(Path.init)
            repository = change.repository?.repositoryName
        case .range(let range): (paths, repository) = ([], range.repository)
        case .package(let package):
            (paths, repository) = ([], nil)
            isMentioned = clues.mention(package.name)
        }
        tested = paths.first { clues.likeness(of: $0) == .tested }
        // That a failing test's own file is named says no more than that the test failed.
        let named = paths.filter(clues.name)
        self.named = named.first { !$0.isTest } ?? (tested == nil ? named.first : nil)
        namesake = paths.first { clues.likeness(of: $0) == .namesake }
        place = paths.lazy.compactMap(clues.place).first
        let name = repository?.lowercased()[...]
        if place == nil, let name, clues.words.contains(name) { place = repository }
    }

    var author: Author? {
        switch subject {
        case .change(let change): change.author
        case .range, .package: nil
        }
    }

    var isCommit: Bool {
        switch subject {
        case .change, .range: true
        case .package: false
        }
    }

    /// Whether it and another are, as far as can be seen, one person's.
    func isSameAuthor(as other: Candidate) -> Bool {
        guard let author, let other = other.author else { return false }
        let isSameMail = !author.mail.isEmpty && author.mail.lowercased() == other.mail.lowercased()
        return isSameMail || (!author.name.isEmpty && author.name == other.name)
    }

    /// Whether it changed a file, something in a directory, or a repository.
    func touches(_ directory: String) -> Bool {
        let parts = directory.lowercased().split(separator: "/")
        return repository == directory || paths.contains { $0.parts.starts(with: parts) }
    }
}

extension String {
    /// `solver` of `https://git.example/ocean/solver.git`.
    var repositoryName: String {
        let last = split { "/:".contains($0) }.last ?? self[...]
        return String(last.hasSuffix(".git") ? last.dropLast(4) : last)
    }
}
