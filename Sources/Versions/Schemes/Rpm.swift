extension Scheme {
    package static let rpm = Scheme(
        "rpm",
        Rpm.self,
        summary: "RPM's, of Fedora, RHEL, SUSE and their kin"
    )
}

/// `[epoch:]version[-release]`, ordered as rpmvercmp does: numbers after letters, `~` before the end,
/// `^` after the end but before anything else that follows.
///
/// A missing epoch is 0; a missing release comes before any.
struct Rpm: VersionForm {
    var epoch: Digits?
    var version: Substring.UTF8View
    var packaging: Substring.UTF8View?

    init(_ text: String) throws(Slip) {
        var rest = text.trimmed
        let start = rest
        let digits = rest.popPrefix(\.isDigit)
        epoch = nil
        if rest.pop(":") {
            epoch = Digits(digits)
        } else {
            rest = start
        }
        packaging = nil
        if let hyphen = rest.lastIndex(of: UInt8(ascii: "-")) {
            packaging = rest[rest.index(after: hyphen)...]
            rest = rest[..<hyphen]
        }
        guard !rest.isEmpty else { throw text.slip(rest, "a version is expected") }
        if let odd = text.utf8.firstIndex(where: { $0.isBlank || $0 == UInt8(ascii: "(") }) {
            let reason =
                text.hasPrefix("(none):")
                ? "\"(none)\" is no epoch; ask rpm for %{EPOCHNUM}" : "an odd character stands"
            throw text.slip(text[odd...].utf8, reason)
        }
        version = rest
    }

    var text: String {
        (epoch.map { "\($0):" } ?? "") + version.string + (packaging.map { "-\($0.string)" } ?? "")
    }

    func compared(to other: Rpm) -> Order? {
        (epoch ?? .zero).compared(to: other.epoch ?? .zero)
            .then(version.rpmOrder(to: other.version))
            .then(packagingOrder(to: other))
    }

    private func packagingOrder(to other: Rpm) -> Order {
        switch (packaging, other.packaging) {
        case (nil, nil): .equal
        case (nil, _?): .less
        case (_?, nil): .greater
        case (let one?, let another?): one.rpmOrder(to: another)
        }
    }

    var release: Release {
        let (numbers, end) = version.leadingNumbers
        let isPreRelease = version[end...].first == UInt8(ascii: "~")
        return Release(epoch: epoch ?? .zero, numbers: numbers, isPreRelease: isPreRelease)
    }

    static func declared(_ text: String) throws(Slip) -> (Rpm, precision: Int?) {
        let version = try Rpm(text)
        let (numbers, end) = version.version.leadingNumbers
        let isPlain = version.packaging == nil && end == version.version.endIndex
        return (version, isPlain ? numbers.count : nil)
    }

    var upstream: Rpm {
        var upstream = self
        (upstream.epoch, upstream.packaging) = (nil, nil)
        return upstream
    }

    func reduced(to declaration: Rpm) -> Rpm {
        guard declaration.packaging == nil else { return self }
        var reduced = self
        reduced.packaging = nil
        if declaration.epoch == nil { reduced.epoch = nil }
        return reduced
    }
}

extension Substring.UTF8View {
    fileprivate func rpmOrder(to other: Substring.UTF8View) -> Order {
        if elementsEqual(other) { return .equal }
        var (one, another) = (self, other)
        while !one.isEmpty || !another.isEmpty {
            _ = (one.popPrefix(\.isRpmSeparator), another.popPrefix(\.isRpmSeparator))
            switch (one.pop("~"), another.pop("~")) {
            case (true, true): continue
            case (true, false): return .less
            case (false, true): return .greater
            case (false, false): break
            }
            let (caret, otherCaret) = (
                one.first == UInt8(ascii: "^"), another.first == UInt8(ascii: "^")
            )
            if caret || otherCaret {
                if one.isEmpty { return .less }
                if another.isEmpty { return .greater }
                guard caret else { return .greater }
                guard otherCaret else { return .less }
                _ = (one.pop("^"), another.pop("^"))
                continue
            }
            guard let first = one.first, let otherFirst = another.first else { break }
            guard first.isDigit == otherFirst.isDigit else {
                return first.isDigit ? .greater : .less
            }
            let order =
                first.isDigit
                ? Digits(one.popPrefix(\.isDigit)).compared(
                    to: Digits(another.popPrefix(\.isDigit))
                )
                : Order(of: one.popPrefix(\.isLetter), to: another.popPrefix(\.isLetter))
            if order != .equal { return order }
        }
        return one.isEmpty ? (another.isEmpty ? .equal : .less) : .greater
    }
}

extension UInt8 {
    fileprivate var isRpmSeparator: Bool {
        !isDigit && !isLetter && self != UInt8(ascii: "~") && self != UInt8(ascii: "^")
    }
}
