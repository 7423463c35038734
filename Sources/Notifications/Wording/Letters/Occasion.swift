package import Evidence
import Foundation
package import Nightly

/// One movement of an incident, and the person who acts on it: what a message of their own is about.
struct Occasion {
    let phrases: Phrases
    let movement: Movement
    let decision: Decision
    let reason: Reason
    let directory: Directory

    var product: ProductMorning { phrases.product }
    var incident: Incident { movement.incident }

    /// The reader's own changes in the range, where they are a suspect.
    var own: [Suspect] {
        guard case .suspect = decision.role else { return [] }
        return product.suspects(of: movement, for: reason).filter {
            $0.change.map { directory.identify($0.author) } == .known(decision.person)
        }
    }

    /// The failures that it is about.
    var cases: [CaseFile] {
        let files = product.files(of: movement, for: reason)
        return files.isEmpty ? product.cases : files
    }

    /// Such as `3rd night`.
    var ordinal: String { phrases.cadence(of: incident).ordinal(incident.length) }
}

extension Occasion {
    /// The message; nil for one that is not about a single incident.
    var letter: Letter? {
        switch reason {
        case .failed: FailureLetter(occasion: self, isWorse: false).letter
        case .worse: FailureLetter(occasion: self, isWorse: true).letter
        case .stillFailing: reminderLetter
        case .unanswered: unansweredLetter
        case .noRun: absenceLetter
        case .fixed, .runsAgain: recoveryLetter
        case .summary, .finding, .findingGone, .noVerdict, .held, .unreachable, .weekly, .monthly,
            .test:
            nil
        }
    }

    /// A letter with the greeting and the footer that each of them has.
    func letter(
        _ tone: Letter.Tone,
        _ headline: [String],
        lead: String,
        _ sections: [Letter.Section]
    ) -> Letter {
        Letter(
            tone: tone,
            headline: Letter.headline(tone, headline),
            greeting: phrases.morning.greeting(decision.person),
            lead: lead,
            sections: sections,
            footer: ["You get this because \(why).", "Wrong person? Reply to this mail."]
        )
    }

    private var why: String {
        switch decision.role {
        case .suspect:
            let owns = decision.person.key == product.concern.owner.key
            return list(
                own.prefix(1).map(\.reason) + (owns ? ["you own \(phrases.name)"] : [])
            )
        case .owner: return "you own \(phrases.name)"
        case .told: return "you were told that it broke"
        case .stakeholder: return "you watch \(phrases.name)"
        case .named: return "a rule names you (\(decision.rule?.description ?? "announce"))"
        case .holder(let role, _): return "you are of the \(role.oneLine(limit: 40))"
        }
    }
}

extension Morning {
    /// Good morning, in the morning.
    func greeting(_ person: Person) -> String {
        DateWords(timeZone: timeZone).greeting(person, at: now)
    }
}

extension DateWords {
    func greeting(_ person: Person, at now: Date) -> String {
        let noon = midnight(now).addingTimeInterval(43_200)
        let first = person.name.oneLine(limit: 200).split(separator: " ").first ?? ""
        let name = String(first).oneLine(limit: 40)
        return (now < noon ? "Good morning" : "Hello") + (name.isEmpty ? "," : " \(name),")
    }
}

extension Change {
    /// As much of the id as people say: seven characters of a hash, all of a short revision number.
    package var shortID: String { String(id.oneLine(limit: 40).prefix(7)) }
}

extension Suspect {
    /// As people say it: `4e1b9c2`, `solver a1b2c3d..d4e5f6a`, `openblas 0.3.28 -> 0.3.29`.
    package var name: String {
        switch subject {
        case .change(let change):
            return [change.repository?.repositoryName, change.shortID]
                .compactMap(\.self).joined(separator: " ")
        case .range(let range):
            return "\(range.repository.oneLine(limit: 40)) \(range.revisions)"
        case .package(let package):
            let before = package.before.isEmpty ? "(new)" : package.before.versions
            let after = package.after.isEmpty ? "(gone)" : package.after.versions
            return "\(package.name.oneLine(limit: 40)) \(before) -> \(after)"
        }
    }
}

extension CommitRange {
    fileprivate var revisions: String {
        switch (from?.shortRevision, to?.shortRevision) {
        case (let from?, let to?): "\(from)..\(to)"
        case (nil, let to?): "(new) at \(to)"
        case (let from?, nil): "(gone) from \(from)"
        case (nil, nil): ""
        }
    }
}

extension String {
    /// What follows the last slash, without `.git`.
    fileprivate var repositoryName: String? {
        let name = oneLine(limit: 200).split(separator: "/").last.map(String.init)
        return (name?.hasSuffix(".git") == true ? name.map { String($0.dropLast(4)) } : name)?
            .oneLine(limit: 40)
    }

    fileprivate var shortRevision: String { String(oneLine(limit: 40).prefix(7)) }
}

extension [String] {
    fileprivate var versions: String { joined(separator: ", ").oneLine(limit: 60) }
}

extension Suspect {
    /// Why its author is told: the strongest thing that points to it, if anything does.
    fileprivate var reason: String {
        let strongest = grounds.first { $0.weight > 0 }
        let words = strongest.map { $0.words(isBounded: isBounded) }
        return "your \(name) \(words ?? "is among what changed")"
    }

    /// What points to it and away from it, with what it adds to the sum.
    package var reasons: [(weight: Int, words: String)] {
        grounds.map { ($0.weight, $0.words(isBounded: isBounded)) }
    }

    private var isBounded: Bool { !grounds.contains(.unbounded) }
}

extension Ground {
    /// What the change does or is, after its name.
    ///
    /// - Parameter isBounded: Whether it is known when that last passed, so that all that changed is known.
    fileprivate func words(isBounded: Bool) -> String {
        switch self {
        case .named(let path): "changes \(path.shown), which the failure names"
        case .tested(let path): "changes \(path.shown), and its test fails"
        case .nearby(let directory): "changes something in \(directory.shown), where it fails"
        case .mentioned: "the failure mentions it"
        case .namesake(let path): "changes \(path.shown), which bears the failing test's name"
        case .onlyCommit: "is the only commit \(isBounded ? "since it passed" : "that is known")"
        case .only(let place): "nobody else changed \(place.shown)"
        case .alone: "is the only change \(isBounded ? "since it passed" : "that is known")"
        case .sameAuthor:
            "has the same author as every other change \(isBounded ? "since it passed" : "that is known")"
        case .noCommit: isBounded ? "no code changed since it passed" : "no change of code is known"
        case .stopped: "the build stopped at its repository"
        case .needed(let part): "the build stopped at \(part.shown), which needs it"
        case .platform(let platform): "on \(platform.shown) only, and only \(platform.shown) fails"
        case .again: "comes back after it was reverted"
        case .broad(let files): "but it touches \(count(files, "file"))"
        case .words: "but it touches nothing but documentation"
        case .contested: "but as much points to somebody else"
        case .crowd(let size): "but it is one of \(size)"
        case .unbounded: "but nobody knows when this last passed"
        case .machine: "but the failure reads as if a machine had broken"
        }
    }
}

extension String {
    fileprivate var shown: String { oneLine(limit: 100) }
}
