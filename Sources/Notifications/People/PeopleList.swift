/// The people of an organisation, as a table lists them, those who left among them.
package struct PeopleList: Equatable, Sendable {
    package var people: [Person]
    /// Who is not there any more: nothing is sent to them.
    package var leavers: [Person]

    /// Reads a CSV file with a header of at least `name` and `mail`, in any order.
    ///
    /// Every column called `also`, or `also` and a number, holds further addresses and handles, perhaps
    /// several with blanks or `;` between them. Something in `left` but `no`, `0` or `false`, such as a
    /// day, says that they left.
    package init(csv text: String) throws(PeopleListError) {
        var rows = try text.rows()[...]
        let header = (rows.popFirst() ?? []).map { $0.lowercased().filter { !$0.isWhitespace } }
        guard let name = header.firstIndex(of: "name"), let mail = header.firstIndex(of: "mail")
        else {
            throw .noHeader(header)
        }
        let also = header.indices.filter { header[$0].hasPrefix("also") }
        let left = header.firstIndex(of: "left")
        (people, leavers) = ([], [])
        for row in rows where row.contains(where: { !$0.isEmpty }) {
            func cell(_ column: Int) -> String { row.indices.contains(column) ? row[column] : "" }
            let others = also.flatMap { cell($0).split { $0.isWhitespace || $0 == ";" } }
            let person = Person(
                key: cell(mail).lowercased(),
                name: cell(name),
                mail: cell(mail),
                also: others.map(String.init)
            )
            let gone = left.map { !["", "no", "0", "false"].contains(cell($0).lowercased()) }
            if gone == true { leavers.append(person) } else { people.append(person) }
        }
    }
}

/// Why a table of people is none.
package enum PeopleListError: Error, Equatable {
    case noHeader([String])
    case openQuote(line: Int)
}

extension PeopleListError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noHeader: "its first line must name the columns, `name` and `mail` among them"
        case .openQuote(let line): "the quotation mark in line \(line) is never closed"
        }
    }
}

extension String {
    /// The cells of a CSV text, row by row: quoted as RFC 4180 has it, without blanks around them.
    fileprivate func rows() throws(PeopleListError) -> [[String]] {
        var rows: [[String]] = [[]]
        var cell = ""
        var quotedSince: Int?
        var line = 1
        var rest = replacing("\r\n", with: "\n")[...]
        func trimmed(_ cell: String) -> String {
            String(
                cell.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
            )
        }
        while let character = rest.popFirst() {
            if character.isNewline { line += 1 }
            switch (character, quotedSince) {
            case ("\"", .some) where rest.first == "\"": cell.append(rest.removeFirst())
            case ("\"", .some): quotedSince = nil
            case ("\"", nil): quotedSince = line
            case (",", nil):
                rows[rows.count - 1].append(trimmed(cell))
                cell = ""
            case (_, nil) where character.isNewline:
                rows[rows.count - 1].append(trimmed(cell))
                rows.append([])
                cell = ""
            case _: cell.append(character)
            }
        }
        if let quotedSince { throw .openQuote(line: quotedSince) }
        rows[rows.count - 1].append(trimmed(cell))
        return rows
    }
}
