import Documents
import Foundation
import Golden
import Nightly
import Story
import Testing

@testable import Notifications

/// What templates of a project's own make of messages, and what is said of those that make none.
@Suite struct TemplateTests {
    static let ines = MorningTests.messages.first { $0.recipient.key == "ines" }

    // MARK: Escaping

    @Test(arguments: [
        (Form.mailHTML, "<b title='x'> & \"", "&lt;b title=&#39;x&#39;&gt; &amp; &quot;"),
        (.matrixHTML, "<b> @room", "&lt;b&gt; @\u{2060}room"),
        (.slack, "<!here> <@U1> @channel a|b", "&lt;!here&gt; &lt;@U1&gt; @\u{2060}channel a|b"),
        (.mattermost, "](http://evil) @all **b**", #"\](http://evil) @\#u{2060}all \*\*b\*\*"#),
        (.teams, "[x](http://evil) <at>all</at>", #"\[x\](http://evil) \<at\>all\</at\>"#),
        (.mailText, "<b> & *c*", "<b> & *c*"),
        (.matrixText, "<b> & *c*", "<b> & *c*"),
        (.slack, "one\r\nBcc: two\u{202E}", "one  Bcc: two "),
    ])
    func theFormEscapesAndNotTheAuthor(form: Form, hostile: String, shown: String) throws {
        for braces in ["{{title}}", "{{{title}}}", "{{&title}}", "{{> part}}"] {
            let texts = [
                form.file: "{{#incidents}}\(braces){{/incidents}}", "part.mustache": "{{title}}",
            ]
            let words = try words(texts, of: message { $0.title = hostile }, as: form)
            #expect(words == shown, "\(braces)")
        }
    }

    @Test(arguments: [
        (Form.slack, "<{{url}}|x>", "https://ci.example/a|b>c", "<https://ci.example/a%7Cb%3Ec|x>"),
        (
            .mattermost, "[x]({{url}})", "https://ci.example/a_(b)",
            "[x](https://ci.example/a_%28b%29)"
        ),
        (
            .mailHTML, "<a href=\"{{url}}\">", "https://ci.example/?a&b\"",
            "<a href=\"https://ci.example/?a&amp;b&quot;\">"
        ),
        (.mailHTML, "<a href=\"{{url}}\">", "javascript:alert(1)", "<a href=\"\">"),
        (.mailText, "{{url}}", "https://ci.example/a|b", "https://ci.example/a|b"),
    ])
    func anAddressHoldsTogether(form: Form, text: String, url: String, shown: String) throws {
        let message = try message { $0.failures[0].url = url }
        let text = "{{#incidents}}{{#failures}}\(text){{/failures}}{{/incidents}}"
        let words = try words([form.file: text], of: message, as: form)
        #expect(words == shown)
    }

    @Test func aSubjectIsOneLineOfSeventyEightCharacters() throws {
        let message = try message {
            $0.title = "x\r\nBcc: evil@example.org" + String(repeating: "y", count: 90)
        }
        let templates = try templates([
            "subject.mustache": "RED\n\n {{#incidents}}{{title}}{{/incidents}}\n"
        ])
        let (own, troubles) = templates.worded(message, on: [.mail], at: message.moment, in: .gmt)
        #expect(own.subject.hasPrefix("RED x Bcc: evil@example.org"))
        #expect(own.subject.count == 78)
        #expect(own.subject.split(whereSeparator: \.isNewline).count == 1)
        #expect(troubles.isEmpty)
    }

    // MARK: Choosing

    @Test func aReasonsOwnTemplateWins() throws {
        let templates = try templates([
            "mail.txt.mustache": "all", "failed/mail.txt.mustache": "{{reason}}",
        ])
        for (reason, text) in [(Reason.failed, "failed"), (.fixed, "all")] {
            let sample = try #require(Notification.samples.first { $0.reason == reason })
            let own = templates.worded(sample, on: [.mail], at: sample.moment, in: .gmt).0
            #expect(own.text == text)
        }
    }

    @Test func onlyTheFormsOfItsChannelsAreMade() throws {
        let templates = try templates(["slack.mustache": "a", "mail.txt.mustache": "b"])
        let sample = try #require(Notification.samples.first)
        let own = templates.worded(sample, on: [.slack, .webhook], at: sample.moment, in: .gmt).0
        #expect(own.own == [.slack: "a"])
    }

    @Test func whatOnePartLacksIsNotTakenFromAnother() throws {
        let text =
            "{{#sections}}{{#blocks}}{{#links}}{{#each}}{{label}};{{/each}}{{/links}}{{/blocks}}{{/sections}}"
        let message = try #require(Self.ines)
        let expected = message.letter.links.map { "\($0.label);" }.joined()
        let words = try words(["mail.txt.mustache": text], of: message, as: .mailText)
        #expect(words == expected)
    }

    @Test func datesAreThoseOfPeople() throws {
        let text = "{{date}}, {{time}}: {{#incidents}}{{since}}{{/incidents}}"
        let message = try #require(Self.ines)
        let said = try words(["mail.txt.mustache": text], of: message, as: .mailText)
        #expect(said == "Thursday 19 November 2026, 06:00: Thu 19 Nov")
    }

    // MARK: Falling back

    @Test(arguments: [
        (
            "{{#sections}}",
            "t/mail.txt.mustache:1:1: this section is not closed; {{/sections}} is missing"
        ),
        (
            "  \n",
            "t/mail.txt.mustache:1:1: this template makes nothing of a message"
        ),
        ("{{> nobody}}", "t/mail.txt.mustache:1:1: there is no template nobody.mustache"),
        ("{{> mail.txt}}", "t/mail.txt.mustache:1:1: mail.txt asks for itself"),
        ("a {{= <% %> =}}", "t/mail.txt.mustache:1:3: daybreak's templates have no {{=…}}"),
    ])
    func whatCannotBeUsedIsSaidAsBuiltIn(text: String, why: String) throws {
        let templates = try templates([
            "mail.txt.mustache": text, "mail.html.mustache": "<p>{{lead}}</p>",
        ])
        let message = try #require(Notification.samples.first { $0.reason == .failed })
        let (own, troubles) = templates.worded(message, on: [.mail], at: message.moment, in: .gmt)
        #expect(own.text == message.letter.plainText)
        #expect(
            own.own?[.mailHTML] == "<p>thalassa failed on main last night, for the first time.</p>"
        )
        #expect(troubles.map { "\($0.place): \($0.message)" } == [why])
    }

    @Test func moreThanAChannelTakesIsSaidAsBuiltIn() throws {
        let text = String(repeating: "{{lead}}", count: 100)
        let templates = try templates(["slack.mustache": text])
        let message = try #require(Notification.samples.first)
        let (own, troubles) = templates.worded(message, on: [.slack], at: message.moment, in: .gmt)
        #expect(own.own == nil)
        #expect(troubles.map(\.rule.id) == ["T105"])
    }

    @Test func aMissingFolderIsSaidOfEveryMessage() throws {
        let missing = Finding(
            .unreadTemplate,
            at: Place(file: "daybreak.yaml", line: 3),
            "t does not exist"
        )
        let message = try #require(Notification.samples.first)
        let (own, troubles) = Templates([:], missing: missing).worded(
            message,
            on: [.mail],
            at: message.moment,
            in: .gmt
        )
        #expect(own == message)
        #expect(troubles == [missing])
    }

    // MARK: Looking over

    @Test func allThatIsWrongIsFoundAtItsPlace() throws {
        let templates = try templates([
            "mail.html.mustache": """
            <p>{{prodct}} {{subjet}}</p>
            {{#incidents}}{{platform}}{{#expected}}{{by}}{{/expected}}{{/incidents}}
            {{expected.by}}{{incidents.titel}}{{> footer}}{{#nothing}}{{anything}}{{/nothing}}

            """,
            "footer.mustache": "{{greting}}",
            "slack.mustache": "{{#sections}}\n{{#blocks}}\n{{/sections}}\n",
            "teams.mustache": "{{lead",
            "mattermost.mustache": "{{uppercased(lead)}}",
            "matrix.txt.mustache": "{{a b}}",
            "failed/subject.mustache": "{{%CONTENT_TYPE:TEXT}}",
            "fialed/subject.mustache": "{{subject}}",
            "mail.htm.mustache": "{{lead}}",
            "lonely.mustache": "{{lead}}",
        ])
        let lines = templates.findings.map { "\($0.place) \($0.rule.id) \($0.message)\n" }
        try expectGolden(lines.joined(), "template-findings.txt")
    }

    @Test(arguments: Form.allCases) func whatOneBeginsWithShowsWhatIsBuiltIn(form: Form) throws {
        let templates = try templates([form.file: form.starter])
        #expect(templates.findings.isEmpty)
        let message = try #require(Self.ines)
        let (own, troubles) = templates.worded(
            message,
            on: ChannelKind.allCases,
            at: message.moment,
            in: .gmt
        )
        #expect(troubles.isEmpty)
        switch form {
        case .subject: #expect(own.subject == message.subject)
        case .mailHTML:
            let html = try message.letter.html()
            #expect(own.own?[form] == html)
        case .mailText, .slack, .mattermost, .teams, .matrixText, .matrixHTML:
            try expectGolden(own.own?[form] ?? "", "starter.\(form.rawValue)")
        }
    }

    @Test func everyNameOfTheStoryIsKnown() throws {
        for message in MorningTests.messages {
            let value = try TemplateValue(message, at: message.moment, in: .gmt)
            #expect(TemplateNames([value]).isWithin(.all))
        }
    }
}

extension TemplateTests {
    private func templates(_ texts: [String: String]) throws -> Templates {
        Templates(
            Dictionary(
                uniqueKeysWithValues: try texts.map {
                    ($0, try Source(file: "t/\($0)", text: $1))
                }
            )
        )
    }

    private func words(
        _ texts: [String: String],
        of message: Notifications.Notification,
        as form: Form
    ) throws -> String? {
        let (own, troubles) = try templates(texts).worded(
            message,
            on: ChannelKind.allCases,
            at: message.moment,
            in: .gmt
        )
        #expect(troubles.isEmpty)
        return own.own?[form]
    }

    private func message(
        changing change: (inout IncidentFacts) -> Void
    ) throws -> Notifications.Notification {
        var message = try #require(Notification.samples.first)
        change(&message.facts.incidents[0])
        return message
    }
}

extension Notifications.Notification {
    var moment: Date { Self.sampleMoment }
}

extension TemplateNames {
    /// Whether all of its names are among others.
    fileprivate func isWithin(_ other: TemplateNames) -> Bool {
        inside.allSatisfy { name, names in
            other.inside[name].map(names.isWithin) ?? false
        }
    }
}
