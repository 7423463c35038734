package import Nightly

/// What a summary that is still owed tells someone, who has certainly not read it yet.
package struct Unheard: Equatable, Sendable {
    package var decision: Decision
    /// As it stood when that was decided.
    package var incident: Incident
    /// The identity of that summary in the outbox.
    package var summary: String

    package init(_ decision: Decision, of incident: Incident, in summary: String) {
        self.summary = summary
        self.decision = decision
        self.incident = incident
    }
}

extension Morning {
    /// What someone has not read yet, the last of each incident.
    func unheard(by person: Person) -> [Unheard] {
        let own = unheard.filter { $0.decision.person.key == person.key }
        return own.enumerated().filter { place, earlier in
            !own.dropFirst(place + 1).contains { $0.incident.id == earlier.incident.id }
        }.map(\.element)
    }

    /// What someone who watches is to hear now: what is new, and what no summary has told them yet.
    ///
    /// An incident that was over before they heard of it is none of it.
    func news(
        for person: Person,
        _ decisions: [Decision],
        _ unheard: [Unheard]
    ) -> [Decision] {
        let new = decisions.filter { decision in
            decision.person.key == person.key && decision.role.watches && decision.answer.isTold
        }
        let old = unheard.map(\.decision)
        let kept = old.filter { earlier in
            let isTold = new.contains { $0.incident == earlier.incident }
            return !isTold && (isOpen(earlier.incident) || earlier.isEnd)
        }
        return kept
            + new.map { decision in
                let first = old.first { $0.incident == decision.incident && $0.isBeginning }
                return decision.answer == .tell(.worse) ? first ?? decision : decision
            }
    }

    /// The people whose owed summary speaks of something that is over now.
    var readersOfOldNews: [Person] {
        let over = products.flatMap(\.judgement.movements).map(\.incident)
            .filter { $0.closed != nil }.map(\.id)
        return unheard.filter { over.contains($0.incident.id) }.map(\.decision.person)
    }

    /// The morning as someone sees it who has not heard of what an owed summary tells.
    func recalling(_ unheard: [Unheard], in news: [Decision]) -> Morning {
        var morning = self
        for earlier in unheard
        where news.contains(where: { $0.incident == earlier.incident.id }) {
            guard let kind = earlier.movement else { continue }
            for index in morning.products.indices
            where morning.products[index].name == earlier.incident.id.product {
                morning.products[index].recall(kind, of: earlier.incident)
            }
        }
        return morning
    }

    private func isOpen(_ incident: IncidentID) -> Bool {
        products.contains { $0.judgement.standing.open.contains { $0.id == incident } }
    }
}

extension ProductMorning {
    fileprivate mutating func recall(_ kind: Movement.Kind, of incident: Incident) {
        let index = judgement.movements.firstIndex { $0.incident.id == incident.id }
        if let index {
            let next = judgement.movements[index].kind
            judgement.movements[index].kind = kind.followed(by: next)
        } else {
            let current = judgement.standing.open.first { $0.id == incident.id } ?? incident
            judgement.movements.append(Movement(kind: kind, incident: current))
        }
    }
}

extension Unheard {
    /// How the incident moved that it tells of; nil for a reminder, of what did not.
    fileprivate var movement: Movement.Kind? {
        switch decision.answer {
        case .tell(.failed), .tell(.noRun): .opened
        case .tell(.worse): .worse(incident.newest)
        case .tell(.fixed), .tell(.runsAgain): .closed
        case .tell, .keepSilent: nil
        }
    }
}

extension Decision {
    fileprivate var isBeginning: Bool { [.tell(.failed), .tell(.noRun)].contains(answer) }
    fileprivate var isEnd: Bool { [.tell(.fixed), .tell(.runsAgain)].contains(answer) }
}

extension Incident {
    /// Where it failed last.
    fileprivate var newest: [String] {
        let last = failures.map(\.since).max()
        return failures.filter { $0.since == last }.map(\.leaf.description)
    }
}

extension Movement {
    /// As the runs show it in which the incident was last seen.
    init(kind: Kind, incident: Incident) {
        let seen = incident.failures.map(\.seen) + incident.missed.map(\.since)
        self.init(kind: kind, incident: incident, due: seen.max() ?? incident.opened)
    }
}
