import Documents

extension ObservedFormat {
    /// `requirements.txt` and its kin: PEP 508, one a line.
    static let requirementsText = ObservedFormat(
        name: "requirements",
        isNamed: {
            $0.hasSuffix(".txt") && ($0.contains("requirements") || $0.contains("constraints"))
        },
        read: { page in
            for (number, line) in page.lines {
                let text = line.withoutRemark(after: " ").trimmed
                guard !text.isEmpty, !text.hasPrefix("#"), !text.hasPrefix("--hash") else {
                    continue
                }
                if text.hasPrefix("-") {
                    let isOption = [
                        "-i", "--index-url", "--extra-index-url", "--no-binary", "--pre",
                    ]
                    .contains { text.hasPrefix($0) }
                    if !isOption {
                        page.noteUnread(
                            at: page.text(text, inLine: number).place,
                            "\(text) is another list"
                        )
                    }
                    continue
                }
                page.note(python: page.text(text.withoutContinuation, inLine: number), list: "")
            }
        }
    )
}

extension ObservedPage {
    /// A line of PEP 508.
    mutating func note(python text: Text, list: String) {
        guard let requirement = PythonRequirement(text.string[...]) else {
            noteUnread(
                at: text.place,
                "\(text.string.prefix(60)) is no requirement that is understood"
            )
            return
        }
        note(
            text.part(requirement.name),
            text.part(requirement.specifier),
            in: .pypi,
            list: list + (requirement.marker.isEmpty ? "" : " if \(requirement.marker)")
        )
    }
}

extension Substring {
    /// Without a comment, which `#` begins where a blank stands before it.
    func withoutRemark(after blank: String) -> Substring {
        hasPrefix("#")
            ? prefix(0) : firstRange(of: "\(blank)#").map { self[..<$0.lowerBound] } ?? self
    }

    fileprivate var withoutContinuation: Substring {
        let options = firstRange(of: " --").map { self[..<$0.lowerBound] } ?? self
        return (options.hasSuffix("\\") ? options.dropLast() : options).trimmed
    }
}
