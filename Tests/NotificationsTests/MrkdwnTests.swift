import Foundation
import Notifications
import Testing

@Suite struct MrkdwnTests {
    @Test(arguments: [
        ("a < b && b > c", "a &lt; b &amp;&amp; b &gt; c"),
        ("<!channel> &lt;", "&lt;!channel&gt; &amp;lt;"),
        ("plain *text*", "plain *text*"),
        ("@here and (@all)", "@\u{2060}here and (@\u{2060}all)"),
        ("jun@all.example, @hereafter", "jun@all.example, @hereafter"),
    ])
    func nothingFromOutsideIsMarkup(text: String, escaped: String) {
        #expect(Mrkdwn.escaped(text) == escaped)
    }

    @Test(arguments: [
        ("https://ci.example/1", "the log", "<https://ci.example/1|the log>"),
        ("https://ci.example/?a=1&b=2", "a\n<b>", "<https://ci.example/?a=1&amp;b=2|a &lt;b&gt;>"),
        ("https://ci.example/|evil>", "a|b", "<https://ci.example/%7Cevil%3E|a¦b>"),
    ])
    func aLinkHoldsTogether(url: String, words: String, link: String) {
        #expect(Mrkdwn.link(url, words) == link)
    }

    @Test func whatFitsStaysAsItIs() {
        let text = "RED\nlog\n<https://ci.example/1|all>"
        #expect(Mrkdwn.shortened(text, to: text.utf16.count) == text)
    }

    @Test func theMiddleGoesFirst() {
        let text = "RED: thalassa\none\ntwo\nthree four five six\n<https://a.example/|x>\nseven"
        #expect(
            Mrkdwn.shortened(text, to: 55) == "RED: thalassa\none\ntwo\n…\n<https://a.example/|x>"
        )
    }

    @Test(arguments: 20...120)
    func headlineAndLinkStayAndNothingIsTorn(limit: Int) {
        let text = """
            RED: \(String(repeating: "a&amp;b<https://a.example/|x>👩‍👩‍👧‍👦", count: 6))
            \(String(repeating: "log ", count: 50))
            <https://a.example/1|l>
            """
        let short = Mrkdwn.shortened(text, to: limit)
        #expect(short.utf16.count <= limit)
        #expect(short.hasPrefix("RED: "))
        #expect(limit < 54 || short.hasSuffix("<https://a.example/1|l>"))
        #expect(short.count { $0 == "<" } == short.count { $0 == ">" })
        #expect(short.matches(of: /&/).count == short.matches(of: /&amp;/).count)
        #expect(!short.unicodeScalars.contains("👩") || short.contains("👩‍👩‍👧‍👦"))
    }

    @Test func oneEndlessLineIsCut() {
        let short = Mrkdwn.shortened(String(repeating: "x", count: 100_000), to: 4_000)
        #expect(short.utf16.count <= 4_000)
        #expect(short.hasSuffix("…"))
    }
}
