package import Nightly
package import Wire

/// What the reports of failed builds say: the stage that failed, and the tests.
///
/// Not having stages or a report is an answer. What should be there and cannot be read is noted in the
/// detail. A test report that names its stage saves the question for the stages.
/// - Parameters:
///   - earlier: Attempts that later ones came after: only their tests matter.
///   - watched: The ids of tests of which it matters whether they pass.
package func details(
    of builds: [Build],
    after earlier: [Build] = [],
    watching watched: Set<FailedTest.ID> = [],
    from controllers: [Controller],
    by fetch: @escaping Fetch
) -> [BuildID: BuildDetail] {
    let conversation = Conversation(controllers, fetch)
    let tested = (builds + earlier).filter { ($0.tests?.failed ?? 0) > 0 }
    let reports = conversation.ask(
        conversation.questions(about: tested) { controller, path in
            Question(controller, about: path + "testReport/", tree: Tree.report)
        }
    ) { _, response throws(Malformed) in try ReportBody(json: response.body).report }
    let stages = conversation.ask(
        conversation.questions(
            about: builds.filter { reports[$0.id]?.value?.stage == nil }
        ) { controller, path in
            Question(controller, at: path + "wfapi/describe", .json)
        }
    ) { _, response throws(Malformed) in try StagesBody(json: response.body).failed }

    let failed = Set(reports.values.flatMap { $0.value?.failed ?? [] }.map(\.id))
    let details = (builds + earlier).map { build in
        var detail = BuildDetail()
        switch reports[build.id] {
        case .read(let report)?:
            detail.stage = report.stage
            detail.failedTests = report.failed
            detail.passedTests = report.passed.intersection(failed.union(watched))
        case .unread(let reason)?: detail.unread.append(UnreadReport(.tests, reason))
        case nil: break
        }
        switch stages[build.id] {
        case .read(let stage)?:
            detail.stage = stage?.name.cut()
            detail.stageError = stage?.error?.cut(to: Bound.message)
        case .unread(let reason)? where reason.kind != .missing:
            detail.unread.append(UnreadReport(.stages, reason))
        case .unread?, nil: break
        }
        if conversation.addresses.path(below: build.id.job.controller, of: build.url) == nil {
            detail.unread.append(UnreadReport(.stages, .elsewhere(build)))
        }
        return (build.id, detail)
    }
    return Dictionary(details) { first, _ in first }
}

extension Conversation {
    /// A question about each build, at the address under which it was read.
    ///
    /// Not every address follows from a name, as a matrix' run shows. One that is not below the
    /// controller's base is not asked: our token would go with it.
    fileprivate func questions(
        about builds: [Build],
        _ question: (String, String) -> Question
    ) -> [BuildID: Question] {
        builds.reduce(into: [:]) { $0[$1.id] = self.question(about: $1, question) }
    }

    func question(about build: Build, _ question: (String, String) -> Question) -> Question? {
        let controller = build.id.job.controller
        return addresses.path(below: controller, of: build.url).map { question(controller, $0) }
    }
}

extension Unread {
    static func elsewhere(_ build: Build) -> Unread {
        Unread(
            kind: .missing,
            controller: build.id.job.controller,
            address: build.url,
            what: "is configured with another address than the one where \(build.id) was read",
            remedy: "check `url` of this controller"
        )
    }
}
