import Nightly
import Testing

@testable import Jenkins

@Suite struct AddressTests {
    @Test(arguments: [
        ("thalassa", "job/thalassa/"),
        ("nightly/thalassa", "job/nightly/job/thalassa/"),
        ("tides/feature%2Fx", "job/tides/job/feature%252Fx/"),
        ("a b/grün#1?", "job/a%20b/job/gr%C3%BCn%231%3F/"),
        ("../manage", "job/%252E%252E/job/manage/"),
        ("/nightly//thalassa/", "job/nightly/job/thalassa/"),
        ("", ""),
    ])
    func aFullNameIsAPath(name: String, path: String) {
        #expect(Address.path(of: name) == path)
    }

    @Test(arguments: [
        ("https://ci.example", "https://ci.example/"),
        ("https://ci.example/jenkins/", "https://ci.example/jenkins/"),
        ("https://user:se@cret@ci.example/jenkins?x#y", "https://ci.example/jenkins/"),
        ("http://ci.example:8080/a@b", "http://ci.example:8080/a@b/"),
    ])
    func aBaseHasNoSecretAndEndsInASlash(text: String, base: String) {
        #expect(Controller(name: "ci", base: text).base == base)
    }

    @Test func bracketsInAQueryAreEncoded() {
        #expect(Address.query("a[b,c]{0,1}") == "a%5Bb,c%5D%7B0,1%7D")
    }
}

@Suite struct GlobTests {
    @Test(arguments: [
        ("build/*", "build/thalassa", true),
        ("build/*", "build/arm/thalassa", false),
        ("build/*", "build", false),
        ("build/**", "build/thalassa", true),
        ("build/**", "build/arm/thalassa", true),
        ("build/**", "builds/thalassa", false),
        ("**/x", "x", true),
        ("**/x", "a/b/x", true),
        ("**/x/*", "a/x", false),
        ("verify/tide-?", "verify/tide-1", true),
        ("verify/*-*e", "verify/tide-gauge", true),
        ("verify/tide-gauge", "verify/tide-gauge", true),
        ("verify/tide-gauge", "verify/tide-gauge2", false),
        ("tides/feature%2F*", "tides/feature%2Fx", true),
        ("*", "nightly/thalassa", false),
    ])
    func aPatternMatchesFullNames(pattern: String, name: String, matches: Bool) {
        #expect(JobPattern(pattern).matches(name) == matches)
    }

    @Test(arguments: [
        ("build/*", "build", true), ("build/*", "build/arm", false), ("build/*", "other", false),
        ("build/**", "build/arm/deep", true), ("*/x", "a", true), ("*/x", "a/b", false),
        ("**/x", "a/b/c", true), ("b*/x/**", "build/x", true), ("b*/x/**", "build/y", false),
    ])
    func aFolderIsListedOnlyIfItMayHoldAMatch(pattern: String, folder: String, reaches: Bool) {
        #expect(JobPattern(pattern).reaches(into: folder) == reaches)
    }

    @Test(arguments: [
        ("nightly/thalassa", "nightly/assim", true),
        ("nightly/thalassa", "nightly/arm/assim", true),
        ("nightly/thalassa", "build/assim", false),
        ("thalassa", "assim", true),
        ("thalassa", "nightly/assim", false),
    ])
    func byDefaultJobsBesideAndBelowTheRootJobAreLookedAt(root: String, name: String, matches: Bool)
    {
        #expect(JobPattern(beside: root).matches(name) == matches)
    }

    @Test func aHostilePatternEndsSoon() {
        let pattern = String(repeating: "*a", count: 100)
        #expect(!JobPattern(pattern).matches(String(repeating: "a", count: 5000) + "b"))
        let deep = String(repeating: "**/", count: 20) + "x"
        #expect(!JobPattern(deep).matches(String(repeating: "a/", count: 20) + "b"))
    }
}
