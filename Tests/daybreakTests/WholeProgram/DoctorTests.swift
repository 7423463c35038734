import Foundation
import Golden
import Testing

/// What an operator is told of what works, what does not, and how to mend it.
@Suite struct DoctorTests {
    @Test func nobodyThereIsToldPartByPart() throws {
        let home = try Home()
        try home.writeDemo(jenkins: "http://127.0.0.1:9", mail: "server: smtp://127.0.0.1:9")
        let ending = try home.run("doctor", "--now", "2026-11-19T06:00:00Z")
        try expectGolden(ending.transcript, "doctor-alone.txt")
        let mails = try home.mails()
        #expect(mails.isEmpty)
    }

    @Test(.enabled(if: shared != nil, needsShared)) func whatWorksIsToldToo() throws {
        let home = try Home()
        let controller = try StandIn()
        try controller.turn(to: "2026-11-19T06:00:00Z")
        try home.writeDemo(jenkins: "{ ci: { url: '\(controller.address)' } }")
        let ending = try home.run("doctor", "--now", "2026-11-19T06:00:00Z")
        try expectGolden(controller.hidden(in: ending.transcript), "doctor-well.txt")
    }

    @Test func aTestMessageGoesToWhomItIsFor() throws {
        let home = try Home()
        try home.writeDemo(jenkins: "http://127.0.0.1:9")
        let ending = try home.run("doctor", "--send-test", "--to", "marit")
        #expect(ending.status == 3)
        let mails = try home.mails()
        #expect(
            mails.map(\.line) == [
                "Marit Solheim <marit@thalassa.example> | TEST: Thalassa reaches you here"
            ]
        )
        let again = try home.run("outbox")
        #expect(again.output == "Nothing is owed to anyone.\n")
        let nobody = try home.run("doctor", "--send-test", "--to", "maritt")
        #expect(nobody.status == 2)
        #expect(nobody.errors.contains("did you mean marit?"))
    }
}
