@testable import Dependencies

/// The day of all these tests; nothing depends on the calendar of the machine.
let today: Day = Day("2026-11-19")!
