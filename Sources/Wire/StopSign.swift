import Dispatch
import Synchronization

/// Asks what is under way on the wire to end; a signal handler raises it.
///
/// It is never lowered: a program that was asked to stop does not change its mind.
package final class StopSign: Sendable {
    private let raised = Atomic(false)
    /// One for all who wait: who is woken by it wakes the next.
    private let bell = DispatchSemaphore(value: 0)

    package init() {}

    package var isRaised: Bool { raised.load(ordering: .relaxed) }

    package func raise() {
        raised.store(true, ordering: .relaxed)
        bell.signal()
    }

    /// Waits; false where it was raised before that was over.
    package func wait(for duration: Duration) -> Bool {
        let end = DispatchTime.now() + .milliseconds(max(0, duration.milliseconds))
        guard bell.wait(timeout: end) == .success else { return true }
        bell.signal()
        return false
    }
}
