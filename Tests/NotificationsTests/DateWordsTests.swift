import Foundation
import Notifications
import Story
import Testing

/// Days and nights as people count them.
@Suite struct DateWordsTests {
    private let words = DateWords(timeZone: osloTime)

    /// A job that is due in the evening runs in the same night as one that is due after midnight.
    @Test(arguments: [
        (5, "11:59", 5), (5, "12:00", 6), (5, "23:59", 6), (6, "01:30", 6), (6, "07:00", 6),
    ])
    func aNightIsNamedAfterTheDayOnWhichItEnds(day: Int, time: String, night: Int) {
        #expect(words.night(of: oslo(day, time)) == oslo(night, "00:00"))
    }
}
