import Dependencies
import Foundation
import Notifications
import Testing
import Wire

@testable import daybreak

@Suite struct QuietAndRotaTests {
    // MARK: Quiet hours

    /// When somebody hears of what is written on Friday evening, in Oslo.
    private func end(
        _ text: String,
        for key: String = "piet",
        files: [String: String] = [:]
    ) throws
        -> String
    {
        let people = """
            people:
              piet: piet@x.example
              marit: { mail: marit@x.example, quiet: { until: "09:00" } }
              jun: { mail: jun@x.example, time_zone: Asia/Tokyo }
              ines: { mail: ines@x.example, quiet: none }
            """
        let read = try configuration(
            minimal(more: people + "\n" + text),
            in: machine(files: files)
        )
        let person = Person(key: key, name: "", mail: "")
        let friday = try Date("2026-12-18T20:00:00Z", strategy: .iso8601)
        return read.directory.quiet.end(at: friday, for: person)?.formatted(.iso8601) ?? "at once"
    }

    @Test(arguments: [
        ("", "2026-12-19T06:00:00Z"),
        ("quiet: none", "at once"),
        ("quiet: { from: \"22:00\" }", "at once"),
        ("quiet: { until: \"06:30\" }", "2026-12-19T05:30:00Z"),
        ("quiet: { days: [sat, Sunday] }", "2026-12-21T06:00:00Z"),
        ("quiet: { holidays: 2026-12-19 }", "2026-12-20T06:00:00Z"),
        ("quiet: { holidays: [days.csv, 2026-12-20] }", "2026-12-21T06:00:00Z"),
        ("quiet: { holidays: days.ics }", "2026-12-23T06:00:00Z"),
    ])
    func nightsAreQuietUnlessSomethingElseIsSaid(text: String, end: String) throws {
        let files = [
            "/srv/nightly/days.csv": "day,name\n2026-12-19,Off\n",
            "/srv/nightly/days.ics": """
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261219
            DTEND;VALUE=DATE:20261223
            SUMMARY:Off
            END:VEVENT
            """,
        ]
        #expect(try self.end(text, files: files) == end)
    }

    @Test(arguments: [
        ("marit", "2026-12-19T08:00:00Z"), ("jun", "2026-12-18T22:00:00Z"), ("ines", "at once"),
    ])
    func peopleHaveQuietHoursOfTheirOwn(key: String, end: String) throws {
        #expect(try self.end("", for: key) == end)
    }

    @Test(arguments: [
        (
            "quiet: always",
            "quiet is a mapping such as { from: \"20:00\", until: \"07:00\" }, or none"
        ),
        ("quiet: { form: \"20:00\" }", "form means nothing here; did you mean from?"),
        ("quiet: { from: 8pm }", "from is a time such as 20:00, not 8pm"),
        ("quiet: { until: \"20:00\" }", "quiet hours that end when they begin are none"),
        ("quiet: { days: [sa] }", "sa is no day of the week such as sat"),
        (
            "quiet: { days: [mon, tue, wed, thu, fri, sat, sun] }",
            "a week without a day on which anybody hears of anything"
        ),
        ("quiet: { holidays: days.csv }", "days.csv does not exist"),
        ("quiet: { holidays: bad.csv }", "bad.csv is no table of days: its first line must name"),
        ("quiet: { holidays: odd.csv }", "odd.csv: line 3: Xmas is no day such as 2026-12-25"),
        ("people: { a: { mail: a@x.example, time_zone: Oslo } }", "did you mean Europe/Oslo?"),
    ])
    func whatIsWrongIsSaid(text: String, words: String) {
        let files = [
            "/srv/nightly/bad.csv": "2026-12-25\n",
            "/srv/nightly/odd.csv": "day\n2026-12-25\nXmas\n",
        ]
        #expect(verdict(on: minimal(more: text), in: machine(files: files)).contains(words))
    }

    // MARK: Muting

