import Wire

/// The logins of a `.netrc` file, as curl reads it.
struct Netrc: Equatable {
    private struct Entry: Equatable {
        /// Nil for `default`, which is for every host.
        var host: String?
        var login: String?
        var password: Secret?
    }

    private var entries: [Entry] = []

    /// The first login for a host, or the first for this user there.
    func credential(for host: String, user: String? = nil) -> Credential? {
        for entry in entries where entry.host == nil || entry.host == host.lowercased() {
            guard let login = entry.login ?? user, user == nil || user == login,
                let password = entry.password
            else { continue }
            return Credential(user: login, password: password)
        }
        return nil
    }
}

/// Where a `.netrc` file stops making sense, without what stands there: it may be a password.
enum NetrcError: Error, Equatable {
    case openQuote(line: Int)
    case nothingFollows(line: Int)
}

extension NetrcError: CustomStringConvertible {
    var description: String {
        switch self {
        case .openQuote(let line): "line \(line) has a quote that is not closed"
        case .nothingFollows(let line): "line \(line) ends the file in the middle of a login"
        }
    }
}

extension Netrc {
    /// Skips comments, macros, and words that other programs may understand.
    init(_ text: String) throws(NetrcError) {
        var words = Words(text)
        while let keyword = try words.next() {
            let last = entries.count - 1
            switch keyword {
            case "machine": entries.append(Entry(host: try words.value().lowercased()))
            case "default": entries.append(Entry())
            case "login" where last >= 0: entries[last].login = try words.value()
            case "password" where last >= 0: entries[last].password = Secret(try words.value())
            case "account": _ = try words.value()
            case "macdef": words.skipMacro()
            case _: continue
            }
        }
    }
}

/// The words of a `.netrc` file, one after the other.
private struct Words {
    private var lines: ArraySlice<Substring>
    private var rest: Substring = ""
    private var number = 0

    init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    }

    mutating func next() throws(NetrcError) -> String? {
        rest = rest.drop(while: \.isWhitespace)
        while rest.isEmpty {
            guard let line = lines.popFirst() else { return nil }
            number += 1
            rest = line.drop(while: \.isWhitespace)
            if rest.first == "#" { rest = "" }
        }
        if rest.first == "\"" { return try quoted() }
        let word = rest.prefix { !$0.isWhitespace }
        rest = rest[word.endIndex...]
        return String(word)
    }

    /// The word that a keyword asks for.
    mutating func value() throws(NetrcError) -> String {
        guard let word = try next() else { throw .nothingFollows(line: number) }
        return word
    }

    /// A macro ends with an empty line.
    mutating func skipMacro() {
        rest = ""
        while let line = lines.popFirst(), !line.isEmpty { number += 1 }
        number += 1
    }

    private mutating func quoted() throws(NetrcError) -> String {
        var word = ""
        rest.removeFirst()
        while let character = rest.popFirst() {
            switch character {
            case "\"": return word
            case "\\":
                guard let escaped = rest.popFirst() else { throw .openQuote(line: number) }
                word.append(["n": "\n", "r": "\r", "t": "\t"][escaped] ?? escaped)
            case _: word.append(character)
            }
        }
        throw .openQuote(line: number)
    }
}
