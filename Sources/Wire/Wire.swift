// Moves bytes: many HTTP requests at once and mail, over libcurl, and recordings of both ends of a
// conversation. It has never heard of Jenkins, of channels or of people; it decides nothing about
// what an answer means.

/// A secret value, which prints as dots wherever it is printed.
package struct Secret: Hashable, Sendable {
    package let value: String

    package init(_ value: String) {
        self.value = value
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "••••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(reflecting: description) }
}

/// Who we are to a server.
package struct Credential: Hashable, Sendable {
    package var user: String
    package var password: Secret

    package init(user: String, password: Secret) {
        self.user = user
        self.password = password
    }
}
