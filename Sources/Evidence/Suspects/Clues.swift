import Nightly

/// What a failure's reports name: files, tests, and the places in which they lie.
struct Clues {
    /// The paths in them, by their parts, the last of which is a file's name.
    private var files: Set<[Substring]> = []
    /// Names such as `org.sim.mesh.Halo.run`, by their parts.
    private var dotted: Set<[Substring]> = []
    /// What failed tests are called after, without what makes it a test's name, and where they lie.
    private var tested: [String: Set<Substring?>] = [:]
    private var places: Set<Substring> = []
    private(set) var words: Set<Substring> = []
    let isMachine: Bool

    init(_ detail: BuildDetail?) {
        let tests = (detail?.failedTests ?? []).prefix(50)
        let messages = tests.map(\.message) + [detail?.stageError ?? ""]
        let texts = messages.map { String($0.prefix(10_000)).lowercased() }
        isMachine = tests.isEmpty && texts.contains(where: \.readsLikeAMachine)
        for text in texts { read(text) }
        for test in tests { read(test: test.name.prefix(1_000).lowercased()) }
    }

    private mutating func read(_ text: String) {
        for token in text.split(whereSeparator: { !$0.isPartOfAPath }) {
            let parts = token.split(whereSeparator: { $0 == "/" || $0 == "\\" })
            words.formUnion(token.split { !$0.isLetter && !$0.isNumber && $0 != "_" })
            guard let last = parts.last, last.isFileName || parts.count > 1 else { continue }
            if parts.count == 1 && last.split(separator: ".").count > 2 {
                dotted.insert(last.split(separator: "."))
            } else if last.isFileName {
                files.insert(Array(parts))
                let above = parts.dropLast()
                let place = above.deepest
                if let place { places.insert(place) }
                if let name = last.stem.testedName
                    ?? (above.contains(where: \.holdsTests) ? last.stem.plain : nil)
                {
                    tested[name, default: []].insert(place)
                }
            }
        }
    }

    private mutating func read(test name: String) {
        let parts = name.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }
        dotted.insert(parts)
        words.formUnion(parts)
        let place = parts.dropLast().deepest
        places.formUnion(
            [place, parts.lazy.compactMap(\.testedName).first?[...]].compactMap(\.self)
        )
        for part in parts { tested[part.testedName ?? part.plain, default: []].insert(place) }
    }
}

extension Clues {
    /// Whether the file itself is named: its whole path, as much of it as a compiler shows, or the
    /// class that it holds.
    func name(_ path: Path) -> Bool {
        let own = (path.parts.dropLast() + [path.stem]).suffix(2)
        let spoken = dotted.filter { $0.contains(path.stem) }
        if own.count > 1 && spoken.contains(where: { $0.holds(own) }) { return true }
        return files.contains { file in
            let shared = min(file.count, path.parts.count)
            guard file.suffix(shared) == path.parts.suffix(shared) else { return false }
            return shared > 1 || (!path.isCommon && file.count <= 3 && spoken.isEmpty)
        }
    }

    /// Whether a package is spoken of, by its name or without the `lib` before it.
    func mention(_ package: String) -> Bool {
        let name = package.lowercased()[...]
        return [name, name.hasPrefix("lib") ? name.dropFirst(3) : name].contains {
            $0.count > 2 && words.contains($0)
        }
    }

    enum Likeness { case tested, namesake }

    /// Whether a failed test is called after the file, and lies where the file does, if it says where;
    /// one that lies elsewhere may still mean it, unless every module has a file of that name.
    func likeness(of path: Path) -> Likeness? {
        let name = path.stem.testedName ?? path.stem.plain
        guard path.stem.count > 2, let tests = tested[name] else { return nil }
        let isThere = tests.contains { $0.map(path.directories.contains) == true }
        if isThere || (!path.isCommon && tests.contains(nil)) { return .tested }
        return path.isCommon ? nil : .namesake
    }

    /// The deepest directory of a path in which something fails.
    func place(of path: Path) -> String? {
        let depth = path.parts.dropLast().lastIndex { !$0.isCommonDirectory && places.contains($0) }
        return depth.map { path.folder($0 + 1) }
    }
}

