package import Nightly

/// Where a product's changes are read from, and which of them count for nothing.
package struct ChangeSource: Equatable, Sendable {
    /// A pattern of the archived files that say what a build was made from; nil where Jenkins' own
    /// change sets are the product's.
    package var snapshots: Glob?
    /// A page that shows a range, with `{{name}}`, `{{from}}` and `{{to}}` in its address.
    package var link: String?
    /// Repositories, or files, whose changes are never to blame: shared CI libraries.
    package var ignored: [Glob]

    package init(snapshots: Glob? = nil, link: String? = nil, ignored: [Glob] = []) {
        self.snapshots = snapshots
        self.link = link
        self.ignored = ignored
    }
}
