import Documents

extension Rule {
    static let unquotedVersion = Rule(
        "M101",
        "unquoted-version",
        documentation: """
            A version that YAML takes for something else: `2.10` is the number 2.1, `3` is a number,
            `2024-10-01` a date. Readers of this file would see another version than the one you wrote.

            Quote it: `"2.10"`. `--fix` does.
            """
    )
}

extension LintRule {
    static let unquotedVersion = LintRule(.unquotedVersion) { manifest, _ in
        manifest.requirements.flatMap { requirement in
            requirement.versions.compactMap { text in
                text.misreading.map { misreading in
                    Finding(
                        .unquotedVersion,
                        at: text.place,
                        "YAML reads \(misreading); write \"\(text)\"",
                        fix: Fix(text.place, "\"\(text)\""),
                        subject: requirement.name.string
                    )
                }
            }
        }
    }
}

extension Text {
    /// What YAML takes an unquoted text for, if not for a text.
    fileprivate var misreading: String? {
        guard !isQuoted, let first = string.unicodeScalars.first,
            "0123456789+-.tTfFyYnNoO".unicodeScalars.contains(first)
        else { return nil }
        if let number = Int(string.replacing("_", with: "")) { return "the number \(number)" }
        if string.wholeMatch(of: #/0[xob][0-9a-fA-F_]+/#) != nil { return "a number" }
        if string.wholeMatch(of: #/[-+]?(\d[\d_]*)?\.?\d*([eE][-+]?\d+)?\.?/#) != nil,
            let number = Double(string.replacing("_", with: ""))
        {
            return "the number \(number.formatted)"
        }
        if string.wholeMatch(of: #/\d[\d_]*(:[0-5]?\d)+(\.\d*)?/#) != nil {
            return "a number to the base 60"
        }
        if string.wholeMatch(of: #/\d{4}-\d\d?-\d\d?([Tt ].*)?/#) != nil { return "a date" }
        if ["true", "false", "yes", "no", "on", "off", ".inf", ".nan"].contains(string.lowercased())
        {
            return "no text"
        }
        return nil
    }
}

extension Double {
    /// Without the zero that a whole number does not need.
    fileprivate var formatted: String {
        let text = "\(self)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
