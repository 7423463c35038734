import Foundation
import Testing

@testable import daybreak

@Suite struct ClockTests {
    /// Or what is written down now and read back would seem to come from the future.
    @Test func theClockTicksInMilliseconds() {
        let now = World.live().now().timeIntervalSince1970 * 1000
        #expect(abs(now - now.rounded()) < 0.001)
    }
}
