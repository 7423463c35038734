import Foundation

/// What a template may name, and what may be named inside of that.
struct TemplateNames: Equatable, Sendable {
    var inside: [String: TemplateNames] = [:]
    /// Whether it is a list, of whose elements these are the names.
    var isList = false

    /// The names of all that one of the values has.
    init(_ values: [TemplateValue]) {
        for value in values {
            switch value {
            case .object(let values):
                for (name, value) in values {
                    inside[name, default: TemplateNames([])].merge(TemplateNames([value]))
                }
            case .list(let values):
                merge(TemplateNames(values))
                isList = true
            case .text, .lines, .address, .number, .flag, .nothing: break
            }
        }
    }

    private mutating func merge(_ other: TemplateNames) {
        isList = isList || other.isList
        inside.merge(other.inside) { one, other in
            var both = one
            both.merge(other)
            return both
        }
    }

    /// The names of all that is anywhere inside, each with what it is in, outermost first.
    var everywhere: [(name: String, within: [String])] {
        inside.sorted { $0.key < $1.key }.flatMap { outer, names in
            [(outer, [])] + names.everywhere.map { ($0.name, [outer] + $0.within) }
        }
    }

    /// All that any message has.
    static let all = TemplateNames(
        Notification.samples.compactMap {
            try? TemplateValue($0, at: Notification.sampleMoment, in: .gmt)
        }
    )
}
