import Dependencies
import Evidence
import Foundation
import Nightly
import Story
import Testing

/// What people write into a claim's reason on Thursday 19 November 2026, and what is made of it.
@Suite struct ClaimTests {
    @Test(arguments: [
        ("TH-4312 until Fri 20 Nov", "2026-11-20", "TH-4312"),
        ("reads UTF-8 as RFC-20 has it, see TH-4312", nil, "TH-4312"),
        ("until 2026-12-01", "2026-12-01", nil),
        ("looking, until Friday", "2026-11-20", nil),
        ("Until Thu", "2026-11-19", nil),
        ("till 3rd Dec. (NET2-7)", "2026-12-03", "NET2-7"),
        ("until 19", "2026-11-19", nil),
        ("until 18", "2026-12-18", nil),
        ("until Fri 20 November 2026, then Jun", "2026-11-20", nil),
        ("until Mon 20", "2027-09-20", nil),
        ("until 31 Feb", nil, nil),
        ("until tomorrow", nil, nil),
        ("by Friday", nil, nil),
        ("", nil, nil),
        ("until", nil, nil),
    ])
    func aDayAfterUntilEndsIt(reason: String, until: String?, ticket: String?) {
        let found = acknowledgement(reason, readOn: 19)
        #expect(found?.until?.description == until)
        #expect(found?.ticket == ticket)
        #expect(found?.who == "tomasz")
    }

    @Test(arguments: [(20, false), (21, true)])
    func itHoldsOnItsLastDay(day: Int, isOver: Bool) {
        #expect(acknowledgement("until Fri 20", readOn: day)?.isOver == isOver)
    }

    @Test func aClaimThatNothingEndsHoldsAsLongAsTheIncident() {
        #expect(acknowledgement("mine", readOn: 30)?.isOver == false)
    }

    @Test func aClaimOfAnEarlierNightHoldsUntilItIsDropped() {
        let claim = Claim(by: "tomasz", at: nil, reason: "mine")
        var solver = Telling.solver([.passed, .failed(["linux"]), .failed(["linux"])])
        let first = solver.jenkins.others.firstIndex { $0.id.number == 50 }!
        solver.jenkins.others[first].claim = claim
        #expect(solver.cases(reading: [1, 2, 3]).map(\.acknowledgement?.who) == ["tomasz"])

        solver.jenkins.others[first].claim = nil
        #expect(solver.cases(reading: [1, 2, 3]).map(\.acknowledgement) == [nil])
    }

    @Test(arguments: [(50, nil), (49, "tomasz")])
    func aClaimOnABuildThatIsForgottenHoldsOn(number: Int, who: String?) {
        let solver = Telling.solver([.passed, .failed(["linux"]), .failed(["linux"])])
        let build = BuildID(job: .job("build/solver"), number: number)
        let earlier = CaseFile(
            failure: solver.cases(reading: [1, 2, 3])[0].failure,
            acknowledgement: Acknowledgement(who: "tomasz", source: .claim(on: build))
        )
        #expect(solver.file(on: 6, after: [earlier]).acknowledgement?.who == who)
    }

    @Test func aClaimThatComesWhileNoRunIsNewIsSeen() {
        var solver = Telling.solver([.passed, .failed(["linux"])])
        let file = solver.file(on: 5)
        let failed = solver.jenkins.others.firstIndex { $0.id.number == 50 }!
        solver.jenkins.others[failed].claim = Claim(by: "jun", at: nil, reason: "")
        let held = file.heldAnew(
            in: IncidentID(product: "solver", number: 1),
            among: solver.jenkins.readings(at: oslo(5, "09:00")),
            beside: Background(earlier: [file], now: oslo(5, "09:00"), timeZone: osloTime)
        )
        #expect(held.acknowledgement?.who == "jun")
    }

    @Test func claimsCountForNothingWhereTheOperatorSaysSo() {
        let claim = Claim(by: "tomasz", at: nil, reason: "mine")
        let solver = Telling.solver([.passed, .failed(["linux"])], claim: claim)
        let without = KnownMatters(readsClaims: false)
        #expect(solver.file(on: 5, knowing: without).acknowledgement == nil)
    }

    private func acknowledgement(_ reason: String, readOn day: Int) -> Acknowledgement? {
        let claim = Claim(by: "tomasz", at: oslo(19, "06:41"), reason: reason)
        var solver = Telling.solver([.passed, .failed(["linux"])], claim: claim)
        solver.jenkins.roots[0].timer = nil
        return solver.file(on: 5, at: oslo(day, "07:00")).acknowledgement
    }
}
