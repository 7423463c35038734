import Dependencies
import GRDB

extension Row {
    func ecosystem(_ column: String) throws -> Ecosystem {
        try Ecosystem(stored: value(column))
    }
}

extension Ecosystem {
    init(stored name: String) throws {
        guard let known = Ecosystem.named(name) else { throw Misspelling(word: name) }
        self = known
    }
}
