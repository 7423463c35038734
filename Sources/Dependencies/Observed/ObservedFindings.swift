package import Documents
import Versions

extension Observed {
    /// Where a file and the manifest, or the file and itself, do not agree.
    package func findings(in source: Source, against manifest: Manifest) -> [Finding] {
        let (mentions, unread) = mentions(in: source)
        let shelf = Shelf(manifest)
        let differences = mentions.flatMap { mention -> [Finding] in
            guard let requirement = shelf.requirement(for: mention) else {
                return mention.minimum.map { [shelf.unknown(mention, $0)] } ?? []
            }
            return mention.differences(from: requirement, manifest)
        }
        return (unread + differences + mentions.contradictions).sorted { $0.place < $1.place }
    }
}

/// The manifest's packages, by every name that a file may use for them.
private struct Shelf {
    private var byKey: [PackageKey: Requirement] = [:]
    private var byName: [String: Requirement] = [:]

    init(_ manifest: Manifest) {
        for requirement in manifest.requirements.reversed() {
            byName[requirement.name.string.lowercased()] = requirement
            for ecosystem in requirement.homes {
                for name in requirement.names(in: ecosystem) {
                    byKey[PackageKey(ecosystem, name)] = requirement
                }
            }
        }
    }

    func requirement(for mention: Mention) -> Requirement? {
        if let ecosystem = mention.ecosystem,
            let found = byKey[PackageKey(ecosystem, mention.name.string)]
        {
            return found
        }
        return byName[mention.name.string.lowercased()]
    }

    func unknown(_ mention: Mention, _ minimum: Text) -> Finding {
        let nearest = byName.values.map(\.name.string).nearest(to: mention.name.string)
        return Finding(
            .unknownPackage,
            at: mention.name.place,
            "\(mention.name) \(minimum) is asked for here, and the manifest does not declare it",
            help: nearest.map { "did you mean \($0)?" },
            subject: mention.name.string
        )
    }
}

extension Mention {
    fileprivate func differences(from requirement: Requirement, _ manifest: Manifest) -> [Finding] {
        constraints.compactMap { constraint in
            let declared: Text?
            switch constraint.bound {
            case .minimum: declared = requirement.minimum
            case .below: declared = requirement.below
            case .excluded: return nil
            }
            guard let declared else {
                return Finding(
                    .observedDiffers,
                    at: constraint.version.place,
                    "a limit stands here, and the manifest has none for \(requirement.name)",
                    related: [Related(requirement.name.place, "declared here")],
                    subject: requirement.name.string
                )
            }
            guard !requirement.means(constraint.version.string, by: declared.string) else {
                return nil
            }
            return Finding(
                .observedDiffers,
                at: constraint.version.place,
                "the manifest says \(declared) (\(manifest.source.file):\(declared.place.line))",
                fix: Fix(constraint.version.place, declared.string, isSafe: false),
                related: [Related(declared.place, "declared here")],
                subject: requirement.name.string
            )
        }
    }
}

extension Requirement {
    /// Whether a file's version is the declared one, in any of the orders that the package has.
    fileprivate func means(_ version: String, by declared: String) -> Bool {
        version == declared
            || schemes.contains { scheme in
                let order = try? scheme.declaration(version).version.compared(
                    to: scheme.declaration(declared).version
                )
                return order == .equal
            }
    }
}

extension [Mention] {
    /// Packages of which one file asks twice, in different words, or twice in one list.
    fileprivate var contradictions: [Finding] {
        let places = Dictionary(grouping: filter { !$0.constraints.isEmpty }) { mention in
            mention.ecosystem?.key(mention.name.string) ?? mention.name.string.lowercased()
        }
        return places.values.flatMap { mentions -> [Finding] in
            guard let first = mentions.first else { return [] }
            return mentions.dropFirst().compactMap { mention in
                let isSame = mention.words == first.words
                guard !isSame || mention.list == first.list else { return nil }
                let place = mention.list.isEmpty ? "" : " in \(mention.list)"
                let (line, other) = (first.name.place.line, first.list)
                let earlier = other.isEmpty ? "line \(line)" : "line \(line), in \(other)"
                return Finding(
                    .selfContradiction,
                    at: mention.constraints[0].version.place,
                    isSame
                        ? "\(mention.name) is given twice\(place), first in line \(line)"
                        : "\(mention.name) \(mention.words)\(place), and \(first.words) in \(earlier)",
                    related: [Related(first.constraints[0].version.place, "\(first.words) here")],
                    subject: mention.name.string
                )
            }
        }
    }
}

extension Mention {
    /// `>=1.2, <2`, in one order whatever the file's.
    var words: String {
        constraints.map { constraint in
            let sign =
                switch constraint.bound {
                case .minimum: ">="
                case .below: "<"
                case .excluded: "!="
                }
            return sign + constraint.version.string
        }.sorted().joined(separator: ",")
    }
}
