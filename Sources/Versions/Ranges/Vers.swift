extension RangeNotation {
    /// The package-URL project's VERS, as in `vers:pypi/>=1.0|<2.0`, constraints in any order.
    package static let vers = RangeNotation("vers") { text throws(VersionError) in
        let vers = try Vers(text)
        let constraints = try vers.ordered()
        return VersionRange(
            text: text,
            scheme: vers.scheme,
            floor: constraints.floor
        ) { version in
            constraints.admit(version)
        }
    }
}

/// A VERS text taken apart: whose versions they are, and what holds of them.
///
/// Source: package-url/vers-spec.
package struct Vers: Sendable {
    package enum Comparator: String, CaseIterable, Sendable {
        case unequal = "!="
        case atMost = "<="
        case atLeast = ">="
        case below = "<"
        case above = ">"
        case equal = "="
        case any = "*"
    }

    package struct Constraint: Sendable {
        package var comparator: Comparator
        /// Decoded.
        package var version: String
    }

    package var type: String
    package var constraints: [Constraint]

    package init(_ text: String) throws(VersionError) {
        func slip(_ reason: String) -> VersionError { .range(text, "VERS range", reason) }
        guard text.hasPrefix("vers:"), let slash = text.firstIndex(of: "/") else {
            throw slip("vers:TYPE/ is expected")
        }
        type = text[..<slash].dropFirst(5).lowercased()
        guard !type.isEmpty,
            type.utf8.allSatisfy({ $0.isDigit || $0.isLowercase || ".-".utf8.contains($0) })
        else { throw slip("a type such as pypi is expected") }
        constraints = []
        let parts = text[text.index(after: slash)...].split(
            separator: "|",
            omittingEmptySubsequences: false
        )
        for part in parts {
            let comparator = Comparator.allCases.first { part.hasPrefix($0.rawValue) } ?? .equal
            let written =
                part.hasPrefix(comparator.rawValue)
                ? part.dropFirst(comparator.rawValue.count) : part
            guard comparator != .any else {
                guard parts.count == 1, written.isEmpty else { throw slip("* stands alone") }
                constraints.append(Constraint(comparator: .any, version: ""))
                continue
            }
            guard !written.isEmpty, let version = String(written).percentDecoded else {
                throw slip("a version is expected, percent-encoded only where it must be")
            }
            constraints.append(Constraint(comparator: comparator, version: version))
        }
    }

    /// Reads only the one spelling that a range should have: each version once, in ascending order.
    package init(canonical text: String) throws(VersionError) {
        try self.init(text)
        guard type != "datetime" || constraints.allSatisfy({ $0.version.isDateTime }) else {
            throw .range(
                text,
                "VERS range",
                "a date and time such as 2024-01-01T00:00:00Z is expected"
            )
        }
        let versions = constraints.compactMap { try? scheme.found($0.version) }
        let isAscending = zip(versions, versions.dropFirst()).allSatisfy {
            $0.compared(to: $1) == .less
        }
        guard isAscending else {
            throw .range(text, "VERS range", "the versions do not ascend")
        }
    }

    /// How the versions of this type are ordered.
    package var scheme: Scheme {
        switch type {
        case "pypi": .pep440
        case "npm", "cargo", "semver", "swift": .semver
        case "golang": .semverCoerced
        case "deb": .debian
        case "rpm": .rpm
        case "maven": .maven
        case "apk", "alpine": .alpine
        case "conda": .conda
        case _: .generic
        }
    }

    fileprivate func ordered() throws(VersionError) -> [Bound] {
        var bounds: [Bound] = []
        for constraint in constraints {
            let version =
                constraint.comparator == .any ? nil : try scheme.found(constraint.version)
            bounds.append(Bound(comparator: constraint.comparator, version: version))
        }
        return bounds.sorted { one, other in
            guard let version = one.version, let another = other.version else { return false }
            return version.compared(to: another) == .less
        }
    }
}

private struct Bound: Sendable {
    var comparator: Vers.Comparator
    var version: Version?
}

extension [Bound] {
    fileprivate var floor: Version? {
        guard let first = first(where: { $0.comparator != .unequal }) else { return nil }
        return switch first.comparator {
        case .equal, .atLeast, .above: first.version
        case .any, .unequal, .atMost, .below: nil
        }
    }

    /// Single versions first; then what lies between two neighbouring bounds, or beyond the outermost.
    fileprivate func admit(_ version: Version) -> Bool {
        for bound in self {
            guard let known = bound.version else { return true }
            guard version.compared(to: known) == .equal else { continue }
            switch bound.comparator {
            case .equal, .atMost, .atLeast: return true
            case .unequal, .below, .above: return false
            case .any: return true
            }
        }
        let ranges = filter { ![.equal, .unequal].contains($0.comparator) }
        let below = ranges.last { $0.version.map { version.compared(to: $0) == .greater } ?? false }
        let above = ranges.first { $0.version.map { version.compared(to: $0) == .less } ?? false }
        let isOpenBelow = below.map { [.atLeast, .above].contains($0.comparator) }
        let isOpenAbove = above.map { [.atMost, .below].contains($0.comparator) }
        switch (isOpenBelow, isOpenAbove) {
        case (nil, nil): return false
        case (let isOpen?, nil), (nil, let isOpen?): return isOpen
        case (let isAfter?, let isBefore?): return isAfter && isBefore
        }
    }
}

extension String {
    /// Nil unless only that is encoded which must be, in capitals.
    fileprivate var percentDecoded: String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                guard byte.standsForItself else { return nil }
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst()?.hexDigit, let low = rest.popFirst()?.hexDigit,
                !(high << 4 | low).standsForItself
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// As RFC 3339 writes it, in capitals.
    fileprivate var isDateTime: Bool {
        wholeMatch(
            of:
                #/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})/#
        ) != nil
    }
}

extension UInt8 {
    fileprivate var standsForItself: Bool {
        isDigit || isLetter || ".-_~:+!*$&'()".utf8.contains(self)
    }

    fileprivate var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
