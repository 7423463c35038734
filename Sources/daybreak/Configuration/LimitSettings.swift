import Documents
import Notifications

extension Limits {
    /// Reads `limits:`.
    init(_ root: Mapping) {
        self.init()
        let map = root.mapping("limits", known: ["opened_in_one_run", "people_in_one_run"])
        if let number = map.number("opened_in_one_run") { openedInOneRun = number }
        if let number = map.number("people_in_one_run") { peopleInOneRun = number }
    }
}

/// How often those who watch hear that all is alive.
enum ProofOfLife: String, CaseIterable {
    case weekly
    case never
}
