import Foundation
import Nightly
import Notifications
import Story
import Testing

/// Nothing that others write breaks a message, in whatever form it goes out.
@Suite struct HostileTests {
    @Test(arguments: Hostile.texts)
    func noFormIsBroken(by hostile: Hostile.Text) throws {
        let messages = try Self.messages(naming: hostile.text)
        let harmless = try Self.messages(naming: "harmless")
        #expect(messages.map(\.reason) == harmless.map(\.reason))
        for (message, plain) in zip(messages, harmless) {
            #expect(Hostile.isHarmless(message.subject) && !message.subject.contains("\n"))
            #expect((1...78).contains(message.subject.count))
            #expect(message.subject.utf8.count < 1_000)
            for form in [message.text, message.html, message.chat] {
                #expect(Hostile.isHarmless(form))
                #expect(form.utf8.count < 30_000)
            }
            #expect(message.html.tags.isSubset(of: plain.html.tags))
            #expect(!message.html.contains("href=\"javascript"))
            #expect(message.chat.tags.allSatisfy { $0.hasPrefix("<http") })
            #expect(!message.chat.contains(/@(channel|all|here|everyone)\b/))
        }
    }

    @Test func aTemplateInATitleIsOnlyText() throws {
        let messages = try Self.messages(naming: "{{subject}}")
        let html = try #require(messages.first?.html)
        #expect(html.contains("{{subject}}"))
    }

    private static func messages(naming text: String) throws -> [Notifications.Notification] {
        try compose(Hostile.morning(text), for: .thalassa).notifications
    }
}

extension String {
    /// What stands between `<` and `>`, without the values of attributes.
    fileprivate var tags: Set<String> {
        Set(matches(of: /<[^>]*>/).map { String($0.output).replacing(/"[^"]*"/, with: "\"\"") })
    }
}
