import Foundation

/// A command by which people see a failure for themselves, as the configuration words it:
/// `podman run --rm registry.example/nightly:{{run}}-{{platform}} ctest -R {{test}}`.
package struct ReproduceCommand: Equatable, Sendable {
    /// What may stand between the braces.
    package enum Name: String, CaseIterable, Sendable {
        /// The day of the run, such as `2026-11-19`.
        case run
        case platform
        /// The first failing test, without what it lies in.
        case test
        case job
        case build
        case branch
        case revision
    }

    private enum Part: Equatable {
        case text(String)
        case value(Name)
    }

    private let parts: [Part]

    /// - Throws: A name that means nothing.
    package init(_ text: String) throws(UnknownName) {
        var parts: [Part] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "{{"),
            let end = rest[start.upperBound...].firstRange(of: "}}")
        {
            let word = rest[start.upperBound..<end.lowerBound].filter { $0 != " " }
            guard let name = Name(rawValue: word) else { throw UnknownName(word: word) }
            parts += [.text(String(rest[..<start.lowerBound])), .value(name)]
            rest = rest[end.upperBound...]
        }
        self.parts = parts + [.text(String(rest))]
    }

    package struct UnknownName: Error, Equatable {
        package let word: String

        package init(word: String) { self.word = word }
    }

    /// The command for one failure; nil where something that it needs is not known.
    ///
    /// Whoever copies it into a shell runs nothing else by it: a value with anything in it that a
    /// shell might act upon is quoted, and one with a line break or another control is none.
    package func command(_ values: [Name: String]) -> String? {
        var command = ""
        for part in parts {
            switch part {
            case .text(let text): command += text
            case .value(let name):
                guard let value = values[name]?.quotedForShell else { return nil }
                command += value
            }
        }
        return command
    }
}

extension String {
    fileprivate var quotedForShell: String? {
        let isHarmless = unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic
                    || "0123456789._-+:/@%=,".unicodeScalars.contains(scalar))
        }
        if isHarmless && !isEmpty { return self }
        guard !isEmpty, utf8.count <= 500, visible == self, !contains(where: \.isNewline) else {
            return nil
        }
        return "'\(replacing("'", with: "'\\''"))'"
    }
}
