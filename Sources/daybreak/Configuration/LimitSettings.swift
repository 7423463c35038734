import Documents
import Notifications

extension Limits {
    /// Reads what `limits:` says of one run's messages.
    init(_ map: Mapping) {
        self.init()
        if let number = map.limit("opened_in_one_run") { openedInOneRun = number }
        if let number = map.limit("people_in_one_run") { peopleInOneRun = number }
    }

    static let keys = ["opened_in_one_run", "people_in_one_run", "retry_within"]
}

extension Mapping {
    fileprivate func limit(_ key: String) -> Int? {
        parsed(key, as: "a whole number from 1 on") { Int($0).flatMap { $0 > 0 ? $0 : nil } }
    }

    /// For how long one run tries again what may get through within moments.
    var retryWithin: Duration {
        if optionalText("retry_within")?.string == "none" { return .zero }
        return duration("retry_within") ?? .seconds(60)
    }
}

/// How often those who watch hear that all is alive.
enum ProofOfLife: String, CaseIterable {
    case weekly
    case never
}
