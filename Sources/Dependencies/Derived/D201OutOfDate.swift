package import Documents

extension Rule {
    package static let derivedOutOfDate = Rule(
        "D201",
        "derived-out-of-date",
        documentation: """
            A list that is written from the manifest is not what the manifest says now: somebody edited
            it by hand, or forgot `daybreak render` after a change. `daybreak render --check` shows the
            difference as a patch; `daybreak render` writes it.
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
        guard index < old.count, index < new.count else {
            let said =
                index < new.count ? "\"\(new[index])\" here" : "that the file ends before this"
            return outOfDate(Place(file: file, line: index + 1), said, fix: "")
        }
        let (was, isNow) = difference(between: old[index], and: new[index])
        let column = old[index].unicodeScalars.distance(
            from: old[index].startIndex,
            to: was.startIndex
        )
        let place = Place(
            file: file,
            line: index + 1,
            column: column + 1,
            length: was.unicodeScalars.count
        )
        return outOfDate(place, isNow.isEmpty ? "nothing here" : "\(isNow)", fix: String(isNow))
    }

    private func outOfDate(_ place: Place, _ said: String, fix: String) -> Finding {
        Finding(
            .derivedOutOfDate,
            at: place,
            "the manifest says \(said); `daybreak render` writes this",
            fix: Fix(place, fix),
            subject: write.string
        )
    }

    /// The words in which two lines differ.
    private func difference(
        between one: Substring,
        and other: Substring
    ) -> (Substring, Substring) {
        var head = zip(one, other).prefix { $0 == $1 }.count
        while head > 0, one[one.index(one.startIndex, offsetBy: head - 1)] != " " { head -= 1 }
        let rest = min(one.count, other.count) - head
        var tail = zip(one.reversed(), other.reversed()).prefix(rest).prefix { $0 == $1 }.count
        while tail > 0, one[one.index(one.endIndex, offsetBy: -tail)] != " " { tail -= 1 }
        return (one.dropFirst(head).dropLast(tail), other.dropFirst(head).dropLast(tail))
    }
}

extension String {
    fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
