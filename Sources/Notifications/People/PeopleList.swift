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
    package init(csv text: String) throws(TableError) {
        let table = try Table(csv: text)
        let header = table.header
        guard let name = header.firstIndex(of: "name"), let mail = header.firstIndex(of: "mail")
        else {
            throw .noHeader(needed: "`name` and `mail`")
        }
        let also = header.indices.filter { header[$0].hasPrefix("also") }
        let left = header.firstIndex(of: "left")
        (people, leavers) = ([], [])
        for row in table.rows.map(\.cells) {
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
