import Foundation
import Golden
import Testing

/// Templates from door to door: what an operator changes, what people read, what is said of mistakes.
@Suite struct OwnTemplateTests {
    private let home: Home

    init() throws {
        home = try Home()
        try home.writeDemo(more: "templates: templates\n")
    }

    @Test func aMailIsWrittenByItsTemplateAndAsBuiltInWhereThatFails() throws {
        try home.write(
            "<h1>{{tone}}</h1>{{#incidents}}<b>{{title}}</b>{{/incidents}}",
            to: "templates/mail.html.mustache"
        )
        try home.write("Ours: {{headline}}\n", to: "templates/failed/subject.mustache")
        try home.write("{{lead}}\n{{#sections}}\n", to: "templates/summary/mail.html.mustache")
        let first = try home.runMorning("2026-11-16")
        #expect(first.errors == "")
        #expect(!first.output.contains("templates"))
        let ending = try home.runMorning("2026-11-17", "--quiet")
        #expect(ending.status == 0)
        try expectGolden(ending.transcript, "templates-quiet.txt")
        let mails = try home.mails()
        try expectGolden(mails.list, "templates-mails.txt")
        let failed = try #require(mails.first { $0.id.contains(".1-failed.") })
        #expect(failed.parts.last?.text == "<h1>RED</h1><b>Tides API</b>\n")
        #expect(failed.parts.first?.text.hasPrefix("Good morning") == true)
        let summary = try #require(mails.first { $0.id.hasPrefix("<summary.") })
        #expect(summary.parts.last?.text.hasPrefix("<!DOCTYPE html>") == true)
    }

    @Test func whatIsInitializedIsToldAsBuiltIn() throws {
        let ending = try home.run("init", "templates", "templates")
        try expectGolden(ending.transcript, "templates-init.txt")
        let doctor = try home.run("doctor", "--now", "2026-11-19T06:00:00Z")
        #expect(
            doctor.output.contains(
                "8 files, tried on a message of each kind\n"
            )
        )
        for morning in Home.mornings.prefix(2) {
            let ending = try home.runMorning(morning)
            #expect(ending.errors == "")
        }
        let other = try Home()
        try other.writeDemo()
        for morning in Home.mornings.prefix(2) { _ = try other.runMorning(morning) }
        let (own, builtIn) = (try home.mails(), try other.mails())
        #expect(own.map(\.line) == builtIn.map(\.line))
        #expect(own.compactMap(\.parts.last?.text) == builtIn.compactMap(\.parts.last?.text))
        let again = try home.run("init", "templates", "templates")
        #expect(again.status == 2)
        #expect(again.errors.contains("templates/subject.mustache is there already"))
    }

    @Test func theDoctorLooksAtEveryTemplate() throws {
        try home.write(
            "{{prodct}} {{#sections}}{{platform}}{{/sections}}",
            to: "templates/mail.html.mustache"
        )
        try home.write("{{lead", to: "templates/failed/slack.mustache")
        try home.write("{{! nothing }}", to: "templates/fixed/subject.mustache")
        try home.write("{{lead}}", to: "templates/mail.html")
        let ending = try home.run("doctor", "--now", "2026-11-19T06:00:00Z")
        let start = try #require(ending.output.range(of: "Templates\n"))
        let part = ending.output[start.lowerBound...].prefix { $0 != "S" }
        try expectGolden(String(part), "templates-doctor.txt")
    }

    @Test func aFolderThatIsNotThereKeepsNothingBack() throws {
        for morning in Home.mornings.prefix(2) {
            let ending = try home.runMorning(morning)
            #expect(ending.status == 0)
            #expect(
                ending.output.contains("templates does not exist") == (morning == Home.mornings[1])
            )
        }
        #expect(try !home.mails().isEmpty)
    }
}
