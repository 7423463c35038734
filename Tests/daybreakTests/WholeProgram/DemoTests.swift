import Foundation
import Golden
import Testing

/// The demo from door to door: its four mornings in order, what is printed, and what is in the mail.
@Suite struct DemoTests {
    @Test func theMorningsTellTheirStory() throws {
        let home = try Home()
        try home.writeDemo()
        for day in Home.mornings {
            let ending = try home.runMorning(day)
            #expect(ending.status == 0)
            #expect(ending.errors == "")
            #expect(ending.output.contains("Read from the recording "))
            try expectGolden(ending.beyondRecording, "demo/\(day).txt")
        }
        let mails = try home.mails()
        #expect(mails.flatMap(\.defects) == [])
        #expect(Set(mails.map(\.id)).count == mails.count)
        #expect(mails.allSatisfy { $0.recipients.count == 1 })
        try expectGolden(mails.list, "demo/mails.txt")

        let again = try home.runMorning("2026-11-19")
        #expect(again.status == 0)
        try expectGolden(again.beyondRecording, "demo/again.txt")
        let after = try home.mails()
        #expect(after.count == mails.count)
    }

    @Test func withoutAWordOnItStateIsKeptWhereTheSystemSays() throws {
        let home = try Home()
        try home.write(
            """
            jenkins: https://ci.thalassa.example
            products:
              atlas: { jobs: nightly/atlas, owner: jun@thalassa.example }
            time_zone: Europe/Oslo
            """,
            to: "daybreak.yaml"
        )
        for (environment, place) in [
            ([:], ".local/state/daybreak"),
            (["XDG_STATE_HOME": home.url("kept").path], "kept/daybreak"),
        ] {
            for (day, mails) in [("2026-11-18", 0), ("2026-11-19", 1)] {
                let recording = checkout.appendingPathComponent("ci/demo/\(day)").path
                let ending = try home.run(
                    "nightly",
                    "--recording",
                    recording,
                    environment: environment
                )
                #expect(ending.status == 0, "\(ending.transcript)")
                #expect(ending.output.contains("State: ~/\(place)\n"))
                let found = try home.mails(in: place + "/mail").count
                #expect(found == mails)
            }
            #expect(FileManager.default.fileExists(atPath: home.url(place).path))
        }
    }

    @Test(.enabled(if: shared != nil, needsShared))
    func theRecordingsAgreeWithTheScenario() throws {
        let home = try Home()
        let standIn = try StandIn()
        try home.writeDemo(jenkins: standIn.address)
        for day in Home.mornings {
            try standIn.turn(to: "\(day)T06:00:00Z")
            let ending = try home.run("nightly", "--now", "\(day)T06:00:00Z")
            #expect(ending.status == 0)
            try expectGolden(standIn.hidden(in: ending.output), "demo/\(day).txt")
        }
    }
}
