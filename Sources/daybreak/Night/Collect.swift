import Evidence
import Foundation
import History
import Jenkins
import Nightly
import Report

// The first and the fourth step: what is read from Jenkins.

extension Night {
    /// Everything about the root jobs and what they started: what is known of them, and what is new.
    func collect(knowing known: [KnownJob] = []) -> [RootReading] {
        Jenkins.read(wanted(), knowing: known, from: controllers, by: fetch, at: now)
    }

    /// Everything about them since a day in the past: what Jenkins still has, and what is remembered.
    func collect(since day: Date, remembering history: History) throws -> [RootReading] {
        let nights = Int(now.timeIntervalSince(day) / 86_400) + 1
        let wanted = wanted(builds: max(2 * nights, Self.builds))
        return try Jenkins.read(wanted, from: controllers, by: fetch, at: now).map { reading in
            let builds = try history.builds(of: [reading.root], since: day - 7 * 86_400)
            return reading.remembering(builds)
        }
    }

    private func wanted(builds: Int = Self.builds) -> [Wanted] {
        configuration.products.flatMap { settings in
            settings.product.roots.map { root in
                Wanted(
                    root,
                    children: settings.children,
                    builds: builds,
                    schedule: settings.product.schedule == nil
                )
            }
        }
    }

    /// Stages and tests of the failures that are open, if this reading has anything new to say.
    func gatherEvidence(
        on judgements: [Judgement],
        among readings: [RootReading]
    ) -> [String: [CaseFile]] {
        guard judgements.contains(where: { !$0.judged.isEmpty }) else { return [:] }
        let failures = judgements.flatMap { judgement in
            judgement.standing.open.flatMap(\.failures).map { (judgement.product, $0) }
        }
        let failed = Set(failures.flatMap { $0.1.last.attempts.suffix(1) })
        let builds = readings.flatMap(\.builds)
        let details = Jenkins.details(
            of: builds.filter { failed.contains($0.id) }.firstOfEach,
            from: controllers,
            by: fetch
        ).compactMapValues(\.value)
        return Dictionary(grouping: failures, by: \.0).mapValues { failures in
            failures.compactMap { name, failure in
                configuration.products.first { $0.product.name == name }.map {
                    CaseFile(
                        on: failure,
                        of: $0.product,
                        among: readings,
                        given: Exhibits(details: details)
                    )
                }
            }
        }
    }

    func tally(of readings: [RootReading]) -> ReadingTally {
        ReadingTally(
            controllers: configuration.controllers.map(\.host),
            roots: readings.count,
            builds: Set(readings.flatMap(\.builds).map(\.id)).count
        )
    }

    /// How many of the newest builds of a job are read: two weeks of nights, twice over.
    static let builds = 30
}

extension [Build] {
    fileprivate var firstOfEach: [Build] {
        var seen: Set<BuildID> = []
        return filter { seen.insert($0.id).inserted }
    }
}

extension ControllerSettings {
    /// The host, as people speak of it.
    fileprivate var host: String {
        base.split(separator: "/").dropFirst().first.map(String.init) ?? base
    }
}
