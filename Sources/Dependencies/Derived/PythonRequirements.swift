extension DerivedFormat {
    /// What `pip install -r` takes.
    static let requirements = DerivedFormat(name: "requirements") {
        derived,
        manifest throws(DerivedError) in
        try derived.pythonSpecs(from: manifest)
    }

    /// What `pip install -c` takes, which installs nothing by itself.
    static let constraints = DerivedFormat(name: "constraints") {
        derived,
        manifest throws(DerivedError) in
        try derived.pythonSpecs(from: manifest)
    }
}

extension Derived {
    fileprivate func pythonSpecs(from manifest: Manifest) throws(DerivedError) -> [String] {
        try listed(in: .pypi, from: manifest).map { name, requirement in
            switch pin {
            case .minimum:
                name + "==\(requirement.minimum)" + (requirement.isExact(in: .pypi) ? "" : ".*")
            case .range: name + requirement.range
            }
        }
    }
}
