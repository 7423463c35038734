import Nightly
import Notifications
import Testing

/// Who the author of a change is to us.
@Suite struct DirectoryTests {
    private static let ines = Person(
        key: "ines",
        name: "Ines Duarte",
        mail: "ines@x.example",
        also: ["ines@home.example", "iduarte"]
    )
    private static let jun = Person(
        key: "jun",
        name: "Jun Watanabe",
        mail: "jun@gmail.com",
        also: ["jwatanabe@users.noreply.github.com"]
    )
    private static let ola = Person(
        key: "ola@x.example",
        name: "Ola Nordmann",
        mail: "ola@x.example"
    )
    private static let ada = Person(
        key: "ada@y.example",
        name: "Ada Moss",
        mail: "ada@y.example",
        also: ["moss"]
    )
    private static let directory = Directory(
        people: [ines, jun],
        mailmap: Mailmap("Ola Nordmann <ola@x.example> <on@old.example>"),
        listed: [ada],
        leavers: [ola]
    )

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var author: Author
        var identity: Directory.Identity

        init(_ claim: String, _ name: String, _ mail: String, _ identity: Directory.Identity) {
            testDescription = claim
            author = Author(name: name, mail: mail)
            self.identity = identity
        }
    }

    @Test(arguments: [
        Case("an address", "i", "INES@x.example", .known(ines)),
        Case("another address", "i", "ines@home.example", .known(ines)),
        Case("a full name", "Ines Duarte", "", .known(ines)),
        Case("a full name in other letters", "INES DUARTE", "at@airport.example", .known(ines)),
        Case("a handle as a name", "iduarte", "", .known(ines)),
        Case("GitHub's address", "x", "9917+iduarte@users.noreply.github.com", .known(ines)),
        Case("GitHub's old address", "x", "iduarte@users.noreply.github.com", .known(ines)),
        Case(
            "a handle given as an address",
            "x",
            "7+jwatanabe@users.noreply.github.com",
            .known(jun)
        ),
        Case("another's GitHub address", "x", "7+eve@users.noreply.github.com", .outsider),
        Case("one who is listed", "A. Moss", "ada@y.example", .known(ada)),
        Case("a handle that is listed", "x", "1+moss@users.noreply.github.com", .known(ada)),
        Case("one who left", "o", "ola@x.example", .left(ola)),
        Case("one who left, by the mailmap", "on", "on@old.example", .left(ola)),
        Case("one who left, by name", "Ola Nordmann", "ola@z.example", .left(ola)),
        Case(
            "a colleague",
            "Bo",
            "bo@x.example",
            .known(Person(key: "bo@x.example", name: "Bo", mail: "bo@x.example"))
        ),
        Case(
            "a colleague of one who is listed",
            "Bo",
            "bo@y.example",
            .known(Person(key: "bo@y.example", name: "Bo", mail: "bo@y.example"))
        ),
        Case("an outsider", "Eve", "eve@elsewhere.example", .outsider),
        Case("anybody at a public mail host", "Eve", "eve@gmail.com", .outsider),
        Case("a robot", "renovate[bot]", "bot@x.example", .never(pattern: "*[bot]*")),
        Case("nobody", "", "", .outsider),
    ])
    func anAuthorIsIdentifiedBy(given case: Case) {
        #expect(Self.directory.identify(`case`.author) == `case`.identity)
    }

    @Test func onlyTheDomainsThatAreGivenAreOurs() {
        var directory = Self.directory
        directory.domains = ["Z.example"]
        let isOurs = ["bo@x.example", "bo@z.example"].map {
            directory.identify(Author(name: "Bo", mail: $0)) != .outsider
        }
        #expect(isOurs == [false, true])
    }

    @Test func aNameAloneIsNotBelievedFromOutsideOfAllDomains() {
        var directory = Self.directory
        let author = Author(name: "Ines Duarte", mail: "ines@evil.example")
        #expect(directory.identify(author) == .known(Self.ines))
        directory.domains = ["x.example"]
        #expect(directory.identify(author) == .outsider)
        #expect(directory.identify(Author(name: "Ines Duarte", mail: "")) == .known(Self.ines))
    }

    @Test func whoIsNamedAndListedIsOnePerson() {
        var directory = Self.directory
        directory.listed.append(
            Person(key: "i@x.example", name: "I. D.", mail: "ines@x.example", also: ["ines-d"])
        )
        let found = directory.identify(Author(name: "x", mail: "3+ines-d@users.noreply.github.com"))
        #expect(found == .known(Self.ines))
    }
}
