import Dependencies
package import Documents
import Nightly

extension KnownMatters {
    /// Reads the reviewed file of acknowledgements, known issues and silences.
    ///
    /// An entry with anything wrong with it counts for nothing, and the others hold; a document that is
    /// none at all counts as not read.
    ///
    ///     acknowledged:
    ///       - { incident: assim-31, who: tomasz, until: 2026-11-20, ticket: TH-4312 }
    ///     known:
    ///       - { product: thalassa, platform: macos-*, test: test_tides, ticket: TH-4400, until: 2026-12-31 }
    ///     silences:
    ///       - { product: tides-*, by: hanna, why: the pool moves, from: 2026-11-20, until: 2026-11-22 }
    /// - Parameter products: The names that an entry may be about.
    package static func read(
        _ source: Source,
        products: [String]
    ) -> (matters: KnownMatters, findings: [Finding]) {
        guard !source.saysNothing else { return (KnownMatters(), []) }
        let reader = Reader(source)
        let root = reader.root(known: ["acknowledged", "known", "silences"])
        let isDocument = reader.findings.isEmpty || !root.entries.isEmpty
        let matters = KnownMatters(
            entries: root.values("acknowledged").compactMap { value in
                reader.whole { reader.entry(value, products) }
            },
            issues: root.values("known").compactMap { value in
                reader.whole { reader.issue(value, products) }
            }
                + root.values("silences").flatMap { value in
                    reader.whole { reader.silence(value, products) } ?? []
                },
            isWhole: isDocument
        )
        return (matters, reader.findings)
    }
}

extension Source {
    /// Whether it holds comments at most: everything that was acknowledged is over.
    fileprivate var saysNothing: Bool {
        lines.allSatisfy { line in
            let text = line.drop { $0 == " " }
            return text.isEmpty || text.hasPrefix("#")
        }
    }
}

extension Reader {
    /// What was read, if nothing was found to be wrong with it meanwhile.
    fileprivate func whole<Content>(_ read: () -> Content?) -> Content? {
        let before = findings.count
        let content = read()
        return findings.count == before ? content : nil
    }

    fileprivate func entry(_ value: Value, _ products: [String]) -> KnownMatters.Entry? {
        let map = mapping(
            value,
            known: [
                "incident", "product", "job", "platform", "test", "message", "who", "until",
                "ticket", "why", "fixed_by",
            ]
        )
        let subject = map.subject(products)
        let who = map.text("who").string
        guard let until = map.until, let subject else { return nil }
        return KnownMatters.Entry(
            subject,
            map.pattern,
            acknowledgement: Acknowledgement(
                who: who,
                until: until,
                ticket: map.optionalText("ticket")?.string,
                why: map.optionalText("why")?.string ?? "",
                source: .file("\(map.place.file):\(map.place.line)")
            ),
            fixedBy: map.commit
        )
    }

    fileprivate func issue(_ value: Value, _ products: [String]) -> KnownMatters.Issue? {
        let map = mapping(
            value,
            known: [
                "product", "job", "platform", "test", "message", "ticket", "until", "why",
                "fixed_by",
            ]
        )
        let name = map.text("product")
        map.check(name, among: products)
        let ticket = map.text("ticket").string
        if map.pattern == FailurePattern() {
            reject(
                name,
                "a known issue of all of \(name) would hide whatever breaks",
                help: "say which failures: job, platform, test or message"
            )
        }
        guard let until = map.until else { return nil }
        return KnownMatters.Issue(
            name.string,
            map.pattern,
            KnownIssue(ticket: ticket, until: until, why: map.optionalText("why")?.string ?? ""),
            fixedBy: map.commit
        )
    }
}

extension Mapping {
    var pattern: FailurePattern {
        FailurePattern(
            job: optionalText("job").map { Glob($0.string) },
            platform: optionalText("platform").map { Glob($0.string) },
            tests: texts("test").map { Glob($0.string) },
            message: optionalText("message")?.string
        )
    }

    /// The last day on which it holds: nothing is known, or somebody's, for ever.
    fileprivate var until: Day? {
        _ = text("until")
        return parsed("until", as: "a day such as 2026-11-20") { Day($0) }
    }

    fileprivate var commit: String? {
        parsed("fixed_by", as: "a commit, seven digits of it at least") { text in
            text.count >= 7 && text.allSatisfy(\.isHexDigit) ? text : nil
        }
    }

    fileprivate func subject(_ products: [String]) -> KnownMatters.Entry.Subject? {
        guard let incident = optionalText("incident") else {
            let name = text("product")
            check(name, among: products)
            return .product(name.string)
        }
        guard value("product") == nil else {
            reader.reject(incident, "give the incident or a product, not both")
            return nil
        }
        guard let id = IncidentID(incident.string) else {
            reader.reject(
                incident,
                "incident is a product and a number such as thalassa-47, not \(incident)"
            )
            return nil
        }
        check(Text(id.product, at: incident.place), among: products)
        return .incident(id)
    }

    func check(_ name: Text, among products: [String]) {
        guard !name.string.isEmpty, !products.contains(name.string) else { return }
        let nearest = products.nearest(to: name.string)
        reader.reject(
            name,
            "no product is called \(name)" + (nearest.map { "; did you mean \($0)?" } ?? "")
        )
    }
}
