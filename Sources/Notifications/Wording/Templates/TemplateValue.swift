import Foundation

/// What a template sees of a message, before it is escaped for a form.
indirect enum TemplateValue: Equatable, Sendable {
    /// One line.
    case text(String)
    case lines([String])
    case address(String)
    case number(Int)
    case flag(Bool)
    case list([TemplateValue])
    case object([String: TemplateValue])
    case nothing

    /// The values of a thing as its JSON has them, with its dates as people read them.
    init(_ thing: some Encodable, dates: DateWords) throws {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(dates.day(date))
        }
        self = try JSONDecoder().decode(TemplateValue.self, from: encoder.encode(thing))
    }

    /// As the library takes it, with every text escaped: two braces or three show the same.
    func rendered(as form: Form) -> Any {
        switch self {
        case .text(let text): text.isEmpty ? NSNull() : form.escaped(text.visible)
        case .lines(let lines): lines.map { form.escaped($0.visible) }.joined(separator: "\n")
        case .address(let text):
            Letter.Link(label: "", url: text).address.map { form.escaped(address: $0) } ?? NSNull()
        case .number(let number): number
        case .flag(let flag): flag
        case .list(let values): values.map { $0.rendered(as: form) }
        case .object(let values): values.mapValues { $0.rendered(as: form) }
        case .nothing: NSNull()
        }
    }

    /// With nothing wherever it has none of the names.
    ///
    /// What a thing lacks would else be looked for in what it is in.
    func completed(with names: TemplateNames) -> TemplateValue {
        switch self {
        case .object(let values):
            .object(
                names.inside.reduce(into: values) { values, name in
                    values[name.key] = (values[name.key] ?? .nothing).completed(with: name.value)
                }
            )
        case .list(let values): .list(values.map { $0.completed(with: names) })
        case .text, .lines, .address, .number, .flag, .nothing: self
        }
    }
}

extension TemplateValue: Decodable {
    /// The keys under which an address stands.
    private static let addresses: Set = ["url", "address", "guide"]

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Most values are texts: what is asked first costs least.
    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .nothing
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let object = try? decoder.container(keyedBy: Key.self) {
            let pairs = try object.allKeys.map { key in
                let value = try object.decode(TemplateValue.self, forKey: key)
                guard case .text(let text) = value, Self.addresses.contains(key.stringValue) else {
                    return (key.stringValue, value)
                }
                return (key.stringValue, .address(text))
            }
            self = .object(Dictionary(uniqueKeysWithValues: pairs))
        } else if var list = try? decoder.unkeyedContainer() {
            var values: [TemplateValue] = []
            while !list.isAtEnd { values.append(try list.decode(TemplateValue.self)) }
            self = .list(values)
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else {
            self = .number(try value.decode(Int.self))
        }
    }
}
