/// One line of an iCalendar file, put together where it was folded: `DTSTART;TZID=Europe/Oslo:20261116T090000`.
struct CalendarLine: Equatable {
    /// In capitals.
    var name: String
    /// By their names in capitals, without quotation marks.
    var parameters: [String: String]
    var value: String
    /// Where in the file it begins, from 1.
    var number: Int
}

extension [CalendarLine] {
    /// Takes a file apart; a line without a colon says nothing.
    init(_ text: String) {
        var lines: [(number: Int, text: String)] = []
        let physical = text.replacing("\r\n", with: "\n").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        for (index, line) in physical.enumerated() {
            if let first = line.first, first == " " || first == "\t", !lines.isEmpty {
                lines[lines.count - 1].text += line.dropFirst()
            } else {
                lines.append((index + 1, String(line)))
            }
        }
        self = lines.compactMap { CalendarLine($0.text, number: $0.number) }
    }
}

extension CalendarLine {
    fileprivate init?(_ text: String, number: Int) {
        var parts: [String] = [""]
        var isQuoted = false
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "\"": isQuoted.toggle()
            case ":" where !isQuoted:
                self.init(parts, value: String(rest), number: number)
                return
            case ";" where !isQuoted: parts.append("")
            case _: parts[parts.count - 1].append(character)
            }
        }
        return nil
    }

    private init(_ parts: [String], value: String, number: Int) {
        name = parts[0].uppercased()
        parameters = [:]
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { parameters[pair[0].uppercased()] = String(pair[1]) }
        }
        self.value = value
        self.number = number
    }

    /// The value as a person wrote it.
    var text: String {
        var text = ""
        var rest = value[...]
        while let character = rest.popFirst() {
            guard character == "\\", let escaped = rest.popFirst() else {
                text.append(character)
                continue
            }
            text.append(escaped == "n" || escaped == "N" ? " " : escaped)
        }
        return text
    }
}

/// Why a part of a calendar counts for nothing.
enum CalendarTrouble: Error, Equatable {
    /// What a property says is not understood.
    case unread(String, String)
    case missing(String)
    case unknownZone(String)
}

extension CalendarTrouble: CustomStringConvertible {
    var description: String {
        switch self {
        case .unread(let name, let value): "\(name) is not understood here: \(value)"
        case .missing(let name): "it has no \(name)"
        case .unknownZone(let name): "\(name) is no IANA time zone"
        }
    }
}
