package import Documents

/// A list that others own: it is compared with the manifest, and only a version in it is ever changed.
package struct Observed: Sendable {
    package var read: Text

    init(_ value: Value, _ reader: Reader) {
        let map = reader.mapping(value, shorthand: "read", known: ["read"])
        read = map.text("read")
    }
}
