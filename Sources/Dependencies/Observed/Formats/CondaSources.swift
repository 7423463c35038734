import Documents

extension ObservedFormat {
    /// conda's `environment.yml`, with the list that pip installs in it.
    static let condaEnvironment = ObservedFormat(
        name: "conda-environment",
        isNamed: { ($0.hasSuffix(".yml") || $0.hasSuffix(".yaml")) && $0.contains("environment") },
        read: { page in
            guard let root = page.yaml() else { return }
            for value in root.values("dependencies") {
                switch value.content {
                case .text(let text): page.note(conda: text, list: "")
                case .mapping(let entries):
                    for entry in entries where entry.key.string == "pip" {
                        for value in root.reader.list(entry.value) {
                            guard case .text(let text) = value.content else { continue }
                            if text.string.hasPrefix("-") {
                                page.noteUnread(at: text.place, "\(text) is another list")
                            } else {
                                page.note(python: text, list: "pip")
                            }
                        }
                    }
                case .list: page.noteUnread(at: value.place, "a list in a list is not understood")
                }
            }
        }
    )

    /// A conda recipe, version 1: `recipe.yaml`, output by output.
    static let condaRecipe = ObservedFormat(
        name: "conda-recipe",
        isNamed: { $0 == "recipe.yaml" || $0 == "recipe.yml" },
        read: { page in
            guard let root = page.yaml() else { return }
            let context = root.mapping("context", known: nil)
            page.note(requirementsOf: root, in: "", context)
            for output in root.values("outputs") {
                let map = root.reader.mapping(output, known: nil)
                let package = map.mapping("package", known: nil)
                page.note(
                    requirementsOf: map,
                    in: package.optionalText("name")?.string ?? "an output",
                    context
                )
            }
        }
    )

    /// A conda recipe, version 0: no YAML before its templates are filled in, so it is read line by line.
    static let condaMeta = ObservedFormat(
        name: "conda-meta",
        isNamed: { $0 == "meta.yaml" },
        read: { page in
            var (list, isRequirements): (String, Bool) = ("", false)
            for (number, line) in page.lines {
                let text = line.withoutRemark(after: " ").trimmed
                if !line.hasPrefix(" "), !text.isEmpty, !text.hasPrefix("{%") {
                    isRequirements = text == "requirements:"
                }
                if isRequirements, text.hasSuffix(":") { list = String(text.dropLast()) }
                guard isRequirements, text.hasPrefix("- ") else { continue }
                let spec = text.dropFirst(2).trimmed
                if spec.contains("{{") {
                    if spec.contains("compiler(") || spec.contains("pin_subpackage(") { continue }
                    let place = page.text(spec, inLine: number).place
                    page.noteUnread(at: place, "a template is filled in only by conda-build")
                } else {
                    page.note(conda: page.text(spec, inLine: number), list: list)
                }
            }
        }
    )

    /// conda's `conda_build_config.yaml`: a key for each package, and selectors behind its lines.
    static let condaBuildConfig = ObservedFormat(
        name: "conda-build-config",
        isNamed: { $0 == "conda_build_config.yaml" || $0 == "variants.yaml" },
        read: { page in
            var key: Text?
            for (number, line) in page.lines {
                let text = line.withoutRemark(after: " ").trimmed
                if !line.hasPrefix(" "), !line.hasPrefix("-"), text.hasSuffix(":") {
                    key = page.text(text.dropLast(), inLine: number)
                } else if let key, text.hasPrefix("- ") {
                    let value = text.dropFirst(2).trimmed.filter { $0 != "\"" && $0 != "'" }
                    guard let first = value.first, first.isNumber,
                        let range = line.firstRange(of: value)
                    else { continue }
                    var name = key
                    name.string = key.string.namesPinned
                    page.note(name, page.text(line[range], inLine: number), in: .conda, list: "")
                }
            }
        }
    )
}

extension String {
    /// `rust_compiler_version` pins `rust_compiler`; an underscore is a hyphen in most names.
    fileprivate var namesPinned: String {
        let name = hasSuffix("_version") ? String(dropLast(8)) : self
        return name.replacing("_", with: "-")
    }
}

extension ObservedPage {
    /// The document's root, or nil with a finding where it is not YAML.
    mutating func yaml() -> Mapping? {
        let reader = Reader(source)
        let root = reader.root(known: nil)
        if let finding = reader.findings.first {
            noteUnread(at: finding.place, finding.message)
            return nil
        }
        return root
    }

    /// A conda spec: `numpy`, `numpy 1.16.2`, `numpy=1.16`, `numpy >=1.16,<2 *openblas`.
    mutating func note(conda text: Text, list: String) {
        let whole = text.string[...]
        let spec = whole.firstRange(of: "::").map { whole[$0.upperBound...] } ?? whole
        let name = spec.prefix { !" =<>!~[@".contains($0) }
        var range = spec[name.endIndex...].prefix { $0 != "[" }
        if let build = range.trimmed.firstIndex(of: " "),
            !"<>=!~,|".contains(range.trimmed[range.trimmed.index(before: build)])
        {
            range = range.trimmed[..<build]
        }
        // `name=version=build` is an exact version.
        let equals = range.split(separator: "=", omittingEmptySubsequences: true)
        if range.hasPrefix("="), equals.count == 2, !range.contains(",") {
            range = range[..<equals[0].endIndex]
        }
        note(text.part(name), text.part(range), in: .conda, list: list)
    }

    fileprivate mutating func note(
        requirementsOf map: Mapping,
        in output: String,
        _ context: Mapping
    ) {
        for section in map.mapping("requirements", known: nil).entries {
            let list = [output, section.key.string].filter { !$0.isEmpty }.joined(separator: " ")
            for value in map.reader.list(section.value) { note(item: value, list: list, context) }
        }
    }

    private mutating func note(item: Value, list: String, _ context: Mapping) {
        switch item.content {
        case .text(let text):
            guard text.string.contains("${{") else {
                note(conda: text, list: list)
                return
            }
            note(templated: text, list: list, context)
        case .list(let values):
            for value in values { note(item: value, list: list, context) }
        case .mapping(let entries):
            let condition = entries.first { $0.key.string == "if" }?.value
            let words: String
            if case .text(let text)? = condition?.content {
                words = " if \(text)"
            } else {
                words = ""
            }
            for entry in entries
            where ["then", "else", "run_constraints"].contains(entry.key.string) {
                let branch =
                    entry.key.string == "else" ? words.replacing(" if ", with: " unless ") : words
                note(item: entry.value, list: list + branch, context)
            }
        }
    }

    /// `>=${{ numpy_min }}` has its version in `context`, where it may be changed.
    private mutating func note(templated text: Text, list: String, _ context: Mapping) {
        let whole = text.string[...]
        guard !whole.contains("("), let start = whole.firstRange(of: "${{"),
            let end = whole.firstRange(of: "}}"), start.upperBound <= end.lowerBound,
            case let variable = whole[start.upperBound..<end.lowerBound].trimmed,
            let value = context.optionalText(String(variable))
        else {
            let isOwn = ["compiler(", "pin_subpackage(", "pin_compatible(", "stdlib("].contains {
                whole.contains($0)
            }
            if !isOwn { noteUnread(at: text.place, "\(whole.prefix(60)) is not understood") }
            return
        }
        let name = whole.prefix { !" =<>!~[".contains($0) }
        let sign = whole[name.endIndex..<start.lowerBound].trimmed
        guard !sign.hasPrefix("<"), !sign.hasPrefix("!") else { return }
        note(text.part(name), value, in: .conda, list: list)
    }
}
