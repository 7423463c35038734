import Delivery
import Documents
import Foundation
import Nightly
import Notifications
import Wire

/// Everyone that the configuration names: by key, as a team, or by their address alone.
struct Register {
    private struct Team {
        /// Nil if nobody is who should be.
        var lead: Person?
        var members: [Person]
        var rota: RotaSettings.Source?
    }

    private let reader: Reader
    private(set) var people: [Person] = []
    /// By the key of whoever is reached.
    private(set) var reach: [String: Reach] = [:]
    private let channels: ChannelSettings
    private var teams: [String: Team] = [:]

    init(_ root: Mapping, _ channels: ChannelSettings, in surroundings: Surroundings) {
        reader = root.reader
        self.channels = channels
        for entry in root.mapping("people", known: nil).entries {
            add(entry, in: surroundings)
        }
        for entry in root.mapping("teams", known: nil).entries {
            reader.checkName(entry.key)
            let map = reader.mapping(
                entry.value,
                shorthand: "lead",
                known: ["lead", "members", "rota"]
            )
            if people.contains(where: { $0.key == entry.key.string }) {
                reader.reject(
                    entry.key,
                    "\(entry.key) is a person already; give the team another name"
                )
            }
            teams[entry.key.string] = Team(
                lead: person(map.text("lead")),
                members: everyone(map.texts("members")),
                rota: RotaSettings.Source(map, in: surroundings)
            )
        }
    }

    /// Who a name stands for: a person, the lead of a team, or whoever has that address.
    /// - Parameter others: What else might have been meant.
    mutating func person(_ name: Text, or others: [String] = []) -> Person? {
        guard !name.string.isEmpty else { return nil }
        if name.string.contains("@") { return person(at: name) }
        if let person = people.first(where: { $0.key == name.string }) { return person }
        if let team = teams[name.string] { return team.lead }
        reader.noteUnknown(
            name,
            "person or team",
            among: people.map(\.key).filter { !$0.contains("@") } + teams.keys + others,
            help: "add \(name) to `people`, or give a mail address"
        )
        return nil
    }

    /// Whether that is the name of a person or a team already, and of which.
    func kind(of name: String) -> String? {
        if people.contains(where: { $0.key == name }) { return "person" }
        return teams[name] == nil ? nil : "team"
    }

    /// Everyone who can own something, by the name of the person or team.
    var owners: [String: Person] {
        Dictionary(people.map { ($0.key, $0) }) { first, _ in first }
            .merging(teams.compactMapValues(\.lead)) { person, _ in person }
    }

    /// The teams whose owner changes with the days, by name.
    var rotas: [String: RotaSettings] {
        teams.compactMapValues { team in
            guard let source = team.rota, let lead = team.lead else { return nil }
            return RotaSettings(source: source, lead: lead)
        }
    }

    /// All that names stand for, each once: of a team, its lead and members.
    /// - Parameter others: What else might have been meant by one that nobody has.
    mutating func everyone(_ names: [Text], or others: [String] = []) -> [Person] {
        var all: [Person] = []
        for person in names.flatMap({ everyone($0, or: others) }) where !all.contains(person) {
            all.append(person)
        }
        return all
    }

    private mutating func everyone(_ name: Text, or others: [String]) -> [Person] {
        guard let team = teams[name.string] else {
            return person(name, or: others).map { [$0] } ?? []
        }
        return (team.lead.map { [$0] } ?? []) + team.members
    }

    /// The person with an address; one whom nobody has named yet goes by the address.
    private mutating func person(at text: Text) -> Person? {
        guard let mail = Mailbox(text.string) else {
            reader.reject(text, "\(text) is not a mail address")
            return nil
        }
        let address = mail.address.lowercased()
        let known = people.first { person in
            ([person.mail] + person.also).contains { $0.lowercased() == address }
        }
        if let known { return known }
        let name = mail.name.isEmpty ? mail.address.prefix { $0 != "@" }.asName : mail.name
        let person = Person(key: address, name: name, mail: mail.address)
        people.append(person)
        return person
    }
}

// One line of `people`.
extension Register {
    private mutating func add(_ entry: Entry, in surroundings: Surroundings) {
        reader.checkName(entry.key)
        let key = entry.key.string
        let map = reader.mapping(
            entry.value,
            shorthand: "mail",
            known: ["name", "mail", "also", "prefer", "quiet", "time_zone", "mute"] + Reach.keys
        )
        let address = map.value("mail") == nil ? nil : map.mailbox("mail")
        let mail = address?.address ?? map.text("mail").string
        if let other = people.first(where: { $0.mail.lowercased() == mail.lowercased() }),
            mail != ""
        {
            reader.note(
                Finding(
                    .sharedAddress,
                    at: map.text("mail").place,
                    "\(key) and \(other.key) have one address, which gets what is told to either",
                    help: "make one of the two, with what else they are called in `also`"
                )
            )
        }
        let reach = Reach(map, channels, in: surroundings)
        self.reach[key] = reach
        people.append(
            Person(
                key: key,
                name: map.optionalText("name")?.string ?? key[...].asName,
                mail: mail,
                also: map.texts("also").map(\.string),
                prefer: map.prefer(reach)
            )
        )
    }
}

extension Substring {
    /// A name from what stands for it in an address: `marit.solheim` is Marit Solheim.
    fileprivate var asName: String {
        prefix { $0 != "+" }.split { ".-_".contains($0) }.map { word in
            word.prefix(1).uppercased() + word.dropFirst()
        }.joined(separator: " ")
    }
}
