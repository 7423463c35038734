extension Markup {
    /// Markdown as Mattermost reads it, where a single line break is one.
    package static let markdown = Markup(
        escaped: { text in
            text.replacing(/[\\`*_~\[\]<>#|!]/) { "\\\($0.output)" }.withoutCalls
        },
        strong: { "**\($0)**" },
        faint: { "_\($0)_" },
        address: { address in
            address.replacing("(", with: "%28")
                .replacing(")", with: "%29")
                .replacing("\\", with: "%5C")
                .replacing("<", with: "%3C")
                .replacing(">", with: "%3E")
        },
        link: { address, words in "[\(words)](\(address))" },
        line: { kind, text in
            switch kind {
            case .plain: "\(text)\n"
            case .item: "• \(text)\n"
            // Spaces would make it code.
            case .detail: "\u{2003}\(text)\n"
            // Without the empty line, what follows would be quoted too.
            case .quote: "> \(text)\n\n"
            }
        }
    )
}
