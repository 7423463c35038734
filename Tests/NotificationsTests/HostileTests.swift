import Foundation
import Nightly
import Notifications
import Story
import Testing

/// Nothing that others write breaks a message, in whatever form it goes out.
@Suite struct HostileTests {
    @Test(arguments: Hostile.texts)
    func noFormIsBroken(by hostile: Hostile.Text) throws {
        let messages = Self.messages(naming: hostile.text)
        let harmless = Self.messages(naming: "harmless")
        #expect(messages.map(\.reason) == harmless.map(\.reason))
        for (message, plain) in zip(messages, harmless) {
            #expect(Hostile.isHarmless(message.subject) && !message.subject.contains("\n"))
            #expect((1...78).contains(message.subject.count))
            #expect(message.subject.utf8.count < 1_000)
            let html = try message.letter.html()
            let forms = [Markup.none, .mrkdwn, .markdown, .html].map {
                $0.text(of: message.letter, atMost: 10_000)
            }
            for form in [message.text, html] + forms {
                #expect(Hostile.isHarmless(form))
                #expect(form.utf8.count < 40_000)
            }
            #expect(html.tags.isSubset(of: try plain.letter.html().tags))
            #expect(!html.contains("href=\"javascript"))
            #expect(forms[1].tags.allSatisfy { $0.hasPrefix("<http") })
            #expect(
                forms[3].tags.isSubset(of: [
                    "<br>", "<strong>", "</strong>", "<em>", "</em>", "<blockquote>",
                    "</blockquote>",
                    "<a href=\"\">", "</a>",
                ])
            )
            for form in forms.dropFirst() {
                #expect(!form.contains(/@(channel|all|here|everyone)\b/))
            }
        }
    }

    @Test(arguments: [
        ("\u{1B}[31mred\u{1B}[0m", "red"),
        ("\u{1B}[1;38;5;196mbold\u{1B}[m", "bold"),
        ("\u{1B}]0;title\u{7}text", "text"),
        ("\u{1B}]8;;https://evil.example\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
        ("\u{9B}2Jcleared", "cleared"),
        ("\u{1B}]never closed", "]never closed"),
        ("a[0] stays [31m", "a[0] stays [31m"),
    ])
    func aTerminalsCommandsAreGoneWhole(text: String, shown: String) {
        #expect(text.oneLine(limit: 80) == shown)
    }

    @Test func aTemplateInATitleIsOnlyText() throws {
        let messages = Self.messages(naming: "{{subject}}")
        let html = try #require(messages.first).letter.html()
        #expect(html.contains("{{subject}}"))
    }

    private static func messages(naming text: String) -> [Notifications.Notification] {
        compose(Hostile.morning(text), for: .thalassa).notifications
    }
}

extension String {
    /// What stands between `<` and `>`, without the values of attributes.
    fileprivate var tags: Set<String> {
        Set(matches(of: /<[^>]*>/).map { String($0.output).replacing(/"[^"]*"/, with: "\"\"") })
    }
}
