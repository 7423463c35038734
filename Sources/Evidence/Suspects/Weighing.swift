package import Nightly

/// Weighs the changes in a failure's range against what its reports say, most suspect first.
///
/// - A change is high if it is the only one in the range, or if a file that it touches is named by a
///   failed test or an error while the files of no more than two others are.
/// - It is medium if its author wrote everything in the range, or its file is one of many that are named.
package func suspects(among changes: [Change], given detail: BuildDetail?) -> [Suspect] {
    let errors = detail.map(Errors.init)
    let named = changes.map { change in change.paths.first { errors?.name($0) == true } }
    let namedCount = named.count { $0 != nil }
    let isOneAuthor = Set(changes.map(\.author)).count == 1
    let suspects = zip(changes, named).map { change, path in
        var suspect = Suspect(.change(change), confidence: .low, grounds: [])
        if isOneAuthor && changes.count > 1 {
            suspect.confidence = .medium
            suspect.grounds.append(.sameAuthor)
        }
        if let path {
            suspect.confidence = namedCount <= 3 ? .high : .medium
            suspect.grounds.append(.named(path: path))
        }
        if changes.count == 1 {
            suspect.confidence = .high
            suspect.grounds.append(.alone)
        }
        return suspect
    }
    return suspects.enumerated()
        .sorted { ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset) }
        .map(\.element)
}

/// The words of a failure in which a file may be named.
private struct Errors {
    private let words: Set<Substring>

    init(_ detail: BuildDetail) {
        let texts = detail.failedTests.prefix(50).flatMap { [$0.name, $0.message] }
        let all = texts + [detail.stageError ?? ""]
        words = Set(all.flatMap { $0.prefix(10_000).lowercased().split { !$0.isFileCharacter } })
    }

    /// Whether a file is named: by its own name, or by what a test of it is usually called.
    func name(_ path: String) -> Bool {
        guard let file = path.lowercased().split(separator: "/").last else { return false }
        let stem = file.prefix { $0 != "." }
        let names = [stem, "test_\(stem)", "\(stem)_test", "test\(stem)", "\(stem)test"]
        return stem.count > 3 && names.contains { words.contains($0) }
    }
}

extension Character {
    /// Whether it is part of a word such as `open_boundary`: a dot ends one, so that `a.b_test` is two.
    fileprivate var isFileCharacter: Bool { isLetter || isNumber || self == "_" || self == "-" }
}
