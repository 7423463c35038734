extension Markup {
    /// Slack's mrkdwn, of which Slack asks for exactly three characters to be escaped.
    package static let mrkdwn = Markup(
        escaped: { text in
            text.replacing("&", with: "&amp;")
                .replacing("<", with: "&lt;")
                .replacing(">", with: "&gt;")
                .withoutCalls
        },
        strong: { "*\($0)*" },
        faint: { "_\($0)_" },
        address: { address in
            address.replacing("|", with: "%7C")
                .replacing("<", with: "%3C")
                .replacing(">", with: "%3E")
                .replacing("&", with: "&amp;")
        },
        link: { address, words in "<\(address)|\(words.replacing("|", with: "¦"))>" },
        line: Markup.none.line
    )
}
