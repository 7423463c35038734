import Testing

@testable import Versions

/// Our own cases, so that a clone without the published ones is tested too.
@Suite struct SchemeTests {
    @Test(arguments: Scheme.all)
    func everySchemeHasCases(scheme: Scheme) {
        #expect(cases[scheme.name]?.isEmpty == false)
        #expect(Scheme.named(scheme.name) == scheme)
    }

    @Test(arguments: Scheme.all)
    func everyCaseHolds(scheme: Scheme) throws {
        let vectors = try #require(cases[scheme.name]).split(separator: "\n").map {
            Vector(Substring($0.tabulated))
        }
        #expect(vectors.compactMap { $0?.objection(scheme) } == [])
        #expect(!vectors.contains(nil))
    }

    @Test(arguments: [
        (
            Scheme.semver, "1.2.x",
            "\"1.2.x\" is no semver version: a number is expected at column 5"
        ),
        (
            .semver, "1.2",
            "\"1.2\" is no semver version: three numbers are expected, not 2, at column 4"
        ),
        (
            .semver, "1.2.3-a_b",
            "\"1.2.3-a_b\" is no semver version: an odd character stands at column 8"
        ),
        (
            .debian, "1.0_1",
            "\"1.0_1\" is no debian version: an odd character stands in the upstream version at column 4"
        ),
        (
            .debian, "1.0-",
            "\"1.0-\" is no debian version: a revision is expected after the hyphen at column 4"
        ),
    ])
    func whatIsNoVersionIsSaidWithItsColumn(scheme: Scheme, text: String, message: String) {
        let error = #expect(throws: VersionError.self) { try scheme.parse(text) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        ("7.88.1-10+deb12u15", "7.88.1"),
        ("3.2.13+dfsg-2", "3.2.13"),
        ("1:2.39.5-0+deb12u3", "2.39.5"),
        ("3.0.19-1~deb12u2", "3.0.19"),
        ("20230311+deb12u1", "20230311"),
        ("2.9.14+dfsg-1.3~deb12u4", "2.9.14"),
        ("1.10.2+ds1-1", "1.10.2"),
        ("4.10.0+ds.1-3", "4.10.0"),
        ("3.134", "3.134"),
        ("1.4+really1.3.33-1", "1.3.33"),
        ("7.0.56-3+really7.0.91-1", "7.0.91"),
        ("5.15.8+dfsg-11+deb12u3", "5.15.8"),
        ("6.0~git20230101.abc-1", "6.0~git20230101.abc"),
        ("2.0~rc1+dfsg-1", "2.0~rc1"),
        ("1.6-dfsg-2", "1.6"),
        ("2:8.39-15", "8.39"),
        ("0.59q-2.1", "0.59q"),
        ("3.0.1+dsp2-1", "3.0.1+dsp2"),
    ])
    func packagersAdditionsArePutAside(version: String, upstream: String) throws {
        let version = try Scheme.debian.parse(version)
        #expect(version.upstream.text == upstream)
    }
}

extension Substring {
    /// `1.0 < 1.1` with tabs; a version of our own cases may hold no blank but one that makes it invalid.
    fileprivate var tabulated: String {
        if hasSuffix(" invalid") { return dropLast(8) + "\tinvalid" }
        return replacing(" ", with: "\t").description
    }
}
