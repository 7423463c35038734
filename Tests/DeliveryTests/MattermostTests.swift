import Foundation
import Notifications
import Testing
import Wire

@testable import Delivery

@Suite struct MattermostTests {
    @Test func theBodyIsMarkdownForAPersonsChannel() throws {
        let post = try post(Mattermost.render(suspicion, channel: "@ines"))
        #expect(post["channel"] == "@ines")
        #expect(post["text"]?.contains("**RED: thalassa on linux-aarch64") == true)
        #expect(post["text"]?.contains("> max \\|eta - eta\\_ref\\| = 3.1e-04") == true)
        #expect(
            post["text"]?.contains(
                "[All evidence](https://nightly.thalassa.example/2026-11-19?a=1&b=2)"
            ) == true
        )
    }

    @Test func aChannelIsNamedOnlyWhereOneIsAskedFor() throws {
        #expect(try post(Mattermost.render(suspicion))["channel"] == nil)
    }

    @Test func anEndlessMessageIsNotSplitByTheServer() throws {
        let text = try #require(post(Mattermost.render(suspicion.endless))["text"])
        #expect(text.utf16.count <= 16_383)
        #expect(text.contains("**RED: thalassa on linux-aarch64"))
        #expect(text.contains("[All evidence](https://"))
    }

    private func post(_ body: [UInt8]) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(body))
    }
}
