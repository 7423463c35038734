import Documents

/// One kind of list; a new one is one small file and a line here.
package struct DerivedFormat: Sendable {
    /// What a manifest calls it, in `as`.
    package var name: String
    /// Lines, without a header.
    var lines: @Sendable (Derived, Manifest) throws(DerivedError) -> [String]
    /// How a line of it starts that is for people alone; nil where it has no such lines.
    var remark: String? = "# "

    package static let all: [DerivedFormat] = [
        .aptList, .condaEnvironment, .constraints, .dockerfileArguments, .eupsStub, .markdownTable,
        .requirements, .rstTable,
    ]

    package static func named(_ name: String) -> DerivedFormat? {
        all.first { $0.name == name }
    }
}

extension Derived {
    /// The packages and tools that it lists: those that serve one of its tags, or those it names.
    func selected(from requirements: [Requirement]) -> [Requirement] {
        requirements.filter { requirement in
            requirement.serves(tags.map(\.string))
                && (packages.isEmpty || packages.contains { $0.string == requirement.name.string })
        }
    }

    /// Of these, what comes from an ecosystem, under the names that it has there.
    func listed(
        in ecosystem: Ecosystem,
        from manifest: Manifest
    ) throws(DerivedError) -> [(name: String, requirement: Requirement)] {
        var listed: [(String, Requirement)] = []
        for requirement in selected(from: manifest.packages)
        where requirement.homes.contains(ecosystem) {
            let name = requirement.name(in: ecosystem)
            try name.refuseOddLetters(in: requirement)
            for version in requirement.versions {
                try version.string.refuseOddLetters(in: requirement)
            }
            listed.append((name, requirement))
        }
        return listed.sorted { $0.0 < $1.0 }
    }
}

extension String {
    /// Nothing that could mean more than a name or a version in a shell, a YAML or a Dockerfile.
    func refuseOddLetters(in requirement: Requirement) throws(DerivedError) {
        let isPlain = unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic && scalar.isASCII
                || ("0"..."9").contains(scalar) || "._+!~:-@/".unicodeScalars.contains(scalar)
        }
        guard isPlain, !isEmpty else { throw .oddLetters(self, package: requirement.name.string) }
    }
}
