import Foundation

@testable import Nightly

extension Story {
    init(_ text: String) throws {
        for line in text.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
            var reader = try StoryReader(line)
            try reader.read(into: &self)
        }
    }
}

/// A line of a story that says nothing sensible.
struct StoryError: Error, CustomStringConvertible {
    var description: String

    init(_ words: String, in line: some StringProtocol) {
        description = "\(words) in \"\(line)\""
    }
}

/// Reads one night of a story.
private struct StoryReader {
    let line: Substring
    let name: String
    let midnight: Date
    let time: Date
    let expected: String?
    /// Names, words and the signs `(`, `)`, `,` and `;`, next one last.
    var words: [String]

    init(_ line: Substring) throws {
        self.line = line
        let halves = line.split(separator: "=>", maxSplits: 1)
        expected = halves.count == 2 ? halves[1].trimmingCharacters(in: .whitespaces) : nil
        words = Self.words(halves[0]).reversed()
        guard let weekday = words.popLast(), let day = words.popLast().flatMap({ Int($0) }) else {
            throw StoryError("no day", in: line)
        }
        let components = DateComponents(timeZone: .gmt, year: 2026, month: 11, day: day)
        guard let date = Calendar(identifier: .gregorian).date(from: components) else {
            throw StoryError("no such day", in: line)
        }
        midnight = date
        if let clock = words.last.flatMap(Self.clock) {
            words.removeLast()
            (name, time) = ("\(weekday) \(day)", date + clock)
        } else {
            (name, time) = ("\(weekday) \(day)", date + 7 * 3600)
        }
    }

    mutating func read(into story: inout Story) throws {
        story.begins = min(story.begins, midnight)
        var states: [JobID: Set<String>] = [:]
        while !words.isEmpty {
            let node = try node()
            let root = JobID(node.name)
            if !story.roots.contains(root) && node.values["rerun"] == nil {
                story.roots.append(root)
            }
            states[root] = node.states
            try play(node, into: &story)
            guard words.last == ";" else { break }
            words.removeLast()
        }
        guard words.isEmpty else { throw StoryError("\(words.reversed()) is too much", in: line) }
        guard let expected else { return }
        story.mornings.append(
            Story.Morning(name: name, time: time, states: states, expected: expected)
        )
    }

    // MARK: What was written

    private struct Node {
        var name: String
        var platform: String?
        var values: [String: String] = [:]
        var states: Set<String> = []
        var attempts: [(result: String, children: [Node])] = []
    }

    private mutating func node() throws -> Node {
        let title = (words.popLast() ?? "").split(separator: "@", maxSplits: 1).map(String.init)
        guard let name = title.first else { throw StoryError("no name", in: line) }
        var node = Node(name: name, platform: title.count == 2 ? title[1] : nil)
        while let word = words.last, !["(", ")", ",", ";"].contains(word) {
            words.removeLast()
            if word == word.uppercased() {
                node.attempts.append((word, try children()))
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            switch (parts[0], parts.count) {
            case ("at", 2), ("took", 2), ("after", 2), ("by", 2), ("via", 2), ("branch", 2),
                ("rerun", 2), ("mode", 2), ("number", 2), ("ahead", 2):
                node.values[parts[0]] = parts[1]
            case ("disabled", 1), ("queued", 1), ("unread", 1), ("childless", 1), ("rotated", 1):
                node.states.insert(word)
            case (_, _):
                throw StoryError("\(word) is no word of ours", in: line)
            }
        }
        return node
    }

    private mutating func children() throws -> [Node] {
        guard words.last == "(" else { return [] }
        var nodes: [Node] = []
        repeat {
            words.removeLast()
            nodes.append(try node())
        } while words.last == ","
        guard words.popLast() == ")" else { throw StoryError("no )", in: line) }
        return nodes
    }

    // MARK: What happened

    private func play(_ root: Node, into story: inout Story) throws {
        let start = midnight + (root.values["at"].flatMap(Self.clock) ?? 5405)
        var triggers = [root.values["rerun"].map(Trigger.person) ?? .timer]
        if let ahead = root.values["ahead"].flatMap(Self.length) {
            story.ahead[JobID(root.name).controller] = ahead
        }
        if let origin = root.values["via"] {
            let ends = start + 20 * 3600
            let above = story.add(
                JobID(origin),
                .success,
                from: start - 1,
                to: ends,
                triggers: triggers
            )
            triggers = [.upstream(above.id)]
        }
        try play(root, from: start, for: 7200, triggers: triggers, into: &story)
    }

    private func play(
        _ node: Node,
        from start: Date,
        for length: TimeInterval,
        triggers: [Trigger],
        into story: inout Story
    ) throws {
        let length = node.values["took"].flatMap(Self.length) ?? length
        var start = start
        for (result, children) in node.attempts {
            guard let (outcome, interruption) = Self.outcome(result) else {
                throw StoryError("\(result) is no result", in: line)
            }
            let end = start + length
            let build = story.add(
                JobID(node.name),
                outcome,
                from: start,
                to: end,
                triggers: triggers,
                number: node.values["number"].flatMap { Int($0) }
            )
            story.amend(build.id) { build in
                build.branch = node.values["branch"]
                build.interruption = interruption ?? node.values["by"].map { .person($0) }
                build.parameters["PLATFORM"] = node.platform
                build.parameters["MODE"] = node.values["mode"]
            }
            for child in children {
                let detached = child.values["after"].flatMap(Self.length).map { end + $0 }
                try play(
                    child,
                    from: detached ?? start + 60,
                    for: length / 4,
                    triggers: [.upstream(build.id)],
                    into: &story
                )
            }
            start = end + 1
        }
    }

    private static func outcome(_ word: String) -> (BuildResult, Interruption?)? {
        switch word {
        case "TIMEOUT": (.aborted, .timeout)
        case "SUPERSEDED": (.notBuilt, .superseded(by: nil))
        case "RESTART": (.aborted, .restart)
        default: BuildResult(rawValue: word).map { ($0, nil) }
        }
    }

    // MARK: Words

    private static func words(_ text: Substring) -> [String] {
        var spaced = String(text)
        for sign in ["(", ")", ", ", ";"] {
            spaced = spaced.replacingOccurrences(of: sign, with: " \(sign) ")
        }
        return spaced.split(separator: " ").map(String.init)
    }

    /// `07:00`, in seconds after midnight.
    private static func clock(_ text: String) -> TimeInterval? {
        let parts = text.split(separator: ":").map { Double($0) }
        guard parts.count == 2, let hours = parts[0], let minutes = parts[1] else { return nil }
        return (hours * 60 + minutes) * 60
    }

    /// `30h` or `20m`, in seconds.
    private static func length(_ text: String) -> TimeInterval? {
        Double(text.dropLast()).map { text.hasSuffix("h") ? $0 * 3600 : $0 * 60 }
    }
}

extension Story {
    fileprivate mutating func amend(_ id: BuildID, _ change: (inout Build) -> Void) {
        guard let index = builds.firstIndex(where: { $0.id == id }) else { return }
        change(&builds[index])
    }
}
