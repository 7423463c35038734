import Foundation
import Golden
import Testing

@testable import Versions

@Suite struct RangeTests {
    @Test(arguments: [
        (RangeNotation.pep440, "1.20", ">=1.20,<2", true),
        (.pep440, "2.0rc1", ">=1.20,<2", false),
        (.pep440, "2.0rc1", "<2.0rc2", true),
        (.pep440, "1.0.post1", ">1.0", false),
        (.pep440, "1.0+cu118", "==1.0", true),
        (.pep440, "1.0+cu118", "==1.0+cu117", false),
        (.pep440, "1.4.5", "~=1.4.2", true),
        (.pep440, "1.5.0", "~=1.4.2", false),
        (.pep440, "3.2.9", ">=3,!=3.2.*", false),
        (.pep440, "1.0", "===1.0.0", false),
        (.pep440, "5", "", true),
        (.conda, "1.20.3", ">=1.20,<2", true),
        (.conda, "2.0rc1", ">=2.0", false),
        (.conda, "3.14.0a1", "<3.14", true),
        (.conda, "8.1", ">=6,<7|>=8", true),
        (.conda, "7.1", ">=6,<7|>=8", false),
        (.conda, "1.2.3+4", "1.2.3", false),
        (.conda, "1.10", "1.1.*", false),
        (.conda, "1.1.9", "1.1*", true),
        (.conda, "1.4.9", "~=1.4.2", true),
        (.conda, "2.4.1", "(1.*|2.*),!=2.4.0", true),
        (.conda, "1.7.1", "^1\\.[5-8]\\.1$", true),
        (.vers, "1.5", "vers:pypi/>=1.0|<2.0", true),
        (.vers, "2.5", "vers:deb/>=1.0|<2.0|>=3", false),
        (.vers, "3.5-1", "vers:deb/>=1.0|<2.0|>=3", true),
    ])
    func aRangeAdmits(notation: RangeNotation, version: String, range: String, isIn: Bool) throws {
        let found = try notation.parse(range).contains(version)
        #expect(found == isIn)
    }

    @Test(arguments: [
        (RangeNotation.pep440, ">=1.20,<2,!=1.21", "1.20" as String?),
        (.pep440, "~=1.4.2", "1.4.2"),
        (.pep440, "==1.4.*", "1.4"),
        (.pep440, "<2", nil),
        (.conda, ">=1.14.3,<2.0a0", "1.14.3"),
        (.conda, ">=6,<7|>=8", "6"),
        (.conda, "<7|>=8", nil),
        (.conda, "1.13.*", "1.13"),
        (.conda, "!=1.13", nil),
        (.vers, "vers:npm/<2.0.0", nil),
        (.vers, "vers:npm/>=1.0.0|<2.0.0", "1.0.0"),
    ])
    func aRangeHasAFloorOrNone(notation: RangeNotation, range: String, floor: String?) throws {
        let found = try notation.parse(range).floor?.text
        #expect(found == floor)
    }

    @Test(arguments: [
        (RangeNotation.pep440, "1.0"), (.pep440, ">=1.0,"), (.pep440, "~=1"), (.pep440, ">=1.*"),
        (.conda, ">="), (.conda, "(1.5"), (.conda, "1.5||1.6"), (.conda, "===3"), (.conda, ""),
        (.conda, String(repeating: "(", count: 10_000)), (.vers, "pypi/1.0"), (.vers, "vers:npm/"),
        (.vers, "vers:npm/>=1.0.0|"), (.vers, "vers:npm/1.0%2G0"),
    ])
    func whatIsNoRangeIsRefused(notation: RangeNotation, range: String) {
        #expect(throws: VersionError.self) { try notation.parse(range) }
    }

    @Test(arguments: [
        ("numpy", "numpy"), ("numpy 1.7.*", "numpy=1.7"),
        ("NumPy>=1.16", "numpy[version='>=1.16']"),
        ("numpy=1.16.2=py37_0", "numpy==1.16.2=py37_0"),
        ("libblas * *openblas", "libblas[build=*openblas]"),
        ("conda-forge/linux-64::numpy", "conda-forge/linux-64::numpy"),
        ("a >=6,<7|>=8", "a[version='>=6,<7|>=8']"),
    ])
    func aSpecHasOneSpelling(spec: String, canonical: String) throws {
        let found = try CondaMatchSpec(spec).description
        #expect(found == canonical)
    }

    @Test(
        .enabled(if: shared != nil, needsShared),
        arguments: [
            ("conda", RangeNotation.conda, 680), ("pep440", .pep440, 200),
        ]
    )
    func everyPublishedRangeHolds(file: String, notation: RangeNotation, count: Int) throws {
        let rows = try rows("ranges/\(file)")
        let objections = rows.compactMap { row -> String? in
            if row.count == 2 {
                return (try? notation.parse(row[0])) == nil ? nil : "\(row[0]) is invalid"
            }
            let found = try? notation.parse(row[1]).contains(row[0])
            return found.map { "\($0)" } == row[2] ? nil : "\(row), not \(found as Bool?)"
        }
        #expect(objections == [])
        #expect(rows.count == count)
    }

    @Test(.enabled(if: shared != nil, needsShared)) func everyPublishedVersHolds() throws {
        let rows = try rows("ranges/vers")
        let objections = rows.compactMap { row -> String? in
            if row[0] == "parse" {
                let vers = try? Vers(canonical: row[1])
                return (vers == nil) == (row[2] == "error") ? nil : "\(row)"
            }
            let found = try? RangeNotation.vers.parse(row[1]).contains(row[0])
            return found.map { "\($0)" } == row[2] ? nil : "\(row), not \(found as Bool?)"
        }
        #expect(objections == [])
        #expect(rows.count == 23)
    }

    @Test(.enabled(if: shared != nil, needsShared)) func everyPublishedSpecHasItsSpelling() throws {
        let rows = try rows("ranges/conda-matchspec")
        let objections = rows.compactMap { row -> String? in
            let found = try? CondaMatchSpec(row[0]).description
            return found == row[1] ? nil : "\(row), not \(found ?? "none")"
        }
        #expect(objections == [])
        #expect(rows.count == 78)
    }

    private func rows(_ name: String) throws -> [[String]] {
        guard let shared else { return [] }
        let file = shared.appendingPathComponent("version-vectors/\(name).tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
}
