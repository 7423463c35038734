import Foundation

/// Which part of what an address names was asked for, as the address's query says it.
///
/// It is the last range of a `tree=`, such as `{0,30}`, or a `start=`; what else a query says is not
/// looked at, so that a recording still answers after the question was put differently.
struct Page: Hashable {
    /// Such as "0,30", or nil where all was asked for.
    let text: String?

    init(query: Substring) {
        var text: String?
        for item in query.split(separator: "&") {
            let parts = item.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let value = String(parts[1]).removingPercentEncoding else {
                continue
            }
            switch parts[0] {
            case "tree": text = Self.lastRange(of: value) ?? text
            case "start": text = value
            default: break
            }
        }
        self.text = text
    }

    init(text: String?) {
        self.text = text
    }

    /// Whether it begins where all begins.
    var isFirst: Bool { Int(text?.prefix { $0 != "," } ?? "") ?? 0 == 0 }

    /// Whether all of another page that begins at the same place is on it.
    func holds(_ other: Page) -> Bool {
        guard let end, let wanted = other.end else { return false }
        return wanted <= end
    }

    private var end: Int? { text?.split(separator: ",").dropFirst().first.flatMap { Int($0) } }

    private static func lastRange(of tree: String) -> String? {
        guard let open = tree.lastIndex(of: "{") else { return nil }
        let inner = tree[tree.index(after: open)...].prefix { $0 != "}" }
        return inner.allSatisfy { $0.isWholeNumber || $0 == "," } ? String(inner) : nil
    }
}
