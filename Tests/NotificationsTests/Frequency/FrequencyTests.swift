import Foundation
import Nightly
import Notifications
import Story
import Testing

/// However often one looks, and whatever could not be read on the way: the same end, the same messages.
@Suite struct FrequencyTests {
    // MARK: The same end

    @Test(arguments: 1...2)
    func lookingAtEachEventEndsAsLookingOnceDoes(seed: UInt64) throws {
        let history = try RandomHistory(seed: seed)
        var (often, once) = (Watch(history), Watch(history))
        often.look(at: history.events + [history.end])
        once.look(at: history.end)
        expectSame(often.standing, once.standing)
    }

    @Test(arguments: 1...6)
    func lookingDailyOrEveryThirdDayEndsAsLookingOnceDoes(seed: UInt64) throws {
        let history = try RandomHistory(seed: seed)
        var (once, daily, rarely) = (Watch(history), Watch(history), Watch(history))
        once.look(at: history.end)
        daily.look(at: history.looks(every: 24))
        rarely.look(at: history.looks(every: 72))
        expectSame(daily.standing, once.standing)
        expectSame(rarely.standing, once.standing)
    }

    @Test(arguments: 1...4)
    func aControllerThatIsDownNowAndThenChangesNothingInTheEnd(seed: UInt64) throws {
        let history = try RandomHistory(seed: seed)
        var dice = Dice(seed: seed)
        var (once, watch) = (Watch(history), Watch(history))
        once.look(at: history.end)
        for moment in history.looks(every: 8) {
            let isDown = dice.roll(2) == 0 && moment < history.end
            let down = history.product.roots.map { ($0, Watch.Fault.root) }
            watch.look(
                at: moment,
                failing: isDown ? Dictionary(uniqueKeysWithValues: down) : [:]
            )
        }
        expectSame(watch.standing, once.standing)
    }

    /// An incident may be cut in two then, for the other root may have passed meanwhile.
    @Test(arguments: 1...4)
    func pagesThatAreMissingChangeNeitherVerdictsNorWhatIsRed(seed: UInt64) throws {
        let history = try RandomHistory(seed: seed)
        var dice = Dice(seed: seed)
        var (once, watch) = (Watch(history), Watch(history))
        once.look(at: history.end)
        for moment in history.looks(every: 8) {
            let isWhole = moment == history.end
            watch.look(at: moment, failing: isWhole ? [:] : history.faults(by: &dice))
        }
        expectSame(watch.standing, once.standing) { !$0.hasPrefix("incident") }
    }

    // MARK: Never on missing data, never without a failure

    @Test(arguments: 1...3)
    func nothingUnreadIsJudgedOrClosed(seed: UInt64) throws {
        let history = try RandomHistory(seed: seed)
        var dice = Dice(seed: seed)
        var watch = Watch(history)
        for moment in history.looks(every: 5) {
            let before = watch.standing
            let faults = history.faults(by: &dice)
            let judgement = watch.look(at: moment, failing: faults)
            for root in faults.keys {
                #expect(judgement.standing.records(of: root) == before.records(of: root))
                #expect(judgement.standing.red(under: root) == before.red(under: root))
            }
            #expect(Set(judgement.unread.map(\.address)) == Set(faults.keys.map(\.name)))
        }
    }

