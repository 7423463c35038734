import Notifications
import Testing

@Suite struct IdentityTests {
    @Test func anIncidentsIdentityCanBeRead() {
        #expect(incident("thalassa-47", to: "ines") == "thalassa-47.1-failed.2026-11-19.ines")
    }

    @Test func aSummaryIsWhatItCoversInWhateverOrder() {
        let one = summary(covering: ["atlas-3.1", "thalassa-47.1"])
        #expect(one == "summary.2026-11-19.piet.243d26868b48")
        #expect(summary(covering: ["thalassa-47.1", "atlas-3.1", "atlas-3.1"]) == one)
    }

    @Test func aSummaryThatCoversMoreIsAnother() {
        #expect(summary(covering: ["a", "b"]) != summary(covering: ["a"]))
        #expect(summary(covering: ["a", "b"]) != summary(covering: ["a b"]))
    }

    @Test(arguments: [
        ("ines@thalassa.example", "ines-thalassa-example-"), ("", "-"), ("a.b", "a-b-"),
        ("a\r\nb", "a--b-"), ("Inês", "In-s-"), (String(repeating: "x", count: 500), "xxxx"),
    ])
    func aKeyOfAnyKindBecomesOneWord(key: String, start: String) {
        let identity = incident("thalassa-47", to: key)
        #expect(identity.hasPrefix("thalassa-47.1-failed.2026-11-19.\(start)"))
        #expect(identity.utf8.count < 120)
        #expect(
            identity.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
        )
    }

    @Test func keysThatLookAlikeStayApart() {
        let keys = ["a.b", "a-b", "a@b", "a b", "a_b", "A-b", "", "-"]
        #expect(Set(keys.map { incident("thalassa-47", to: $0) }).count == keys.count)
        #expect(incident("a.1", to: "b") != incident("a", to: "1.b"))
    }
}

private func incident(_ incident: String, to person: String) -> String {
    Identity.incident(incident, transition: 1, reason: .failed, date: "2026-11-19", to: person)
}

private func summary(covering told: [String]) -> String {
    Identity.summary(date: "2026-11-19", covering: told, to: "piet")
}
