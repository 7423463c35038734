import Testing

@testable import Documents

struct JSONTests {
    func json(_ text: String) throws(JSONError) -> JSON { try JSON(Array(text.utf8)) }

    @Test func valuesAreReadByName() throws {
        let body = try json(
            #"{"number":1905,"rate":0.5,"whole":2.0,"isOpen":true,"name":"té\u006c\n","none":null}"#
        )
        #expect(try body["number"].int == 1905)
        #expect(try body["rate"].double == 0.5)
        #expect(try body["number"].double == 1905)
        #expect(try body["whole"].int == 2)
        #expect(try body["isOpen"].bool)
        #expect(try body["name"].string == "tél\n")
    }

    @Test func whatIsMissingIsNotWhatIsNull() throws {
        let body = try json(#"{"none":null,"zero":0}"#)
        #expect(body["absent"].found == nil)
        #expect(body["none"].found != nil)
        #expect(body["none"].present == nil)
        #expect(body["zero"].present != nil)
        #expect(body["zero"]["deeper"].found == nil, "a number holds nothing")
    }

    /// One thing wrong in a document like a job's.
    @Test(
        arguments: [
            (#"{"builds":[{"number":1},{"number":2,"at":{"time":3}}]}"#, nil),
            (#"{"builds":[{"number":1},{}]}"#, (.missing, "builds[1].number")),
            (#"{"builds":[{"number":null}]}"#, (.null, "builds[0].number")),
            (#"{"builds":[{"number":"1"}]}"#, (.other, "builds[0].number")),
            (#"{"builds":[{"number":1.5}]}"#, (.other, "builds[0].number")),
            (#"{"builds":[{"number":9223372036854775808}]}"#, (.other, "builds[0].number")),
            (
                #"{"builds":[{"number":1,"at":{"time":"noon"}}]}"#,
                (.other, "builds[0].at.time")
            ),
            (#"{"builds":[{"number":1,"at":[]}]}"#, (.other, "builds[0].at")),
            (#"{"builds":{}}"#, (.other, "builds")),
            (#"{}"#, (.missing, "builds")),
            (#"[]"#, (.other, "")),
            (#"{"builds":[{"number":1}"#, (.malformed, "")),
            (#"{"builds":[]} []"#, (.malformed, "")),
            ("", (.malformed, "")),
        ] as [(String, (JSONError.Kind, String)?)]
    )
    func anErrorNamesItsPlace(text: String, expected: (JSONError.Kind, String)?) {
        var thrown: JSONError?
        do throws(JSONError) {
            _ = try json(text).object { body throws(JSONError) in
                try body["builds"].map { build throws(JSONError) in
                    _ = try build["at"].present?.object { at throws(JSONError) in
                        try at["time"].int
                    }
                    return try build["number"].int
                }
            }
        } catch {
            thrown = error
        }
        #expect(thrown?.kind == expected?.0)
        #expect(thrown?.place == expected?.1)
    }

    @Test func badElementsMayBeLeftOut() throws {
        let body = try json(#"{"tags":["a",1,null,"b",{}],"name":"x"}"#)
        func strings(_ json: JSON) -> [String] {
            json.compactMap { element throws(JSONError) in try element.string }
        }
        #expect(strings(body["tags"]) == ["a", "b"])
        #expect(strings(body["name"]) == [])
        #expect(strings(body["absent"]) == [])
    }

    @Test func aPlaceOutlivesWhoeverReadIt() throws {
        func last() throws -> JSON {
            var last: JSON?
            _ = try json(#"[{"a":1},{"a":"here"}]"#).map { last = $0 }
            return try #require(last)
        }
        #expect(try last()["a"].string == "here")
    }

    @Test func moreElementsThanFitInOnePage() throws {
        let text = "[" + (0..<100_000).map(String.init).joined(separator: ",") + "]"
        let numbers = try json(text).map { element throws(JSONError) in try element.int }
        #expect(numbers == Array(0..<100_000))
    }
}
