import Documents
import Notifications

/// The roles that the configuration gives people, and what their members are to be told by.
struct Roles {
    private var roles: [(name: String, audience: Audience)] = []
    /// Those who watch all products, unless a product names its own.
    private(set) var stakeholders: [Person] = []
    private(set) var watching = Audience.stakeholders(personally: false)

    private enum Message: String, CaseIterable {
        case summary
        case personal
    }

    init(_ root: Mapping, _ register: inout Register) {
        for entry in root.mapping("roles", known: nil).entries {
            root.reader.checkName(entry.key)
            root.reader.checkRole(entry.key, beside: register)
            let map = root.reader.mapping(
                entry.value,
                shorthand: "people",
                known: ["people", "message"]
            )
            let people = register.everyone(map.texts("people"))
            let isPersonal = map.choice("message", of: Message.self) == .personal
            if entry.key.string == "stakeholders" {
                stakeholders = people
                watching = .stakeholders(personally: isPersonal)
            } else {
                let audience = Audience.role(entry.key.string, people, watches: !isPersonal)
                roles.append((entry.key.string, audience))
            }
        }
        let usual: [(String, Audience)] = [
            ("owner", .owner), ("suspects", .suspects),
            ("stakeholders", watching),
            ("everyone-told", .everyoneTold), ("package-owner", .packageOwner),
        ]
        roles = usual + roles
    }

    /// Whom words such as `[owner, stakeholders, hanna]` stand for.
    func audiences(_ words: [Text], _ register: inout Register) -> [Audience] {
        words.compactMap { word in
            if let role = roles.first(where: { $0.name == word.string }) { return role.audience }
            let people = register.everyone([word], or: roles.map(\.name))
            return people.isEmpty ? nil : .people(people)
        }
    }
}

extension AnnounceRule {
    /// Reads a list of rules; nil where there is none.
    static func all(
        _ map: Mapping,
        _ list: String,
        _ roles: Roles,
        _ register: inout Register
    ) -> [AnnounceRule]? {
        guard let value = map.value("announce") else { return nil }
        if map.values("announce").isEmpty {
            map.reader.note(
                Finding(
                    .nobodyHears,
                    at: value.label,
                    "\(list) has no line, so that nobody hears of anything",
                    help: "leave it out for the usual ones"
                )
            )
        }
        return map.values("announce").enumerated().map { index, value in
            let line = map.reader.mapping(value, known: ["when", "tell", "every", "unless"])
            let when = line.someTexts("when").compactMap { text in
                map.reader.choice(text, of: Word.self)?.reason
            }
            line.checkFindings(in: list)
            line.checkMonthly()
            let every = line.parsed("every", as: "a number of runs such as 3 runs", runs)
            if let text = line.optionalText("every"), !when.isEmpty, !when.contains(.stillFailing) {
                map.reader.reject(
                    text,
                    "every so many runs is told only what is still-failing",
                    help: "add still-failing to when, or take it out"
                )
            }
            if when.contains(.stillFailing) && every == nil && line.value("every") == nil {
                map.reader.note(
                    Finding(
                        map.reader.grammar.missingKey,
                        at: line.place,
                        "still-failing is told every so many runs; how many is missing here",
                        help: "add every: 3 runs"
                    )
                )
            }
            return AnnounceRule(
                Name(list, line: index + 1),
                when: when,
                tell: roles.audiences(line.someTexts("tell"), &register),
                every: every,
                unlessAcknowledged: line.choice("unless", of: Unless.self) != nil
            )
        }
    }

    /// The list that is about everything, findings included.
    static let mainList = "announce"

    private enum Word: String, CaseIterable {
        case failed
        case worse
        case stillFailing = "still-failing"
        case fixed
        case noRun = "no-run"
        case runsAgain = "runs-again"
        case finding
        case findingGone = "finding-gone"
        case monthly

        var reason: Reason? { Reason(rawValue: rawValue) }
    }

    private enum Unless: String, CaseIterable {
        case acknowledged
    }

    /// Reads `3 runs`.
    private static func runs(_ text: String) -> Int? {
        let words = text.split(separator: " ")
        guard words.count == 2, ["run", "runs"].contains(words[1]), let number = Int(words[0]),
            number > 0
        else { return nil }
        return number
    }
}

extension AnnounceRule {
    /// Who hears what where the file does not say, with those who watch told as their role says.
    static func standard(for roles: Roles) -> [AnnounceRule] {
        standard.map { rule in
            var rule = rule
            rule.tell = rule.tell.map {
                $0 == .stakeholders(personally: false) ? roles.watching : $0
            }
            return rule
        }
    }
}

extension Reader {
    /// Some roles fill themselves, and a name that means two things would mean one of them in silence.
    fileprivate func checkRole(_ name: Text, beside register: Register) {
        if ["owner", "suspects", "everyone-told", "package-owner"].contains(name.string) {
            reject(name, "who is \(name) is not said here; give the role another name")
        } else if let kind = register.kind(of: name.string) {
            reject(name, "\(name) is a \(kind) already; give the role another name")
        }
    }
}

extension Mapping {
    /// Nobody caused a month, or was told that it began.
    fileprivate func checkMonthly() {
        guard texts("when").map(\.string) == ["monthly"] else { return }
        for word in texts("tell")
        where ["suspects", "everyone-told", "package-owner"].contains(word.string) {
            reader.reject(
                word,
                "a month has no \(word)",
                help: "tell owner, stakeholders or people"
            )
        }
    }

    /// A finding is about a package: no product's own rules speak of it, and nobody caused it.
    fileprivate func checkFindings(in list: String) {
        let isFinding = texts("when").map { ["finding", "finding-gone"].contains($0.string) }
        for (word, isFinding) in zip(texts("when"), isFinding)
        where isFinding && list != AnnounceRule.mainList {
            reader.reject(
                word,
                "findings are about packages, not about a product",
                help: "say it in announce at the top of the file"
            )
        }
        for word in texts("tell")
        where word.string == "package-owner" && !isFinding.contains(true) && !isFinding.isEmpty {
            reader.reject(word, "an incident has no package-owner", help: "tell owner")
        }
        for word in texts("tell")
        where isFinding.allSatisfy(\.self) && ["suspects", "everyone-told"].contains(word.string) {
            reader.reject(word, "a finding has no \(word)", help: "tell package-owner")
        }
    }
}
