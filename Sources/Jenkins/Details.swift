package import Nightly
package import Wire

/// What the reports of failed builds say: the stage that failed, and the tests.
///
/// Not having stages or a report is an answer; not answering is not, and leaves the detail unread.
package func details(
    of builds: [Build],
    from controllers: [Controller],
    by fetch: @escaping Fetch
) -> [BuildID: Reading<BuildDetail>] {
    let conversation = Conversation(controllers, fetch)
    let tested = builds.filter { ($0.tests?.failed ?? 0) > 0 }
    let reports = conversation.ask(
        conversation.questions(about: tested) { controller, path in
            Question(controller, about: path + "testReport/", tree: Tree.report)
        }
    ) { _, response throws(Malformed) in try ReportBody(json: response.body).failedTests }
    let stages = conversation.ask(
        conversation.questions(about: builds) { controller, path in
            Question(controller, at: path + "wfapi/describe", .json)
        }
    ) { _, response throws(Malformed) in try StagesBody(json: response.body).failed }

    var details: [BuildID: Reading<BuildDetail>] = [:]
    for build in builds where stages[build.id] == nil {
        details[build.id] = .unread(.elsewhere(build))
    }
    for (id, stage) in stages {
        var detail = BuildDetail()
        var trouble: Unread?
        switch stage {
        case .read(let failed):
            detail.stage = failed?.name.cut()
            detail.stageError = failed?.error?.message?.cut(to: Bound.message)
        case .unread(let unread):
            trouble = unread.kind == .missing ? nil : unread
        }
        switch reports[id] {
        case .read(let failed)?: detail.failedTests = failed
        case .unread(let unread)?: trouble = unread.kind == .missing ? trouble : unread
        case nil: break
        }
        details[id] = trouble.map { .unread($0) } ?? .read(detail)
    }
    return details
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
