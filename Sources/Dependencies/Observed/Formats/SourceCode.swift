import Documents

extension ObservedFormat {
    /// `CMakeLists.txt` and `*.cmake`: `find_package`, `cmake_minimum_required`, `pkg_check_modules`.
    static let cmake = ObservedFormat(
        name: "cmake",
        isNamed: { $0 == "CMakeLists.txt" || $0.hasSuffix(".cmake") },
        read: { page in
            for call in page.cmakeCalls() {
                switch call.name {
                case "cmake_minimum_required":
                    guard let version = call.arguments.dropFirst().first else { continue }
                    page.note(Text("cmake", at: version.place), version.lowerEnd, in: nil, list: "")
                case "find_package":
                    guard let name = call.arguments.first, call.arguments.count > 1 else {
                        continue
                    }
                    let version = call.arguments[1]
                    if version.string.contains("${") {
                        page.noteUnread(at: version.place, "\(version) is a variable")
                    } else if version.string.first?.isNumber == true {
                        page.note(name, version.lowerEnd, in: nil, list: "")
                    }
                case "pkg_check_modules":
                    for argument in call.arguments.dropFirst() {
                        let name = argument.string.prefix { !"<>=".contains($0) }
                        let range = argument.string[name.endIndex...]
                        guard !range.isEmpty else { continue }
                        page.note(argument.part(name), argument.part(range), in: nil, list: "")
                    }
                case _: continue
                }
            }
        }
    )

    /// A `Dockerfile`: `ARG NUMPY_VERSION=1.26.4`, `ENV X_VERSION=...`.
    static let dockerfile = ObservedFormat(
        name: "dockerfile",
        isNamed: {
            $0.hasPrefix("Dockerfile") || $0.hasPrefix("Containerfile")
                || $0.hasSuffix(".dockerfile")
        },
        read: { page in
            for (number, line) in page.lines {
                let text = line.trimmed
                let word = text.prefix { $0 != " " }.uppercased()
                guard word == "ARG" || word == "ENV" else { continue }
                page.noteAssignments(in: text.dropFirst(3).trimmed, line: number)
            }
        }
    )

