import Nightly
import Notifications
import Story

/// The people of a made-up project, with all that is not quite people.
struct Crew {
    let people: [Person]
    let bot = Author(name: "renovate[bot]", mail: "29139614+renovate[bot]@users.noreply.github.com")
    let outsider = Author(name: "Eve Elsewhere", mail: "eve@mail.example")

    init(_ dice: inout Dice) {
        let names = [
            "Ines Duarte", "Tomasz Wilk", "Jun Watanabe", "Hanna Berg", "Piet Vries", "Ada Moss",
            "Kofi Mensah", "Lena Falk", "Noor Aziz", "Bo Lind", "Mei Tan", "Raj Patel",
        ]
        people = names.prefix(dice.roll(5..<13)).map { name in
            let key = name.prefix { $0 != " " }.lowercased()
            return Person(
                key: key,
                name: name,
                mail: "\(key)@sim.example",
                also: ["\(key)@home.example", "\(key)-sim@users.noreply.github.com"]
            )
        }
    }

    var directory: Directory { Directory(people: people) }

    /// A few write most of it, and some of it at home.
    func author(_ dice: inout Dice) -> Author {
        if dice.chance(3) { return outsider }
        let index = min(dice.roll(0..<people.count), dice.roll(0..<people.count))
        return author(people[index], &dice)
    }

    func author(_ person: Person, _ dice: inout Dice) -> Author {
        switch dice.roll(0..<10) {
        case 0: Author(name: person.name, mail: person.also[0])
        case 1: Author(name: person.key, mail: "9917+\(person.key)-sim@users.noreply.github.com")
        case _: person.author
        }
    }
}