    @Test func peopleSayWhatTheyDoNotWantToHear() throws {
        let text = minimal(
            product: "needs: []",
            more:
                "people: { piet: { mail: piet@x.example, mute: [thalassa, \"reason:fixed\", \"reason:weekly\"] } }"
        )
        let mutes = try configuration(text).directory.mutes
        #expect(mutes == ["piet": [.product("thalassa"), .reason(.fixed), .reason(.weekly)]])
    }

    @Test(arguments: [
        ("mute: talassa", "no product is called talassa; did you mean thalassa?"),
        ("mute: \"reason:fixd\"", "did you mean fixed?"),
        ("mute: \"reason:held\"", "held is none of failed, worse, still-failing"),
        ("mute: \"reason:summary\"", "finding-gone, weekly"),
        ("mute: thalassa", "marit owns thalassa, and hears all the same when it fails"),
        ("mute: \"reason:failed\"", "marit owns thalassa, and hears all the same when it fails"),
    ])
    func whoMutesHearsWhatIsWrongWithIt(mute: String, words: String) {
        let people = "people: { marit: { mail: marit@thalassa.example, \(mute) } }"
        #expect(verdict(on: minimal(more: people)).contains(words))
    }

    @Test(arguments: [
        ("needs: thalassa", "thalassa cannot need itself"),
        ("needs: atlas", "no product is called atlas"),
    ])
    func aProductNeedsOthers(line: String, words: String) {
        #expect(verdict(on: minimal(product: line)).contains(words))
    }

    @Test func whatNeedsItselfByWayOfOthersIsSaidOnce() {
        let text = """
            jenkins: https://ci.x.example
            products:
              a: { jobs: a, owner: o@x.example, needs: b }
              b: { jobs: b, owner: o@x.example, needs: c }
              c: { jobs: c, owner: o@x.example, needs: [d, b] }
              d: { jobs: d, owner: o@x.example }
            """
        let said = verdict(on: text)
        #expect(said.contains("daybreak.yaml:4:44: "), "\(said)")
        #expect(said.contains("b needs c, which needs b: what they need goes in a circle"))
        #expect(said.split(separator: "\n").count { $0.contains("circle") } == 1)
    }

    @Test func aWeekOfQuietIsSaidToBeOneAndNothingElse() {
        let days = "[mon, tue, wed, thu, fri, sat, sun]"
        let said = verdict(on: minimal(more: "quiet: { days: \(days) }"))
        #expect(said.contains("a week without a day"))
        #expect(!said.contains("a single value is expected"))
    }

    // MARK: Rotas

    @Test(arguments: [
        ("rota.csv", RotaSettings.Source.file("/srv/nightly/rota.csv")),
        ("https://c.x.example/r.ics", .address(Secret("https://c.x.example/r.ics"))),
        ("\"${env:ROTA}\"", .address(Secret("https://c.x.example/s3cret"))),
    ])
    func aRotaIsAFileOrAnAddress(rota: String, source: RotaSettings.Source) throws {
        let read = try configuration(
            """
            jenkins: https://ci.x.example
            people: { marit: marit@x.example }
            teams: { stack: { lead: marit, rota: \(rota) } }
            products: { a: { jobs: x, owner: stack }, b: { jobs: y, owner: marit } }
            """,
            in: machine(environment: ["ROTA": "https://c.x.example/s3cret"])
        )
        let marit = try #require(read.directory.people.first)
        #expect(read.rotas == ["stack": RotaSettings(source: source, lead: marit)])
        #expect(read.products.map(\.team) == ["stack", nil])
        #expect(read.products.map(\.concern.owner) == [marit, marit])
    }

    @Test func aRotaInTheOpenIsRefused() {
        let text = minimal(more: "teams: { stack: { lead: a@x.example, rota: http://x.example } }")
        #expect(verdict(on: text).contains("a rota's address begins with https://"))
    }
}
