import Nightly

/// A pattern of full job names, such as `build/*`, `build/**` or `verify/tide-?`.
struct JobPattern: Hashable {
    private let segments: [String]
    /// How every name that it matches begins: most do not, and are told apart by that.
    private let beginning: String

    init(_ pattern: String) {
        self.init(pattern.split(separator: "/").map(String.init))
    }

    private init(_ segments: [String]) {
        self.segments = segments
        let fixed = segments.dropLast().prefix { !Self.isWild($0) }
        beginning = fixed.map { $0 + "/" }.joined()
    }

    /// What may belong to a root job when nobody says: the jobs beside it and those in folders below.
    init(beside root: String) {
        let folders = root.split(separator: "/").dropLast().map(String.init)
        self.init(folders.isEmpty ? ["*"] : folders + ["**"])
    }

    /// The one job that it names, if it has no wildcard.
    var name: String? {
        segments.contains(where: Self.isWild) ? nil : segments.joined(separator: "/")
    }

    /// The deepest folder that holds all it can match; empty for the controller itself.
    var folder: String {
        let fixed = segments.prefix { !Self.isWild($0) }
        return (fixed.count == segments.count ? fixed.dropLast() : fixed).joined(separator: "/")
    }

    func matches(_ name: String) -> Bool {
        name.hasPrefix(beginning) && places(after: name).contains(segments.count)
    }

    /// Whether a job inside the folder, at any depth, could match.
    func reaches(into folder: String) -> Bool {
        places(after: folder).contains { $0 < segments.count }
    }

    /// Whether that folder has to be listed to know all that it matches.
    func needs(folder: String) -> Bool {
        guard name == nil, reaches(into: folder) else { return false }
        return self.folder.isEmpty || "\(folder)/".hasPrefix("\(self.folder)/")
    }

    /// How many levels of folders below that one it may reach into, that one included.
    func levels(below folder: String) -> Int {
        segments.contains("**")
            ? .max : max(1, segments.count - folder.split(separator: "/").count)
    }

    private static func isWild(_ segment: String) -> Bool {
        segment.contains { $0 == "*" || $0 == "?" }
    }

    /// How many of the pattern's segments a name may have used up; `**` makes it several.
    private func places(after name: String) -> Set<Int> {
        var places = skipping([0])
        for segment in name.split(separator: "/") {
            var next: Set<Int> = []
            for place in places where place < segments.count {
                if segments[place] == "**" {
                    next.formUnion(place + 1 == segments.count ? [place, place + 1] : [place])
                } else if Glob(segments[place]).matches(String(segment)) {
                    next.insert(place + 1)
                }
            }
            places = skipping(next)
        }
        return places
    }

    /// A `**` before others may stand for no folder at all.
    private func skipping(_ places: Set<Int>) -> Set<Int> {
        var places = places
        for (place, segment) in segments.enumerated().dropLast()
        where segment == "**" && places.contains(place) {
            places.insert(place + 1)
        }
        return places
    }
}
