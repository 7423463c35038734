import Testing

@testable import Versions

@Suite struct DeclarationTests {
    @Test(arguments: [
        (Scheme.semver, "1.11", "1.10.9", Declaration.Standing.below),
        (.semver, "1.11", "1.11.0-rc.1", .below),
        (.semver, "1.11", "1.11.0", .met),
        (.semver, "1.11", "1.11.7", .met),
        (.semver, "1.11", "1.12.0", .above),
        (.semver, "1.11.0", "1.11.0+build", .met),
        (.semver, "1.11.0", "1.11.1", .above),
        (.semver, "1", "1.99.0", .met),
        (.semver, "1", "2.0.0", .above),
        (.semver, "2.0.0-rc.1", "2.0.0-rc.2", .above),
        (.debian, "3.40", "3.40.1-2+deb12u2", .met),
        (.debian, "3.40", "3.40", .met),
        (.debian, "3.40", "3.41-1", .above),
        (.debian, "3.40", "3.39.4-1", .below),
        (.debian, "3.40", "3.40~rc1-1", .below),
        (.debian, "3.40", "3.40.0~rc1-1", .below),
        (.debian, "3.40", "3.400-1", .above),
        (.debian, "3.2.13", "3.2.13+dfsg-2", .met),
        (.debian, "3.2.13", "3.2.13.1-2", .above),
        (.debian, "3.2.13+dfsg", "3.2.13+dfsg-2", .met),
        (.debian, "3.2.13+dfsg", "3.2.13-2", .below),
        (.debian, "2.39", "1:2.39.5-0+deb12u3", .met),
        (.debian, "1:2.39", "1:2.39.5-0+deb12u3", .met),
        (.debian, "1:2.39", "2:2.39.5-1", .above),
        (.debian, "2:2.39", "1:2.39.5-0+deb12u3", .below),
        (.debian, "2.39.5-0+deb12u3", "1:2.39.5-0+deb12u3", .above),
        (.debian, "1:2.39.5-0+deb12u3", "1:2.39.5-0+deb12u3", .met),
        (.debian, "1:2.39.5-0+deb12u3", "1:2.39.5-0+deb12u4", .above),
        (.debian, "1.1.1k", "1.1.1n-0+deb11u5", .above),
        (.debian, "20230311", "20230311+deb12u1", .met),
    ])
    func aVersionStandsWhereItStands(
        scheme: Scheme,
        declared: String,
        used: String,
        standing: Declaration.Standing
    ) throws {
        let found = try scheme.declaration(declared).standing(of: scheme.parse(used))
        #expect(found == standing)
    }

    @Test(arguments: [
        (Scheme.semver, "3", "2.99.99", false),
        (.semver, "3", "3.0.0-alpha", true),
        (.semver, "3", "3.0.0", true),
        (.semver, "3", "3.1.0", true),
        (.semver, "3.0.0-rc.2", "3.0.0-rc.1", false),
        (.debian, "4", "3.40.1-2", false),
        (.debian, "4", "4.0~rc1-1", true),
        (.debian, "4", "1:3.9-1", false),
    ])
    func aLimitIsReachedByItsOwnPreReleases(
        scheme: Scheme,
        limit: String,
        used: String,
        isReached: Bool
    ) throws {
        let found = try scheme.declaration(limit).isReached(by: scheme.parse(used))
        #expect(found == isReached)
    }
}
