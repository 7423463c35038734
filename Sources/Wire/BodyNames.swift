/// Gives each body a path that mirrors its address, is safe on any file system, and is no other's.
struct BodyNames {
    /// Files and the folders that they are in, in lower case.
    private var files: Set<String> = []
    private var folders: Set<String> = []
    private var others = 0

    /// Such as `ci.thalassa.example/job/nightly/api.0-30.json`.
    mutating func name(for address: Address, _ exchange: Exchange) -> String {
        var parts = address.withoutQuery.split(separator: "/").dropFirst().map(safe)
        var kind = kind(of: exchange.headers?["content-type"] ?? "")
        if let last = parts.last, ["json", "xml"].contains(last), parts.count > 1 {
            kind = last
            parts.removeLast()
        }
        var name = parts.joined(separator: "/")
        if parts.count == 1 { name += "/index" }
        if let page = exchange.page { name += "." + safe(page[...].replacing(",", with: "-")) }
        let ending = kind.map { "." + $0 } ?? (hasEnding(name) ? "" : ".body")
        if !name.hasSuffix(ending) { name += ending }
        while !take(name) {
            others += 1
            name = "more/\(others)\(ending)"
        }
        return name
    }

    private mutating func take(_ name: String) -> Bool {
        let name = name.lowercased()
        let parts = name.split(separator: "/")
        let above = parts.indices.dropLast().map { parts[...$0].joined(separator: "/") }
        guard !folders.contains(name), files.isDisjoint(with: above) else { return false }
        folders.formUnion(above)
        return files.insert(name).inserted
    }

    private func kind(of type: String) -> String? {
        switch type.prefix(while: { $0 != ";" }).lowercased() {
        case let type where type.hasSuffix("json"): "json"
        case let type where type.hasSuffix("xml"): "xml"
        case "text/html": "html"
        case "text/plain": "txt"
        default: nil
        }
    }

    private func hasEnding(_ name: String) -> Bool {
        name.firstMatch(of: /\.[A-Za-z]{2,5}$/) != nil
    }

    private func safe(_ part: some StringProtocol) -> String {
        let kept = part.prefix(80).map { character in
            character.isASCII
                && (character.isLetter || character.isNumber || "._%@+=~-".contains(character))
                ? character : "_"
        }
        return kept.first == "." ? "_" + String(kept.dropFirst()) : String(kept)
    }
}
