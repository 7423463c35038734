import Documents
import Foundation
import Jenkins
import Nightly
import Wire

/// One Jenkins server, as the operator describes it.
struct ControllerSettings: Equatable {
    /// What jobs and messages call it: its key, or the host of the only one.
    var name: String
    var base: String
    var credential: Credential?
    var route: Route
    /// A folder of recorded answers to read instead of asking the server.
    var recording: String?
}

extension ControllerSettings {
    /// The server as the room that asks it knows it.
    var controller: Controller {
        Controller(name: name, base: base, credential: credential, route: route)
    }
}

extension ControllerSettings {
    private static let keys = [
        "url", "user", "token", "ca_file", "proxy", "connections", "recording",
    ]

    /// Reads `jenkins:`, which is an address, one controller, or a mapping of named ones.
    static func all(_ root: Mapping, in surroundings: Surroundings) -> [ControllerSettings] {
        guard root.value("jenkins")?.holdsOnlyMappings == true else {
            let map = root.someMapping("jenkins", shorthand: "url", known: keys)
            return [ControllerSettings(map, named: nil, in: surroundings)]
        }
        return root.mapping("jenkins", known: nil).entries.map { entry in
            root.reader.checkName(entry.key)
            let map = root.reader.mapping(entry.value, known: keys)
            return ControllerSettings(map, named: entry.key.string, in: surroundings)
        }
    }

    private init(_ map: Mapping, named name: String?, in surroundings: Surroundings) {
        let url = map.text("url")
        let server =
            url.string.isEmpty ? nil : map.reader.address(url, schemes: ["https", "http"])
        self.name = name ?? server?.host ?? ""
        base = server?.text ?? ""
        recording = map.path("recording", in: surroundings)
        route = Route(
            proxy: map.address("proxy", schemes: ["http", "https", "socks5", "socks5h"])?.text,
            authorities: map.path("ca_file", in: surroundings)
        )
        if let connections = map.number("connections") {
            if let value = map.optionalText("connections"), !(1...64).contains(connections) {
                map.reader.reject(value, "connections is a number from 1 to 64, not \(value)")
            }
            route.connections = connections
        }
        if let server, recording == nil {
            credential = map.controllerCredential(for: server, at: url.place, in: surroundings)
        }
    }
}

extension Mapping {
    /// A login that would go over the network unencrypted is refused, or, if netrc offers it, left out.
    fileprivate func controllerCredential(
        for server: ServerAddress,
        at place: Place,
        in surroundings: Surroundings
    ) -> Credential? {
        let credential = credential(for: server, secret: "token", in: surroundings)
        guard !server.isPrivate else { return credential }
        if value("user") != nil || value("token") != nil {
            reader.note(
                Finding(
                    .plainCredential,
                    at: place,
                    "`user` and `token` would go to \(server.host) unencrypted",
                    help: "use https://, or leave them out"
                )
            )
        }
        return nil
    }
}

// Jobs.
extension [ControllerSettings] {
    /// The job that `nightly/x` names on the first controller, or `other:nightly/x` on another; where there
    /// is only one, a job's own name may have a colon.
    func job(_ text: Text, _ reader: Reader) -> JobID? {
        guard !text.string.contains("://") else {
            reader.reject(
                text,
                "a job is given by its full name, such as nightly/x, not by its address"
            )
            return nil
        }
        var parts = text.string.split(
            separator: ":",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        if count == 1, first.map({ $0.name != parts[0] }) == true { parts = [text.string[...]] }
        guard let path = parts.last?.split(separator: "/"), !path.isEmpty,
            !text.string.contains(where: { "*?".contains($0) })
        else {
            reader.reject(
                text,
                "\(text) is not the full name of a job",
                help: "name each root job; patterns are for `children`"
            )
            return nil
        }
        let name = path.joined(separator: "/")
        guard parts.count == 2 else { return first.map { JobID(controller: $0.name, name: name) } }
        guard contains(where: { $0.name == parts[0] }) else {
            let controller = Text(String(parts[0]), at: text.place)
            reader.noteUnknown(controller, "controller", among: map(\.name))
            return nil
        }
        return JobID(controller: String(parts[0]), name: name)
    }

    /// The jobs of a list; at least one must be there.
    func jobs(of map: Mapping) -> [JobID] {
        map.someTexts("jobs").compactMap { job($0, map.reader) }
    }
}

extension Value {
    fileprivate var holdsOnlyMappings: Bool {
        guard case .mapping(let entries) = content else { return false }
        return !entries.isEmpty
            && entries.allSatisfy { entry in
                if case .mapping = entry.value.content { true } else { false }
            }
    }
}

extension Mapping {
    /// A path, if one is given, as an absolute one.
    func path(_ key: String, in surroundings: Surroundings) -> String? {
        optionalText(key).map { surroundings.url($0.string).path }
    }
}
