/// Weighs all that changed against what is known of a failure, most suspect first.
///
/// What the leads find adds up.
func suspects(among subjects: [Suspect.Subject], at scene: Scene) -> [Suspect] {
    var scene = scene
    scene.candidates = subjects.map { Candidate($0, in: scene.clues) }
    let weighed = scene.candidates.map { candidate in
        Weighed(candidate: candidate, grounds: Lead.all.compactMap { $0.find(candidate, scene) })
    }
    return weighed.inOrder.map { $0.suspect(among: weighed) }
}

/// A candidate with what was found.
private struct Weighed {
    var candidate: Candidate
    var grounds: [Ground]

    var sum: Int { grounds.reduce(0) { $0 + $1.weight } }

    /// Whether as much points to what somebody else did, or nearly.
    func isContested(among all: [Weighed]) -> Bool {
        all.contains { other in
            other.sum >= sum - 1 && other.candidate.subject != candidate.subject
                && !other.candidate.isSameAuthor(as: candidate)
        }
    }

    func suspect(among all: [Weighed]) -> Suspect {
        let isContested = sum >= Confidence.high.least && isContested(among: all)
        return Suspect(
            candidate.subject,
            confidence: Confidence(sum: sum, isContested: isContested),
            grounds: grounds.filter { $0.weight > 0 } + (isContested ? [.contested] : [])
                + grounds.filter { $0.weight < 0 }
        )
    }
}

extension [Weighed] {
    /// By what adds up; among equals one of each author before anyone's second, as they came.
    fileprivate var inOrder: [Weighed] {
        var turns: [Int] = []
        for (index, weighed) in enumerated() {
            let before = self[..<index].filter {
                $0.sum == weighed.sum && $0.candidate.isSameAuthor(as: weighed.candidate)
            }
            turns.append(before.count)
        }
        return indices.sorted {
            (self[$1].sum, turns[$0], $0) < (self[$0].sum, turns[$1], $1)
        }.map { self[$0] }
    }
}
