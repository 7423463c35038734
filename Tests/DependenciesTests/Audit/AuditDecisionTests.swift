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
        #expect(decisions.count >= 180)
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
            let terms = AuditTerms(expecting: expectation)
            let findings = audit([inventory], against: manifest, on: terms).findings
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
    "1.26.4"                      | 1.26.4                    | pypi  | minimum | -
    "1.26.4"                      | 1.26.4.post1              | pypi  | minimum | A302
    "1.26.4"                      | 1.26.4.post1              | pypi  | range   | -
    "1.26"                        | 1.26.4.post1              | pypi  | minimum | -
    "1.26.4"                      | 1.26.4+cu118              | pypi  | minimum | -
    "1.26.4+cu118"                | 1.26.4+cu118              | pypi  | minimum | -
    "1.26.4+cu118"                | 1.26.4+cu121              | pypi  | minimum | A302
    "1.26.4+cu118"                | 1.26.4                    | pypi  | minimum | A301
    "1.26.4"                      | 1.26.4rc1                 | pypi  | range   | A301
    "1.26.4"                      | 1.26.4.dev0               | pypi  | range   | A301
    "1.26"                        | 1.26.0rc1                 | pypi  | range   | A301
    "1.26"                        | 1.26.5rc1                 | pypi  | minimum | -
    "1.26.0"                      | 1.26                      | pypi  | minimum | -
    "1.26"                        | 1.26                      | pypi  | minimum | -
    "1.26.0"                      | 1.26.0.0                  | pypi  | minimum | -
    "1"                           | 1.99                      | pypi  | minimum | -
    "1"                           | 2.0                       | pypi  | minimum | A302
    "2024.10"                     | 2024.10.0                 | pypi  | minimum | -
    "2024.10"                     | 2024.9.0                  | pypi  | range   | A301
    "2.10"                        | 2.2                       | pypi  | range   | A301
    "1.26", below: "3"            | 3.0.0                     | pypi  | range   | A303
    "1.26", below: "3"            | 3.0.0rc1                  | pypi  | range   | A303
    "1.26", below: "3"            | 3.0.0.dev1                | pypi  | range   | A303
    "1.26", below: "3"            | 2.99.1                    | pypi  | range   | -
    "1.26", exclude: ["1.26.1"]   | 1.26.1+local              | pypi  | range   | A303
    "1.26", exclude: ["1.27"]     | 1.27.3                    | pypi  | range   | A303
    "1.0"                         | 1!0.5                     | pypi  | range   | -
    "1!0.5"                       | 2.0                       | pypi  | range   | A301
    "1.0"                         | v1.0                      | pypi  | minimum | -
    "1.0"                         | file:///home/x            | pypi  | range   | A306
    "1.0"                         | 2024-01-31                | pypi  | range   | A306
    "1.26.4"                      | 1.26.4                    | conda | minimum | -
    "1.26.4"                      | 1.26.4.0                  | conda | minimum | -
    "1.26"                        | 1.26.4                    | conda | minimum | -
    "1.26.4"                      | 1.26.5                    | conda | minimum | A302
    "7.1.2_3"                     | 7.1.2_3                   | conda | minimum | -
    "7.1.2_3"                     | 7.1.2_10                  | conda | minimum | A302
    "7.1.2_3"                     | 7.1.2_2                   | conda | range   | A301
    "7.1.2"                       | 7.1.2_3                   | conda | range   | -
    "1.1.1k"                      | 1.1.1l                    | conda | range   | -
    "1.1.1k"                      | 1.1.1w                    | conda | minimum | A302
    "1.1"                         | 1.1.1w                    | conda | minimum | -
    "2026.02.09"                  | 2026.2.9                  | conda | minimum | -
    "5.4.01"                      | 5.4.1                     | conda | minimum | -
    "1.3.1.20251101"              | 1.3.1.20251102            | conda | minimum | A302
    "1.14.2"                      | 1.14.2+local              | conda | minimum | -
    "2.0"                         | 2.0rc1                    | conda | range   | A301
    "2.0"                         | 2.0.post1                 | conda | range   | -
    "2.0", below: "3"             | 3.0.0a1                   | conda | range   | A303
    "2.0", below: "3.14"          | 3.14.0a1                  | conda | range   | A303
    "2.0"                         | 2..0                      | conda | range   | A306
    "2.39"                        | 2.43.0-1.el9              | rpm   | range   | -
    "2.39"                        | 2.39.3-1.el9_2            | rpm   | minimum | -
    "2.39.3"                      | 2.39.3-1.el9_2            | rpm   | minimum | -
    "2.39.3-1.el9_2"              | 2.39.3-1.el9_2            | rpm   | minimum | -
    "2.39.3-1.el9_1"              | 2.39.3-1.el9_2            | rpm   | minimum | A302
    "2.39.3-2.el9"                | 2.39.3-1.el9_2            | rpm   | range   | A301
    "9.16.23"                     | 32:9.16.23-18.el9         | rpm   | minimum | -
    "32:9.16.23"                  | 32:9.16.23-18.el9         | rpm   | minimum | -
    "33:9.16"                     | 32:9.16.23-18.el9         | rpm   | range   | A301
    "3.0"                         | 3.0~rc1-1.fc40            | rpm   | range   | A301
    "3.0"                         | 3.0^20240101git1-1.fc40   | rpm   | minimum | -
    "3.0.7"                       | 3.0.7-27.el9              | rpm   | minimum | -
    "3.0"                         | (none):3.0-1              | rpm   | range   | A306
    "1.36"                        | 1.36.1-r2                 | apk   | minimum | -
    "1.36.1"                      | 1.36.1-r2                 | apk   | minimum | -
    "1.36.1-r1"                   | 1.36.1-r2                 | apk   | minimum | A302
    "6.4"                         | 6.4.2p1-r0                | apk   | range   | -
    "1.2"                         | 1.2_rc1-r0                | apk   | range   | A301
    "28.0.1"                      | 28.0.1+2                  | eups  | minimum | -
    "28.0.1+2"                    | 28.0.1+10                 | eups  | minimum | A302
    "1.69"                        | 1.69.lsst2+4              | eups  | minimum | -
    "1.69.lsst1"                  | 1.69.lsst2+4              | eups  | minimum | A302
    "1.69"                        | 1.69-rc1                  | eups  | range   | A301
    "20.0"                        | LOCAL:/home/x             | eups  | range   | A306
    "w_2024_10"                   | d_2024_03_05              | eups  | range   | A306
    "w_2024_10"                   | w_2024_11                 | eups  | range   | -
    "2.504.3"                     | 2.516.1                   | jenkins | range | -
    "2.504"                       | 2.504.3                   | jenkins | minimum | -
    "2.504.3"                     | 2.504.2                   | jenkins | range | A301
    "2.504.3"                     | 2.504.3-SNAPSHOT          | jenkins | range | A301
    "608.v67378e9d3db_1"          | 608.v67378e9d3db_1        | jenkins-plugin | minimum | -
    "608.v67378e9d3db_1"          | 639.v6eb_07f2d5c3d        | jenkins-plugin | range | -
    "2.25"                        | 639.v6eb_07f2d5c3d        | jenkins-plugin | range | -
    "5.7.0"                       | ???                       | jenkins-plugin | range | A306
    "3.24"                        | 3.24.3                    | spack | minimum | -
    "3.24"                        | develop                   | spack | range   | -
    "6.0"                         | 6.0rc1                    | spack | range   | A301
    "2.0"                         | 2.0-SNAPSHOT              | maven | range   | A301
    "2.0"                         | 2.0.1                     | maven | minimum | -
    "1.2.3"                       | 1.2.3                     | npm   | minimum | -
    "1.2"                         | 1.2.9-beta.1              | npm   | minimum | -
    "1.0"                         | 1.0a                      | generic | range | -
    "1.0"                         | 1.0beta1                  | generic | range | A301
    """
