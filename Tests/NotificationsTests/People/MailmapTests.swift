import Nightly
import Notifications
import Testing

/// git's four forms of a line, and what git does with everything else.
@Suite struct MailmapTests {
    private static let file = """
        # who is who
        Ines Duarte <id@old.example>
        <jun@thalassa.example> <jw@home.example>
        Tomasz Wilk <tomasz@thalassa.example> <tw@home.example>
        Ada Moss <ada@thalassa.example> root <root@build1.example>   # the build machine
        Kofi Mensah <kofi@thalassa.example> admin <ROOT@build1.example>
        this line says nothing
        Nobody <unfinished@
        """

    @Test(arguments: [
        ("i", "id@old.example", "Ines Duarte", "id@old.example"),
        ("i", "ID@Old.example", "Ines Duarte", "ID@Old.example"),
        ("J. W.", "jw@home.example", "J. W.", "jun@thalassa.example"),
        ("tw", "tw@home.example", "Tomasz Wilk", "tomasz@thalassa.example"),
        ("root", "root@build1.example", "Ada Moss", "ada@thalassa.example"),
        ("Admin", "root@build1.example", "Kofi Mensah", "kofi@thalassa.example"),
        ("eve", "root@build1.example", "eve", "root@build1.example"),
        ("Nobody", "unfinished@", "Nobody", "unfinished@"),
    ])
    func aCommitCountsUnder(name: String, mail: String, properName: String, properMail: String) {
        let proper = Mailmap(Self.file).proper(Author(name: name, mail: mail))
        #expect(proper == Author(name: properName, mail: properMail))
    }

    @Test func aLaterLineAddsToAnEarlierOne() {
        let map = Mailmap("<ines@x.example> <id@x.example>\nInes Duarte <id@x.example>")
        let proper = map.proper(Author(name: "id", mail: "id@x.example"))
        #expect(proper == Author(name: "Ines Duarte", mail: "ines@x.example"))
    }
}
