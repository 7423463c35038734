import Notifications
import Testing

@Suite struct MarkupTests {
    @Test(arguments: [
        (Markup.mrkdwn, "a < b && <!channel>", "a &lt; b &amp;&amp; &lt;!channel&gt;"),
        (.mrkdwn, "@here and (@all)", "@\u{2060}here and (@\u{2060}all)"),
        (.mrkdwn, "jun@all.example, @hereafter", "jun@all.example, @hereafter"),
        (.markdown, "**a** [x](y) `z` <b> # \\", ##"\*\*a\*\* \[x\](y) \`z\` \<b\> \# \\"##),
        (.markdown, "snake_case @channel", "snake\\_case @\u{2060}channel"),
        (.html, "<b> & \"c\" @room", "&lt;b&gt; &amp; &quot;c&quot; @\u{2060}room"),
        (.none, "<b> *c*", "<b> *c*"),
    ])
    func nothingFromOutsideIsMarkup(markup: Markup, text: String, written: String) {
        let letter = letter([.paragraph(text)])
        #expect(lines(of: letter, as: markup, 4_000)[2].hasPrefix(written))
    }

    @Test(arguments: [
        (Markup.mrkdwn, "<https://ci.example/(1)%7C?a=1&amp;b=2|a ¦ &lt;b&gt;>"),
        (.markdown, #"[a \| \<b\>](https://ci.example/%281%29|?a=1&b=2)"#),
        (.html, #"<a href="https://ci.example/(1)|?a=1&amp;b=2">a | &lt;b&gt;</a><br>"#),
        (.none, "a | <b>: https://ci.example/(1)|?a=1&b=2"),
    ])
    func aLinkHoldsTogether(markup: Markup, written: String) {
        let link = Letter.Link(label: "a | <b>", url: "https://ci.example/(1)|?a=1&b=2")
        #expect(lines(of: letter([.links([link])]), as: markup, 4_000)[2] == written)
    }

    @Test func whatMayNotBeFollowedIsOnlyShown() {
        let link = Letter.Link(label: "Log", url: "javascript:alert(1)")
        #expect(
            lines(of: letter([.links([link])]), as: .mrkdwn, 4_000)[2] == "Log: javascript:alert(1)"
        )
    }

    @Test(arguments: [Markup.mrkdwn, .markdown, .html, .none], 200...260)
    func headlineAndLinkStayAndNothingIsTorn(markup: Markup, limit: Int) {
        let letter = letter([
            .quote(of: "x", Array(repeating: "a & b 👩‍👩‍👧‍👦 <c>", count: 60)),
            .links([Letter.Link(label: "Log", url: "https://ci.example/1")]),
            .rows(Array(repeating: Letter.Row(name: "a", text: "b"), count: 60)),
        ])
        let short = markup.text(of: letter, atMost: limit)
        #expect(short.utf16.count <= limit)
        #expect(short.contains("RED: thalassa"))
        #expect(short.contains("https://ci.example/1"))
        #expect(short.contains("…"))
        #expect(!short.unicodeScalars.contains("👩") || short.contains("👩‍👩‍👧‍👦"))
        #expect(!short.contains(/&(?!amp;|lt;|gt;|emsp;| b)/))
    }

    @Test func whatFitsStaysAsItIs() {
        let whole = letter([.paragraph("one"), .paragraph("two")])
        let text = Markup.mrkdwn.text(of: whole, atMost: 4_000)
        #expect(Markup.mrkdwn.text(of: whole, atMost: text.utf16.count + 1) == text)
        #expect(text == "🔴 *RED: thalassa*\n*What failed*\none\ntwo\n_You own it._")
    }

    @Test func oneEndlessLineIsCutBeforeItIsEscaped() {
        let endless = letter([.paragraph(String(repeating: "&", count: 100_000))])
        let text = Markup.mrkdwn.text(of: endless, atMost: 4_000)
        #expect(text.utf16.count <= 4_000)
        #expect(text.contains("&amp;…"))
    }
}

private func letter(_ blocks: [Letter.Block]) -> Letter {
    Letter(
        tone: .red,
        headline: "thalassa",
        greeting: "Hello,",
        lead: "",
        sections: [Letter.Section("WHAT FAILED", blocks)],
        footer: ["You own it."]
    )
}

private func lines(of letter: Letter, as markup: Markup, _ limit: Int) -> [Substring] {
    markup.text(of: letter, atMost: limit).split(separator: "\n")
}
