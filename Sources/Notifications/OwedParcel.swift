package import Foundation

/// A parcel that waits, with what came of it so far.
package struct OwedParcel: Equatable, Sendable {
    package var parcel: Parcel
    /// How often it was tried.
    package var attempts: Int
    /// When that was for the first time.
    package var firstTry: Date?
    /// What the other side said the last time, such as "450 greylisted"; nil where nobody lived to hear it.
    package var lastWords: String?
    package var nextTry: Date
    /// It waits for the operator's word, for one run would have said more than is likely.
    package var awaitsRelease: Bool

    package init(
        parcel: Parcel,
        attempts: Int,
        firstTry: Date? = nil,
        lastWords: String?,
        nextTry: Date,
        awaitsRelease: Bool = false
    ) {
        self.parcel = parcel
        self.attempts = attempts
        self.firstTry = firstTry
        self.lastWords = lastWords
        self.nextTry = nextTry
        self.awaitsRelease = awaitsRelease
    }
}

extension OwedParcel {
    /// Whether it waits for the end of somebody's quiet hours at a moment.
    ///
    /// What seems to have been composed later than now comes from a clock that was set back: that waits
    /// for nothing.
    package func isHeld(at now: Date) -> Bool {
        guard let end = parcel.notBefore else { return false }
        return now < end && parcel.composed <= now
    }
}
