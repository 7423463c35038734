@testable import Dependencies

/// The day of all these tests; nothing depends on the calendar of the machine.
let today = Day(year: 2026, month: 11, day: 19)
