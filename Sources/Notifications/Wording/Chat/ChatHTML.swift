extension Markup {
    /// The little HTML that Matrix allows.
    package static let html = Markup(
        escaped: { $0.htmlEscaped.withoutCalls },
        strong: { "<strong>\($0)</strong>" },
        faint: { "<em>\($0)</em>" },
        address: \.htmlEscaped,
        link: { address, words in "<a href=\"\(address)\">\(words)</a>" },
        line: { kind, text in
            switch kind {
            case .plain: "\(text)<br>\n"
            case .item: "• \(text)<br>\n"
            case .detail: "&emsp;\(text)<br>\n"
            case .quote: "<blockquote>\(text)</blockquote>\n"
            }
        }
    )
}

extension String {
    var htmlEscaped: String {
        replacing("&", with: "&amp;")
            .replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
