import Synchronization

/// Asks what is under way on the wire to end; a signal handler raises it.
///
/// It is never lowered: a program that was asked to stop does not change its mind.
package final class StopSign: Sendable {
    private let raised = Atomic(false)

    package init() {}

    package var isRaised: Bool { raised.load(ordering: .relaxed) }

    package func raise() { raised.store(true, ordering: .relaxed) }
}
