import Dependencies
import Documents
import Nightly

extension Reader {
    /// One entry of `silences`, for each product that it is about.
    ///
    /// Silence over all of a product would hide whatever breaks, so it has a beginning and is short.
    func silence(_ value: Value, _ products: [String]) -> [KnownMatters.Issue]? {
        let map = mapping(
            value,
            known: ["product", "job", "platform", "test", "message", "by", "why", "from", "until"]
        )
        let name = map.text("product")
        let meant = products.filter(Glob(name.string).matches)
        if meant.isEmpty { map.check(name, among: products) }
        let (by, why) = (map.text("by").string, map.text("why").string)
        _ = map.text("until")
        let kind = "a day such as 2026-11-20, or a moment such as 2026-11-20T12:00:00Z"
        let from = map.parsed("from", as: kind, Term.init)
        guard let until = map.parsed("until", as: kind, Term.init) else { return nil }
        let pattern = map.pattern
        if pattern == FailurePattern(job: pattern.job) {
            let days = from.map { $0.day.days(to: until.day) }
            if days.map({ !(0...Self.longestSilence).contains($0) }) ?? true {
                reject(
                    name,
                    "silence over all of \(name) needs from, and lasts \(Self.longestSilence) days at most",
                    help: "say which failures: platform, test or message"
                )
            }
        }
        return meant.map { product in
            let terms = SilenceTerms(by: by, from: from, until: until)
            let issue = KnownIssue(ticket: "", until: until.day, why: why, silence: terms)
            return KnownMatters.Issue(product, pattern, issue)
        }
    }

    private static var longestSilence: Int { 14 }
}
