import Evidence
import Nightly

extension Phrases {
    /// What fails that did not, such as `now fails on linux-9-aarch64 too`.
    func growth(to files: [CaseFile]) -> String {
        if let itself = failsItself(files) { return "now \(itself)" }
        guard let first = files.first, !first.isRoot || files.count > 1 else {
            return "fails in more places"
        }
        let others = files.count > 1 ? " and \(count(files.count - 1, "other place"))" : ""
        return "now fails \(position(of: first))\(others) too"
    }

    /// What the product's own job does, where that is all that is new, and before only something below it failed.
    func failsItself(_ files: [CaseFile]) -> String? {
        guard files.count == 1, isAll(files[0]) else { return nil }
        return files[0].failure.last.isTimeout ? "times out" : "fails by itself"
    }
}
