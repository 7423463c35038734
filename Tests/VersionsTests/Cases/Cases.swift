/// Our own cases of each scheme, a line each, so that a clone without the published ones is tested too.
let cases = [
    "debian": debianCases,
    "semver": semverCases,
]
