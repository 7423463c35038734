package import Evidence
package import Foundation
package import Nightly
package import Notifications

/// A product as the configuration has it, with the Jenkins on which it is built.
package struct Telling: Sendable {
    package var product: Product
    package var concern: Concern
    package var jenkins: Jenkins
    /// Where its changes are read from.
    package var changes = ChangeSource()
    /// What people have said of its failures beforehand, by the moment from which on it is read.
    package var matters: [Date: KnownMatters] = [:]

    package init(_ product: Product, _ concern: Concern, on jenkins: Jenkins) {
        self.product = product
        self.concern = concern
        self.jenkins = jenkins
    }
}

extension [Telling] {
    /// The last of some mornings, after each of them was read, judged and told in its turn.
    package func morning(
        at moments: [Date],
        announcingExisting: Bool = false,
        for directory: Directory = .thalassa,
        project: String = "Thalassa"
    ) -> Morning {
        var standings: [String: Standing] = [:]
        var told: [IncidentID: [Told]] = [:]
        var found: [IncidentID: [CaseFile]] = [:]
        var said: [IncidentID: Said] = [:]
        var previous: Date?
        var morning = Morning(
            project: project,
            now: .distantPast,
            timeZone: osloTime,
            products: []
        )
        for moment in moments {
            morning.now = moment
            morning.products = map { telling in
                let name = telling.product.name
                let readings = telling.jenkins.readings(at: moment)
                let judgement = judge(
                    telling.product,
                    readings,
                    after: standings[name],
                    announcingExisting: announcingExisting,
                    at: moment
                )
                standings[name] = judgement.standing
                let failing = judgement.standing.open.filter { !$0.isAbsence }
                let cases = failing.flatMap { incident in
                    incident.failures.map { failure in
                        CaseFile(
                            on: failure,
                            of: telling.product,
                            in: incident.id,
                            among: readings,
                            given: telling.jenkins.exhibits,
                            changes: telling.changes,
                            beside: Background(
                                matters: telling.matters(at: moment),
                                earlier: found[incident.id] ?? [],
                                now: moment,
                                timeZone: osloTime
                            )
                        )
                    }
                }
                for incident in failing { found[incident.id] = cases }
                return ProductMorning(
                    concern: telling.concern,
                    judgement: judgement,
                    at: Look(at: moment, after: previous, in: osloTime),
                    cases: cases,
                    told: told.filter { $0.key.product == name },
                    said: said.filter { $0.key.product == name }
                )
            }
            previous = moment
            let decisions = morning.products.flatMap { decide($0, in: directory) }
            for product in morning.products {
                said.merge(product.said(after: decisions)) { $1 }
            }
            for decision in decisions where decision.answer.isTold {
                let now = Told(
                    person: decision.person,
                    personally: !decision.role.watches
                )
                var known = told[decision.incident] ?? []
                let before = known.first { $0.person == now.person }
                known.removeAll { $0.person == now.person }
                known.append(
                    Told(
                        person: now.person,
                        personally: now.personally || before?.personally == true
                    )
                )
                told[decision.incident] = known
            }
        }
        return morning
    }
}

extension Telling {
    fileprivate func matters(at moment: Date) -> KnownMatters {
        matters.filter { $0.key <= moment }.max { $0.key < $1.key }?.value ?? KnownMatters()
    }
}

extension Telling {
    /// The case file of its one failure on the morning of a day, looked at as of some moment.
    package func file(
        on day: Int,
        at now: Date? = nil,
        knowing matters: KnownMatters = KnownMatters(),
        after earlier: [CaseFile] = []
    ) -> CaseFile {
        let nights = Array(1...(day - 3))
        let morning = morning(reading: nights)
        let incident = morning.products[0].judgement.standing.open[0]
        return CaseFile(
            on: incident.failures[0],
            of: product,
            in: incident.id,
            among: jenkins.readings(at: max(now ?? oslo(day, "07:00"), oslo(day, "07:00"))),
            given: jenkins.exhibits,
            beside: Background(
                matters: matters,
                earlier: earlier,
                now: now ?? oslo(day, "07:00"),
                timeZone: osloTime
            )
        )
    }
}
