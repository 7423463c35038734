package import Evidence
import Nightly

extension Phrases {
    /// What it did: `failed`, `failed at afw`, or `timed out` where that is all that is wrong.
    var failed: String {
        if let only = product.cases.first, product.cases.count == 1, let part = part(of: only) {
            return "failed at \(part)"
        }
        let isTimeout = !product.cases.isEmpty && product.cases.allSatisfy(\.failure.last.isTimeout)
        return isTimeout ? "timed out" : "failed"
    }

    /// Such as `linux-aarch64, ctest: 3 of 388 tests newly fail, also on the retry`.
    package func summary(of file: CaseFile) -> String {
        let isPlain = isAll(file) && file.stage != nil
        let place = [isPlain ? nil : place(of: file), file.stage].compactMap(\.self)
        let retry = file.isRetried && isSeen(file) ? ", also on the retry" : ""
        return "\(place.joined(separator: ", ")): \(what(file))\(retry)"
    }

    /// Whether it is the product's only root that failed, and not something below it, so that no place need be named.
    func isAll(_ file: CaseFile) -> Bool { file.isRoot && product.judgement.pages.count <= 1 }

    /// Such as `3 of 388 tests newly fail`, `timed out`, `failed at afw`; of what the newest run did not
    /// reach, `1 of 3 tests failed on Tue 3 Nov; not reached since`.
    func what(_ file: CaseFile) -> String {
        let isSeen = isSeen(file)
        let what =
            file.totals.map { tests in
                let verb = isSeen ? standing(of: file, tests.failed) : "failed"
                return "\(tests.failed) of \(count(tests.total, "test")) \(verb)"
            }
            ?? (file.failure.last.isTimeout
                ? "timed out" : "failed\(part(of: file).map { " at \($0)" } ?? "")")
        return isSeen
            ? what
            : "\(what) on \(words.day(file.failure.seen)); \(file.isRoot ? "no verdict" : "not reached") since"
    }

    /// Whether its root's newest run is the one in which it was seen to fail.
    func isSeen(_ file: CaseFile) -> Bool {
        let newest = product.judgement.latest[file.failure.root]?.record
        return newest.map { $0.due <= file.failure.seen } ?? true
    }

    /// Where a build stopped, while it is the one of which that is known.
    private func part(of file: CaseFile) -> String? {
        guard file.failure.last.attempts.contains(file.failure.firstFailed) else { return nil }
        return file.stoppedAt?.oneLine(limit: 40)
    }

    /// The other platforms of a failing leaf's job: `linux-x86_64 passes`, `macos-arm64 is allowed to fail`.
    func others(than file: CaseFile) -> [String] {
        guard let latest = product.judgement.latest[file.failure.root] else { return [] }
        let passing = latest.passed.keys.filter { $0.isBeside(file.failure.leaf) }
            .compactMap(\.platform).sorted()
        let allowed = latest.failures.filter(\.isAllowed).map(\.leaf.name).sorted()
        return [
            passing.isEmpty ? nil : few(passing) + (passing.count == 1 ? " passes" : " pass"),
            allowed.isEmpty
                ? nil : few(allowed) + (allowed.count == 1 ? " is" : " are") + " allowed to fail",
        ].compactMap(\.self)
    }

    /// What a run did not reach because of a failure: `verify/tide-gauge was not reached`.
    func notReached(from file: CaseFile) -> String? {
        let leaves = product.judgement.latest[file.failure.root]?.notReached ?? []
        let names = Set(leaves.map(\.name)).sorted()
        guard !names.isEmpty else { return nil }
        return "\(few(names)) \(names.count == 1 ? "was" : "were") not reached"
    }

    private func few(_ names: [String]) -> String {
        list(names.map { $0.oneLine(limit: 40) }, atMost: 4)
    }
}

extension CaseFile {
    /// Whether it is the product's own job that failed, and not something below it.
    var isRoot: Bool { failure.leaf == Leaf(job: failure.root) }
    var stage: String? { detail?.stage?.oneLine(limit: 40) }
    var isRetried: Bool { failure.last.attempts.count > 1 }

    /// How many tests failed, if any did.
    var totals: TestTotals? {
        guard let tests = build?.tests, tests.failed > 0 else { return nil }
        return tests
    }
}
