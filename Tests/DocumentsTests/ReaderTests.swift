import Golden
import Testing

@testable import Documents

@Suite struct ReaderTests {
    @Test func aShortFormAndALongOneReadTheSame() throws {
        let short = try sample("{ jenkins: 'https://ci', products: { a: nightly/a } }")
        let long = try sample(
            """
            jenkins:
              url: https://ci
            products:
              a:
                jobs: [nightly/a]
            """
        )
        #expect(short == long)
        #expect(short.jobs == ["a": ["nightly/a"]])
    }

    @Test func everyValueIsReadAsItsKind() throws {
        let sample = try sample(
            """
            jenkins: { url: https://ci, user: me, connections: 4 }
            quiet: true
            expect: range
            products: { a: { jobs: [x, y] } }
            """
        )
        #expect(sample.user == "me")
        #expect(sample.connections == 4)
        #expect(sample.isQuiet == true)
        #expect(sample.expect == .range)
        #expect(sample.jobs == ["a": ["x", "y"]])
    }

    @Test func anAliasReadsAsWhatItStandsFor() throws {
        let sample = try sample(
            """
            jenkins: https://ci
            products:
              a: { jobs: &jobs [x, y] }
              b: { jobs: *jobs }
            """
        )
        #expect(sample.jobs["b"] == ["x", "y"])
    }

    @Test func starsInTextsStayStars() throws {
        let sample = try sample(
            """
            jenkins: https://ci/*/x   # a * here
            products: { a: { jobs: ["*/x", 'y*', z*z] } }
            """
        )
        #expect(sample.url == "https://ci/*/x")
        #expect(sample.jobs["a"] == ["*/x", "y*", "z*z"])
    }

    @Test func allSlipsAreSaidAtOnce() throws {
        let source = try Source(file: "sample.yaml", text: slips)
        let reader = Reader(source)
        _ = Sample(reader)
        try expectGolden(reader.findings.text(in: [source]), "slips.txt")
    }

    private let slips = """
        jenkins: { url: [https://a, https://b], usr: me, connections: four }
        qiuet: true
        expect: ranges
        products:
          a: { jobs: [], owner: x }
          b: { owner: y }
          a: { jobs: z }
          c: { jobs: *@contractor }
          "d": x
          'd': y
          *missing : z
          e:
          ? [complex]
          : f
        """

    @Test(arguments: [
        ("", "sample.yaml:1:1: this document is empty"),
        ("- a", "sample.yaml:1:1: a mapping is expected here, not a list"),
        (
            "a: [",
            "sample.yaml:2:1: this is not YAML: while parsing a flow node, did not find expected node content"
        ),
        (
            "a: b: c",
            "sample.yaml:1:5: this is not YAML: mapping values are not allowed in this context"
        ),
        (
            "products: { a: { jobs: &x [*x] } }",
            "sample.yaml:1:28: no anchor &x stands before this; if it is a text, quote it: \"*x\""
        ),
        (
            "a: 1\n---\nb: 1",
            "sample.yaml:2:1: this is not YAML: expected a single document in the stream, but found another document"
        ),
    ])
    func whatIsNoDocumentIsSaidAtItsPlace(text: String, first: String) throws {
        let finding = try #require(
            try findings(text).first { $0.rule.id != "Y104" || text.isEmpty }
        )
        #expect("\(finding.place): \(finding.message)" == first)
    }

    @Test func findingsWithErrorsGiveNoContent() {
        #expect(throws: Unreadable.self) { try sample("jenkins: x") }
    }

    @Test func aPlainNumberIsToldFromAQuotedOne() throws {
        let reader = try Reader(Source(file: "x", text: "{ a: 2.10, b: '2.10', c: !!str 2.10 }"))
        let map = reader.root(known: nil)
        let quoted = ["a", "b", "c"].map { map.text($0).isQuoted }
        #expect(quoted == [false, true, true])
        #expect(map.text("b").place == Place(file: "x", line: 1, column: 15, length: 6))
    }
}
