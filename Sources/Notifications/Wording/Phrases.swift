package import Evidence
package import Foundation
package import Nightly

/// What can be said of one product on one morning, in short phrases that every message shares.
package struct Phrases {
    package let morning: Morning
    package let product: ProductMorning
    package let words: DateWords

    package init(_ product: ProductMorning, on morning: Morning) {
        self.morning = morning
        self.product = product
        words = DateWords(timeZone: morning.timeZone)
    }

    package var name: String { product.name }

    package func cadence(_ root: JobID?) -> Cadence {
        let schedules = product.judgement.schedules
        return Cadence(
            root.flatMap { schedules[$0] } ?? schedules.values.first,
            around: morning.now
        )
    }

    package func cadence(of incident: Incident) -> Cadence {
        cadence(incident.failures.first?.root ?? incident.missed.first?.root)
    }

    /// `first night`, or `3rd night, since Tue 17 Nov`.
    package func length(of incident: Incident) -> String {
        let ordinal = cadence(of: incident).ordinal(incident.length)
        return incident.length > 1 ? "\(ordinal), since \(words.day(incident.opened))" : ordinal
    }

    /// Such as `passes again after 2 red nights`.
    package func recovery(of incident: Incident) -> String {
        "passes again after \(cadence(of: incident).count(incident.length, "red"))"
    }

    /// What a product in the way of another one blocks: `weekly, Sun 22 Nov`.
    package var blocked: String? {
        guard let blocked = product.concern.blocks else { return nil }
        let other = morning.products.first { $0.name == blocked }
        let next = other?.judgement.schedules.values.compactMap { $0.next(after: morning.now) }
            .min()
        return next.map { "\(blocked), \(words.day($0))" } ?? blocked
    }

    /// Such as `linux-aarch64, ctest: 3 of 388 tests newly fail, also on the retry`.
    package func summary(of file: CaseFile) -> String {
        let place = [file.place, file.stage].compactMap(\.self).joined(separator: ", ")
        return "\(place): \(what(file))\(file.isRetried ? ", also on the retry" : "")"
    }

    /// Such as `3 of 388 tests newly fail`, `timed out`, `failed`.
    package func what(_ file: CaseFile) -> String {
        guard let tests = file.tests else {
            return file.failure.last.isTimeout ? "timed out" : "failed"
        }
        let newly = file.failedTests.allSatisfy { $0.age <= 1 } && !file.failedTests.isEmpty
        let verb = tests.failed == 1 ? "fails" : "fail"
        return "\(tests.failed) of \(count(tests.total, "test")) \(newly ? "newly " : "")\(verb)"
    }

    /// The other platforms of a failing leaf's job: `linux-x86_64 passes`, `macos-arm64 is allowed to fail`.
    package func others(than file: CaseFile) -> [String] {
        guard let latest = product.judgement.latest[file.failure.root] else { return [] }
        let job = file.failure.leaf.job
        let passing = latest.passed.keys.filter { $0.job == job }.compactMap(\.platform).sorted()
        let allowed = latest.failures.filter { $0.isAllowed }.map(\.leaf.description).sorted()
        return [
            passing.isEmpty ? nil : "\(list(passing)) \(passing.count == 1 ? "passes" : "pass")",
            allowed.isEmpty
                ? nil : "\(list(allowed)) \(allowed.count == 1 ? "is" : "are") allowed to fail",
        ].compactMap(\.self)
    }

    /// What a run did not reach because of a failure: `verify/tide-gauge was not reached`.
    package func notReached(from file: CaseFile) -> String? {
        let leaves = product.judgement.latest[file.failure.root]?.notReached ?? []
        let names = Array(Set(leaves.map(\.job.name))).sorted()
        guard !names.isEmpty else { return nil }
        return "\(list(names)) \(names.count == 1 ? "was" : "were") not reached"
    }

    /// Such as `due 03:00; its job is disabled`.
    package func absence(_ missed: MissedRoot) -> String {
        "due \(words.time(latestDue(of: missed))); \(reason(missed.why))"
    }

    package func reason(_ absence: Absence) -> String {
        switch absence {
        case .disabled: "its job is disabled"
        case .queued(let why): "it waits in the queue: \(why.oneLine(limit: 60))"
        case .notStarted: "nothing started it"
        }
    }

    /// When the last run that a root missed was due.
    package func latestDue(of missed: MissedRoot) -> Date {
        let record = product.judgement.standing.records(of: missed.root).last
        return record.map(\.due) ?? missed.since
    }

    /// Who said that they have an incident: `Tomasz Wilk has it (TH-4312)`.
    package func holder(in directory: Directory) -> String? {
        guard let claim = product.cases.lazy.compactMap(\.claim).first else { return nil }
        let reason = claim.reason.oneLine(limit: 50)
        let name = directory.name(of: claim.by).oneLine(limit: 40)
        return "\(name) has it" + (reason.isEmpty ? "" : " (\(reason))")
    }

    /// When an answer is expected, by the product's policy.
    var deadline: String? {
        product.concern.response?.answerBy?.next(after: morning.now, in: morning.timeZone).map {
            words.soon($0, from: morning.now)
        }
    }
}

extension CaseFile {
    var place: String { failure.leaf.description.oneLine(limit: 60) }
    var stage: String? { detail?.stage?.oneLine(limit: 40) }
    var failedTests: [FailedTest] { detail?.failedTests ?? [] }
    var isRetried: Bool { failure.last.attempts.count > 1 }

    /// How many tests failed, if any did.
    var tests: TestTotals? {
        guard let tests = build?.tests, tests.failed > 0 else { return nil }
        return tests
    }
}

/// Such as `1 test`, `2 tests`.
package func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// Such as `a`, `a and b`, `a, b and c`.
package func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
}

/// The parts that fit into a line, most important first; the first one is always there.
func fitting(_ parts: [String], into limit: Int) -> String {
    var line = (parts.first ?? "").oneLine(limit: limit)
    for part in parts.dropFirst() where line.count + 2 + part.count <= limit {
        line += "; " + part
    }
    return line
}
