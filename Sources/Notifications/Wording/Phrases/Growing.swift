import Evidence
import Nightly

extension Phrases {
    /// What fails that did not, such as `now fails on linux-9-aarch64 too`.
    func growth(to files: [CaseFile]) -> String {
        guard let first = files.first, !first.isRoot || files.count > 1 else {
            return "fails in more places"
        }
        let others = files.count > 1 ? " and \(count(files.count - 1, "other place"))" : ""
        return "now fails \(position(of: first))\(others) too"
    }
}
