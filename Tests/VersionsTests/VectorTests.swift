import Golden
import Testing

@testable import Versions

/// Every published case; the counts keep a file that shrank from passing.
@Suite(.enabled(if: shared != nil, needsShared)) struct VectorTests {
    @Test(arguments: [
        ("alpine", Scheme.alpine, 727),
        ("alpine-real", .alpine, 1200),
        ("calver", .calver, 26),
        ("conda", .conda, 386),
        ("debian", .debian, 232),
        ("debian-real", .debian, 995),
        ("eups", .eups, 497),
        ("generic", .generic, 175),
        ("jenkins", .jenkins, 330),
        ("maven", .maven, 638),
        ("maven-real", .maven, 1500),
        ("pep440", .pep440, 421),
        ("pep440-real", .pep440, 1481),
        ("rpm", .rpm, 158),
        ("semver", .semver, 200),
        ("spack", .spack, 52),
    ])
    func everyPublishedCaseHolds(file: String, scheme: Scheme, count: Int) throws {
        let vectors = try vectors(file)
        let objections = vectors.compactMap { $0.objection(scheme) }
        #expect(objections == [])
        #expect(vectors.count == count)
    }
}