    /// Shell: `_NUMPY_VERSION="1.2"`, `X=${Y_VERSION:-1.2}`; read by their shape, never run.
    static let shell = ObservedFormat(
        name: "shell",
        isNamed: { $0.hasSuffix(".sh") || $0.hasSuffix(".bash") },
        read: { page in
            var module: Text?
            for (number, line) in page.lines {
                let text = line.withoutRemark(after: " ").trimmed
                for match in text.matches(of: #/\$\{([A-Za-z_][A-Za-z0-9_]*):-([0-9][^}"' ]*)\}/#) {
                    page.note(
                        variable: page.text(match.output.1, inLine: number),
                        page.text(match.output.2, inLine: number)
                    )
                }
                if let match = text.prefixMatch(of: #/_MODULE=["']?([^"' ]+)/#) {
                    module = page.text(match.output.1, inLine: number)
                } else if let match = text.prefixMatch(of: #/_VERSION=["']?([0-9][^"' ]*)/#),
                    let module
                {
                    page.note(module, page.text(match.output.1, inLine: number), in: nil, list: "")
                } else if let match = text.firstMatch(
                    of: #/check_python_module +-v +([A-Za-z][\w.-]*) +([0-9][\w.]*)/#
                ) {
                    page.note(
                        page.text(match.output.1, inLine: number),
                        page.text(match.output.2, inLine: number),
                        in: .pypi,
                        list: ""
                    )
                } else {
                    page.noteAssignments(
                        in: text.hasPrefix("export ") ? text.dropFirst(7) : text,
                        line: number
                    )
                }
            }
        }
    )

    /// EUPS' `*.table`: `setupRequired(boost >= 1.34.1)`.
    static let eupsTable = ObservedFormat(
        name: "eups-table",
        isNamed: { $0.hasSuffix(".table") },
        read: { page in
            for (number, line) in page.lines {
                let text = line.withoutRemark(after: "").trimmed
                guard
                    let match = text.prefixMatch(
                        of: #/setup(?:Required|Optional)\(\s*"?\s*([A-Za-z0-9_.]+)([^)"]*)/#
                    )
                else { continue }
                let range =
                    match.output.2.firstRange(of: "-j").map { match.output.2[..<$0.lowerBound] }
                    ?? match.output.2
                page.note(
                    page.text(match.output.1, inLine: number),
                    page.text(range, inLine: number),
                    in: .eups,
                    list: ""
                )
            }
        }
    )

    /// `Package.swift`: `.package(url: "…/Yams", from: "6.2.2")`.
    static let packageSwift = ObservedFormat(
        name: "swift-package",
        isNamed: { $0 == "Package.swift" },
        read: { page in
            for (number, line) in page.lines {
                for match in line.matches(
                    of:
                        #/url: *"[^"]*\/([^"\/]+)" *, *(?:from: *|exact: *|\.upToNextMajor\(from: *)"([^"]+)"/#
                ) {
                    let name =
                        match.output.1.hasSuffix(".git")
                        ? match.output.1.dropLast(4) : match.output.1
                    page.note(
                        page.text(name, inLine: number),
                        page.text(match.output.2, inLine: number),
                        in: .swift,
                        list: ""
                    )
                }
            }
        }
    )

    /// Jenkins' `plugins.txt`.
    static let pluginsText = ObservedFormat(
        name: "plugins-txt",
        isNamed: { $0 == "plugins.txt" },
        read: { page in
            for (number, line) in page.lines {
                let parts = line.withoutRemark(after: "").trimmed.split(separator: ":")
                guard parts.count == 2 else { continue }
                page.note(
                    page.text(parts[0], inLine: number),
                    page.text(parts[1], inLine: number),
                    in: .jenkinsPlugin,
                    list: ""
                )
            }
        }
    )
}

extension ObservedPage {
    /// `NAME=1.2` and `NAME_VERSION="1.2"`, as many as a line has.
    fileprivate mutating func noteAssignments(in text: Substring, line: Int) {
        for match in text.matches(of: #/([A-Za-z_][A-Za-z0-9_]*)=["']?([0-9][A-Za-z0-9._+!~-]*)/#) {
            note(
                variable: self.text(match.output.1, inLine: line),
                self.text(match.output.2, inLine: line)
            )
        }
    }

    /// A variable that names a package: by what the manifest says it means, or as `NAME_VERSION`.
    fileprivate mutating func note(variable: Text, _ version: Text) {
        if names[variable.string] != nil {
            note(variable, version, in: nil, list: "")
        } else if variable.string.hasSuffix("_VERSION") {
            var name = variable
            name.string = variable.string.dropLast(8).drop { $0 == "_" }.lowercased()
            if !name.string.isEmpty { note(name, version, in: nil, list: "") }
        }
    }

    /// Every command of a CMake file with its arguments, comments left out.
    fileprivate func cmakeCalls() -> [CMakeCall] {
        var calls: [CMakeCall] = []
        var open: CMakeCall?
        var isInComment = false
        for (number, line) in lines {
            var rest = line[...]
            if isInComment {
                guard let end = rest.firstRange(of: "]]") else { continue }
                (rest, isInComment) = (rest[end.upperBound...], false)
            }
            if let start = rest.firstRange(of: "#[[") {
                isInComment = !rest[start.upperBound...].contains("]]")
                rest = rest[..<start.lowerBound]
            }
            rest = rest.prefix { $0 != "#" }
            while !rest.isEmpty {
                if open == nil {
                    guard let paren = rest.firstIndex(of: "(") else { break }
                    open = CMakeCall(name: rest[..<paren].trimmed.lowercased())
                    rest = rest[rest.index(after: paren)...]
                }
                let part = rest.prefix { $0 != ")" }
                let words = part.split { $0.isWhitespace || $0 == "\"" }
                open?.arguments += words.map { text($0, inLine: number) }
                rest = rest[part.endIndex...]
                guard rest.first == ")" else { break }
                if let call = open { calls.append(call) }
                open = nil
                rest = rest.dropFirst()
            }
        }
        return calls
    }
}

private struct CMakeCall {
    var name: String
    var arguments: [Text] = []
}

extension Text {
    /// Of CMake's `1.69...<1.80`, the lower end.
    fileprivate var lowerEnd: Text {
        string.firstRange(of: "...").map { part(string[..<$0.lowerBound]) } ?? self
    }
}
