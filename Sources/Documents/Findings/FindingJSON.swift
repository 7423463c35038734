import Foundation

extension [Finding] {
    /// What another program reads: one array, in the order of the findings.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(map(Spelling.init)), as: UTF8.self) + "\n"
    }
}

/// A finding as its JSON spells it.
private struct Spelling: Encodable {
    var rule: String
    var name: String
    var severity: Severity
    var place: Spot
    var message: String
    var help: String?
    var fix: Change?
    var related: [Note]

    struct Spot: Encodable {
        var file: String
        var line: Int
        var column: Int
        var length: Int

        init(_ place: Place) {
            (file, line, column, length) = (place.file, place.line, place.column, place.length)
        }
    }

    struct Change: Encodable {
        var place: Spot
        var replacement: String
        var safe: Bool
    }

    struct Note: Encodable {
        var place: Spot
        var note: String
    }

    init(_ finding: Finding) {
        rule = finding.rule.id
        name = finding.rule.name
        severity = finding.rule.severity
        place = Spot(finding.place)
        message = finding.message
        help = finding.help
        fix = finding.fix.map {
            Change(place: Spot($0.place), replacement: $0.replacement, safe: $0.isSafe)
        }
        related = finding.related.map { Note(place: Spot($0.place), note: $0.note) }
    }
}
