package import Nightly

/// One name and one address for each person who commits under several, as git's `.mailmap` has them.
package struct Mailmap: Equatable, Sendable {
    /// By the address in a commit, in small letters; with a name, only commits under that name.
    private var entries: [Key: Proper] = [:]

    private struct Key: Hashable {
        var mail: String
        var name: String? = nil
    }

    private struct Proper: Equatable {
        var name: String?
        var mail: String?
    }

    package init() {}

    /// Reads a file of lines in git's four forms; what is none of them says nothing, as in git.
    ///
    ///     Proper Name <commit@mail>
    ///     <proper@mail> <commit@mail>
    ///     Proper Name <proper@mail> <commit@mail>
    ///     Proper Name <proper@mail> Commit Name <commit@mail>
    package init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.prefix { $0 != "#" }.people
            switch parts.count {
            case 1:
                enter(Proper(name: parts[0].name, mail: nil), for: parts[0].mail, name: nil)
            case 2:
                let proper = Proper(name: parts[0].name, mail: parts[0].mail)
                enter(proper, for: parts[1].mail, name: parts[1].name)
            case _: continue
            }
        }
    }

    /// A later line adds to an earlier one about the same commits, or replaces what it says.
    private mutating func enter(_ proper: Proper, for mail: String, name: String?) {
        let key = Key(mail: mail.lowercased(), name: name?.lowercased())
        let before = entries[key]
        entries[key] = Proper(name: proper.name ?? before?.name, mail: proper.mail ?? before?.mail)
    }

    /// The author as the file has them; a line about the name and address counts more than one about
    /// the address alone.
    package func proper(_ author: Author) -> Author {
        let mail = author.mail.lowercased()
        let own =
            entries[Key(mail: mail, name: author.name.lowercased())] ?? entries[Key(mail: mail)]
        return Author(name: own?.name ?? author.name, mail: own?.mail ?? author.mail)
    }
}

extension Substring {
    /// The names and addresses of a line: `Name <mail>`, once or twice.
    fileprivate var people: [(name: String?, mail: String)] {
        var people: [(name: String?, mail: String)] = []
        var rest = self
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let name = rest[..<open].trimmed
            people.append(
                (name.isEmpty ? nil : name, rest[rest.index(after: open)..<close].trimmed)
            )
            rest = rest[rest.index(after: close)...]
        }
        return people
    }

    private var trimmed: String {
        let isBlank: (Character) -> Bool = \.isWhitespace
        guard let first = firstIndex(where: { !isBlank($0) }),
            let last = lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}
