import Documents
import Testing

@testable import Dependencies

/// What is declared, what was used, and what there is to say about it; `-` for nothing.
@Suite struct AuditDecisionTests {
    @Test(arguments: decisions.split(separator: "\n").map(Decision.init))
    func anAuditDecides(decision: Decision) throws {
        let found = try decision.found
        #expect(found == decision.rule)
    }

    @Test func theTableIsWhole() {
        let decisions = decisions.split(separator: "\n").map(Decision.init)
        #expect(decisions.count >= 90)
        #expect(Set(decisions.map(\.rule)) == ["-", "A301", "A302", "A303", "A306"])
    }
}

/// One line of the table.
struct Decision: CustomTestStringConvertible {
    var declared: String
    var used: String
    var ecosystem: String
    var expectation: Dependencies.Expectation
    var rule: String

    init(_ line: Substring) {
        let columns = line.split(separator: "|").map { $0.trimming(" ") }
        (declared, used, ecosystem) = (columns[0], columns[1], columns[2])
        (expectation, rule) = (Dependencies.Expectation(rawValue: columns[3]) ?? .range, columns[4])
    }

    var testDescription: String {
        "\(declared) | \(used) | \(ecosystem) | \(expectation) | \(rule)"
    }

    /// The rule of the one finding, as the whole audit finds it.
    var found: String {
        get throws {
            let text = "packages: { x: { minimum: \(declared), why: w, ecosystem: \(ecosystem) } }"
            let manifest = try Manifest(Source(file: "m.yaml", text: text))
            let home = try #require(Ecosystem.named(ecosystem))
            let inventory = Inventory(
                origin: "i",
                format: "test",
                covers: [home],
                packages: [Inventory.Installed(ecosystem: home, name: "x", version: used)]
            )
            let findings = audit(inventory, against: manifest, expecting: expectation).findings
            return findings.isEmpty ? "-" : findings.map(\.rule.id).joined(separator: " ")
        }
    }
}

extension Substring {
    fileprivate func trimming(_ blank: Character) -> String {
        String(drop { $0 == blank }.reversed().drop { $0 == blank }.reversed())
    }
}

