import Foundation
import Golden

@testable import Versions

/// One line of a table of versions: how two are ordered, or that one is none.
enum Vector: Equatable, Sendable {
    case order(String, Order, String)
    case incomparable(String, String)
    case invalid(String)

    init?(_ line: Substring) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 3, let order = Order(rawValue: parts[1]) {
            self = .order(parts[0], order, parts[2])
        } else if parts.count == 3, parts[1] == "?" {
            self = .incomparable(parts[0], parts[2])
        } else if parts.count == 2, parts[1] == "invalid" {
            self = .invalid(parts[0])
        } else {
            return nil
        }
    }

    /// What the scheme says otherwise, or nil where it agrees.
    func objection(_ scheme: Scheme) -> String? {
        switch self {
        case .order(let one, let order, let other):
            do {
                let found = try scheme.compare(one, other)
                let back = try scheme.compare(other, one)
                return found == order && (back == order.reversed || scheme.isLopsided(one, other))
                    ? nil : "\(one) \(order.rawValue) \(other), not \(found?.rawValue ?? "?")"
            } catch { return "\(error)" }
        case .incomparable(let one, let other):
            do {
                let found = try scheme.compare(one, other)
                return found == nil ? nil : "\(one) ? \(other), not \(found?.rawValue ?? "?")"
            } catch { return "\(error)" }
        case .invalid(let text):
            return (try? scheme.parse(text)) == nil ? nil : "\(text) is invalid"
        }
    }
}

extension Scheme {
    /// Whether the scheme itself orders two versions by who asks, as Jenkins does with `*`.
    fileprivate func isLopsided(_ one: String, _ other: String) -> Bool {
        self == .jenkins && (one + other).contains("*")
    }
}

/// All lines of a table beside the checkout that are not comments.
func vectors(_ name: String) throws -> [Vector] {
    guard let shared else { return [] }
    let file = shared.appendingPathComponent("version-vectors/\(name).tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n",
        omittingEmptySubsequences: false
    )
    return try lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }.map { line in
        guard let vector = Vector(line) else { throw UnknownLine(line: String(line)) }
        return vector
    }
}

struct UnknownLine: Error { var line: String }
