import Documents
import Notifications
import Wire

/// A team whose owner changes with the days, and where it says who has which.
struct RotaSettings: Equatable {
    enum Source: Equatable {
        case file(String)
        /// A calendar on the web; whoever knows a secret one can read it.
        case address(Secret)
    }

    var source: Source
    /// Who has it where nobody is on duty.
    var lead: Person
}

extension RotaSettings.Source {
    /// Reads `rota:`, a path, an `https://` address, or a reference to a secret one.
    init?(_ team: Mapping, in surroundings: Surroundings) {
        guard let text = team.optionalText("rota") else { return nil }
        let isAddress = text.string.contains("://")
        guard isAddress || SecretReference(text.string) != nil else {
            guard let path = team.path("rota", in: surroundings) else { return nil }
            self = .file(path)
            return
        }
        guard let address = isAddress ? Secret(text.string) : team.secret("rota", in: surroundings)
        else { return nil }
        guard address.value.hasPrefix("https://") else {
            team.reader.reject(text, "a rota's address begins with https://")
            return nil
        }
        self = .address(address)
    }
}
