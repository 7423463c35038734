import Testing

@testable import Documents

@Suite struct HostileTests {
    @Test(
        arguments: [
            (
                [0x61, 0x0A, 0x62, 0xFF],
                "x:2:2: this is not UTF-8 from here on; save the file as UTF-8"
            ),
            (Array("a: \u{1B}[31m".utf8), "x:1:4: a control character stands here; remove it"),
            (Array("a: \u{0}".utf8), "x:1:4: a control character stands here; remove it"),
        ] as [([UInt8], String)]
    )
    func bytesThatAreNoTextAreRefused(bytes: [UInt8], message: String) {
        let error = #expect(throws: Unreadable.self) { try Source(file: "x", bytes: bytes) }
        #expect(error?.description == message)
    }

    @Test func tenMegabytesAreRefused() {
        let bytes = repeatElement(UInt8(ascii: "a"), count: 10 << 20)
        let error = #expect(throws: Unreadable.self) { try Source(file: "x", bytes: bytes) }
        #expect(error?.description == "x:1:1: this file has 10485760 bytes; the limit is 2097152")
    }

    @Test func aLineOfMegabytesIsShownInPart() throws {
        let text = "a: " + String(repeating: "x", count: 1 << 20) + " : y"
        let source = try Source(file: "x", text: text)
        let findings = Reader(source).findings
        let shown = findings.text(in: [source])
        #expect(findings.count == 1)
        #expect(shown.count < 400)
    }

    @Test func anAliasBombIsDefused() throws {
        let bomb =
            "a0: &a0 [x, x]\n"
            + (1...60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
        let findings = try Reader(Source(file: "x", text: bomb)).findings
        #expect(
            findings.map(\.message) == ["with its aliases this document has over 200000 values"]
        )
    }

    @Test func anAliasBombAsAKeyIsDefused() throws {
        let bomb =
            "a0: &a0 [x, x]\n"
            + (1...60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
        let findings = try Reader(Source(file: "x", text: bomb + "? *a60\n: x\n? [*a60]\n: y\n"))
            .findings
        #expect(findings.map(\.place.line).allSatisfy { $0 > 10 })
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func depthIsBounded(opening: String) throws {
        let text = String(repeating: opening, count: 100_000)
        let findings = try Reader(Source(file: "x", text: text)).findings
        #expect(findings.count == 1)
    }

    @Test func manyDuplicatesEnd() throws {
        let text = String(repeating: "a: 1\n", count: 2_000)
        let findings = try Reader(Source(file: "x", text: text)).findings
        #expect(!findings.isEmpty)
    }

    @Test func manyValuesOnOneLineAreRefusedInTime() throws {
        let text = "a: [" + String(repeating: "'b', ", count: 250_000) + "]"
        let findings = try Reader(Source(file: "x", text: text)).findings
        #expect(
            findings.map(\.message) == ["with its aliases this document has over 200000 values"]
        )
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}"])
    func linesAreCountedAsYAMLCountsThem(lineBreak: String) throws {
        let source = try Source(file: "x", text: "a: 1\(lineBreak)a: 2")
        let places = Reader(source).findings.map(\.place)
        #expect(places == [Place(file: "x", line: 2, column: 1, length: 1)])
    }

    @Test func aByteOrderMarkIsNoColumn() throws {
        let source = try Source(file: "x", text: "\u{FEFF}{a: *b}")
        #expect(Reader(source).findings.map(\.place.column) == [5])
    }
}
