import Testing

@testable import Documents

@Suite struct NearestTests {
    @Test(arguments: [
        ("prodcuts", "products"),
        ("minimun", "minimum"),
        ("Below", "below"),
        ("zzz", nil),
        ("", nil),
    ])
    func theNearestWordIsFound(word: String, nearest: String?) {
        #expect(["products", "minimum", "below", "owner", "why"].nearest(to: word) == nearest)
    }
}

@Suite struct FixTests {
    private func place(_ column: Int, _ length: Int) -> Place {
        Place(file: "x", line: 2, column: column, length: length)
    }

    @Test func fixesAreMadeFromTheFrontAndOverlapsLeftOut() throws {
        let source = try Source(file: "x", text: "one\ntwo thrée four\n")
        let mended = source.mended(by: [
            Fix(place(11, 4), "4"), Fix(place(1, 3), "2"), Fix(place(5, 5), "3"),
            Fix(place(6, 3), "no"),
        ])
        #expect(mended == "one\n2 3 4\n")
    }

    @Test func aFixThatPointsNowhereIsLeftOut() throws {
        let source = try Source(file: "x", text: "one\n")
        #expect(source.mended(by: [Fix(place(1, 3), "2"), Fix(place(90, 3), "2")]) == "one\n")
    }
}
