import Documents

/// The look over all templates, before any message is made: what they ask for, and whether it is there.
struct TemplateCheck {
    private let files: [String: TemplateFile]
    /// Why a template cannot be used, by its path.
    private(set) var broken: [String: Finding]
    private var found: Set<Finding>
    private var used: Set<String> = []

    init(files: [String: TemplateFile], broken: [String: Finding]) {
        self.files = files
        self.broken = broken
        found = Set(broken.values)
    }

    var findings: [Finding] { found.sorted { ($0.place, $0.message) < ($1.place, $1.message) } }

    /// Begins with the template of each form, and goes on to those that it asks for.
    mutating func walk() {
        let forms = files.keys.filter { Self.form(of: $0) != nil }.sorted()
        for path in forms {
            if let reason = walk(path, within: [.all], trail: []) { broken[path] = reason }
        }
        for (path, file) in files where Self.form(of: path) == nil && !used.contains(path) {
            found.insert(.stray(path, at: Place(file: file.source.file)))
        }
    }

    /// The form whose template has this path, also below the name of a reason.
    private static func form(of path: String) -> Form? {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count == 1 || parts.count == 2 && Reason(rawValue: parts[0]) != nil else {
            return nil
        }
        return Form.allCases.first { $0.file == parts.last }
    }

    /// Follows the tags of a template, with the names that may be said where it is asked for.
    /// - Returns: Why it cannot be used.
    private mutating func walk(
        _ path: String,
        within scopes: [TemplateNames?],
        trail: [String]
    ) -> Finding? {
        guard let file = files[path] else { return broken[path] }
        var scopes = scopes
        var reason: Finding?
        for tag in file.tags {
            switch tag.kind {
            case .value: _ = resolve(tag, in: scopes)
            case .section: scopes.append(resolve(tag, in: scopes))
            case .inverted:
                _ = resolve(tag, in: scopes)
                scopes.append(TemplateNames([]))
            case .end: scopes.removeLast()
            case .partial:
                let trouble = follow(tag, within: scopes, trail: trail + [path])
                reason = reason ?? trouble
            case .comment: break
            }
        }
        return reason
    }

    private mutating func follow(
        _ tag: TemplateTag,
        within scopes: [TemplateNames?],
        trail: [String]
    ) -> Finding? {
        let path = tag.name + Form.suffix
        used.insert(path)
        if trail.contains(path) {
            return note(Finding(.brokenTemplate, at: tag.place, "\(tag.name) asks for itself"))
        }
        guard files[path] != nil || broken[path] != nil else {
            let names = files.keys.map { String($0.dropLast(Form.suffix.count)) }
            let nearest = names.nearest(to: tag.name).map { "; did you mean \($0)?" } ?? ""
            return note(
                Finding(.brokenTemplate, at: tag.place, "there is no template \(path)\(nearest)")
            )
        }
        return walk(path, within: scopes, trail: trail)
    }

    private mutating func note(_ finding: Finding) -> Finding {
        found.insert(finding)
        return finding
    }

    /// What may be named inside of what a tag names; nil where that is not known, after a word on it.
    private mutating func resolve(
        _ tag: TemplateTag,
        in scopes: [TemplateNames?]
    ) -> TemplateNames? {
        if tag.name == "." || tag.name.isEmpty { return TemplateNames([]) }
        // Inside of what is not known anything may be.
        guard !scopes.contains(nil) else { return nil }
        let names = tag.name.split(separator: ".").map(String.init)
        var scope = scopes.last { $0?.inside[names[0]] != nil } ?? nil
        for (index, name) in names.enumerated() {
            guard index == 0 || scope?.isList != true else {
                found.insert(.inList(names[index - 1], name, at: tag.place))
                return nil
            }
            guard let inner = scope?.inside[name] else {
                let known = index == 0 ? scopes.compactMap(\.self) : [scope].compactMap(\.self)
                found.insert(.unknown(name, at: tag.place, among: known))
                return nil
            }
            scope = inner
        }
        return scope
    }
}

extension Finding {
    fileprivate static func inList(_ list: String, _ name: String, at place: Place) -> Finding {
        let section = "{{#\(list)}}{{\(name)}}{{/\(list)}}"
        return Finding(.unknownVariable, at: place, "\(list) is a list; say \(section)")
    }

    fileprivate static func unknown(
        _ name: String,
        at place: Place,
        among scopes: [TemplateNames]
    ) -> Finding {
        let others = TemplateNames.all.everywhere.sorted { $0.within.count < $1.within.count }
        func hint(_ name: String?, _ words: (String, String) -> String) -> String? {
            guard let name, let place = others.first(where: { $0.name == name }) else { return nil }
            return words(name, place.within.map { "{{#\($0)}}" }.joined())
        }
        let hint =
            hint(name) { "; it is inside of \($1)" }
            ?? scopes.flatMap(\.inside.keys).nearest(to: name).map { "; did you mean \($0)?" }
            ?? hint(others.map(\.name).nearest(to: name)) {
                "; did you mean \($0), inside of \($1)?"
            }
            ?? ""
        return Finding(.unknownVariable, at: place, "nothing is called \(name) here\(hint)")
    }

    fileprivate static func stray(_ path: String, at place: Place) -> Finding {
        let parts = path.split(separator: "/").map(String.init)
        if parts.count == 2, Reason(rawValue: parts[0]) == nil {
            let nearest = Reason.allCases.map(\.rawValue).nearest(to: parts[0])
            let hint = nearest.map { "; did you mean \($0)?" } ?? ""
            return Finding(.unknownTemplate, at: place, "no reason is called \(parts[0])\(hint)")
        }
        let nearest = Form.allCases.map(\.file).nearest(to: parts.last ?? path)
        let hint = nearest.map { "; did you mean \($0)?" } ?? ""
        return Finding(
            .unknownTemplate,
            at: place,
            "no message has this form, and no template asks for it\(hint)"
        )
    }
}
