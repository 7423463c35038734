import Testing

@testable import Nightly

@Suite struct GlobTests {
    @Test(arguments: [
        ("", ["": true, "a": false]),
        ("nightly", ["nightly": true, "nightly2": false, "Nightly": false]),
        ("*", ["": true, "macos-arm64": true, "build/thalassa": false]),
        ("macos*", ["macos": true, "macos-arm64": true, "old-macos": false]),
        ("*-arm64", ["macos-arm64": true, "-arm64": true, "macos-arm64-old": false]),
        ("*arm*", ["arm": true, "linux-arm64": true, "linux-x86": false]),
        ("nightly/*", ["nightly/thalassa": true, "nightly/": true, "nightly/a/b": false]),
        ("*/thalassa", ["build/thalassa": true, "thalassa": false, "a/build/thalassa": false]),
        ("nightly/**", ["nightly/thalassa": true, "nightly/a/b": true, "nightly": false]),
        ("**/verify", ["a/verify": true, "a/b/verify": true, "a/b/verified": false]),
        ("**", ["": true, "a/b/c": true]),
        ("a/**/z*", ["a/b/z": true, "a/b/c/zz": true, "a/b/z/y": false, "a/z": false]),
        ("**a*b", ["x/a-b": true, "a/b": false, "a/ab": true]),
        ("linux-?", ["linux-6": true, "linux-": false, "linux-/": false, "linux-66": false]),
        ("*[bot]", ["renovate[bot]": true, "renovate-b": false]),
        ("*@contractor.example", ["jo@contractor.example": true, "jo@contractor-example": false]),
        ("naïve-*", ["naïve-日本": true, "naive-日本": false]),
    ])
    func aPatternMatches(pattern: String, names: [String: Bool]) {
        for (name, expected) in names {
            let matches = Glob(pattern).matches(name)
            #expect(matches == expected, "\(pattern) against \"\(name)\"")
        }
    }

    /// Every pattern and name of up to four of the characters that matter.
    @Test func shortPatternsMatchWhatTheirDefinitionSays() {
        let patterns = words(of: ["a", "/", "*", "?"], upTo: 4)
        let names = words(of: ["a", "b", "/"], upTo: 4)
        let wrong = patterns.flatMap { pattern in
            names.filter { Glob(pattern).matches($0) != isMatch(pattern[...], $0[...]) }
                .map { "\(pattern) against \"\($0)\"" }
        }
        #expect(wrong.isEmpty)
    }

    /// One that tries every split of the name would not end in our lifetime.
    @Test(arguments: ["*a", "**a", "*?", "**/*a", "a*a**"])
    func noPatternHangs(piece: String) {
        let pattern = Glob(String(repeating: piece, count: 40) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 400)))
    }

    private func words(of letters: [String], upTo length: Int) -> [String] {
        guard length > 0 else { return [""] }
        let shorter = words(of: letters, upTo: length - 1)
        let longest = shorter.filter { $0.count == length - 1 }
        return shorter + longest.flatMap { word in letters.map { word + $0 } }
    }

    /// The definition, as slow as it is plain.
    private func isMatch(_ pattern: Substring, _ name: Substring) -> Bool {
        if pattern.hasPrefix("**") {
            return isMatch(pattern.dropFirst(2), name)
                || !name.isEmpty && isMatch(pattern, name.dropFirst())
        }
        if pattern.first == "*" {
            return isMatch(pattern.dropFirst(), name)
                || !name.isEmpty && name.first != "/" && isMatch(pattern, name.dropFirst())
        }
        guard let wanted = pattern.first, let found = name.first else {
            return pattern.isEmpty && name.isEmpty
        }
        let isSame = wanted == found || wanted == "?" && found != "/"
        return isSame && isMatch(pattern.dropFirst(), name.dropFirst())
    }
}
