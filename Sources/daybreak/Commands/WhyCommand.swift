import ArgumentParser
import Documents
import Foundation
import History
import Nightly
import Notifications
import Report

/// Tells why people heard of something, or did not.
struct WhyCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Tell what broke, what may have broken it, who was told, who was not, and why.",
        discussion: """
            It asks nobody: it tells what the last run of `nightly` found and decided.
            """
    )

    @OptionGroup var reading: ReadingOptions

    @Argument(help: "A product, an incident such as thalassa-47, or a person.")
    var subject: String

    @Option(
        help: ArgumentHelp("Tell only what this person heard, or why not.", valueName: "person")
    )
    var to: String?

    func run(in world: World) throws -> ExitStatus {
        let night = try Night(reading, asking: false, in: world)
        let history = try Memory.open(for: night, isDry: true).history
        let person = try to.map { try night.person($0, history) }
        switch try night.question(subject, history) {
        case .incident(let incident, let settings):
            let explanation = try night.explain(incident, of: settings, from: history)
            world.say(person.map(explanation.text) ?? explanation.text)
        case .quiet(let settings):
            let product = try night.recall(settings, from: history)
            world.say(product.uneventfulText(on: night.morning([product])))
        case .person(let person):
            for (incident, settings) in try night.incidents(about: person, in: history) {
                let explanation = try night.explain(incident, of: settings, from: history)
                world.say(explanation.text(about: person))
            }
        }
        return .done
    }
}

/// What is asked about.
private enum Subject {
    case incident(Incident, ProductSettings)
    /// A product to which nothing ever happened.
    case quiet(ProductSettings)
    case person(Person)
}

/// A word that means nothing here.
struct UnknownSubject: Fatal {
    var word: String
    var near: String?
    var kind: String

    init(_ word: String, among known: [String], kind: String) {
        (self.word, self.near, self.kind) = (word, known.nearest(to: word), kind)
    }

    var status: ExitStatus { .usage }
    var description: String {
        "\(word) is no \(kind)" + (near.map { "; did you mean \($0)?" } ?? "")
    }
}

extension Night {
    fileprivate func question(_ word: String, _ history: History) throws -> Subject {
        if let settings = configuration.products.first(where: { $0.product.name == word }) {
            let incidents = try history.incidents(of: word, atMost: 10)
            let open = incidents.filter { $0.closed == nil }
            let telling = open.first { !$0.isAbsence } ?? open.first ?? incidents.first
            return telling.map { .incident($0, settings) } ?? .quiet(settings)
        }
        for settings in configuration.products {
            let prefix = settings.product.name + "-"
            guard word.hasPrefix(prefix), let number = Int(word.dropFirst(prefix.count)) else {
                continue
            }
            let id = IncidentID(product: settings.product.name, number: number)
            if let incident = try history.incident(id) { return .incident(incident, settings) }
        }
        if let person = try known(word, history) { return .person(person) }
        let names = configuration.products.map(\.product.name)
        throw UnknownSubject(
            word,
            among: names + configuration.directory.people.map(\.key),
            kind: "product, incident or person that is known"
        )
    }

    fileprivate func person(_ word: String, _ history: History) throws -> Person {
        if let person = try known(word, history) { return person }
        throw UnknownSubject(
            word,
            among: configuration.directory.people.map(\.key),
            kind: "person that the configuration names"
        )
    }

    /// Whom the configuration or a directory file names, or about whom something was ever decided.
    private func known(_ word: String, _ history: History) throws -> Person? {
        if let person = configuration.directory.person(named: word) { return person }
        return try history.decisions(about: word.lowercased(), since: .distantPast)
            .first?.decision.person
    }

    /// The newest incidents of all products: those that are open, and those about which something was
    /// decided for a person in the last week.
    fileprivate func incidents(
        about person: Person,
        in history: History
    ) throws -> [(Incident, ProductSettings)] {
        let decided = try history.decisions(about: person.key, since: now - 7 * 86_400)
            .map(\.decision.incident)
        return try configuration.products.flatMap { settings in
            try history.incidents(of: settings.product.name, atMost: 10)
                .filter { $0.closed == nil || decided.contains($0.id) }
                .map { ($0, settings) }
        }
    }
}

extension Directory {
    /// By key, name or address.
    fileprivate func person(named word: String) -> Person? {
        (people + listed).first { ([$0.key, $0.name, $0.mail] + $0.also).contains(word) }
    }
}
