package import Nightly

/// A change that may mend a failure, seen from the run that failed.
package struct Fix: Hashable, Sendable, Codable {
    package enum Ground: Hashable, Sendable, Codable {
        /// It takes back this suspect.
        case reverts(String)
        /// It touches a file that the failure names.
        case touches(path: String)
        /// Somebody named it as the fix, in the reviewed file.
        case named
    }

    package enum Landing: Hashable, Sendable, Codable {
        /// After the failing run began, so that the next run tests it.
        case after
        /// The failing run had it, and failed all the same.
        case within
        /// No build that was read has it.
        case unseen
    }

    package var id: String
    /// Nil where only its name is known.
    package var author: Author?
    package var ground: Ground
    package var landing: Landing

    package init(id: String, author: Author?, ground: Ground, landing: Landing) {
        self.id = id
        self.author = author
        self.ground = ground
        self.landing = landing
    }
}
