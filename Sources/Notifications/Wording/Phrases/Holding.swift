import Dependencies
import Evidence
import Foundation
import Nightly

extension Phrases {
    /// Who said that they have it, or had it: `Tomasz Wilk has it until Fri 20 (TH-4312)`.
    package func holder(in directory: Directory) -> String? {
        let holds = holds(in: directory)
        guard holds.contains(where: { $0.hold != nil }) else { return nil }
        return sentences(holds, day: words.shortDay).joined(separator: "; ")
    }

    /// Whose it is and who has it, such as "Owner: Marit Solheim, who has it".
    func ownership(in directory: Directory) -> String {
        let holds = holds(in: directory)
        if let hold = holds.first?.hold, holds.count == 1, !hold.isOver, hold.name == owner {
            return "Owner: \(owner), who has it\(hold.terms(words.day))."
        }
        let sentences = sentences(holds, day: words.day)
        return "Owner: \(owner). \(sentences.joined(separator: "; ").capitalizedFirst)."
    }

    private func sentences(_ holds: [Held], day: (Date) -> String) -> [String] {
        guard holds.contains(where: { $0.hold != nil }) else { return ["nobody has it yet"] }
        return holds.flatMap { held -> [String] in
            let places = holds.count == 1 ? "it" : list(held.places, atMost: 3)
            guard let hold = held.hold else { return ["nobody has \(places) yet"] }
            let verb = hold.isOver ? "had" : "has"
            let now = hold.isOver ? ["nobody has \(holds.count == 1 ? "it" : "that") now"] : []
            return ["\(hold.name) \(verb) \(places)\(hold.terms(day))"] + now
        }
    }

    /// The places that fail and are no known issues, by who has them; of an absence, all of it.
    private func holds(in directory: Directory) -> [Held] {
        let failing = product.cases.filter { !$0.isWithheld }
        let places: [(String, Acknowledgement?)] =
            failing.isEmpty
            ? [("it", product.acknowledgement)]
            : failing.map { (place(of: $0), $0.acknowledgement) }
        return places.reduce(into: []) { holds, next in
            let hold = next.1.map { Hold($0, in: directory, words) }
            if let index = holds.firstIndex(where: { $0.hold == hold }) {
                holds[index].places.append(next.0)
            } else {
                holds.append(Held(hold: hold, places: [next.0]))
            }
        }
    }
}

/// Some places and who has them; nil for nobody.
private struct Held {
    var hold: Hold?
    var places: [String]
}

/// An acknowledgement in the names and days of people.
private struct Hold: Equatable {
    var name: String
    var until: Date?
    var note: String
    var isOver: Bool

    init(_ acknowledgement: Acknowledgement, in directory: Directory, _ words: DateWords) {
        name = directory.name(of: acknowledgement.who).oneLine(limit: 40)
        until = acknowledgement.until.map(words.noon)
        note = (acknowledgement.ticket ?? acknowledgement.why).oneLine(limit: 50)
        isOver = acknowledgement.isOver
    }

    /// Such as ` until Fri 20 Nov (TH-4312)`.
    func terms(_ day: (Date) -> String) -> String {
        (until.map { " until \(day($0))" } ?? "") + (note.isEmpty ? "" : " (\(note))")
    }
}
