package import Foundation

/// One commit in the range that Jenkins lists for a build.
package struct Change: Hashable, Sendable, Codable {
    package var id: String
    package var author: Author
    /// The first line of the commit message, as written: hostile text.
    package var title: String
    package var paths: [String]
    package var date: Date?
    /// Where it was made, by its address or its name; nil where Jenkins does not say.
    package var repository: String?
    /// The commit that it takes back, where its message says so as git writes it.
    package var reverts: String?

    package init(
        id: String,
        author: Author,
        title: String,
        paths: [String],
        date: Date? = nil,
        repository: String? = nil,
        reverts: String? = nil
    ) {
        self.id = id
        self.author = author
        self.title = title
        self.paths = paths
        self.date = date
        self.repository = repository
        self.reverts = reverts
    }
}

/// The author of a change, as the version control system spells them.
package struct Author: Hashable, Sendable, Codable {
    package var name: String
    /// Empty when Jenkins does not give one.
    package var mail: String

    package init(name: String, mail: String) {
        self.name = name
        self.mail = mail
    }
}
