import Foundation
import Nightly
import Notifications
import Story
import Testing

/// A job's name alone does not say which it is where two controllers have one of that name.
@Suite struct NamingTests {
    @Test func aProductOnTwoControllersNamesThem() throws {
        let morning = Self.twins.morning(reading: [1, 2])
        let phrases = Phrases(morning.products[0], on: morning)
        #expect(morning.products[0].cases.map(phrases.summary) == ["ci2:nightly/a: failed"])
        let mails = compose(morning, for: .thalassa).notifications
        #expect(mails[0].subject == "RED: p in ci2:nightly/a; nobody has it yet")
        #expect(mails[0].text.contains(" ci2:nightly/a\n"))
    }

    @Test func soDoesOneWhoseNamesakeIsAnotherProducts() {
        var other = Self.twins
        other.product.name = "q"
        other.product.roots.removeFirst()
        other.jenkins.roots.removeFirst()
        let morning = [Telling.roots(["SF"]), other].morning(at: [4, 5].map { oslo($0, "07:00") })
        let names = morning.products.map { product in
            product.cases.map(Phrases(product, on: morning).summary)
        }
        #expect(names == [["ci:nightly/a: failed"], ["ci2:nightly/a: failed"]])
    }

    @Test func elsewhereTheNameIsEnough() {
        let morning = Telling.roots(["SF", "SS"]).morning(reading: [1, 2])
        let phrases = Phrases(morning.products[0], on: morning)
        #expect(morning.products[0].cases.map(phrases.summary) == ["nightly/a: failed"])
    }

    /// Two roots of one name, the second of them on another controller, and red.
    private static var twins: Telling {
        var telling = Telling.roots(["SS", "SF"])
        let other = JobID(controller: "ci2", name: "nightly/a")
        telling.product.roots[1] = other
        telling.jenkins.roots[1].id = other
        for index in telling.jenkins.roots[1].builds.indices {
            telling.jenkins.roots[1].builds[index].id.job = other
        }
        return telling
    }
}
