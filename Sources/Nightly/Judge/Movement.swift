package import Foundation

/// How an incident moved between two readings.
package struct Movement: Equatable, Sendable {
    package enum Kind: Hashable, Sendable {
        case opened
        /// More fails than before: these leaves, or these roots, are new to it.
        case worse([String])
        /// It lasts; some of it may be mended.
        case continued(mended: [String])
        case closed
        /// It is over, and nobody who was told waits for that: it came and went between two readings, or its
        /// roots were taken out of the configuration.
        case passing
    }

    package var kind: Kind
    /// The incident as it stands after.
    package var incident: Incident
    /// When the run was due that moved it last.
    package var due: Date

    package init(kind: Kind, incident: Incident, due: Date) {
        self.kind = kind
        self.incident = incident
        self.due = due
    }
}

extension Movement.Kind {
    /// Whether it happens without anyone being told.
    var isQuiet: Bool {
        switch self {
        case .continued, .passing: true
        case .opened, .worse, .closed: false
        }
    }

    /// Several movements of one incident in one reading are one, so that people are told once.
    package func followed(by next: Self) -> Self {
        switch (self, next) {
        case (.opened, .closed): .passing
        case (.opened, _), (.passing, _): self
        case (.worse(let first), .worse(let second)): .worse(first + second.without(first))
        case (.worse(let names), .continued(let mended)):
            names.without(mended).isEmpty ? next : .worse(names.without(mended))
        case (.continued(let first), .continued(let second)):
            .continued(mended: first + second.without(first))
        case (_, _): next
        }
    }
}

extension [String] {
    fileprivate func without(_ others: [String]) -> [String] {
        filter { !others.contains($0) }
    }
}
