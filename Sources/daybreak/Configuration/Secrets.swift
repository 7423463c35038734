import Documents
import Foundation
import Wire

/// Where a secret is kept; the only form in which a configuration holds one.
enum SecretReference: Hashable {
    case environment(String)
    case file(String)

    /// Reads `${env:NAME}` or `${file:PATH}`; nil for anything else.
    init?(_ text: String) {
        guard text.hasPrefix("${"), text.hasSuffix("}"),
            let colon = text.firstIndex(of: ":")
        else { return nil }
        let kind = text[..<colon].dropFirst(2)
        let name = String(text[text.index(after: colon)...].dropLast())
        guard !name.isEmpty, !name.contains("}") else { return nil }
        switch kind {
        case "env": self = .environment(name)
        case "file": self = .file(name)
        case _: return nil
        }
    }
}

/// Why a reference leads to no secret: what is wrong, without what was found.
enum SecretError: Error, Hashable {
    case unset(variable: String)
    case unread(path: String, FileTrouble)
    case empty(String)
    case notOneLine(String)
}

extension SecretError: CustomStringConvertible {
    var description: String {
        switch self {
        case .unset(let variable): "the environment has no variable \(variable)"
        case .unread(let path, let trouble): "\(path) \(trouble)"
        case .empty(let place): "\(place) is empty"
        case .notOneLine(let place): "\(place) does not hold one short line of text"
        }
    }

    var help: String {
        switch self {
        case .unset(let variable): "set \(variable) where daybreak is started, or use ${file:PATH}"
        case .unread(_, .missing): "write the secret there, readable by this user only"
        case .unread: "let the user that runs daybreak read it"
        case .empty, .notOneLine: "it must hold the secret and nothing else"
        }
    }
}

extension Surroundings {
    func secret(_ reference: SecretReference) throws(SecretError) -> Secret {
        switch reference {
        case .environment(let name):
            guard let value = environment[name] else { throw .unset(variable: name) }
            return try secret(in: value, from: "the variable \(name)")
        case .file(let path):
            let url = url(path)
            let data: Data
            do throws(FileTrouble) {
                data = try contents(of: url)
            } catch {
                throw .unread(path: url.path, error)
            }
            guard let text = String(validating: data, as: UTF8.self) else {
                throw .notOneLine(url.path)
            }
            return try secret(in: text, from: url.path)
        }
    }

    /// What is left without the line break at the end, which editors add.
    private func secret(in text: String, from place: String) throws(SecretError) -> Secret {
        let value = text.trimmingSuffix(while: \.isNewline)
        guard !value.isEmpty else { throw .empty(place) }
        guard value.utf8.count <= 10_000,
            value.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { throw .notOneLine(place) }
        return Secret(String(value))
    }
}

extension Mapping {
    /// A secret, if one is referred to; what is wrong with the reference is noted.
    func secret(_ key: String, in surroundings: Surroundings) -> Secret? {
        optionalText(key).flatMap { secret($0, in: surroundings) }
    }

    /// The secrets of a list, or a single one, each with its place.
    func secrets(_ key: String, in surroundings: Surroundings) -> [(Place, Secret)] {
        texts(key).compactMap { text in
            secret(text, in: surroundings).map { (text.place, $0) }
        }
    }

    private func secret(_ text: Text, in surroundings: Surroundings) -> Secret? {
        guard let reference = SecretReference(text.string) else {
            reader.note(
                Finding(
                    .bareSecret,
                    at: text.place,
                    "this must be a reference to a secret, not the secret itself",
                    help: "write it to a file that only you can read, and here ${file:PATH}"
                )
            )
            return nil
        }
        do throws(SecretError) {
            let secret = try surroundings.secret(reference)
            if case .file(let path) = reference, surroundings.isOpenToAll(surroundings.url(path)) {
                reader.noteOpenSecret(surroundings.url(path).path, at: text.place)
            }
            return secret
        } catch {
            reader.note(
                Finding(.missingSecret, at: text.place, "\(error)", help: error.help)
            )
            return nil
        }
    }
}

extension Reader {
    func noteOpenSecret(_ path: String, at place: Place) {
        note(
            Finding(
                .openSecret,
                at: place,
                "everybody on this machine can read \(path)",
                help: "chmod o= \(path)"
            )
        )
    }
}

extension String {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return rest
    }
}
