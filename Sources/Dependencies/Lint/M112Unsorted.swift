import Documents

extension Rule {
    static let unsorted = Rule(
        "M112",
        "unsorted",
        severity: .warning,
        documentation: """
            One package stands out of the order that all others of its group keep. A group ends at a
            comment or an empty line. Only a group of at least five in which exactly one is out of place
            is spoken of: whoever sorts by purpose, not by name, is left alone.
            """
    )
}

extension LintRule {
    static let unsorted = LintRule(.unsorted) { manifest, _ in
        manifest.groups.compactMap { group in
            let names = group.map { $0.name.string.lowercased() }
            guard group.count >= 5, names != names.sorted() else { return nil }
            let strays = group.indices.filter { index in
                var others = names
                others.remove(at: index)
                return others == others.sorted()
            }
            // Of two neighbours that are swapped, either may be moved: the first one is named.
            guard let index = strays.first, strays.count <= 2 else { return nil }
            let next = names.indices.first { $0 != index && names[$0] > names[index] }
            return Finding(
                .unsorted,
                at: group[index].name.place,
                next.map { "\(group[index].name) belongs before \(group[$0].name)" }
                    ?? "\(group[index].name) belongs to the end of its group",
                subject: group[index].name.string
            )
        }
    }
}

extension Manifest {
    /// The packages between one comment or empty line and the next.
    fileprivate var groups: [[Requirement]] {
        var groups: [[Requirement]] = []
        var last = 0
        for package in packages {
            let line = package.name.place.line
            let between = source.lines[min(last, line - 1)..<(line - 1)]
            let isParted = between.contains { line in
                let text = line.drop { $0 == " " }
                return text.isEmpty || text.hasPrefix("#")
            }
            if groups.isEmpty || isParted { groups.append([]) }
            groups[groups.count - 1].append(package)
            last = line
        }
        return groups
    }
}
