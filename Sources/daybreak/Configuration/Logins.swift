import Documents
import Foundation
import Wire

extension Mapping {
    /// Who we are to a server: `user` and the secret under `key`, which netrc may know instead.
    ///
    /// Nobody, if neither says anything.
    func credential(
        for server: ServerAddress,
        secret key: String,
        in surroundings: Surroundings
    ) -> Credential? {
        if value(key) != nil {
            let user = text("user").string
            return secret(key, in: surroundings).map { Credential(user: user, password: $0) }
        }
        let user = optionalText("user")
        let found = netrc(in: surroundings)?.credential(for: server.host, user: user?.string)
        if let user, found == nil {
            reader.note(
                Finding(
                    .missingSecret,
                    at: user.place,
                    "there is no \(key) for \(user) here, and none for \(server.host) in netrc",
                    help: "add \(key): ${file:PATH}, or a line to ~/.netrc"
                )
            )
        }
        return found
    }

    /// The file that `NETRC` names, or `~/.netrc`, which need not be there.
    private func netrc(in surroundings: Surroundings) -> Netrc? {
        let named = surroundings.environment["NETRC"].map(surroundings.url)
        guard let url = named ?? surroundings.home?.appendingPathComponent(".netrc") else {
            return nil
        }
        func noteUnread(_ problem: String) {
            reader.note(Finding(.missingSecret, at: place, "\(url.path) \(problem)"))
        }
        do {
            let data = try surroundings.contents(of: url)
            if surroundings.isOpenToAll(url) { reader.noteOpenSecret(url.path, at: place) }
            return try Netrc(String(decoding: data, as: UTF8.self))
        } catch FileTrouble.missing where named == nil {
            return nil
        } catch let trouble as FileTrouble {
            noteUnread("\(trouble)")
        } catch {
            noteUnread("cannot be understood: \(error)")
        }
        return nil
    }
}
