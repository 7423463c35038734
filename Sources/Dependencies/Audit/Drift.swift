/// What changed between two inventories of one machine, or of one kind of machine.
package struct Drift: Equatable, Sendable {
    package var changes: [Change]

    /// One package that is not what it was.
    package struct Change: Equatable, Sendable {
        package var ecosystem: Ecosystem
        package var name: String
        /// Empty where it was not there.
        package var before: [String]
        /// Empty where it is no longer there.
        package var after: [String]
    }

    /// Only what both inventories cover is compared: not being listed is no change.
    package init(from old: Inventory, to new: Inventory) {
        let covered = old.covers.intersection(new.covers)
        let (before, after) = (old.stock(of: covered), new.stock(of: covered))
        changes = Set(before.keys).union(after.keys).compactMap { key in
            let (was, now) = (before[key], after[key])
            let (old, new) = (was?.versions ?? [], now?.versions ?? [])
            guard old != new, let name = (now ?? was)?.name else { return nil }
            return Change(ecosystem: key.ecosystem, name: name, before: old, after: new)
        }.sorted { ($0.name, $0.ecosystem.name) < ($1.name, $1.ecosystem.name) }
    }
}

/// One package, and what there is of it.
private struct Stock {
    var name: String
    var versions: [String]
}

extension Inventory {
    fileprivate func stock(of ecosystems: Set<Ecosystem>) -> [PackageKey: Stock] {
        packages.filter { ecosystems.contains($0.ecosystem) }.sorted { $0.version < $1.version }
            .reduce(into: [:]) { stock, installed in
                let key = PackageKey(installed.ecosystem, installed.name)
                stock[key, default: Stock(name: installed.name, versions: [])].versions
                    .append(installed.version)
            }
    }
}

extension Drift: CustomStringConvertible {
    /// A small table: package, what it was, what it is, and where it comes from.
    package var description: String {
        let rows = changes.map { change in
            (
                change.name,
                change.before.isEmpty ? "(new)" : change.before.joined(separator: ", "),
                change.after.isEmpty ? "(gone)" : change.after.joined(separator: ", "),
                change.ecosystem.name
            )
        }
        let widths = (
            rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0,
            rows.map(\.2.count).max() ?? 0
        )
        return rows.map { row in
            " \(row.0.padded(to: widths.0))   \(row.1.padded(to: widths.1)) -> "
                + "\(row.2.padded(to: widths.2))   \(row.3)\n"
        }.joined()
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