/// The path of a changed file.
struct Path: Hashable {
    /// As the change has it.
    let text: String
    /// In small letters.
    let parts: [Substring]

    init(_ path: String) {
        text = path
        parts = path.lowercased().split(separator: "/")
    }

    /// The folder that it lies in, empty at the top.
    var directory: String { folder(parts.count - 1) }

    /// The first of its folders.
    func folder(_ depth: Int) -> String {
        text.split(separator: "/").prefix(depth).joined(separator: "/")
    }

    var stem: Substring { parts.last?.stem ?? "" }

    /// The directories that tell one part of a project from another.
    var directories: [Substring] { parts.dropLast().filter { !$0.isCommonDirectory } }

    var isTest: Bool { stem.testedName != nil || parts.dropLast().contains(where: \.holdsTests) }

    /// Whether many a module has a file of this name.
    var isCommon: Bool { stem.count < 4 || Self.commonStems.contains(stem) }

    private static let commonStems: Set<Substring> = [
        "__init__", "utils", "util", "config", "types", "model", "models", "main", "index",
        "common",
        "helpers", "base", "constants", "errors", "test", "tests", "setup", "conftest", "makefile",
        "cmakelists", "readme", "package",
    ]
}

extension Substring {
    /// Without its ending.
    fileprivate var stem: Substring { prefix { $0 != "." } }

    /// Whether it looks like `flux.cpp`.
    fileprivate var isFileName: Bool {
        guard let dot = lastIndex(of: "."), dot > startIndex else { return false }
        let ending = self[index(after: dot)...]
        return (1...5).contains(ending.count) && ending.first?.isLetter == true
            && self[..<dot].contains { $0.isLetter }
    }

    /// In small letters without what tells `open_boundary` from `OpenBoundary`.
    fileprivate var plain: String { filter { $0 != "_" && $0 != "-" } }

    /// `flux` of `test_flux`, `fluxtest` and the like; nil for a name that is not a test's.
    fileprivate var testedName: String? {
        let plain = plain
        for ending in ["tests", "test", "spec", "it"]
        where plain.hasSuffix(ending) && plain.count > ending.count + 2
            && (ending != "it" || hasSuffix("_it"))
        {
            return String(plain.dropLast(ending.count))
        }
        return plain.hasPrefix("test") && plain.count > 6 ? String(plain.dropFirst(4)) : nil
    }

    fileprivate var holdsTests: Bool { self == "test" || self == "tests" || self == "spec" }

    fileprivate var isCommonDirectory: Bool {
        let common: Set<Substring> = [
            "src", "lib", "libs", "test", "tests", "include", "main", "java", "python", "cpp",
            "org",
            "com", "net", "app", "apps", "pkg", "internal", "ws", "workspace", "home", "build",
            "usr",
            "opt", "local", "jenkins", "source", "sources", "packages", "modules", "core", "var",
        ]
        return common.contains(self)
    }
}

extension String {
    /// What is said when a disk is full, an agent is gone or a name is not found.
    fileprivate var readsLikeAMachine: Bool {
        [
            "no space left on device", "could not resolve host", "connection refused",
            "connection reset", "connection timed out", "went offline", "closedchannelexception",
            "channel is already closed", "channel closed", "cannot allocate memory",
            "read timed out",
            "temporary failure in name resolution", "502 bad gateway", "503 service",
            "504 gateway", "exit code 143", "exit code 137", "removed or offline",
            "unable to access", "disk quota exceeded",
        ].contains { contains($0) }
    }
}

extension ArraySlice<Substring> {
    /// The last directory that tells one part of a project from another.
    fileprivate var deepest: Substring? {
        prefix { $0.testedName == nil }.last { !$0.isCommonDirectory }
    }
}

extension [Substring] {
    /// Whether some parts stand in it one after the other.
    fileprivate func holds(_ parts: ArraySlice<Substring>) -> Bool {
        indices.contains { self[$0...].starts(with: parts) }
    }
}

extension Character {
    fileprivate var isPartOfAPath: Bool { isLetter || isNumber || "_-+./\\".contains(self) }
}
