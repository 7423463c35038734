import Foundation
import Notifications
import Testing

@testable import History

/// What is remembered of addresses that take nothing any more.
@Suite struct DeadAddressTests {
    let history: History
    let now = morning(2)

    init() throws { history = try .inMemory() }

    private func settle(
        _ id: String,
        to recipient: String = "ines",
        _ outcome: Outcome,
        dead: DeadAddress? = nil
    ) throws {
        try history.commit([], owing: [.sample(id, to: recipient)], at: now)
        #expect(try history.claim(id, at: now))
        try history.record(outcome, of: id, then: Sequel(dead: dead), at: now)
    }

    private func ines(_ digest: String = "5f70bf18a086") -> DeadAddress {
        DeadAddress(
            person: .sample("ines"),
            channel: .mail,
            digest: digest,
            since: now,
            words: "550 5.1.1"
        )
    }

    @Test func whatIsGoneIsRememberedWithTheRefusal() throws {
        try settle("a.ines.mail", .gone("550 5.1.1"), dead: ines())
        #expect(try history.deadAddresses() == [ines()])
        #expect(try history.waiting().isEmpty)
    }

    @Test func anotherAddressThatIsGoneTakesItsPlace() throws {
        try settle("a.ines.mail", .gone("550 5.1.1"), dead: ines())
        try settle("b.ines.mail", .gone("550 5.1.1"), dead: ines("other"))
        #expect(try history.deadAddresses() == [ines("other")])
    }

    @Test func whatArrivesThereRevivesIt() throws {
        try settle("a.ines.mail", .gone("550 5.1.1"), dead: ines())
        try settle("b.piet.mail", to: "piet", .delivered("250"))
        #expect(try history.deadAddresses().count == 1)
        try settle("b.ines.mail", .delivered("250"))
        #expect(try history.deadAddresses().isEmpty)
    }

    @Test func aTestThatArrivesRevivesIt() throws {
        try settle("a.ines.mail", .gone("550 5.1.1"), dead: ines())
        try history.revive([ines()])
        #expect(try history.deadAddresses().isEmpty)
    }

    @Test(arguments: [(0.0, true), (6.9, true), (7, false), (-1, true), (-400, false)])
    func aWeekLongItIsSpared(days: Double, isSpared: Bool) {
        #expect(ines().isSpared(at: now + days * 86_400) == isSpared)
    }

    @Test func anotherAddressIsNotSpared() {
        let dead = [ines()]
        let person = Person.sample("ines")
        #expect(dead.first(at: .mail, of: person, digest: "5f70bf18a086") == ines())
        #expect(dead.first(at: .mail, of: person, digest: "other") == nil)
        #expect(dead.first(at: .slack, of: person, digest: "5f70bf18a086") == nil)
        #expect(dead.first(at: .mail, of: .sample("piet"), digest: "5f70bf18a086") == nil)
    }
}
