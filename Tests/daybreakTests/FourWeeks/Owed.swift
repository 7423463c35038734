import Foundation

/// That somebody is to hear, or did hear, of one thing.
struct Word: Hashable, Comparable, CustomStringConvertible {
    var person: String
    var reason: String
    var product: String

    var description: String { "\(person) \(reason) \(product)" }

    static func < (one: Self, other: Self) -> Bool { one.description < other.description }
}

/// A message owed, as `owed.txt` has it.
struct Owed {
    var morning: String
    var word: Word
    /// What must be in it.
    var phrases: [String]
}

extension Owed {
    /// Reads the list: a morning, and below it the people, the reason, the product and the phrases.
    static func all(in text: String) -> [Owed] {
        var owed: [Owed] = []
        var morning = ""
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard line.hasPrefix("  ") else {
                morning = String(line)
                continue
            }
            let words = line.split(separator: " ")
            let verb = words.firstIndex { reasons.contains(String($0)) } ?? 0
            let phrases = words[(verb + 2)...].joined(separator: " ").split(separator: "; ")
            for person in words[..<verb] {
                let word = Word(
                    person: String(person),
                    reason: String(words[verb]),
                    product: String(words[verb + 1])
                )
                owed.append(Owed(morning: morning, word: word, phrases: phrases.map(String.init)))
            }
        }
        return owed
    }

    private static let reasons = [
        "failed", "worse", "fixed", "no-run", "runs-again", "still-failing",
    ]
}
