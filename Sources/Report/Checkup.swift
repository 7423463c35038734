import Notifications

/// What `doctor` found of one thing that a run needs.
package struct Checkup: Equatable, Sendable {
    package enum Finding: Equatable, Sendable {
        case works(String)
        /// It may work; what to do to be sure.
        case unsure(String, remedy: String)
        case broken(String, remedy: String)
    }

    /// What of: controllers, mail, people.
    package enum Part: String, Sendable, CaseIterable {
        case controllers = "Controllers"
        case mail = "Mail"
        case people = "People"
        case templates = "Templates"
        case state = "State"
        case test = "Test messages"
    }

    package var part: Part
    package var subject: String
    package var finding: Finding

    package init(_ part: Part, _ subject: String, _ finding: Finding) {
        self.part = part
        self.subject = subject
        self.finding = finding
    }

    package var isBroken: Bool {
        switch finding {
        case .broken: true
        case .works, .unsure: false
        }
    }
}

extension [Checkup] {
    /// Part by part, each line with a mark, and below it what to do.
    package var text: String {
        let column = Swift.min((map(\.subject.count).max() ?? 0) + 2, 32)
        let parts = Checkup.Part.allCases.compactMap { part -> String? in
            let lines = filter { $0.part == part }.flatMap { $0.lines(column: column) }
            return lines.isEmpty ? nil : ([part.rawValue] + lines).joined(separator: "\n")
        }
        return parts.joined(separator: "\n\n") + "\n"
    }
}

extension Checkup {
    fileprivate func lines(column: Int) -> [String] {
        let name = subject.oneLine(limit: 100)
        let (mark, words, remedy): (String, String, String?) =
            switch finding {
            case .works(let words): ("+", words, nil)
            case .unsure(let words, let remedy): ("?", words, remedy)
            case .broken(let words, let remedy): ("x", words, remedy)
            }
        let said = [words, remedy].compactMap(\.self).joined(separator: "; ")
        let lines = row(name, said.oneLine(limit: 400), column: column)
        return [" \(mark) " + lines[0].dropFirst(3)] + lines.dropFirst()
    }
}
