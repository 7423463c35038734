/// Something that was asked for: read whole, or not, with the reason; never an empty list instead.
package enum Reading<Value> {
    case read(Value)
    case unread(Unread)

    /// The value, where it was read.
    package var value: Value? {
        switch self {
        case .read(let value): value
        case .unread: nil
        }
    }

    /// The same with something made of the value.
    package func map<Other>(_ make: (Value) -> Other) -> Reading<Other> {
        switch self {
        case .read(let value): .read(make(value))
        case .unread(let unread): .unread(unread)
        }
    }
}

extension Reading: Sendable where Value: Sendable {}
extension Reading: Equatable where Value: Equatable {}

/// Why something could not be read, in words for a person: what happened, where, what to do.
package struct Unread: Hashable, Sendable, Codable {
    /// What kind of trouble it is, so that others need not read the words.
    package enum Kind: String, Sendable, Codable {
        /// No connection, no name, no answer in time, a dropped or cut answer.
        case unreachable
        /// 401, 403 or a login page.
        case refused
        /// 404: it is not there, or we may not see it.
        case missing
        /// 429, 5xx: the controller cannot answer now.
        case unwell
        /// An answer that makes no sense: not JSON, not the shape asked for.
        case unreadable
    }

    package var kind: Kind
    /// The controller's name in the configuration.
    package var controller: String
    /// The address, without secrets.
    package var address: String
    /// What happened, such as "refuses our token (401)".
    package var what: String
    /// What to do about it.
    package var remedy: String

    package init(kind: Kind, controller: String, address: String, what: String, remedy: String) {
        self.kind = kind
        self.controller = controller
        self.address = address
        self.what = what
        self.remedy = remedy
    }
}
