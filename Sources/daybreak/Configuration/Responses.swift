import Documents
import Notifications

extension ResponsePolicy {
    /// Reads `responses:`, by name.
    static func all(_ root: Mapping) -> [String: ResponsePolicy] {
        let later = ["unanswered"]
        var policies: [String: ResponsePolicy] = [:]
        for entry in root.mapping("responses", known: nil).entries {
            let map = root.reader.mapping(
                entry.value,
                known: ["answer_by", "otherwise", "guide"] + later
            ).leaving(later)
            policies[entry.key.string] = ResponsePolicy(
                answerBy: map.parsed("answer_by", as: "a time such as 12:00", TimeOfDay.init),
                otherwise: map.optionalText("otherwise")?.string,
                guide: map.link("guide")
            )
        }
        return policies
    }
}
