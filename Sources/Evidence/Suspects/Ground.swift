/// One thing that points to a suspect, or away from it.
///
/// A new one is a case with its weight here, a `Lead` that finds it, and its words in a letter.
package enum Ground: Hashable, Sendable, Codable {
    /// The failure names a file that it touches.
    case named(path: String)
    /// A failing test is called after a file that it touches.
    case tested(path: String)
    /// What fails lies in a directory that it touches.
    case nearby(directory: String)
    /// The failure mentions the package.
    case mentioned
    /// A file that it touches bears the name of a failing test that lies elsewhere.
    case namesake(path: String)
    /// Nobody else changed the file, the directory or the repository to which all this points.
    case only(at: String)
    /// There is nothing else in the range.
    case alone
    /// There is no other commit in the range, but packages changed too.
    case onlyCommit
    /// Every commit in the range is its author's.
    case sameAuthor
    /// No commit is in the range: only packages changed.
    case noCommit
    /// The build stopped at this repository.
    case stopped
    /// The build stopped at a part that needs this repository.
    case needed(by: String)
    /// It concerns one platform only, the one that fails while others pass.
    case platform(String)
    /// It comes back after it was reverted.
    case again
    /// It touches so many files that some of them are always named.
    case broad(files: Int)
    /// It touches nothing but what people read.
    case words
    /// As much, or more, points to what somebody else did: then nobody is sure to be the one.
    case contested
    /// It is one of very many commits.
    case crowd(Int)
    /// Nobody knows when this last passed, so that the range may be longer.
    case unbounded
    /// The failure reads as if a machine, and not a change, had broken it.
    case machine
}

extension Ground {
    /// What it adds to the sum; the last column says what it was weighed by.
    package var weight: Int {
        switch self {
        case .alone: 6  // whoever broke it, there is nothing else that could have
        case .mentioned: 6  // that it changed, and that it is spoken of, are two things that agree
        case .stopped: 5  // the build's own word
        case .named, .tested: 4  // the report's own word, but it may name a victim
        case .sameAuthor: 4  // whichever it was, it was theirs, unless it was a package
        case .onlyCommit: 3  // it was this one, unless it was a package
        case .noCommit, .platform: 3  // two things that happened in one place, once
        case .only, .needed, .again, .nearby, .namesake: 2  // confirms something, proves nothing
        case .contested: 0  // it keeps its place, but `Confidence` is never high
        case .crowd: -1  // among many, one fits by chance
        case .unbounded: -2  // the one that broke it may not even be here
        case .words, .machine: -4  // even the only change in a range is then no likely one
        case .broad: -5  // takes back what the reports name, for they would name it anyway
        }
    }
}

extension Confidence {
    /// The least sum that gives it.
    var least: Int {
        switch self {
        case .low: .min
        case .medium: 3
        case .high: 6
        }
    }

    /// High is what may be told to a person: the only change, or two independent things that agree, and
    /// nobody else of whom the like can be said.
    init(sum: Int, isContested: Bool) {
        switch sum {
        case Self.high.least...: self = isContested ? .medium : .high
        case Self.medium.least...: self = .medium
        case _: self = .low
        }
    }
}
