/// Our own cases of each scheme, a line each, so that a clone without the published ones is tested too.
let cases = [
    "alpine": alpineCases,
    "calver": calverCases,
    "conda": condaCases,
    "debian": debianCases,
    "eups": eupsCases,
    "eups-describe": eupsDescribeCases,
    "generic": genericCases,
    "jenkins": jenkinsCases,
    "maven": mavenCases,
    "pep440": pep440Cases,
    "rpm": rpmCases,
    "semver": semverCases,
    "semver-coerced": semverCoercedCases,
    "spack": spackCases,
]
