import Notifications
import Testing

/// A table of people, as an organisation exports it.
@Suite struct PeopleListTests {
    @Test func columnsMayStandInAnyOrderAndCellsBeQuoted() throws {
        let list = try PeopleList(
            csv: """
                Left, Mail, also, Name, also2, phone\r
                ,ines@x.example,id@home.example; iduarte,"Duarte, ""Fay"" Ines",ines-d,12\r
                \r
                2026-03-31,ola@x.example,,Ola Nordmann\r
                no,jun@x.example,,Jun Watanabe,,
                """
        )
        #expect(list.people.map(\.name) == ["Duarte, \"Fay\" Ines", "Jun Watanabe"])
        #expect(list.people[0].also == ["id@home.example", "iduarte", "ines-d"])
        #expect(list.people[0].key == "ines@x.example")
        #expect(list.leavers.map(\.mail) == ["ola@x.example"])
    }

    @Test(arguments: [
        ("", TableError.noHeader(needed: "`name` and `mail`")),
        ("who,where\nines,here", .noHeader(needed: "`name` and `mail`")),
        ("name,mail\n\"Ines,ines@x.example\n", .openQuote(line: 2)),
    ])
    func whatIsNoTableIsRefused(text: String, error: TableError) {
        #expect(throws: error) { try PeopleList(csv: text) }
    }
}
