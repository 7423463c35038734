import Golden
import Testing

@testable import Versions

/// Every published case; the counts keep a file that shrank from passing.
@Suite(.enabled(if: shared != nil, needsShared)) struct VectorTests {
    @Test(arguments: [
        ("semver", Scheme.semver, 200),
        ("debian", .debian, 232),
        ("debian-real", .debian, 995),
    ])
    func everyPublishedCaseHolds(file: String, scheme: Scheme, count: Int) throws {
        let vectors = try vectors(file)
        let objections = vectors.compactMap { $0.objection(scheme) }
        #expect(objections == [])
        #expect(vectors.count == count)
    }
}
