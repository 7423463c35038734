import Nightly
package import Notifications

extension Explanation {
    /// What one person heard of it, or why they heard nothing, and when they would.
    package func text(about person: Person) -> String {
        let name = person.name.oneLine(limit: 40)
        let told = told.filter { $0.person.key == person.key }
        let lost = lost.filter { $0.person.key == person.key }
        let nothing =
            ["\(name) was told nothing about \(incident.id)."]
            + indented("\(standing) \(reason(person, name))")
        let lines =
            (told.isEmpty ? [] : ["\(name) was told of \(incident.id):"] + self.lines(of: told))
            + (lost.isEmpty
                ? [] : ["\(name) did not get this about \(incident.id):"] + self.lines(of: lost))
        let ending = indented("\(name) would be told: \(rule(for: person)).")
        return ((lines.isEmpty ? nothing : lines) + ending).map(\.visible.trimmedEnd).joined(
            separator: "\n"
        ) + "\n"
    }

    private func indented(_ text: String) -> [String] { text.wrapped(to: 80, indent: "   ") }

    /// How long it lasts, and who has it.
    private var standing: String {
        let length = phrases.length(of: incident)
        let holder = phrases.holder(in: directory).map { "; \($0)" } ?? ""
        if let closed = incident.closed { return "\(incident.id) is over since \(moment(closed))." }
        return "\(incident.id) is in its \(length)\(holder)."
    }

    private func reason(_ person: Person, _ name: String) -> String {
        let last = decisions.last { $0.decision.person.key == person.key }?.decision
        if let last, case .keepSilent(let silence) = last.answer {
            return "As \(last.role.words): \(silence.words)."
        }
        return relation(of: person) == nil
            ? "\(name) neither owns nor watches \(phrases.name), nor is a suspect." : ""
    }

    private func relation(of person: Person) -> Role? {
        if product.concern.owner.key == person.key { return .owner }
        let watches = product.concern.stakeholders.contains { $0.key == person.key }
        return watches ? .stakeholder : nil
    }

    /// Under the rules of today.
    private func rule(for person: Person) -> String {
        switch relation(of: person) {
        case .owner: "when it fails anew, gets worse or passes again, as its owner"
        case .stakeholder: "in the summary of a morning on which it moved, as a stakeholder"
        case .suspect, .told, .named, .holder, nil: "only if a change of theirs may be related"
        }
    }
}
