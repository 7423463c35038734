import Documents
import Versions

extension DerivedFormat {
    /// A conda `environment.yml`.
    static let condaEnvironment = DerivedFormat(name: "conda-environment") {
        derived,
        manifest throws(DerivedError) in
        let name = derived.name?.string ?? manifest.project
        let channels = derived.channels.isEmpty ? ["conda-forge"] : derived.channels.map(\.string)
        let packages = try derived.listed(in: .conda, from: manifest).map { name, requirement in
            "  - " + name + requirement.condaSpec(derived.pin)
        }
        return (name.map { ["name: \($0)"] } ?? []) + ["channels:"] + channels.map { "  - \($0)" }
            + ["dependencies:"] + packages
    }
}

extension Requirement {
    /// `=1.11` is any 1.11.x to conda, `==1.26.4` this one alone.
    fileprivate func condaSpec(_ pin: Derived.Pin) -> String {
        switch pin {
        case .minimum: isExact(in: .conda) ? "==\(minimum)" : "=\(minimum)"
        case .range: " " + range
        }
    }

    /// `>=1.26.4,<3,!=2.0.1`.
    var range: String {
        ([">=\(minimum)"] + (below.map { ["<\($0)"] } ?? []) + exclude.map { "!=\($0)" })
            .joined(separator: ",")
    }

    /// Whether its minimum stands for itself alone.
    func isExact(in ecosystem: Ecosystem) -> Bool {
        (try? scheme(in: ecosystem).declaration(minimum.string))?.isExact ?? true
    }
}
