import Documents
import Evidence
import Foundation
import Nightly
import Notifications

/// One product, as the judge, the router and the reader of its jobs each want it.
struct ProductSettings: Equatable {
    var product: Product
    /// Under the lead, where a team owns it.
    var concern: Concern
    /// The team that owns it, where who is on duty does.
    var team: String?
    /// Patterns of the jobs that its roots start; none leaves it to where the roots are.
    var children: [String]
    var changes = ChangeSource()
    /// The products without which it cannot pass.
    var needs: [String] = []
}

/// Reads `products:`, with all that its words refer to.
struct ProductReader {
    let names: [String]
    let controllers: [ControllerSettings]
    let responses: [String: ResponsePolicy]
    let roles: Roles
    /// Who hears what, unless the product says otherwise.
    let announce: [AnnounceRule]
    let suspects: SuspectSettings
    let timeZone: TimeZone
    /// Where each root job was first named.
    private var firstPlaces: [JobID: Place] = [:]
    private var needs: [String: [Text]] = [:]

    init(
        names: [String],
        controllers: [ControllerSettings],
        responses: [String: ResponsePolicy],
        roles: Roles,
        announce: [AnnounceRule],
        suspects: SuspectSettings,
        timeZone: TimeZone
    ) {
        self.names = names
        self.controllers = controllers
        self.responses = responses
        self.roles = roles
        self.announce = announce
        self.suspects = suspects
        self.timeZone = timeZone
    }

    private static let keys = [
        "title", "jobs", "children", "branch", "schedule", "time_zone", "grace", "owner",
        "stakeholders", "blocks", "response", "allow_failure", "unstable", "timed_out", "not_built",
        "platform", "changes", "announce", "needs", "reproduce",
    ]

    mutating func read(
        _ entry: Entry,
        _ register: inout Register,
        _ reader: Reader
    ) -> ProductSettings? {
        let map = reader.mapping(entry.value, known: Self.keys)
        let owner = register.person(map.text("owner"))
        let product = product(entry.key, map)
        let concern = concern(entry.key, map, owner: owner, &register)
        reader.checkName(entry.key)
        guard let concern else { return nil }
        let children = map.texts("children")
        for text in children where text.string.contains(":") {
            reader.reject(
                text,
                "children are on their root job's controller; leave out what is before the :"
            )
        }
        let needs = map.texts("needs")
        for need in needs {
            if need.string == entry.key.string {
                reader.reject(need, "\(need) cannot need itself")
            } else if !names.contains(need.string) {
                reader.noteUnknown(need, "product", among: names)
            }
        }
        self.needs[entry.key.string] = needs
        return ProductSettings(
            product: product,
            concern: concern,
            team: register.rotas[map.text("owner").string] == nil ? nil : map.text("owner").string,
            children: children.map(\.string),
            changes: ChangeSource(map, ignoring: suspects.sharedLibraries),
            needs: needs.map(\.string)
        )
    }

    /// Notes what needs itself by way of others: none of them could be told apart from the rest.
    func checkNeeds(_ reader: Reader) {
        var known: Set<String> = []
        for name in names where !known.contains(name) {
            guard let circle = circle(from: name) else { continue }
            known.formUnion(circle.map(\.string))
            let words = circle.map(\.string).joined(separator: ", which needs ")
            reader.reject(circle[0], "\(name) needs \(words): what they need goes in a circle")
        }
    }

    /// The shortest way from a product back to itself, by what each needs.
    private func circle(from name: String) -> [Text]? {
        var ways = needs[name, default: []].filter { $0.string != name }.map { [$0] }
        var seen: Set<String> = []
        while !ways.isEmpty {
            let way = ways.removeFirst()
            let end = way[way.count - 1].string
            if end == name { return way }
            if seen.insert(end).inserted { ways += needs[end, default: []].map { way + [$0] } }
        }
        return nil
    }

