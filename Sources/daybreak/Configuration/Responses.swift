import Dependencies
import Documents
import Notifications

extension ResponsePolicy {
    /// Reads `responses:`, by name; nobody is expected to answer on `holidays`.
    static func all(
        _ root: Mapping,
        holidays: Set<Day>,
        _ roles: Roles,
        _ register: inout Register
    ) -> [String: ResponsePolicy] {
        var policies: [String: ResponsePolicy] = [:]
        for entry in root.mapping("responses", known: nil).entries {
            let map = root.reader.mapping(
                entry.value,
                known: ["answer_by", "otherwise", "unanswered", "guide"]
            )
            let words = map.value("unanswered").map { _ in map.texts("unanswered") }
            for word in words ?? [] where word.string == "package-owner" {
                root.reader.reject(word, "an incident has no package-owner", help: "tell owner")
            }
            policies[entry.key.string] = ResponsePolicy(
                name: entry.key.string,
                answerBy: map.parsed("answer_by", as: "a time such as 12:00", TimeOfDay.init),
                holidays: holidays,
                otherwise: map.optionalText("otherwise")?.string,
                unanswered: words.map { roles.audiences($0, &register) } ?? ResponsePolicy.usual,
                guide: map.link("guide")
            )
        }
        return policies
    }
}
