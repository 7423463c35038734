import Golden
import Nightly
import Notifications
import Story
import Testing

/// Who hears that versions disagree with the manifest, and how.
@Suite struct FindingTests {
    private func hearers(
        _ tell: [Audience],
        isNew: Bool = true,
        owner: Person? = .marit,
        mutes: [String: [Mute]] = [:]
    ) -> [String] {
        let rule = AnnounceRule(.init("announce", line: 1), when: [.finding], tell: tell)
        var directory = Directory.thalassa
        directory.mutes = mutes
        return FindingRules([rule], stakeholders: [.piet, .seun], in: directory)
            .hearers(isNew: isNew, owner: owner)
            .map { "\($0.person.key) \($0.role)" }
    }

    @Test func aRuleTellsThePackagesOwnerAndWhomeverElseItNames() {
        #expect(hearers([.packageOwner]) == ["marit owner"])
        #expect(hearers([.owner]) == ["marit owner"])
        #expect(hearers([.people([.jun]), .packageOwner]) == ["marit owner", "jun named"])
        #expect(
            hearers([.stakeholders(personally: false)]) == ["piet stakeholder", "seun stakeholder"]
        )
        let packagers = Audience.role("packagers", [.jun, .marit], watches: false)
        #expect(
            hearers([packagers, .packageOwner])
                == ["marit owner", "jun holder(of: \"packagers\", watches: false)"]
        )
    }

    @Test func nobodyHearsOfWhatNoRuleSpeaksOf() {
        #expect(hearers([.packageOwner], isNew: false) == [])
        #expect(hearers([.packageOwner], owner: nil) == [])
        #expect(hearers([.suspects, .everyoneTold]) == [])
    }

    @Test func whoDoesNotWantToHearOfFindingsDoesNot() {
        #expect(hearers([.packageOwner], mutes: ["marit": [.reason(.finding)]]) == [])
        #expect(hearers([.packageOwner], mutes: ["marit": [.reason(.findingGone)]]).count == 1)
    }

    // MARK: In which message

    private func notice(_ hearers: [FindingHearer]) -> FindingNotice {
        FindingNotice(
            environment: "minimum",
            package: "fftw",
            rule: "A302",
            message: "declared 3.3.9; used 3.3.10",
            build: "nightly/thalassa-minimum #398",
            url: "https://ci.thalassa.example/job/nightly/job/thalassa-minimum/398/",
            isNew: true,
            owner: .marit,
            hearers: hearers
        )
    }

    private let watching = FindingHearer(.piet, as: .stakeholder, by: .init("announce", line: 4))

    @Test func whoWatchesReadsOfItInTheSummaryThatTheyGetAnyway() throws {
        let red = Telling.solver([.passed, .failed(["linux"])], stakeholders: [.piet])
        let messages = compose(
            red.morning(reading: [1, 2]),
            [notice([watching])],
            for: .thalassa
        ).notifications
        let own = messages.filter { $0.recipient.key == "piet" }
        #expect(own.map(\.reason) == [.summary])
        #expect(own.first?.facts.findings.map(\.package) == ["fftw"])
        let text = try #require(own.first?.text)
        try expectGolden(text, "versions-summary.txt")
    }

    @Test func whoWatchesIsWrittenToWhereNothingElseIsNew() throws {
        let green = Telling.solver([.passed], stakeholders: [.piet])
        let message = try #require(
            compose(green.morning(reading: [1]), [notice([watching])], for: .thalassa)
                .notifications.first
        )
        try expectGolden("Subject: \(message.subject)\n\n\(message.text)", "versions-watched.txt")
    }

    @Test func aProgramHearsOfWhatItAskedFor() {
        let green = Telling.solver([.passed], stakeholders: [])
        func heard(_ when: Set<Reason>) -> [String] {
            let wall = Person(key: "wall", name: "wall", mail: "")
            return compose(
                green.morning(reading: [1]),
                [notice([])],
                for: .thalassa,
                heardBy: [Listener(recipient: wall, when: when)]
            ).notifications.map { "\($0.recipient.key) \($0.reason.rawValue)" }
        }
        #expect(heard([.finding, .failed]) == ["wall finding"])
        #expect(heard([.findingGone]) == [])
    }
}
