package import Documents

/// What is looked for in templates.
extension Rule {
    static let brokenTemplate = Rule(
        "T101",
        "broken-template",
        documentation: """
            A template cannot be used: a tag or a section is not closed, it asks for a template that is \
            not there, or uses a part of mustache that daybreak does not have. The built-in message goes \
            out instead.
            """
    )
    static let unknownVariable = Rule(
        "T102",
        "unknown-variable",
        severity: .warning,
        documentation:
            "A template names what no message has, usually misspelt: it shows as nothing."
    )
    package static let unknownTemplate = Rule(
        "T103",
        "unknown-template",
        severity: .warning,
        documentation: "A file that is no template of a message, and that no template asks for."
    )
    package static let unreadTemplate = Rule(
        "T104",
        "unread-template",
        documentation: """
            A template, or the folder of all of them, cannot be read. The built-in message goes out \
            instead.
            """
    )
    static let unfitTemplate = Rule(
        "T105",
        "unfit-template",
        documentation: """
            A template makes nothing of a message, or more than its channel takes. The built-in message \
            goes out instead.
            """
    )
}
