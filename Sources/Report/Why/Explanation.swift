import Foundation
package import Nightly
package import Notifications

/// Why people heard of one incident, or did not: the value of which `daybreak why` is made.
package struct Explanation {
    /// One product's morning, as it was when it was last read.
    package var morning: Morning
    package var product: ProductMorning
    package var incident: Incident
    package var directory: Directory
    /// All that was decided about the incident, oldest first.
    package var decisions: [PastDecision]
    /// All that was owed because of it, oldest first.
    package var receipts: [Receipt]

    package init(
        morning: Morning,
        product: ProductMorning,
        incident: Incident,
        directory: Directory,
        decisions: [PastDecision],
        receipts: [Receipt]
    ) {
        self.morning = morning
        self.product = product
        self.incident = incident
        self.directory = directory
        self.decisions = decisions
        self.receipts = receipts
    }

    /// The whole story, for a terminal of 80 columns.
    package var text: String {
        let sections: [(String, [String])] = [
            ("What ran", phrases.whatRan), ("Since when", sinceWhen),
            ("Who or what may be related", related), ("Who has it", holding),
            ("Who was told", lines(of: told)), ("Who did not get it", lines(of: lost)),
            ("Who was not, and why", notTold),
            ("What happens next", next),
        ]
        let lines = sections.filter { !$0.1.isEmpty }.flatMap { ["", $0.0] + $0.1 }
        return (title + lines).map(\.visible.trimmedEnd).joined(separator: "\n") + "\n"
    }

    private var holding: [String] {
        guard incident.closed == nil, let holder = phrases.holder(in: directory) else { return [] }
        return holder.wrapped(to: 80, indent: "   ")
    }

    var phrases: Phrases { Phrases(product, on: morning) }
    var words: DateWords { phrases.words }

    private var title: [String] {
        let state =
            switch (incident.isAbsence, incident.closed) {
            case (false, nil): "FAILED"
            case (true, nil): "DID NOT RUN"
            case (false, _): "failed"
            case (true, _): "did not run"
            }
        let end = incident.closed.map { ", over since \(moment($0))" } ?? ""
        let inherited = incident.isInherited ? ", already so when first read" : ""
        let zone = words.zone(incident.opened)
        let length = phrases.length(of: incident)
        let opened = "opened \(moment(incident.opened)) \(zone)\(inherited)\(end)"
        return row("\(incident.id)", "\(phrases.name) \(state), \(length)", column: 14)
            .map { String($0.dropFirst(3)) } + row("", opened, column: 11)
    }

    /// Such as `Thu 19 Nov 01:30`.
    func moment(_ moment: Date) -> String { "\(words.day(moment)) \(words.time(moment))" }
}

extension ProductMorning {
    /// What there is to tell of a product to which nothing ever happened, for a terminal of 80 columns.
    package func uneventfulText(on morning: Morning) -> String {
        let lines =
            ["\(name) has had no incident since it was first read.", "", "What ran"]
            + Phrases(self, on: morning).whatRan
        return lines.map(\.visible.trimmedEnd).joined(separator: "\n") + "\n"
    }
}

/// A line of a section: what it is about in a column, and the words beside it.
func row(_ label: String, _ text: String, column: Int = 13) -> [String] {
    let indent = String(repeating: " ", count: 3 + column)
    let isBeside = label.count < column
    let fits = indent.count + text.count <= 80
    let lines = fits ? [indent + text] : text.wrapped(to: 80, indent: indent)
    guard isBeside, let first = lines.first else { return ["   " + label] + lines }
    return ["   " + label.padded(to: column) + first.dropFirst(indent.count)] + lines.dropFirst()
}
