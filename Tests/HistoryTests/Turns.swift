import Foundation
import Notifications

@testable import History

// A turn of one parcel, in the two steps that a test tells of.

extension History {
    func claim(_ parcelID: String, at now: Date) throws -> Bool {
        try turn(recording: [], claiming: [parcelID], at: now).claimed.contains(parcelID)
    }

    /// Whether it is owed still.
    @discardableResult
    func record(
        _ outcome: Outcome,
        of parcelID: String,
        then sequel: Sequel = Sequel(),
        at now: Date
    ) throws -> Bool {
        let attempt = Attempt(at: parcelID, outcome, then: sequel)
        return try turn(recording: [attempt], claiming: [], at: now).owed.contains(parcelID)
    }
}
