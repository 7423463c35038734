/// What turns one text into another, as `git apply` and `patch` take it; empty where nothing differs.
package func unifiedDiff(from old: String?, to new: String, path: String) -> String {
    guard old != new else { return "" }
    let before = (old ?? "").wholeLines
    let after = new.wholeLines
    let heads =
        old == nil
        ? [
            "diff --git a/\(path) b/\(path)", "new file mode 100644", "--- /dev/null",
            "+++ b/\(path)",
        ]
        : ["diff --git a/\(path) b/\(path)", "--- a/\(path)", "+++ b/\(path)"]
    let hunks = edits(from: before, to: after).hunks(context: 3)
    return heads.map { $0 + "\n" }.joined() + hunks.map(\.text).joined()
}

/// One line that stays, goes or comes.
private struct Edit {
    enum Kind: String {
        case kept = " "
        case gone = "-"
        case come = "+"
    }

    var kind: Kind
    var line: Substring
}

private func edits(from before: [Substring], to after: [Substring]) -> [Edit] {
    // What both begin and end with is no matter of search.
    let head = zip(before, after).prefix { $0 == $1 }.count
    let rest = min(before.count, after.count) - head
    let tail = zip(before.reversed(), after.reversed()).prefix(rest).prefix { $0 == $1 }.count
    let (old, new) = (before[head..<(before.count - tail)], after[head..<(after.count - tail)])
    var middle: [Edit] = []
    var gone: Set<Int> = []
    var come: Set<Int> = []
    // Where almost everything differs, a search would only take long to say so.
    if old.count * new.count > 4_000_000 {
        gone = Set(0..<old.count)
        come = Set(0..<new.count)
    } else {
        for change in Array(new).difference(from: Array(old)) {
            switch change {
            case .remove(let offset, _, _): gone.insert(offset)
            case .insert(let offset, _, _): come.insert(offset)
            }
        }
    }
    var (one, other) = (0, 0)
    while one < old.count || other < new.count {
        if one < old.count, gone.contains(one) {
            middle.append(Edit(kind: .gone, line: old[old.startIndex + one]))
            one += 1
        } else if other < new.count, come.contains(other) {
            middle.append(Edit(kind: .come, line: new[new.startIndex + other]))
            other += 1
        } else {
            middle.append(Edit(kind: .kept, line: old[old.startIndex + one]))
            (one, other) = (one + 1, other + 1)
        }
    }
    return before[..<head].map { Edit(kind: .kept, line: $0) } + middle
        + before[(before.count - tail)...].map { Edit(kind: .kept, line: $0) }
}

private struct Hunk {
    var oldStart: Int
    var newStart: Int
    var edits: [Edit]

    var text: String {
        let (old, new) = (edits.count { $0.kind != .come }, edits.count { $0.kind != .gone })
        // An empty side is said to start before its first line.
        let head =
            "@@ -\(old == 0 ? oldStart - 1 : oldStart),\(old) +\(new == 0 ? newStart - 1 : newStart),\(new) @@\n"
        return head
            + edits.map { edit in
                edit.line.last?.isNewline == true
                    ? "\(edit.kind.rawValue)\(edit.line)"
                    : "\(edit.kind.rawValue)\(edit.line)\n\\ No newline at end of file\n"
            }.joined()
    }
}

extension [Edit] {
    fileprivate func hunks(context: Int) -> [Hunk] {
        let changed = indices.filter { self[$0].kind != .kept }
        var ranges: [Range<Int>] = []
        for index in changed {
            let range = Swift.max(0, index - context)..<Swift.min(count, index + context + 1)
            if let last = ranges.last, last.upperBound >= range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        var hunks: [Hunk] = []
        var (old, new, position) = (1, 1, 0)
        for range in ranges {
            for edit in self[position..<range.lowerBound] {
                old += edit.kind == .come ? 0 : 1
                new += edit.kind == .gone ? 0 : 1
            }
            hunks.append(Hunk(oldStart: old, newStart: new, edits: Array(self[range])))
            for edit in self[range] {
                old += edit.kind == .come ? 0 : 1
                new += edit.kind == .gone ? 0 : 1
            }
            position = range.upperBound
        }
        return hunks
    }
}

extension String {
    /// Its lines with their breaks; only a line feed ends one.
    fileprivate var wholeLines: [Substring] {
        var lines: [Substring] = []
        var rest = self[...]
        while let end = rest.unicodeScalars.firstIndex(of: "\n") {
            let next = rest.unicodeScalars.index(after: end)
            lines.append(rest[..<next])
            rest = rest[next...]
        }
        if !rest.isEmpty { lines.append(rest) }
        return lines
    }
}
