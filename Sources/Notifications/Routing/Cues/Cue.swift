/// One kind of thing that people may hear of an incident, and when it is owed.
struct Cue: Sendable {
    /// What is to be said, or why nothing is; nil where there is nothing of this kind.
    var answer: @Sendable (Matter) -> Decision.Answer?

    /// Asked in this order; the first that has an answer decides.
    static let all: [Cue] = [
        .known, .failed, .noRun, .fixed, .runsAgain, .unanswered, .stillFailing, .nothingNew,
    ]
}

extension Matter {
    /// What is to be said of it, before anything personal is weighed.
    var answer: Decision.Answer? { Cue.all.lazy.compactMap { $0.answer(self) }.first }
}
