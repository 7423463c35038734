import Documents

extension DerivedFormat {
    /// `ARG NUMPY_VERSION=1.26.4`, once for each package.
    static let dockerfileArguments = DerivedFormat(name: "dockerfile-args") {
        derived,
        manifest throws(DerivedError) in
        var lines: [String] = []
        for requirement in derived.selected(from: manifest.packages) {
            try requirement.minimum.string.refuseOddLetters(in: requirement)
            lines.append("ARG \(requirement.name.string.asVariable)_VERSION=\(requirement.minimum)")
        }
        return lines.sorted()
    }
}

extension String {
    /// In capitals, with an underscore for everything that no variable may have.
    var asVariable: String {
        let letters = uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        return letters.first?.isNumber == true ? "_" + String(letters) : String(letters)
    }
}
