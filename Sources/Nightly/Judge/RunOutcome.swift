/// A leaf that failed in a run, after all its attempts.
package struct LeafFailure: Hashable, Sendable, Codable {
    package var leaf: Leaf
    /// The builds that tried, oldest first; all failed.
    package var attempts: [BuildID]
    package var isTimeout: Bool
    /// Shown, announced to nobody.
    package var isAllowed: Bool

    package init(leaf: Leaf, attempts: [BuildID], isTimeout: Bool, isAllowed: Bool) {
        self.leaf = leaf
        self.attempts = attempts
        self.isTimeout = isTimeout
        self.isAllowed = isAllowed
    }
}

/// What the tree of a run comes to, leaf by leaf.
struct RunOutcome: Equatable {
    /// The deepest failures that were not recovered by a retry.
    var failures: [LeafFailure] = []
    /// The leaves of which nothing failed, with the build that passed.
    var passed: [Leaf: BuildID] = [:]
    /// What ended the builds that neither passed nor failed; nil where Jenkins does not say.
    var aborted: [Interruption?] = []

    /// The failures that count.
    var announced: [LeafFailure] { failures.filter { !$0.isAllowed } }

    /// Why it proves nothing, as far as that was not its own doing: a person before all else.
    var cutShort: NoVerdict? {
        guard !aborted.isEmpty else { return nil }
        for case .person(let name) in aborted { return .aborted(by: name) }
        if aborted.contains(.restart) { return .restarted }
        for case .superseded in aborted { return .superseded }
        return .aborted(by: nil)
    }
}

extension Run {
    func outcome(for product: Product) -> RunOutcome {
        var outcome = RunOutcome()
        var seen: Set<BuildID> = []
        weigh([root], for: product, isAllowed: false, into: &outcome, beside: &seen)
        for failure in outcome.failures { outcome.passed[failure.leaf] = nil }
        return outcome
    }

    /// Weighs the attempts at one thing: the last that came to something counts, after all it started.
    ///
    /// A parent takes over the result of a child, so one that failed after a child did names the symptom
    /// and is not counted itself. One that passed although a child failed did not wait for it, and hands
    /// nothing on. A build is weighed once, however many say that they started it, itself included.
    @discardableResult
    private func weigh(
        _ attempts: [Build],
        for product: Product,
        isAllowed inherited: Bool,
        into outcome: inout RunOutcome,
        beside seen: inout Set<BuildID>
    ) -> Redness? {
        let attempts = attempts.filter { seen.insert($0.id).inserted }
        let telling = attempts.last { product.weight(of: $0).isTelling }
        guard let last = telling ?? attempts.last, let result = last.result else { return nil }
        let leaf = product.leaf(of: last)
        let isAllowed = inherited || product.allows(leaf)
        let below = chains(among: children(of: last)).compactMap {
            weigh($0, for: product, isAllowed: isAllowed, into: &outcome, beside: &seen)
        }.max()
        switch product.weight(of: last) {
        case .passed:
            outcome.passed[leaf] = last.id
            return nil
        case .failed(let isTimeout):
            if let below, below.explains(result) { return below }
            outcome.failures.append(
                LeafFailure(
                    leaf: leaf,
                    attempts: attempts.filter { product.weight(of: $0).isFailure }.map(\.id),
                    isTimeout: isTimeout,
                    isAllowed: isAllowed
                )
            )
            return isAllowed ? .allowed(result) : .counted(result)
        case .aborted:
            let isExplained = below?.explains(result) == true && !last.wasAbortedByPerson
            if !isExplained && !isAllowed { outcome.aborted.append(last.interruption) }
            return last.wasCutShort && !isAllowed ? max(below ?? .cutShort, .cutShort) : below
        case .nothing:
            return below
        }
    }

    /// The children of one build, as chains of attempts.
    ///
    /// A retry is a later build of the same job with the same parameters, started after an attempt
    /// that did not succeed had ended. What a newer build took the place of is as if it had never been.
    private func chains(among children: [Build]) -> [[Build]] {
        var chains: [[Build]] = []
        for child in children where !child.isReplaced(among: children) {
            let retried = chains.firstIndex { chain in
                guard let last = chain.last, last.id.job == child.id.job,
                    last.parameters == child.parameters,
                    case .finished(let result, let end) = last.progress
                else { return false }
                return result != .success && end <= child.start
            }
            if let retried { chains[retried].append(child) } else { chains.append([child]) }
        }
        return chains
    }
}

/// What was wrong below a build.
private enum Redness: Comparable {
    /// Nothing failed, but a person, a restart or a newer build ended something.
    case cutShort
    /// Only what is allowed to failed; at worst with this result.
    case allowed(BuildResult)
    case counted(BuildResult)

    /// Whether a parent with that result need not have failed by itself.
    ///
    /// Scripts turn whatever a child came to into FAILURE; a time that ran out is the parent's own.
    func explains(_ result: BuildResult) -> Bool {
        switch self {
        case .cutShort: result == .failure
        case .allowed(let worst): result <= worst
        case .counted(let worst): result <= max(worst, .failure)
        }
    }
}

/// What one build's result counts as, by the product's rules.
private enum Weight {
    case passed
    case failed(isTimeout: Bool)
    case aborted
    case nothing

    var isFailure: Bool {
        switch self {
        case .failed: true
        case .passed, .aborted, .nothing: false
        }
    }

    var isTelling: Bool {
        switch self {
        case .passed, .failed: true
        case .aborted, .nothing: false
        }
    }
}

extension Build {
    fileprivate func isReplaced(among others: [Build]) -> Bool {
        isSuperseded && others.contains { $0.id.job == id.job && $0.id.number > id.number }
    }

    fileprivate var wasAbortedByPerson: Bool {
        switch interruption {
        case .person: true
        case .timeout, .superseded, .restart, .other, nil: false
        }
    }

    /// Whether what ended it had nothing to do with what it built.
    fileprivate var wasCutShort: Bool {
        switch interruption {
        case .person, .superseded, .restart: true
        case .timeout, .other, nil: false
        }
    }
}

extension Product {
    fileprivate func weight(of build: Build) -> Weight {
        let isCutOff = build.isSuperseded || build.interruption == .restart
        return switch build.result {
        case .success: .passed
        case _? where isCutOff: .aborted
        case .unstable: alsoFailures.contains(.unstable) ? .failed(isTimeout: false) : .passed
        case .failure: .failed(isTimeout: false)
        case .aborted where build.interruption == .timeout && alsoFailures.contains(.timedOut):
            .failed(isTimeout: true)
        case .aborted: .aborted
        case .notBuilt where alsoFailures.contains(.notBuilt): .failed(isTimeout: false)
        case .notBuilt, nil: .nothing
        }
    }
}
