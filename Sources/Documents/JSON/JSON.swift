import CSimdjson

/// A place in a JSON document: a value, or where one is missing.
///
/// For bodies of many megabytes, which `Codable` is slow for. Asking for what is not there is no error
/// until it is read, and then the error names the place: `builds[3].number`.
package struct JSON {
    private let document: JSONDocument
    private let value: csimdjson_value?
    /// What it is called in the object that it is in; empty for an element and for the whole.
    let name: StaticString

    /// Throws where the bytes are not one whole document.
    package init(_ bytes: [UInt8]) throws(JSONError) {
        document = try JSONDocument(bytes)
        value = document.root
        name = ""
    }

    fileprivate init(_ document: JSONDocument, _ value: csimdjson_value?, _ name: StaticString) {
        self.document = document
        self.value = value
        self.name = name
    }

    package subscript(name: StaticString) -> JSON {
        JSON(document, value.flatMap { document.field(name, of: $0) }, name)
    }

    /// Nil where it is missing.
    package var found: JSON? { value == nil ? nil : self }

    /// Nil where it is missing or null.
    package var present: JSON? {
        value.map { document.kind(of: $0) != .null } ?? false ? self : nil
    }
}

// Reading what is there.
extension JSON {
    package var int: Int {
        get throws(JSONError) { try read { document.integer($0) } }
    }

    package var double: Double {
        get throws(JSONError) { try read { document.number($0) } }
    }

    package var bool: Bool {
        get throws(JSONError) { try read { document.boolean($0) } }
    }

    package var string: String {
        get throws(JSONError) { try read { document.text($0) } }
    }

    /// All elements of an array, read in order; an error in one names it.
    package func map<Value>(
        _ read: (JSON) throws(JSONError) -> Value
    ) throws(JSONError) -> [Value] {
        let elements = try self.read { document.elements(of: $0) }
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            do throws(JSONError) {
                values.append(try read(JSON(document, element, "")))
            } catch {
                throw error.inside("\(name)[\(index)]")
            }
        }
        return values
    }

    /// Those elements of an array that can be read; none where it is no array.
    package func compactMap<Value>(_ read: (JSON) throws(JSONError) -> Value) -> [Value] {
        guard let value, let elements = document.elements(of: value) else { return [] }
        return elements.compactMap { try? read(JSON(document, $0, "")) }
    }

    /// What is inside of an object, read in one go; an error names it.
    package func object<Value>(
        _ read: (JSON) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        _ = try self.read { document.kind(of: $0) == .object ? true : nil }
        do throws(JSONError) {
            return try read(JSON(document, value, ""))
        } catch {
            throw error.inside("\(name)")
        }
    }

    private func read<Value>(_ get: (csimdjson_value) -> Value?) throws(JSONError) -> Value {
        guard let value else { throw JSONError(.missing, at: name) }
        if let found = get(value) { return found }
        throw JSONError(document.kind(of: value) == .null ? .null : .other, at: name)
    }
}
