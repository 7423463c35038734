package import Nightly

/// A file that a build archived.
package struct ArchivedFile: Hashable, Sendable {
    package var build: BuildID
    package var path: String
}

extension [Build] {
    /// The file that says what a build was made from: its own, or that of the nearest build above.
    ///
    /// Where a build has one for each platform, that which lies in a folder of the platform's name.
    package func snapshot(
        of id: BuildID,
        matching pattern: Glob,
        on platform: String?
    ) -> ArchivedFile? {
        for id in line(of: id) {
            let paths = first { $0.id == id }?.artifacts.filter(pattern.matches).sorted() ?? []
            let own = paths.first { path in
                path.split(separator: "/").contains { $0 == platform ?? "" }
            }
            if let path = own ?? paths.first { return ArchivedFile(build: id, path: path) }
        }
        return nil
    }

    /// The file beside a snapshot that says where the build stopped, if there is one.
    package func status(beside snapshot: ArchivedFile) -> ArchivedFile? {
        let folder = snapshot.path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        let isThere = first { $0.id == snapshot.build }?.artifacts.contains(folder + "status.yaml")
        return isThere == true
            ? ArchivedFile(build: snapshot.build, path: folder + "status.yaml") : nil
    }

    /// A build with those above it and beside it: whose inventories tell what changed where.
    package func company(of id: BuildID) -> [BuildID] {
        let siblings = first { $0.id == id }.map { beside($0).map(\.id) } ?? []
        return line(of: id) + siblings
    }
}
