import Versions

/// How one requirement fares in one inventory, for one version that is there.
package enum Outcome: Hashable, Sendable {
    case met
    case below
    /// Newer than the minimum, where exactly the minimum is promised.
    case above
    /// Not below its limit, or excluded; by which declared version.
    case excluded(by: String)
    case incomparable(reason: String)
    case missing
}

extension Bounds {
    /// What a version amounts to under an expectation.
    func outcome(of used: Version, expecting expectation: Expectation) -> Outcome {
        if let excluding = excluded.first(where: { $0.standing(of: used) == .met }) {
            return .excluded(by: "\(excluding) is excluded")
        }
        if let below, below.isReached(by: used) == true {
            return .excluded(by: "it must be below \(below)")
        }
        switch (minimum.standing(of: used), expectation) {
        case (.below, _): return .below
        case (.met, _), (.above, .range): return .met
        case (.above, .minimum): return .above
        case (.incomparable, _):
            return .incomparable(reason: "\(minimum.version.scheme) does not order the two")
        }
    }
}
