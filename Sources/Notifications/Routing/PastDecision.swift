package import Foundation

/// Whether a person was to hear of something, and when that was decided.
package struct PastDecision: Equatable, Sendable {
    package var decision: Decision
    package var at: Date

    package init(decision: Decision, at: Date) {
        self.decision = decision
        self.at = at
    }
}
