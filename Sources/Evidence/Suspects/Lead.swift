import Nightly

/// One way of looking at a candidate, which may find a ground.
struct Lead: Sendable {
    let find: @Sendable (Candidate, Scene) -> Ground?

    /// In the order in which grounds of one weight are told.
    static let all: [Lead] = [
        .alone, .stopped, .named, .tested, .mentioned, .namesake, .nearby, .only, .onlyCommit,
        .sameAuthor, .noCommit, .platform, .needed, .again, .broad, .words, .crowd, .unbounded,
        .machine,
    ]
}

// What the reports name.
extension Lead {
    private static let named = Lead { candidate, _ in
        candidate.named.map { .named(path: $0.text) }
    }

    private static let tested = Lead { candidate, _ in
        candidate.tested.map { .tested(path: $0.text) }
    }

    private static let namesake = Lead { candidate, _ in
        guard candidate.named == nil, candidate.tested == nil, candidate.place == nil else {
            return nil
        }
        return candidate.namesake.map { .namesake(path: $0.text) }
    }

    /// A directory in which most of the commits are tells nothing.
    private static let nearby = Lead { candidate, scene in
        guard candidate.named == nil, candidate.tested == nil, let place = candidate.place else {
            return nil
        }
        let there = scene.candidates.count { $0.touches(place) }
        return there > 3 && 2 * there > scene.commits ? nil : .nearby(directory: place)
    }

    private static let mentioned = Lead { candidate, _ in
        candidate.isMentioned ? .mentioned : nil
    }

    /// Whether others were there too: first in the directory, then in the file itself.
    private static let only = Lead { candidate, scene in
        let others = scene.candidates.filter {
            $0.isCommit && $0.subject != candidate.subject && !$0.isSameAuthor(as: candidate)
        }
        let isNeeded = candidate.repository.map(scene.needs.contains) == true
        let place = scene.places(of: candidate).first { place in
            !others.contains { other in
                other.touches(place)
                    || (isNeeded && other.repository.map(scene.needs.contains) == true)
            }
        }
        return others.isEmpty ? nil : place.map { .only(at: $0) }
    }

    private static let machine = Lead { _, scene in scene.clues.isMachine ? .machine : nil }
}

// What the range is like.
extension Lead {
    private static let alone = Lead { _, scene in scene.candidates.count == 1 ? .alone : nil }

    private static let onlyCommit = Lead { candidate, scene in
        candidate.isCommit && scene.commits == 1 && scene.candidates.count > 1
            && !scene.isOfAPackage ? .onlyCommit : nil
    }

    private static let sameAuthor = Lead { candidate, scene in
        guard candidate.author != nil, scene.commits > 1, !scene.isOfAPackage else { return nil }
        let commits = scene.candidates.filter(\.isCommit)
        return commits.allSatisfy { $0.isSameAuthor(as: candidate) } ? .sameAuthor : nil
    }

    private static let noCommit = Lead { _, scene in
        scene.commits == 0 && scene.candidates.count > 1 ? .noCommit : nil
    }

    private static let crowd = Lead { candidate, scene in
        candidate.isCommit && scene.commits > 10 ? .crowd(scene.commits) : nil
    }

    private static let unbounded = Lead { _, scene in scene.isBounded ? nil : .unbounded }
}

// Where it was built.
extension Lead {
    private static let stopped = Lead { candidate, scene in
        candidate.repository != nil && candidate.repository == scene.stoppedAt ? .stopped : nil
    }

    private static let needed = Lead { candidate, scene in
        guard let part = scene.stoppedAt, let own = candidate.repository else { return nil }
        return scene.needs.contains(own) ? .needed(by: part) : nil
    }

    private static let platform = Lead { candidate, scene in
        guard let platform = scene.platform else { return nil }
        switch candidate.subject {
        case .package(let package):
            return scene.localPackages.contains(package.name) ? .platform(platform) : nil
        case .change, .range:
            let words = candidate.paths.flatMap(\.parts).flatMap { $0.split { "._-".contains($0) } }
            return scene.platformWords.isDisjoint(with: words) ? nil : .platform(platform)
        }
    }
}

// What the change itself is like.
extension Lead {
    private static let again = Lead { candidate, _ in
        guard case .change(let change) = candidate.subject else { return nil }
        let title = change.title.lowercased()
        return ["revert \"revert", "reland", "reapply"].contains { title.hasPrefix($0) }
            ? .again : nil
    }

    private static let broad = Lead { candidate, scene in
        let isNamed =
            [candidate.named, candidate.tested, candidate.namesake].contains { $0 != nil }
            || candidate.place != nil
        return candidate.paths.count > 20 && isNamed && scene.candidates.count > 1
            ? .broad(files: candidate.paths.count) : nil
    }

    private static let words = Lead { candidate, _ in
        guard !candidate.paths.isEmpty else { return nil }
        let isRead = candidate.paths.allSatisfy { path in
            let name = path.parts.last ?? ""
            return path.parts.first == "docs" || path.parts.first == "doc"
                || [".md", ".rst", ".adoc"].contains { name.hasSuffix($0) }
        }
        return isRead ? .words : nil
    }
}

extension Scene {
    /// Where all that points to a candidate points, the widest place first.
    fileprivate func places(of candidate: Candidate) -> [String] {
        if let path = candidate.named ?? candidate.tested {
            return [path.directory, path.text].filter { !$0.isEmpty }
        }
        if let place = candidate.place { return [place] }
        guard let own = candidate.repository else { return [] }
        return own == stoppedAt || needs.contains(own) ? [own] : []
    }
}
