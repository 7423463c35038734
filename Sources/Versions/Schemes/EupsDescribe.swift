extension Scheme {
    package static let eupsDescribe = Scheme(
        "eups-describe",
        EupsDescribe.self,
        summary: "EUPS' with what git-describe makes in the order of its commits"
    )
}

/// As `eups`, but `20.0.0-4-gde602ef96` is the fourth commit after 20.0.0.
///
/// Two commits at the same distance are on different branches: neither comes before the other.
struct EupsDescribe: VersionForm {
    let text: String
    private let base: Eups
    private let commits: Digits
    private let hash: Substring.UTF8View
    private let build: Substring.UTF8View?

    init(_ text: String) throws(Slip) {
        self.text = text
        let bytes = text[...].utf8
        let plus = bytes.firstIndex(of: UInt8(ascii: "+"))
        let described = bytes[..<(plus ?? bytes.endIndex)]
        let parts = described.split(
            separator: UInt8(ascii: "-"),
            omittingEmptySubsequences: false
        )
        guard parts.count > 2, let hash = parts.last, hash.isCommit,
            case let count = parts[parts.count - 2], count.isDigits
        else {
            (base, commits, build) = (try Eups(text), .zero, nil)
            hash = text[..<text.startIndex].utf8
            return
        }
        base = try Eups(String(Substring(bytes[..<parts[parts.count - 3].endIndex])))
        (commits, self.hash) = (Digits(count), hash)
        build = plus.map { bytes[bytes.index(after: $0)...] }
    }

    func compared(to other: EupsDescribe) -> Order? {
        guard let bases = base.compared(to: other.base) else { return nil }
        let order = bases.then(commits.compared(to: other.commits))
        guard order == .equal else { return order }
        guard hash.elementsEqual(other.hash) else { return nil }
        switch (build, other.build) {
        case (nil, nil): return .equal
        case (nil, _?): return .less
        case (_?, nil): return .greater
        case (let one?, let another?):
            return one.isDigits && another.isDigits
                ? Digits(one).compared(to: Digits(another))
                : one.elementsEqual(another) ? .equal : nil
        }
    }

    var release: Release { base.release }

    static func declared(_ text: String) throws(Slip) -> (EupsDescribe, precision: Int?) {
        let version = try EupsDescribe(text)
        return (version, version.hash.isEmpty ? try Eups.declared(text).precision : nil)
    }

    var upstream: EupsDescribe {
        guard hash.isEmpty else { return (try? EupsDescribe(withoutBuild)) ?? self }
        return (try? EupsDescribe(base.upstream.text)) ?? self
    }

    func reduced(to declaration: EupsDescribe) -> EupsDescribe {
        guard hash.isEmpty else {
            return declaration.build == nil ? (try? EupsDescribe(withoutBuild)) ?? self : self
        }
        return (try? EupsDescribe(base.reduced(to: declaration.base).text)) ?? self
    }

    private var withoutBuild: String { String(text.prefix { $0 != "+" }) }
}

extension Substring.UTF8View {
    /// Whether it is `g` and a commit's hash.
    fileprivate var isCommit: Bool {
        first == UInt8(ascii: "g") && count > 4
            && dropFirst().allSatisfy {
                $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}
