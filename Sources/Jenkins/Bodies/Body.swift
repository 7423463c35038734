import Documents

/// What a controller sends as JSON, as it spells it.
protocol Body {
    init(_ json: JSON) throws(JSONError)
}

extension Body {
    init(json bytes: [UInt8]) throws(Malformed) {
        do throws(JSONError) {
            self = try JSON(bytes).body()
        } catch {
            throw Malformed(error)
        }
    }
}

extension JSON {
    /// A whole number, though it may have come as text.
    var whole: Int {
        get throws(JSONError) {
            do throws(JSONError) {
                return try int
            } catch {
                guard let text = try? string, let number = Int(text) else { throw error }
                return number
            }
        }
    }

    func body<Value: Body>() throws(JSONError) -> Value { try object(Value.init) }

    /// A list, of which one bad element spoils the whole.
    func bodies<Value: Body>() throws(JSONError) -> [Value] {
        try map { json throws(JSONError) in try json.body() }
    }

    /// A list's good elements; none where there is no list.
    func goodBodies<Value: Body>() -> [Value] {
        compactMap { json throws(JSONError) in try json.body() }
    }
}
