package import Evidence
package import Foundation
package import Nightly

/// All that one reading came to, as far as people may hear of it.
package struct Morning: Equatable, Sendable {
    package var project: String
    package var now: Date
    package var timeZone: TimeZone
    /// In the configuration's order.
    package var products: [ProductMorning]
    /// How many of the promised minimum versions its runs have proven; nil where none of them tells.
    package var minimums: MinimumMorning?
    /// When it was last looked, and where the project lives.
    package var look: Look
    /// Who hears of what somebody must see to so that anything can be said; nil for nobody.
    package var `operator`: Person?
    /// What owed summaries tell, of which their readers have not heard yet.
    package var unheard: [Unheard]
    /// Whether those who watch hear once a week that all this is alive.
    package var provesLife: Bool
    /// What the month that is over came to, on the first look of the next one, if somebody hears of it.
    package var sheet: MonthSheet?

    package init(
        project: String,
        now: Date,
        timeZone: TimeZone,
        products: [ProductMorning],
        minimums: MinimumMorning? = nil,
        look: Look? = nil,
        operator: Person? = nil,
        unheard: [Unheard] = [],
        provesLife: Bool = false,
        sheet: MonthSheet? = nil
    ) {
        self.project = project
        self.now = now
        self.timeZone = timeZone
        self.products = products
        self.minimums = minimums
        self.look = look ?? Look(at: now, after: nil, in: timeZone)
        self.operator = `operator`
        self.unheard = unheard
        self.provesLife = provesLife
        self.sheet = sheet
    }
}

/// What the environment that promises minimum versions has shown.
package struct MinimumMorning: Equatable, Sendable {
    package var promised: Int
    package var proven: Int
    /// The packages that were not, each with the name of its owner.
    package var unproven: [Unproven]

    package struct Unproven: Equatable, Sendable {
        package var package: String
        package var owner: String?

        package init(package: String, owner: String?) {
            self.package = package
            self.owner = owner
        }
    }

    package init(promised: Int, proven: Int, unproven: [Unproven]) {
        self.promised = promised
        self.proven = proven
        self.unproven = unproven
    }
}

/// One product's part of it.
package struct ProductMorning: Equatable, Sendable {
    package var concern: Concern
    package var judgement: Judgement
    /// What is known about each failure of its failing incident.
    package var cases: [CaseFile]
    /// Who has the incident as a whole: an absent one has no failures of which to say it.
    package var acknowledgement: Acknowledgement?
    /// Who heard of the incidents that closed, or will once it is delivered.
    package var told: [IncidentID: [Told]]
    /// How far people have heard of those that are open.
    package var said: [IncidentID: Said]
    package var look: Look
    /// Why nobody is to hear of an open incident as a whole.
    package var hushed: [IncidentID: Silence]
    /// The incidents of which nobody heard because of that, the last time that they moved.
    package var heldBack: Set<IncidentID>

    package init(
        concern: Concern,
        judgement: Judgement,
        at look: Look,
        cases: [CaseFile] = [],
        acknowledgement: Acknowledgement? = nil,
        told: [IncidentID: [Told]] = [:],
        said: [IncidentID: Said] = [:],
        hushed: [IncidentID: Silence] = [:],
        heldBack: Set<IncidentID> = []
    ) {
        self.concern = concern
        self.judgement = judgement
        self.look = look
        self.cases = cases
        self.acknowledgement = acknowledgement
        self.told = told
        self.said = said
        self.hushed = hushed
        self.heldBack = heldBack
    }

    package var name: String { concern.product }
}

/// Someone who heard of an incident.
package struct Told: Hashable, Sendable {
    package var person: Person
    /// In a message of their own, and not only in a summary.
    package var personally: Bool

    package init(person: Person, personally: Bool) {
        self.person = person
        self.personally = personally
    }
}
