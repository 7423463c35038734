import Foundation
import Nightly
import Notifications
import Story

/// Someone who looks at a history now and then, remembers, and writes down what people are told.
struct Watch {
    let history: RandomHistory
    private(set) var standing: Standing
    private(set) var told: Set<Message> = []
    /// The incidents that were open after one of the looks.
    private(set) var seenOpen: Set<IncidentID> = []
    /// The failing ones that had been told and were open at a look after the time for an answer.
    private var late: Set<IncidentID> = []
    private var heard: [IncidentID: [Told]] = [:]
    private var said: [IncidentID: Said] = [:]
    private var previous: Date?

    /// What one message is about, whenever it is sent.
    struct Message: Hashable {
        var incident: IncidentID
        var reason: Reason
        var person: String
    }

    /// What goes wrong while a root is read.
    enum Fault: CaseIterable {
        /// The page of the root does not come, or ends early.
        case root
        /// A page of its children does not.
        case children
    }

    init(_ history: RandomHistory) {
        self.history = history
        let roots = history.product.roots.map { ($0, history.begins) }
        standing = Standing(firstRead: Dictionary(uniqueKeysWithValues: roots))
    }

    /// Reads, judges and tells; answers come in any order.
    @discardableResult
    mutating func look(at moment: Date, failing faults: [JobID: Fault] = [:]) -> Judgement {
        let readings = history.jenkins.readings(at: moment).shuffled().map { reading in
            faults[reading.root].map { reading.failing($0) } ?? reading
        }
        let judgement = judge(history.product, readings, after: standing, at: moment)
        standing = judgement.standing
        seenOpen.formUnion(standing.open.map(\.id))
        let morning = ProductMorning(
            concern: history.concern,
            judgement: judgement,
            at: Look(at: moment, after: previous, in: history.product.timeZone),
            told: heard,
            said: said
        )
        previous = moment
        late.formUnion(
            standing.open.filter { incident in
                let isQuiet = !judgement.movements.contains { $0.incident.id == incident.id }
                return isQuiet && said[incident.id] != nil
                    && morning.deadline(of: incident).map { $0 <= moment } == true
            }.map(\.id)
        )
        let decisions = decide(morning, in: .thalassa)
        said.merge(morning.said(after: decisions)) { $1 }
        for decision in decisions {
            guard case .tell(let reason) = decision.answer else { continue }
            let person = decision.person
            told.insert(
                Message(incident: decision.incident, reason: reason, person: person.key)
            )
            let isPersonal = !decision.role.watches
            heard[decision.incident, default: []].append(
                Told(person: person, personally: isPersonal)
            )
        }
        return judgement
    }

    func wasLateFor(_ incident: IncidentID) -> Bool { late.contains(incident) }

    mutating func look(at moments: [Date]) {
        for moment in moments { look(at: moment) }
    }
}

extension RootReading {
    fileprivate func failing(_ fault: Watch.Fault) -> RootReading {
        let silence = Unread(
            kind: .unreachable,
            controller: root.controller,
            address: root.name,
            what: "ends early",
            remedy: "try again"
        )
        return switch fault {
        case .root: RootReading(root: root, job: .unread(silence), others: .unread(silence))
        case .children: RootReading(root: root, job: job, others: .unread(silence))
        }
    }
}
