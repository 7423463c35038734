import Nightly

/// Something of which somebody does not want to hear.
package enum Mute: Hashable, Sendable {
    case product(String)
    case reason(Reason)

    /// As the configuration spells it.
    var words: String {
        switch self {
        case .product(let name): name
        case .reason(let reason): "reason:\(reason.rawValue)"
        }
    }
}

extension Directory {
    /// Whether somebody does not want to hear of something, whatever product it is about.
    func isMuted(_ reason: Reason, by person: Person) -> Bool {
        mutes[person.key]?.contains(.reason(reason)) == true
    }

    /// Holds decisions against what people do not want to hear: who owns something hears when it fails.
    ///
    /// Who left hears of nothing.
    func respecting(_ decisions: [Decision], about product: Concern) -> [Decision] {
        decisions.map { decision in
            var silent = decision
            silent.answer = .keepSilent(.left)
            guard !decision.answer.isTold || !hasLeft(decision.person) else { return silent }
            guard case .tell(let reason) = decision.answer,
                !(reason == .failed && decision.person.key == product.owner.key),
                let mute = mutes[decision.person.key]?.first(where: {
                    $0 == .product(product.product) || $0 == .reason(reason)
                })
            else { return decision }
            silent.answer = .keepSilent(.optedOut(mute.words))
            return silent
        }
    }
}