    @Test(arguments: 1...3)
    func everyIncidentHasAFailedBuildOrAMissedRun(seed: UInt64) throws {
        let history = try RandomHistory(seed: seed)
        let builds = history.jenkins.roots.flatMap(\.builds) + history.jenkins.others
        let bad = Set(builds.filter(\.isBad).map(\.id))
        var watch = Watch(history)
        for moment in history.looks(every: 4) {
            let judgement = watch.look(at: moment)
            for incident in judgement.movements.map(\.incident) {
                #expect(incident.failures.allSatisfy { bad.contains($0.firstFailed) })
                #expect(incident.failures.allSatisfy { $0.last.attempts.allSatisfy(bad.contains) })
            }
            for movement in judgement.movements where movement.kind == .opened {
                let records = judgement.judged.filter { $0.due == movement.incident.opened }
                let isAbsence = movement.incident.isAbsence
                #expect(
                    records.contains {
                        isAbsence ? $0.verdict.isAbsence : $0.verdict.isRed
                    }
                )
            }
        }
    }

    // MARK: The same messages

    /// Of each incident that lives long enough to be seen by both, both tell the same people that it
    /// began and that it ended; looking rarely only merges what grew between two looks.
    @Test(arguments: 1...3, [(2.0, 24.0), (6, 72)])
    func lookingRarelyTellsOfEveryIncidentThatIsSeen(
        seed: UInt64,
        hours: (often: Double, rarely: Double)
    ) throws {
        let history = try RandomHistory(seed: seed)
        var (often, rarely) = (Watch(history), Watch(history))
        often.look(at: history.looks(every: hours.often))
        rarely.look(at: history.looks(every: hours.rarely))
        expect(rarely, tellsWhatIsToldBy: often)
    }

    @Test(arguments: [(1, 2), (2, 3), (3, 3), (4, 0.5)] as [(UInt64, Double)])
    func everyHalfAnHourTooTheyHearTheSame(seed: UInt64, hours: Double) throws {
        let history = try RandomHistory(seed: seed)
        var (often, daily) = (Watch(history), Watch(history))
        often.look(at: history.looks(every: hours))
        daily.look(at: history.looks(every: 24))
        expect(daily, tellsWhatIsToldBy: often)
        #expect(daily.told([.noRun]) == often.told([.noRun]))
    }

    @Test(arguments: 5...6)
    func everyFiveMinutesAroundTheMorningTooTheyHearTheSame(seed: UInt64) throws {
        let history = try RandomHistory(seed: seed)
        var (often, daily) = (Watch(history), Watch(history))
        let mornings = history.looks(every: 24)
        often.look(
            at: mornings.flatMap { morning in
                stride(from: -1800.0, through: 1800, by: 300).map { morning + $0 }
            }.filter { $0 <= history.end } + [history.end]
        )
        daily.look(at: mornings)
        expect(daily, tellsWhatIsToldBy: often)
        #expect(daily.told([.noRun]) == often.told([.noRun]))
    }

    /// What did not run is told in the morning, so that what is over by then is told to nobody, and what is
    /// not to everybody, whenever else they look and whatever fails then.
    @Test(arguments: 1...4)
    func whoLooksMoreOftenHearsOfNoMoreMissedRuns(seed: UInt64) throws {
        let history = try RandomHistory(seed: seed)
        var dice = Dice(seed: seed)
        var (often, daily) = (Watch(history), Watch(history))
        daily.look(at: history.looks(every: 24))
        let mornings = Set(history.looks(every: 24))
        for moment in history.looks(every: 4) {
            let isMorning = mornings.contains(moment)
            often.look(at: moment, failing: isMorning ? [:] : history.faults(by: &dice))
        }
        #expect(daily.told([.noRun]) == often.told([.noRun]))
    }

    /// Whoever looks rarely hears of nothing of which others do not; what is mended before they look, or
    /// told in other words, they need not hear.
    @Test(arguments: 1...3, [24.0, 72])
    func whatLastsIsToldSoonerAndNotMoreOften(seed: UInt64, hours: Double) throws {
        let history = try RandomHistory(seed: seed)
        var (often, rarely) = (Watch(history), Watch(history))
        often.look(at: history.looks(every: 4))
        rarely.look(at: history.looks(every: hours))
        for reason in [Reason.stillFailing, .unanswered] {
            #expect(rarely.told([reason]).isSubset(of: often.told([reason])))
        }
        for incident in rarely.seenOpen where rarely.wasLateFor(incident) {
            #expect(often.told.contains { $0.incident == incident && $0.reason == .unanswered })
            #expect(rarely.told.contains { $0.incident == incident && $0.reason == .unanswered })
        }
    }

    @Test(arguments: [5.0, 180, 1440, 2880])
    func aWeekBeginsOnceHoweverOftenOneLooks(minutes: Double) {
        let begins = Date(timeIntervalSince1970: 1_793_491_200 + 7 * 3600)
        let looks = stride(from: begins, through: begins + 28 * 86_400, by: minutes * 60)
        let weeks = zip(looks, looks.dropFirst()).compactMap { before, now in
            Look(at: now, after: before, in: .gmt).newWeek
        }
        let days = weeks.map { $0.formatted(Date.ISO8601FormatStyle().year().month().day()) }
        #expect(days == ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"])
    }

    private func expect(_ rarely: Watch, tellsWhatIsToldBy often: Watch) {
        let seen = often.seenOpen.intersection(rarely.seenOpen)
        for reasons: Set<Reason> in [[.failed, .noRun], [.fixed]] {
            let (first, second) = (often.told(reasons, of: seen), rarely.told(reasons, of: seen))
            #expect(first == second)
        }
        #expect(rarely.seenOpen.isSubset(of: often.seenOpen))
        #expect(rarely.told([.worse], of: seen).isSubset(of: often.told([.worse], of: seen)))
        expectSame(rarely.standing, often.standing)
    }

    @Test(arguments: 1...2)
    func lookingTwiceSaysNothingTwice(seed: UInt64) throws {
        let history = try RandomHistory(seed: seed)
        var watch = Watch(history)
        for moment in history.looks(every: 6) {
            watch.look(at: moment)
            let again = watch.look(at: moment)
            #expect(again.movements.isEmpty)
            #expect(again.judged.isEmpty)
        }
    }
}

