import Testing

@testable import Nightly

/// What is already so when a root is first read is no news.
@Suite struct FirstReadingTests {
    @Test func whatIsRedAlreadyIsKnown() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS
            Tue 17  nightly FAILURE
            Wed 18  nightly FAILURE  => failed; known: nightly, 2 nights
            Thu 19  nightly FAILURE  => failed; continued, 3 nights
            Fri 20  nightly SUCCESS  => passed; closed after 3 nights
            """,
            knowing: .nothing
        )
    }

    @Test func whatIsRedAlreadyIsNewsWhenAskedFor() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS
            Tue 17  nightly FAILURE
            Wed 18  nightly FAILURE  => failed; opened: nightly
            """,
            knowing: .nothingButAnnounce
        )
    }

    @Test func aJobThatDidNotRunAlreadyIsKnown() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS
            Tue 17  nightly disabled
            Wed 18  nightly disabled  => disabled; absence known: nightly, 2 nights
            """,
            knowing: .nothing
        )
    }

    @Test func aJobThatNeverRanIsNotHeldAgainstAnyone() throws {
        try expectStory(
            """
            Mon 16  nightly  => nothing new
            Tue 17  nightly  => never ran; absence opened: nightly
            """,
            knowing: .nothing
        )
    }

    @Test func theFirstRunOfANewJobIsNews() throws {
        try expectStory(
            """
            Mon 16  nightly          => nothing new
            Tue 17  nightly FAILURE  => failed; opened: nightly
            """,
            knowing: .nothing
        )
    }

    @Test func aRunThatEndsAfterTheFirstReadingIsNews() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS
            Tue 17        nightly took=6h FAILURE  => under way
            Tue 17 08:00  nightly                  => failed; opened: nightly
            """,
            knowing: .nothing
        )
    }

    @Test func aNewLeafInAKnownIncidentIsNews() throws {
        try expectStory(
            """
            Mon 16  nightly FAILURE(build@arm FAILURE)                     => failed; known: arm, 1 night
            Tue 17  nightly FAILURE(build@arm FAILURE, build@x86 FAILURE)  => failed; worse: x86, 2 nights
            """,
            knowing: .nothing
        )
    }

    @Test func aRootThatCouldNotBeReadAtFirstIsQuietLater() throws {
        try expectStory(
            """
            Mon 16        nightly unread FAILURE  => unread
            Mon 16 09:00  nightly                 => failed; known: nightly, 1 night
            """,
            knowing: .nothing
        )
    }

    @Test func aRootThatIsAddedLaterIsQuietInAnOpenIncident() throws {
        try expectStory(
            """
            Mon 16  nightly FAILURE; minimum unread FAILURE  => nightly failed, minimum unread; opened: nightly
            Tue 17  nightly FAILURE; minimum FAILURE         => nightly failed, minimum failed; continued, 2 nights
            """,
            knowing: .quietBut("minimum")
        )
    }
}
