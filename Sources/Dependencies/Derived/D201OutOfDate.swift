package import Documents

extension Rule {
    package static let derivedOutOfDate = Rule(
        "D201",
        "derived-out-of-date",
        documentation: """
            A list that is written from the manifest is not what the manifest says now: somebody edited
            it by hand, or forgot `daybreak render` after a change.
            """
    )
}

extension Derived {
    /// Where a file first differs from what should be in it, if it does.
    package func difference(from existing: String?, to written: String) -> Finding? {
        guard existing != written else { return nil }
        guard let existing else {
            return Finding(
                .derivedOutOfDate,
                at: Place(file: file),
                "this file is not there; `daybreak render` writes it"
            )
        }
        let (old, new) = (existing.lines, written.lines)
        let index =
            zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            ?? min(old.count, new.count)
        let said = index < new.count ? "\"\(new[index])\" here" : "that the file ends before this"
        return Finding(
            .derivedOutOfDate,
            at: Place(
                file: file,
                line: index + 1,
                length: index < old.count ? old[index].count : 0
            ),
            "the manifest says \(said); `daybreak render` writes this"
        )
    }
}

extension String {
    fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