    private mutating func product(_ name: Text, _ map: Mapping) -> Product {
        let timeZone = map.timeZone("time_zone") ?? timeZone
        var product = Product(
            name: name.string,
            roots: roots(map),
            branch: map.optionalText("branch")?.string,
            schedule: map.schedule,
            timeZone: timeZone,
            allowedToFail: map.texts("allow_failure").map { Glob($0.string) }
        )
        if let grace = map.duration("grace") { product.grace = grace }
        if map.choice("unstable", of: Unstable.self) == .pass {
            product.alsoFailures.remove(.unstable)
        }
        if map.choice("timed_out", of: Counting.self) == .ignore {
            product.alsoFailures.remove(.timedOut)
        }
        if map.choice("not_built", of: Counting.self) == .failure {
            product.alsoFailures.insert(.notBuilt)
        }
        let parameters = map.texts("platform").map(\.string)
        if !parameters.isEmpty { product.platformParameters = parameters }
        return product
    }

    private mutating func roots(_ map: Mapping) -> [JobID] {
        var roots: [JobID] = []
        for text in map.someTexts("jobs") {
            guard let job = controllers.job(text, map.reader) else { continue }
            if let first = firstPlaces[job] {
                map.reader.note(
                    Finding(
                        .sharedJob,
                        at: text.place,
                        "\(job) was already named in line \(first.line)"
                    )
                )
            }
            firstPlaces[job] = firstPlaces[job] ?? text.place
            if !roots.contains(job) { roots.append(job) }
        }
        return roots
    }

    private enum Unstable: String, CaseIterable {
        case failure
        case pass
    }

    private enum Counting: String, CaseIterable {
        case failure
        case ignore
    }

    private func concern(
        _ name: Text,
        _ map: Mapping,
        owner: Person?,
        _ register: inout Register
    ) -> Concern? {
        let reader = map.reader
        let blocks = map.optionalText("blocks")
        if let blocks, blocks.string == name.string {
            reader.reject(blocks, "\(name) cannot block itself")
        } else if let blocks, !names.contains(blocks.string) {
            reader.noteUnknown(blocks, "product", among: names)
        }
        let response = map.optionalText("response")
        if let response, responses[response.string] == nil {
            let help = "describe it under `responses`"
            reader.noteUnknown(response, "response", among: responses.keys, help: help)
        }
        var stakeholders = roles.stakeholders
        if map.value("stakeholders") != nil {
            stakeholders = register.everyone(map.texts("stakeholders"))
        }
        let list = "products.\(name).announce"
        let announce = AnnounceRule.all(map, list, roles, &register) ?? announce
        return owner.map {
            Concern(
                product: name.string,
                title: map.optionalText("title")?.string,
                owner: $0,
                stakeholders: stakeholders,
                response: response.flatMap { responses[$0.string] },
                blocks: blocks?.string,
                suspects: suspects.rule,
                reproduce: map.reproduce,
                announce: announce
            )
        }
    }
}

extension Mapping {
    /// The lines of a cron table, in one text or a list; each is tried alone, so that its place is known.
    fileprivate var schedule: CronTable? {
        let texts = texts("schedule")
        guard !texts.isEmpty else { return nil }
        for text in texts where texts.count > 1 && !text.string.hasPrefix("TZ=") {
            guard table(text.string, at: text) != nil else { return nil }
        }
        return table(texts.map(\.string).joined(separator: "\n"), at: texts[0])
    }

    /// A command with names in it that stand for what is known of a failure.
    fileprivate var reproduce: ReproduceCommand? {
        optionalText("reproduce").flatMap { text in
            do throws(ReproduceCommand.UnknownName) {
                return try ReproduceCommand(text.string)
            } catch {
                let names = ReproduceCommand.Name.allCases.map(\.rawValue)
                reader.noteUnknown(
                    Text(error.word, at: text.place),
                    "value of a failure",
                    among: names,
                    help: "one of \(names.joined(separator: ", "))"
                )
                return nil
            }
        }
    }

    private func table(_ lines: String, at text: Text) -> CronTable? {
        do throws(ScheduleError) {
            return try CronTable(lines)
        } catch {
            var meant: String?
            if case .unknownTimeZone(let name) = error { meant = TimeZone.meant(by: name) }
            reader.reject(text, "\(error)", help: meant.map { "did you mean \($0)?" })
            return nil
        }
    }
}
