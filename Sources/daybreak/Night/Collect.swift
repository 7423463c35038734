import Foundation
import History
import Jenkins
import Nightly
import Report

// The first step: what the root jobs did.

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

    /// What is asked for; so many of the newest builds of each job at first.
    func wanted(builds: Int = Self.builds) -> [Wanted] {
        configuration.products.flatMap { settings in
            settings.product.roots.map { root in
                Wanted(
                    root,
                    children: settings.children,
                    builds: builds,
                    schedule: true
                )
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

extension ControllerSettings {
    /// The host, as people speak of it.
    fileprivate var host: String {
        base.split(separator: "/").dropFirst().first.map(String.init) ?? base
    }
}
