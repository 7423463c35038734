import Documents
import Foundation
import Nightly
import Notifications
import Wire

// Who owns what at the moment of the run: a team's rota makes that a question of time.

extension Night {
    /// What is somebody's business, under whoever is on duty; the operator's where its owner left.
    func concern(of settings: ProductSettings) -> Concern {
        var concern = settings.concern
        if let team = settings.team {
            concern.owner = owner(named: team, in: settings.product.timeZone) ?? concern.owner
        }
        if let keeper = configuration.operator, configuration.directory.hasLeft(concern.owner) {
            concern.owner = keeper
        }
        return concern
    }

    /// Who a name stands for where it owns something: a person, who is on duty of a team, or its lead.
    func owner(named name: String, in timeZone: TimeZone) -> Person? {
        rotas[name]?.onDuty(at: firstHeard, in: timeZone)
            .flatMap(configuration.directory.person(called:)) ?? configuration.owners[name]
    }

    /// Tells the operator of those on duty of whom nothing is known: the lead is taken for them.
    func warnOfStrangers() {
        for (team, rota) in rotas.sorted(by: { $0.key < $1.key }) {
            guard let name = rota.onDuty(at: firstHeard, in: configuration.timeZone),
                configuration.directory.person(called: name) == nil
            else { continue }
            world.warn(
                "daybreak: the rota of \(team): nobody is called \(name.oneLine(limit: 80)); its lead is taken"
            )
        }
    }

    /// The moment for which duty is asked: now, or when the quiet hours are over that reign now.
    ///
    /// Nobody hears before that, so that the same people hear however often one looks during a night.
    private var firstHeard: Date { configuration.directory.quiet.general?.end(at: now) ?? now }
}

extension World {
    /// Reads each team's rota; what is wrong with one is told to the operator, and stops nothing.
    /// - Parameter asking: Whether addresses are asked; where not, what they said the last time holds.
    func rotas(_ settings: [String: RotaSettings], asking: Bool) -> [String: Rota] {
        var rotas: [String: Rota] = [:]
        for (team, settings) in settings.sorted(by: { $0.key < $1.key }) {
            let rota =
                switch settings.source {
                case .file(let path): rota(inFile: path)
                case .address(let address): rota(of: team, at: address, asking: asking)
                }
            for trouble in rota.troubles {
                warn("daybreak: the rota of \(team): \(trouble.oneLine(limit: 300))")
            }
            rotas[team] = rota
        }
        return rotas
    }

    private func rota(inFile path: String) -> Rota {
        do {
            let bytes = try read(url(path))
            return try Rota(String(decoding: bytes, as: UTF8.self), isCalendar: path.isCalendar)
        } catch {
            let reason = (error as? TableError)?.description ?? FileError(file: path, error).reason
            return Rota(unread: "\(path): \(reason)")
        }
    }

    /// A page that is no calendar, such as one to log in on, does not take the place of the last one.
    private func rota(of team: String, at address: Secret, asking: Bool) -> Rota {
        let copy = Surroundings(self).cache?.appendingPathComponent("daybreak/rota-\(team).ics")
        var reason = ""
        if asking {
            do throws(DownloadError) {
                let bytes = try download(address.value, by: fetch)
                let rota = Rota(calendar: String(decoding: bytes, as: UTF8.self))
                if !rota.isEmpty {
                    if let copy { keep(bytes, at: copy) }
                    return rota
                }
                reason = rota.troubles.joined(separator: "; ")
            } catch {
                reason = error.reason
            }
        }
        guard let copy, let bytes = try? read(copy) else {
            return Rota(unread: reason.isEmpty ? "it was not read yet" : reason)
        }
        var rota = Rota(calendar: String(decoding: bytes, as: UTF8.self))
        if asking { rota.troubles = ["\(reason); what it said the last time is used"] }
        return rota
    }

    private func keep(_ bytes: [UInt8], at url: URL) {
        try? FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try? write(Data(bytes), url)
    }
}

extension Rota {
    fileprivate init(_ text: String, isCalendar: Bool) throws(TableError) {
        if isCalendar { self.init(calendar: text) } else { try self.init(csv: text) }
    }
}

extension String {
    fileprivate var isCalendar: Bool { lowercased().hasSuffix(".ics") }
}
