import Documents
import Notifications

extension Mapping {
    /// The programs that hear of incidents, from `commands` and `webhooks`, and where they are reached.
    func listeners(
        _ settings: ChannelSettings,
        beside people: [Person],
        in surroundings: Surroundings
    ) -> [(Listener, Reach)] {
        let commands = mapping("commands", known: nil).entries.compactMap { entry in
            // Without a `when` it is there for people to be reached by.
            let map = reader.command(entry.value)
            return map.value("when").flatMap { _ in
                listener(entry.key, map, [.command], beside: people)
            }.map { ($0, Reach(command: settings.commands[entry.key.string])) }
        }
        let webhooks = mapping("webhooks", known: nil).entries.map { entry in
            let map = reader.mapping(entry.value, known: ["url", "secret", "when"])
            return (
                listener(entry.key, map, [.webhook], beside: people),
                Reach(webhook: map.signed(in: surroundings))
            )
        }
        return commands + webhooks
    }

    private func listener(
        _ name: Text,
        _ map: Mapping,
        _ channel: [ChannelKind],
        beside people: [Person]
    ) -> Listener {
        reader.checkName(name)
        if people.contains(where: { $0.key == name.string }) {
            reader.reject(name, "\(name) is a person already; give it another name")
        }
        let when = map.texts("when").compactMap { reader.choice($0, where: \Reason.isNews) }
        return Listener(
            recipient: Person(key: name.string, name: name.string, mail: "", prefer: channel),
            when: Set(map.value("when") == nil ? Reason.allCases.filter(\.isNews) : when)
        )
    }
}
