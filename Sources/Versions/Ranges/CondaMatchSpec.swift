/// What conda asks for of one package: `conda-forge/linux-64::numpy >=1.16,<2 *openblas`.
///
/// Source: conda's `MatchSpec`.
package struct CondaMatchSpec: Hashable, Sendable {
    package var channel: String?
    package var subdirectory: String?
    /// In small letters; `*` for any.
    package var name: String
    /// A range in conda's notation.
    package var version: String?
    package var build: String?
    /// What else was asked for in brackets, by key.
    package var others: [String: String] = [:]

    package init(_ text: String) throws(VersionError) {
        var rest = text.prefix { $0 != "#" }.trimmed
        var fields: [(key: String, value: String)] = []
        if let open = rest.firstIndex(of: "["), rest.hasSuffix("]") {
            fields = Self.fields(rest[rest.index(after: open)...].dropLast())
            rest = rest[..<open].trimmed
        }
        if let colons = rest.firstRange(of: "::") {
            let place = rest[..<colons.lowerBound].split(separator: "/", maxSplits: 1)
            channel = place.first.flatMap { $0 == "*" ? nil : String($0) }
            subdirectory = place.dropFirst().first.map(String.init)
            rest = rest[colons.upperBound...].trimmed
        }
        let isFeature = rest.hasSuffix("@")
        let written = (isFeature ? rest.dropLast() : rest).prefix { !" =<>!~".contains($0) }
        guard !written.isEmpty else {
            throw .invalid(text, scheme: "conda spec", column: 1, reason: "a name is expected")
        }
        name = isFeature ? "*" : written.lowercased()
        if isFeature { others["track_features"] = written.lowercased() }
        if !isFeature { (version, build) = Self.versionAndBuild(rest[written.endIndex...].trimmed) }
        for (key, value) in fields {
            switch key {
            case "version": version = value
            case "build": build = value
            case "channel": channel = value
            case "subdir": subdirectory = value
            case _: others[key] = value
            }
        }
        if version == "*" { version = nil }
        if build == "*" { build = nil }
        if let version { _ = try RangeNotation.conda.parse(version) }
    }

    /// `key=value` pairs, the value quoted or not, with commas or blanks between them.
    private static func fields(_ text: Substring) -> [(key: String, value: String)] {
        var fields: [(String, String)] = []
        var rest = text.drop { " ,".contains($0) }
        while let equals = rest.firstIndex(of: "=") {
            let key = rest[..<equals].trimmed
            rest = rest[rest.index(after: equals)...]
            let value: Substring
            if let quote = rest.first, quote == "'" || quote == "\"" {
                value = rest.dropFirst().prefix { $0 != quote }
                rest = rest[value.endIndex...].dropFirst()
            } else {
                value = rest.prefix { !" ,".contains($0) }
                rest = rest[value.endIndex...]
            }
            fields.append((String(key), String(value)))
            rest = rest.drop { " ,".contains($0) }
        }
        return fields
    }

    /// The version up to a blank or, after a plain one, an equals sign; then the build.
    private static func versionAndBuild(_ text: Substring) -> (String?, String?) {
        guard !text.isEmpty else { return (nil, nil) }
        let operators = text.prefix { "=<>!~".contains($0) }
        var rest = text[operators.endIndex...].drop(while: \.isWhitespace)
        var version = String(operators)
        // Blanks after a comma or an operator belong to the version.
        while let first = rest.first {
            if first.isWhitespace {
                let next = rest.drop(while: \.isWhitespace)
                guard
                    version.last.map({ ",|".contains($0) }) == true
                        || next.first.map({ ",|".contains($0) }) == true
                        || version.last.map({ "=<>!~".contains($0) }) == true
                else { break }
                rest = next
            } else if first == "=", let last = version.last, !"=<>!~,|".contains(last) {
                break
            } else {
                version.append(first)
                rest.removeFirst()
            }
        }
        let build = rest.drop { $0 == "=" || $0.isWhitespace }
        guard operators == "=" else { return (version, build.isEmpty ? nil : String(build)) }
        // With a build a single equals sign is exact; alone it is all that begins so.
        let isExact = !build.isEmpty && !version.hasSuffix("*")
        return (isExact ? "=" + version : version, build.isEmpty ? nil : String(build))
    }
}

extension CondaMatchSpec: CustomStringConvertible {
    /// The one spelling that conda gives to all that mean the same.
    package var description: String {
        var text = ""
        var fields: [String] = []
        switch (channel, subdirectory) {
        case (let channel?, let subdirectory?): text = "\(channel)/\(subdirectory)::"
        case (let channel?, nil): text = "\(channel)::"
        case (nil, let subdirectory?): fields.append("subdir=\(subdirectory)")
        case (nil, nil): break
        }
        text += name
        var isExact = false
        if let version {
            let bare = version.drop { "=!~".contains($0) }
            let isPlain = !version.contains { "<>,|".contains($0) } && !bare.isEmpty
            if !isPlain {
                fields.append("version='\(version)'")
            } else if let series = version.series {
                text += "=\(series)"
            } else if version.hasPrefix("!") || version.hasPrefix("~") {
                if build == nil { text += version } else { fields.append("version='\(version)'") }
            } else {
                text += "==\(bare)"
                isExact = true
            }
        }
        if let build {
            if isExact, !build.contains("*") {
                text += "=\(build)"
            } else {
                fields.append("build=\(build)")
            }
        }
        fields += others.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return fields.isEmpty ? text : "\(text)[\(fields.joined(separator: ","))]"
    }
}

extension String {
    /// Of `1.7.*`, `1.7*` or `=1.7`, `1.7`: all that begin so.
    fileprivate var series: Substring? {
        guard !hasPrefix("=="), !hasPrefix("!"), !hasPrefix("~") else { return nil }
        let bare = drop { $0 == "=" }
        if bare.hasSuffix(".*") { return bare.dropLast(2) }
        if bare.hasSuffix("*") { return bare.dropLast() }
        return hasPrefix("=") ? bare : nil
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else {
            return start.prefix(0)
        }
        return start[...last]
    }
}
