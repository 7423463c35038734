@testable import Documents

/// A document such as others define, small enough to read here.
struct Sample: Equatable {
    enum Expectation: String, CaseIterable {
        case minimum
        case range
    }

    var url: String
    var user: String?
    var connections: Int?
    var isQuiet: Bool?
    var expect: Expectation?
    var jobs: [String: [String]] = [:]

    init(_ reader: Reader) {
        let map = reader.root(known: ["jenkins", "quiet", "expect", "products"])
        let jenkins = map.someMapping(
            "jenkins",
            shorthand: "url",
            known: ["url", "user", "connections"]
        )
        url = jenkins.text("url").string
        user = jenkins.optionalText("user")?.string
        connections = jenkins.number("connections")
        isQuiet = map.flag("quiet")
        expect = map.choice("expect")
        for product in map.someMapping("products", known: nil).entries {
            let settings = reader.mapping(
                product.value,
                shorthand: "jobs",
                known: ["jobs", "owner"]
            )
            jobs[product.key.string] = settings.someTexts("jobs").map(\.string)
        }
    }
}

func sample(_ text: String) throws -> Sample {
    let reader = try Reader(Source(file: "sample.yaml", text: text))
    return try reader.finish(Sample(reader))
}

func findings(_ text: String) throws -> [Finding] {
    let reader = try Reader(Source(file: "sample.yaml", text: text))
    _ = Sample(reader)
    return reader.findings
}
