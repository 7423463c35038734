import Testing

@testable import Nightly

/// Jobs whose numbers start again, that were restored from a backup, renamed or deleted.
@Suite struct LifeTests {
    @Test func aJobThatWasMadeAnewIsJudgedThoughItsNumbersAreLower() throws {
        let end = try expectStory(
            """
            Sun 15  nightly number=810 SUCCESS  => passed
            Mon 16  nightly SUCCESS             => passed
            Tue 17  nightly number=1 FAILURE    => failed; opened: nightly
            Wed 18  nightly FAILURE             => failed; continued, 2 nights
            Thu 19  nightly SUCCESS             => passed; closed after 2 nights
            """
        )
        #expect(end.standing.records.map(\.build) == [810, 811, 1, 2, 3])
    }

    @Test func aPassOfAnotherLifeIsNoBeginningOfARange() throws {
        let end = try expectStory(
            """
            Mon 16  nightly number=810 SUCCESS  => passed
            Tue 17  nightly number=1 FAILURE    => failed; opened: nightly
            """
        )
        #expect(end.standing.open[0].failures.map(\.lastPassed) == [nil])
    }

    @Test func norIsOneWithANumberThatTheNewLifeHasReached() throws {
        let end = try expectStory(
            """
            Sat 14  nightly number=2 SUCCESS  => passed
            Sun 15  nightly number=1 FAILURE
            Mon 16  nightly FAILURE
            Tue 17  nightly FAILURE           => failed; opened: nightly
            """
        )
        #expect(end.standing.open[0].failures.map(\.lastPassed) == [nil])
    }

    @Test func aChildsNumbersMayStartAgainToo() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm number=900 SUCCESS)  => passed
            Tue 17  nightly FAILURE(build@arm number=1 FAILURE)    => failed; opened: arm
            """
        )
        #expect(end.standing.open[0].failures.map(\.lastPassed) == [nil])
    }

    @Test func anIncidentOutlivesTheJobThatItBeganIn() throws {
        let end = try expectStory(
            """
            Mon 16  nightly number=810 FAILURE  => failed; opened: nightly
            Tue 17  nightly number=1 FAILURE    => failed; continued, 2 nights
            Wed 18  nightly SUCCESS             => passed; closed after 2 nights
            """
        )
        #expect(end.movements.map(\.incident.opened) == [november(16, hours: 1.5)])
    }

    @Test func aRestoredControllerGivesTheSameNumbersToOtherBuilds() throws {
        let end = try expectStory(
            """
            Sat 14  nightly number=809 SUCCESS  => passed
            Sun 15  nightly SUCCESS             => passed
            Mon 16  nightly FAILURE             => failed; opened: nightly
            Tue 17  nightly number=810 FAILURE  => failed; continued, 2 nights
            Wed 18  nightly SUCCESS             => passed; closed after 2 nights
            """
        )
        #expect(end.standing.records.map(\.build) == [809, 810, 811, 810, 811])
        #expect(end.latest[JobID("nightly")]?.run?.due == november(18, hours: 1.5))
    }

    // MARK: Renamed and deleted

    @Test func aRenamedJobKeepsItsIncidentAndItsSince() throws {
        var story = try Story(
            """
            Mon 16  old SUCCESS(build@arm SUCCESS)  => any
            Tue 17  old FAILURE(build@arm FAILURE)  => any
            Wed 18  old FAILURE(build@arm FAILURE)  => any
            """
        )
        var product = try Product.told()
        product.roots = story.roots
        let quiet = Standing(firstRead: [JobID("old"): story.begins])
        let times = story.mornings.map(\.time)
        let first = judge(product, story.readings(at: times[0]), after: quiet, at: times[0])
        let second = judge(
            product,
            story.readings(at: times[1]),
            after: first.standing,
            at: times[1]
        )
        story.rename("old", to: "new")
        product.roots = story.roots
        let end = judge(product, story.readings(at: times[2]), after: second.standing, at: times[2])
        #expect(end.movements.map(\.kind) == [.continued(mended: [])])
        #expect(end.standing.open.map(\.length) == [2])
        #expect(end.standing.open[0].failures.map(\.root) == [JobID("new")])
        #expect(end.standing.open[0].failures.map(\.since) == [november(17, hours: 1.5)])
        #expect(end.standing.records(of: JobID("new")).count == 3)
    }

    @Test func anotherJobInItsPlaceIsReadForTheFirstTime() throws {
        var story = try Story(
            """
            Tue 17  old FAILURE  => any
            Wed 18  new FAILURE  => any
            """
        )
        var product = try Product.told()
        story.roots = [JobID("old")]
        product.roots = story.roots
        let quiet = Standing(firstRead: [JobID("old"): story.begins])
        let times = story.mornings.map(\.time)
        let before = judge(product, story.readings(at: times[0]), after: quiet, at: times[0])
        story.roots = [JobID("new")]
        product.roots = story.roots
        let end = judge(product, story.readings(at: times[1]), after: before.standing, at: times[1])
        #expect(end.movements.map(\.kind) == [.passing, .opened])
        #expect(end.standing.open.map(\.isInherited) == [true])
    }

    @Test func aJobThatIsGoneKeepsItsIncidentOpen() throws {
        let end = try expectStory(
            """
            Tue 17  nightly FAILURE  => failed; opened: nightly
            Wed 18  nightly unread   => unread
            Thu 19  nightly unread   => unread
            """
        )
        #expect(end.standing.open.count == 1)
    }
}

extension Story {
    fileprivate mutating func rename(_ old: String, to new: String) {
        roots = [JobID(new)]
        for index in builds.indices {
            if builds[index].id.job == JobID(old) { builds[index].id.job = JobID(new) }
            builds[index].triggers = builds[index].triggers.map { trigger in
                guard case .upstream(let above) = trigger, above.job == JobID(old) else {
                    return trigger
                }
                return .upstream(BuildID(job: JobID(new), number: above.number))
            }
        }
    }
}
