package import Nightly
package import Notifications

// The people of Thalassa.

extension Person {
    package static let hanna = Person(
        key: "hanna",
        name: "Hanna Berg",
        mail: "hanna@thalassa.example"
    )
    package static let ines = Person(
        key: "ines",
        name: "Ines Duarte",
        mail: "ines@thalassa.example",
        also: ["iduarte@users.noreply.github.com"]
    )
    package static let jun = Person(
        key: "jun",
        name: "Jun Watanabe",
        mail: "jun@thalassa.example"
    )
    package static let marit = Person(
        key: "marit",
        name: "Marit Solheim",
        mail: "marit@thalassa.example",
        prefer: [.slack]
    )
    package static let piet = Person(
        key: "piet",
        name: "Piet de Vries",
        mail: "piet@thalassa.example"
    )
    package static let seun = Person(
        key: "seun",
        name: "Oluwaseun Bello",
        mail: "seun@thalassa.example"
    )
    package static let tomasz = Person(
        key: "tomasz",
        name: "Tomasz Wilk",
        mail: "tomasz@thalassa.example"
    )

    package var author: Author { Author(name: name, mail: mail) }
}

extension Directory {
    package static let thalassa = Directory(
        people: [.hanna, .ines, .jun, .marit, .piet, .seun, .tomasz],
        neverSuspect: [Glob("*[bot]")]
    )
}

extension Author {
    package static let renovate = Author(
        name: "renovate[bot]",
        mail: "29139614+renovate[bot]@users.noreply.github.com"
    )
}

extension Change {
    /// A commit of a person.
    package static func commit(
        _ id: String,
        _ author: Author,
        _ title: String,
        _ paths: String...
    ) -> Change {
        Change(id: id, author: author, title: title, paths: paths)
    }
}
