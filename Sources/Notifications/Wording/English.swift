/// Such as `1 test`, `2 tests`.
package func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// Such as `a`, `a and b`, `a, b and c`.
package func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
}

/// Such as `a, b, c and 4 others`, so that a list has an end.
package func list(_ names: [String], atMost limit: Int) -> String {
    guard names.count > limit + 1 else { return list(names) }
    return list(names.prefix(limit) + [count(names.count - limit, "other")])
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Letter {
    /// The parts of a headline that fit into a subject, most important first; the first is always there.
    static func headline(_ tone: Tone, _ parts: [String]) -> String {
        let room = longest - tone.rawValue.count - 2
        var line = (parts.first ?? "").oneLine(limit: room)
        for part in parts.dropFirst() where line.count + 2 + part.count <= room {
            line += "; " + part
        }
        return line
    }
}
