import Notifications
package import Wire

/// How posts leave in one run, and which hosts are not to be tried again in it.
///
/// A host that cannot be reached, or that was silent twice in a row, is left alone: what is left for it
/// stays owed.
package final class Courier {
    let fetch: Fetch
    /// How long one post may take.
    let patience: Duration
    /// What is the matter, by host.
    var outages: [String: Outage] = [:]
    var silences: [String: Int] = [:]

    package init(patience: Duration = .seconds(30), fetch: @escaping Fetch) {
        self.patience = patience
        self.fetch = fetch
    }
}

/// Why a server is not to be tried again for now.
struct Outage {
    var reason: String
    /// When it is.
    var delay: Delay

    /// What is said of a message that was not tried because of it.
    var untried: Outcome { .unavailable("not tried, because \(reason)", delay) }
}
