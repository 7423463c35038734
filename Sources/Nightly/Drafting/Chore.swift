import Foundation

/// Why a timer job is taken for one that only tidies up.
///
/// What it leaves behind decides: other jobs started and tests run are what builds do; changes and
/// artifacts nearly so, for a chore's script may lie in a repository, and it may keep its log. Against
/// that stand a telling name, many runs a day, and short ones.
struct Chore {
    /// In words, such as `144 runs a day, 1 min each; it starts, tests and archives nothing`.
    let why: String

    /// - Parameters:
    ///   - childCount: How many jobs it starts.
    ///   - perDay: How often it is due, on a day when it is.
    init?(_ job: Job, childCount: Int, perDay: Int) {
        let tests = job.builds.contains { $0.tests != nil }
        guard childCount == 0, !tests else { return nil }
        let traces = job.builds.contains { !$0.changes.isEmpty || !$0.artifacts.isEmpty }
        var signs: [String] = []
        if perDay > 4 { signs.append("\(perDay) runs a day") }
        if let minutes = job.usualMinutes, minutes < 5 {
            signs.append(minutes < 1 ? "under a minute each" : "\(Int(minutes)) min each")
        }
        if let word = job.id.name.chore { signs.append("called \(word)") }
        guard signs.count >= (traces ? 2 : 1) else { return nil }
        let nothing =
            traces ? "it starts and tests nothing" : "it starts, tests and archives nothing"
        why = "\(signs.joined(separator: ", ")); \(nothing)"
    }
}

extension Job {
    /// How long a build takes, in the middle.
    fileprivate var usualMinutes: Double? {
        let lengths = builds.compactMap { build -> Double? in
            guard case .finished(_, let end) = build.progress else { return nil }
            return end.timeIntervalSince(build.start) / 60
        }.sorted()
        return lengths.isEmpty ? nil : lengths[lengths.count / 2]
    }
}

extension String {
    /// The word in a job's own name that tells of a chore.
    fileprivate var chore: String? {
        let name = split(separator: "/").last?.lowercased() ?? ""
        let words = name.split { !$0.isLetter }.map(String.init)
        return Self.chores.first { words.contains($0) || $0.count > 6 && name.contains($0) }
    }

    private static let chores = [
        "backup", "cleanup", "clean", "gc", "housekeeping", "janitor", "maintenance", "mirror",
        "prune", "purge", "reaper", "restart", "rotate", "sweep", "sync",
    ]
}
