import Documents

extension DerivedFormat {
    /// The variables of a stub package's `eupspkg.cfg.sh`; more than one package has its name in them.
    static let eupsStub = DerivedFormat(name: "eups-stub") {
        derived,
        manifest throws(DerivedError) in
        for text in derived.packages
        where !manifest.packages.contains(where: { $0.name.string == text.string }) {
            throw .unknownPackage(text.string)
        }
        let requirements = derived.selected(from: manifest.packages)
        var lines: [String] = []
        for requirement in requirements {
            let module = requirement.name(in: requirement.homes.contains(.pypi) ? .pypi : .eups)
            try module.refuseOddLetters(in: requirement)
            try requirement.minimum.string.refuseOddLetters(in: requirement)
            if requirements.count == 1 { lines.append("_MODULE=\"\(module)\"") }
            let variable = requirements.count == 1 ? "" : requirement.name.string.asVariable + "_"
            lines.append("_\(variable)VERSION=\"\(requirement.minimum)\"")
        }
        return lines
    }
}
