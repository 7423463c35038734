import Versions

/// What one line of PEP 508 asks for: `numpy[extra]>=1.22,<3; python_version >= "3.9"`.
///
/// Its parts are slices of the line, so that their places are known.
struct PythonRequirement {
    var name: Substring
    var specifier: Substring
    var marker: Substring

    /// Reads a line; nil where it names no package.
    init?(_ line: Substring) {
        let line = line.trimmed
        name = line.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
        guard !name.isEmpty else { return nil }
        var rest = line[name.endIndex...].drop(while: \.isWhitespace)
        if rest.first == "[" {
            guard let end = rest.firstIndex(of: "]") else { return nil }
            rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
        }
        marker = rest.firstIndex(of: ";").map { rest[rest.index(after: $0)...].trimmed } ?? ""
        let body = rest.prefix { $0 != ";" }.trimmed
        if body.first == "@" {
            specifier = body.prefix(0)
            return
        }
        let isInParentheses = body.first == "(" && body.last == ")"
        specifier = isInParentheses ? body.dropFirst().dropLast().trimmed : body
        guard specifier.isEmpty || "<>=!~".contains(specifier[specifier.startIndex]) else {
            return nil
        }
    }

    /// Whether it is asked for in an environment, by what `pip inspect` says of it.
    ///
    /// What belongs to an extra, and what is not understood, is not.
    func applies(in environment: [String: String]) -> Bool {
        guard !marker.isEmpty else { return true }
        guard !marker.contains("("), !marker.contains("extra") else { return false }
        return marker.split(separator: " or ").contains { alternative in
            alternative.split(separator: " and ").allSatisfy { $0.holds(in: environment) }
        }
    }
}

extension Substring {
    fileprivate func holds(in environment: [String: String]) -> Bool {
        for sign in ["<=", ">=", "==", "!=", "<", ">"] {
            guard let range = firstRange(of: sign) else { continue }
            let variable = String(self[..<range.lowerBound].trimmed)
            let wanted = self[range.upperBound...].trimmed.filter { $0 != "\"" && $0 != "'" }
            guard let value = environment[variable] else { return false }
            if variable.contains("version"),
                let range = try? RangeNotation.pep440.parse(sign + wanted)
            {
                return (try? range.contains(value)) ?? false
            }
            return sign == "==" ? value == wanted : sign == "!=" ? value != wanted : false
        }
        return false
    }
}
