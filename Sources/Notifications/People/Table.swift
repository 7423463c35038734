/// A CSV text: quoted as RFC 4180 has it, without blanks around its cells.
struct Table {
    struct Row: Equatable {
        /// Where it begins, from 1.
        var line: Int
        var cells: [String] = []
    }

    /// The names of the columns, in small letters without blanks.
    var header: [String]
    /// The rows that hold anything.
    var rows: [Row]

    init(csv text: String) throws(TableError) {
        var all = [Row(line: 1)]
        var cell = ""
        var quotedSince: Int?
        var line = 1
        func endCell() {
            all[all.count - 1].cells.append(cell.trimmed)
            cell = ""
        }
        var rest = text.replacing("\r\n", with: "\n")[...]
        while let character = rest.popFirst() {
            if character.isNewline { line += 1 }
            switch (character, quotedSince) {
            case ("\"", .some) where rest.first == "\"": cell.append(rest.removeFirst())
            case ("\"", .some): quotedSince = nil
            case ("\"", nil): quotedSince = line
            case (",", nil): endCell()
            case (_, nil) where character.isNewline:
                endCell()
                all.append(Row(line: line))
            case _: cell.append(character)
            }
        }
        if let quotedSince { throw .openQuote(line: quotedSince) }
        endCell()
        header = all.removeFirst().cells.map { $0.lowercased().filter { !$0.isWhitespace } }
        rows = all.filter { $0.cells.contains { !$0.isEmpty } }
    }
}

/// Why a text is not the table that it should be.
package enum TableError: Error, Equatable {
    case noHeader(needed: String)
    case openQuote(line: Int)
}

extension TableError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noHeader(let needed): "its first line must name the columns, \(needed) among them"
        case .openQuote(let line): "the quotation mark in line \(line) is never closed"
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
