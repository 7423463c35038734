import CSimdjson

/// A parsed document, which lives as long as anybody holds a place in it.
///
/// All that is unsafe about simdjson is here: places are only ever made by the document that is asked
/// about them.
final class JSONDocument {
    private let parser: Parser
    let root: csimdjson_value
    /// Kept once, since the same names come again and again.
    private var texts: Set<String> = []

    init(_ bytes: [UInt8]) throws(JSONError) {
        let parser = Parser()
        guard let root = parser.parse(bytes) else { throw JSONError(.malformed, at: "") }
        self.parser = parser
        self.root = root
    }

    enum Kind: CChar {
        case object = 0x7B
        case array = 0x5B
        case string = 0x22
        case integer = 0x6C
        case largeInteger = 0x75
        case number = 0x64
        case boolean = 0x74
        case null = 0x6E
    }

    func kind(of value: csimdjson_value) -> Kind? { Kind(rawValue: csimdjson_kind(value)) }

    func field(_ name: StaticString, of object: csimdjson_value) -> csimdjson_value? {
        var value = csimdjson_value()
        let isThere = name.withUTF8Buffer { name in
            unsafe name.withMemoryRebound(to: CChar.self) { name in
                unsafe csimdjson_field(object, name.baseAddress, name.count, &value)
            }
        }
        return isThere ? value : nil
    }

    /// Also one that is written as `12.0`.
    func integer(_ value: csimdjson_value) -> Int? {
        var integer: Int64 = 0
        if unsafe csimdjson_integer(value, &integer) { return Int(integer) }
        return number(value).flatMap { Int(exactly: $0) }
    }

    func number(_ value: csimdjson_value) -> Double? {
        var number = 0.0
        return unsafe csimdjson_number(value, &number) ? number : nil
    }

    func boolean(_ value: csimdjson_value) -> Bool? {
        var boolean = false
        return unsafe csimdjson_boolean(value, &boolean) ? boolean : nil
    }

    func text(_ value: csimdjson_value) -> String? {
        var text: UnsafePointer<CChar>?
        var count = 0
        guard unsafe csimdjson_text(value, &text, &count) else { return nil }
        let bytes = unsafe UnsafeRawBufferPointer(start: text, count: count)
        let string = unsafe String(decoding: bytes, as: UTF8.self)
        return count < Self.shortest ? string : texts.insert(string).memberAfterInsert
    }

    /// A text of fewer bytes lies within its `String`.
    private static let shortest = 16

    /// Nil where it is no array.
    func elements(of value: csimdjson_value) -> [csimdjson_value]? {
        guard kind(of: value) == .array else { return nil }
        let count = csimdjson_count(value)
        return unsafe [csimdjson_value](unsafeUninitializedCapacity: count) { room, filled in
            unsafe filled = csimdjson_elements(value, room.baseAddress, count)
        }
    }
}

/// The owner of simdjson's parser, in which the document lies.
private struct Parser: ~Copyable {
    private let handle: OpaquePointer

    init() {
        guard let handle = unsafe csimdjson_new() else { fatalError("out of memory") }
        unsafe self.handle = handle
    }

    deinit { unsafe csimdjson_free(handle) }

    func parse(_ bytes: [UInt8]) -> csimdjson_value? {
        var root = csimdjson_value()
        return unsafe csimdjson_parse(handle, bytes, bytes.count, &root) ? root : nil
    }
}
