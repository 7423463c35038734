/// What a document's own slips are called: each kind of document may have its own rules for them.
package struct Grammar: Sendable {
    package var syntax: Rule
    package var duplicateKey: Rule
    package var unknownKey: Rule
    package var missingKey: Rule
    package var wrongKind: Rule
    package var badValue: Rule

    package static let plain = Grammar(
        syntax: .syntax,
        duplicateKey: .duplicateKey,
        unknownKey: .unknownKey,
        missingKey: .missingKey,
        wrongKind: .wrongKind,
        badValue: .badValue
    )
}

extension Rule {
    package static let syntax = Rule(
        "Y101",
        "unreadable",
        documentation: """
            The file is not a YAML document that can be read: it is no YAML, not UTF-8, too large, or
            its aliases expand to too much. Nothing in it was looked at beyond this place.
            """
    )
    package static let duplicateKey = Rule(
        "Y102",
        "duplicate-key",
        documentation: """
            A key comes twice in one mapping. YAML readers disagree about which one counts; keep one.
            """
    )
    package static let unknownKey = Rule(
        "Y103",
        "unknown-key",
        documentation: """
            A key that means nothing here, usually misspelt: what was meant to be set is not.
            """
    )
    package static let missingKey = Rule(
        "Y104",
        "missing-key",
        documentation: "A key that is always needed here is not there, or has no value."
    )
    package static let wrongKind = Rule(
        "Y105",
        "wrong-kind",
        documentation: "A list stands where a single value is expected, or the like."
    )
    package static let badValue = Rule(
        "Y106",
        "bad-value",
        documentation:
            "A value cannot be what its key says: a number, a duration, one of a few words."
    )
}
