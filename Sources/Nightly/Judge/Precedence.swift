// Which of two judged runs of a root counts.

extension RunRecord {
    /// Whether it makes an older run that is over only now past news.
    ///
    /// One without a verdict leaves a verdict its news, but shows that the job runs.
    func overtakes(_ older: RunRecord) -> Bool {
        guard due > older.due else { return false }
        switch verdict {
        case .passed, .failed, .timedOut: return true
        case .none(.superseded), .none(.didNotRun): return false
        case .none: return older.build == nil
        }
    }

    /// What is to be recorded of a run after another build of it was judged: one that proves nothing
    /// does not unsay what the other has proven.
    func following(_ earlier: RunRecord) -> RunRecord {
        guard build != earlier.build, !verdict.isProof, earlier.verdict.isProof else { return self }
        var record = earlier
        record.over = max(over, earlier.over)
        return record
    }
}
