import Evidence
import Nightly

extension Phrases {
    /// Where it failed: `linux-aarch64`, or `tarball on linux-aarch64` where another job runs there too.
    func place(of file: CaseFile) -> String {
        let leaf = file.failure.leaf
        guard isShared(leaf, in: file) else { return name(of: leaf) }
        let job = isAmbiguous(leaf.job) ? name(of: leaf.job) : leaf.shortJob
        return "\(job) on \(leaf.name)"
    }

    /// The same with its preposition: `on linux-aarch64`, `in build/solver`.
    func position(of file: CaseFile) -> String {
        let leaf = file.failure.leaf
        let isPlatform = leaf.platform != nil && !isShared(leaf, in: file)
        return "\(isPlatform ? "on" : "in") \(place(of: file))"
    }

    private func isShared(_ leaf: Leaf, in file: CaseFile) -> Bool {
        guard let platform = leaf.platform else { return false }
        let latest = product.judgement.latest[file.failure.root]
        let leaves = product.cases.map(\.failure.leaf) + Array(latest?.passed.keys ?? [:].keys)
        return leaves.contains { $0.platform == platform && !$0.isBeside(leaf) }
    }
}

extension Leaf {
    /// Where it is, in somebody else's words.
    var name: String { description.oneLine(limit: 60) }

    /// Whether both are platforms of one job, be it a matrix.
    func isBeside(_ other: Leaf) -> Bool {
        job == other.job || matrix != nil && matrix == other.matrix
    }

    /// The matrix job of which it is a cell, such as `build/LABEL=linux`.
    private var matrix: Substring? {
        guard let slash = job.name.lastIndex(of: "/"), job.name[slash...].contains("=") else {
            return nil
        }
        return job.name[..<slash]
    }

    /// Without its folders.
    fileprivate var shortJob: String {
        let name = matrix ?? job.name[...]
        return String(name.split(separator: "/").last ?? name).oneLine(limit: 40)
    }
}