extension RandomHistory {
    /// What goes wrong with each root this time, if anything.
    fileprivate func faults(by dice: inout Dice) -> [JobID: Watch.Fault] {
        var faults: [JobID: Watch.Fault] = [:]
        for root in product.roots where dice.roll(3) == 0 {
            faults[root] = Watch.Fault.allCases[dice.roll(2)]
        }
        return faults
    }
}

extension Watch {
    fileprivate func told(_ reasons: Set<Reason>) -> Set<Message> {
        told.filter { reasons.contains($0.reason) }
    }

    fileprivate func told(_ reasons: Set<Reason>, of seen: Set<IncidentID>) -> Set<Message> {
        told.filter { reasons.contains($0.reason) && seen.contains($0.incident) }
    }
}

/// Line by line, so that a difference can be read.
private func expectSame(
    _ one: Standing,
    _ other: Standing,
    where isTold: (String) -> Bool = { _ in true },
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let (first, second) = (one.lines.filter(isTold), other.lines.filter(isTold))
    #expect(first.subtracting(second) == [], sourceLocation: sourceLocation)
    #expect(second.subtracting(first) == [], sourceLocation: sourceLocation)
}

extension Standing {
    fileprivate var lines: Set<String> {
        let runs = records.map { "run \($0.root) \($0.due): \($0)" }
        let leaves = passed.map { "passed \($0.root) \($0.leaf): \($0.build) \($0.due)" }
        let incidents = open.map {
            "incident \($0.id) \($0.opened) \($0.runs.map { "\($0): \($1)" }.sorted())"
        }
        return Set(runs + leaves + incidents + ["incident \(lastIncident)"]).union(red)
    }

    /// What is red or missed, whichever incident it belongs to.
    fileprivate var red: Set<String> {
        Set(
            open.flatMap { incident in
                incident.failures.map { "\($0.root) \($0.leaf) \($0.since) \($0.firstFailed)" }
                    + incident.missed.map { "\($0.root) \($0.since)" }
            }
        )
    }

    fileprivate func red(under root: JobID) -> Set<String> {
        var own = self
        own.open = open.map { incident in
            var incident = incident
            incident.trouble =
                incident.isAbsence
                ? .absent(incident.missed.filter { $0.root == root })
                : .failing(incident.failures.filter { $0.root == root })
            return incident
        }
        return own.red
    }
}

extension Build {
    /// Whether it came to anything that may be a failure.
    fileprivate var isBad: Bool {
        switch result {
        case .failure, .unstable: true
        case .aborted: interruption == .timeout
        case .success, .notBuilt, nil: false
        }
    }
}