/// Mostly what Debian 12 installs; after the minimum, `below` and `exclude` as a manifest has them.
private let decisions = """
    "7.88"                        | 7.88.1-10+deb12u15        | deb   | minimum | -
    "7.88"                        | 7.88.1-10+deb12u15        | deb   | range   | -
    "7.88.1"                      | 7.88.1-10+deb12u15        | deb   | minimum | -
    "7.88.0"                      | 7.88.1-10+deb12u15        | deb   | minimum | A302
    "7.88.0"                      | 7.88.1-10+deb12u15        | deb   | range   | -
    "7.88.2"                      | 7.88.1-10+deb12u15        | deb   | minimum | A301
    "7.88.2"                      | 7.88.1-10+deb12u15        | deb   | range   | A301
    "7.87"                        | 7.88.1-10+deb12u15        | deb   | minimum | A302
    "7.9"                         | 7.88.1-10+deb12u15        | deb   | minimum | A302
    "7"                           | 7.88.1-10+deb12u15        | deb   | minimum | -
    "8"                           | 7.88.1-10+deb12u15        | deb   | range   | A301
    "7.88.1-10+deb12u15"          | 7.88.1-10+deb12u15        | deb   | minimum | -
    "7.88.1-10+deb12u9"           | 7.88.1-10+deb12u15        | deb   | minimum | A302
    "7.88.1-10+deb12u9"           | 7.88.1-10+deb12u15        | deb   | range   | -
    "7.88.1-11"                   | 7.88.1-10+deb12u15        | deb   | range   | A301
    "3.2.13"                      | 3.2.13+dfsg-2             | deb   | minimum | -
    "3.2.13+dfsg"                 | 3.2.13+dfsg-2             | deb   | minimum | -
    "3.2.13+dfsg-2"               | 3.2.13+dfsg-2             | deb   | minimum | -
    "3.2.13+dfsg-1"               | 3.2.13+dfsg-2             | deb   | minimum | A302
    "3.2.14"                      | 3.2.13+dfsg-2             | deb   | minimum | A301
    "3.2"                         | 3.2.13+dfsg-2             | deb   | minimum | -
    "2.39"                        | 1:2.39.5-0+deb12u3        | deb   | minimum | -
    "2.39.5"                      | 1:2.39.5-0+deb12u3        | deb   | minimum | -
    "2.40"                        | 1:2.39.5-0+deb12u3        | deb   | range   | A301
    "1:2.39"                      | 1:2.39.5-0+deb12u3        | deb   | minimum | -
    "1:2.39.5"                    | 1:2.39.5-0+deb12u3        | deb   | minimum | -
    "2:2.39"                      | 1:2.39.5-0+deb12u3        | deb   | minimum | A301
    "0:2.39"                      | 1:2.39.5-0+deb12u3        | deb   | minimum | A302
    "3.0"                         | 3.0.19-1~deb12u2          | deb   | minimum | -
    "3.0.19"                      | 3.0.19-1~deb12u2          | deb   | minimum | -
    "3.0.19-1"                    | 3.0.19-1~deb12u2          | deb   | range   | A301
    "3.0.19-1~deb12u1"            | 3.0.19-1~deb12u2          | deb   | range   | -
    "20230311"                    | 20230311+deb12u1          | deb   | minimum | -
    "20240101"                    | 20230311+deb12u1          | deb   | range   | A301
    "3.11"                        | 3.11.2-1+b1               | deb   | minimum | -
    "3.11.2"                      | 3.11.2-1+b1               | deb   | minimum | -
    "3.11.2-1"                    | 3.11.2-1+b1               | deb   | minimum | A302
    "3.1"                         | 3.11.2-1+b1               | deb   | minimum | A302
    "12.2"                        | 4:12.2.0-3                | deb   | minimum | -
    "12.2"                        | 12.2.0-14+deb12u1         | deb   | minimum | -
    "6.2.1"                       | 2:6.2.1+dfsg1-1.1         | deb   | minimum | -
    "1.2.13"                      | 1:1.2.13.dfsg-1           | deb   | minimum | -
    "1.2.12"                      | 1:1.2.13.dfsg-1           | deb   | minimum | A302
    "2.9.14"                      | 2.9.14+dfsg-1.3~deb12u5   | deb   | minimum | -
    "9.0.1378"                    | 2:9.0.1378-2+deb12u2      | deb   | minimum | -
    "9.0"                         | 2:9.0.1378-2+deb12u2      | deb   | minimum | -
    "72"                          | 72.1-3+deb12u1            | deb   | minimum | -
    "2025b"                       | 2025b-0+deb12u2           | deb   | minimum | -
    "2025a"                       | 2025b-0+deb12u2           | deb   | minimum | A302
    "2025c"                       | 2025b-0+deb12u2           | deb   | range   | A301
    "0.5.12"                      | 0.5.12-2                  | deb   | minimum | -
    "4.3"                         | 4.3-4.1                   | deb   | minimum | -
    "4.3.0"                       | 4.3-4.1                   | deb   | minimum | A301
    "1.1.1n"                      | 1.1.1n-0+deb11u5          | deb   | minimum | -
    "1.1.1"                       | 1.1.1n-0+deb11u5          | deb   | minimum | A302
    "1.1"                         | 1.1.1n-0+deb11u5          | deb   | minimum | -
    "1.3.33"                      | 1.4+really1.3.33-1        | deb   | minimum | -
    "1.4"                         | 1.4+really1.3.33-1        | deb   | range   | A301
    "3.0"                         | 3.0~rc1-1                 | deb   | range   | A301
    "3.0"                         | 3.0.0~rc1-1               | deb   | range   | A301
    "3.0~rc1"                     | 3.0~rc1-1                 | deb   | minimum | -
    "3.0~rc1"                     | 3.0-1                     | deb   | minimum | A302
    "3.0", below: "4"             | 3.0.19-1~deb12u2          | deb   | range   | -
    "2.9", below: "3"             | 3.0.19-1~deb12u2          | deb   | range   | A303
    "2.9", below: "3.0.19"        | 3.0.19-1~deb12u2          | deb   | range   | A303
    "2.9", below: "3.0.20"        | 3.0.19-1~deb12u2          | deb   | range   | -
    "2.9", below: "3"             | 3.0~rc1-1                 | deb   | range   | A303
    "2.9", below: "3"             | 3.0.19-1~deb12u2          | deb   | minimum | A303
    "2.30", below: "3"            | 1:2.39.5-0+deb12u3        | deb   | range   | -
    "2.30", exclude: ["2.39.5"]   | 1:2.39.5-0+deb12u3        | deb   | range   | A303
    "2.30", exclude: ["2.39"]     | 1:2.39.5-0+deb12u3        | deb   | range   | A303
    "2.30", exclude: ["2.39.4"]   | 1:2.39.5-0+deb12u3        | deb   | range   | -
    "1.0", exclude: ["1.2-3"]     | 1.2-3                     | deb   | range   | A303
    "1.0", exclude: ["1.2-3"]     | 1.2-4                     | deb   | range   | -
    "1.0"                         | not_a_version             | deb   | range   | A306
    "1.0"                         | 1.0-                      | deb   | range   | A306
    "1.0"                         | 99999999999999999999999.1 | deb   | range   | -
    "99999999999999999999999"     | 99999999999999999999998.1 | deb   | range   | A301
    "6.2.2"                       | 6.2.2                     | swift | minimum | -
    "6.2.2"                       | 6.2.3                     | swift | minimum | A302
    "6.2.2"                       | 6.2.3                     | swift | range   | -
    "6.2.2"                       | 6.2.1                     | swift | range   | A301
    "6.2"                         | 6.2.9                     | swift | minimum | -
    "6.2"                         | 6.3.0                     | swift | minimum | A302
    "6"                           | 6.99.1                    | swift | minimum | -
    "6.2.2"                       | 6.2.2+build.5             | swift | minimum | -
    "6.2.2"                       | 6.2.2-beta.1              | swift | range   | A301
    "6.2"                         | 6.2.0-beta.1              | swift | range   | A301
    "6.2"                         | 6.2.1-beta.1              | swift | minimum | -
    "7.0.0-beta.2"                | 7.0.0-beta.10             | swift | range   | -
    "7.0.0-beta.2"                | 7.0.0-beta.10             | swift | minimum | A302
    "6.0", below: "7"             | 7.0.0                     | swift | range   | A303
    "6.0", below: "7"             | 7.0.0-alpha               | swift | range   | A303
    "6.0", below: "7.0.0-beta.2"  | 7.0.0-beta.1              | swift | range   | -
    "6.0", below: "7"             | 6.99.0                    | swift | range   | -
    "6.0", exclude: ["6.1.0"]     | 6.1.0                     | swift | range   | A303
    "6.0", exclude: ["6.1"]       | 6.1.4                     | swift | range   | A303
    "6.0", exclude: ["6.1.0"]     | 6.1.1                     | swift | range   | -
    "6.0"                         | branch main               | swift | range   | A306
    "6.0"                         | v6.1.0                    | swift | range   | A306
    "6.0"                         | 6.1                       | swift | range   | A306
    """
