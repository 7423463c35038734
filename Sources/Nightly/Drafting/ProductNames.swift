/// What products a set of root jobs is for, by their folders and names.
///
/// `nightly/thalassa` and `nightly/thalassa-minimum` are one product; so are `thalassa/nightly` and
/// `thalassa/minimum`, and the branch `thalassa/main` bears its project's name.
struct ProductNames {
    /// Each product with its jobs, in the order of their names.
    let groups: [(name: String, jobs: [JobID])]

    init(_ jobs: [JobID]) {
        let jobs = jobs.sorted { $0.name < $1.name }
        let siblings = Dictionary(grouping: jobs.map { Label($0.name) }, by: \.folder)
        var groups: [(label: Label, jobs: [JobID])] = []
        for job in jobs {
            var label = Label(job.name)
            if label.name.isMainBranch || siblings[label.folder].isVariantsOnly {
                label = label.above
            }
            if let index = groups.firstIndex(where: { $0.label.covers(label) }) {
                groups[index].jobs.append(job)
            } else {
                groups.append((label, [job]))
            }
        }
        let counts = Dictionary(grouping: groups, by: \.label.name).mapValues(\.count)
        self.groups = groups.map { label, jobs in
            let isOnly = counts[label.name] == 1 || label.folder.isEmpty
            return ((isOnly ? label.name : "\(label.folder)-\(label.name)").plain, jobs)
        }
    }
}

/// A job's folder and name, without an ending that only says how it is started.
private struct Label: Hashable {
    let folder: String
    let name: String

    init(_ path: String) {
        let parts = path.split(separator: "/").map(String.init)
        var name = parts.last ?? path
        for ending in ["-cron", "_cron", "-timer", "-trigger"]
        where name.hasSuffix(ending) && name != ending {
            name.removeLast(ending.count)
        }
        self.name = name
        folder = parts.dropLast().joined(separator: "/")
    }

    var above: Label { folder.isEmpty ? self : Label(folder) }
    /// Whether the other is the same, or a variant of it, as `thalassa-minimum` is of `thalassa`.
    func covers(_ other: Label) -> Bool {
        guard folder == other.folder, other.name.hasPrefix(name) else { return false }
        let rest = other.name.dropFirst(name.count)
        return rest.isEmpty || "-_.".contains(rest.first ?? "a") && rest.isVariant
    }
}

extension [Label]? {
    /// Whether several jobs of a folder say nothing of what they build.
    fileprivate var isVariantsOnly: Bool {
        guard let self, self.count > 1 else { return false }
        return self.allSatisfy { $0.name[...].isVariant }
    }
}

extension Substring {
    /// Whether all of its words say when, where or how, and none what.
    fileprivate var isVariant: Bool {
        split { "-_.".contains($0) }.allSatisfy { word in
            word.allSatisfy(\.isNumber) || Self.variants.contains(word.lowercased())
        }
    }

    private static let variants: Set<String> = [
        "aarch64", "amd64", "arm64", "asan", "build", "clean", "coverage", "daily", "debug", "full",
        "integration", "latest", "linux", "macos", "min", "minimal", "minimum", "monthly",
        "nightly",
        "oldest", "slow", "test", "tests", "tsan", "ubsan", "valgrind", "weekly", "windows", "x86",
    ]
}

extension String {
    /// As the configuration takes names: letters, digits, dots, dashes and underscores.
    fileprivate var plain: String {
        let letters = map { letter in
            letter.isASCII && (letter.isLetter || letter.isNumber || "._-".contains(letter))
                ? letter : "-"
        }
        let name = String(letters.drop { !$0.isLetter && !$0.isNumber }.prefix(64))
        return name.isEmpty ? "product" : name
    }
}
