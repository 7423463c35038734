extension Scheme {
    package static let rpm = Scheme("rpm", Debian.self, summary: "")
    package static let pep440 = Scheme("pep440", Debian.self, summary: "")
    package static let conda = Scheme("conda", Debian.self, summary: "")
    package static let jenkins = Scheme("jenkins", Debian.self, summary: "")
    package static let eups = Scheme("eups", Debian.self, summary: "")
    package static let eupsDescribe = Scheme("eups-describe", Debian.self, summary: "")
    package static let semverCoerced = Scheme("semver-coerced", Debian.self, summary: "")
    package static let maven = Scheme("maven", Debian.self, summary: "")
    package static let generic = Scheme("generic", Debian.self, summary: "")
    package static let alpine = Scheme("alpine", Debian.self, summary: "")
    package static let calver = Scheme("calver", Debian.self, summary: "")
    package static let spack = Scheme("spack", Debian.self, summary: "")
}
