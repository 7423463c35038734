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
    var conversation = Conversation(controllers, fetch)
    let tested = builds.filter { ($0.tests?.failed ?? 0) > 0 }
    let reports = conversation.ask(
        conversation.questions(about: tested) { controller, path in
            Question(controller, about: path + "testReport/", tree: Tree.report)
        }
    ) { _, body throws(Malformed) in try ReportBody(json: body).failedTests }
    let stages = conversation.ask(
        conversation.questions(about: builds) { controller, path in
            Question(controller, at: path + "wfapi/describe", .json)
        }
    ) { _, body throws(Malformed) in try StagesBody(json: body).failed }

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

/// A file that a build archived, such as `build/manifest.txt`.
package func artifact(
    _ path: String,
    of build: Build,
    from controllers: [Controller],
    by fetch: @escaping Fetch
) -> Reading<[UInt8]> {
    var conversation = Conversation(controllers, fetch)
    let file = path.split(separator: "/").map(Address.encoded).joined(separator: "/")
    let questions = conversation.questions(about: [build]) { controller, path in
        Question(controller, at: path + "artifact/" + file, .file)
    }
    return conversation.ask(questions) { _, body in body }[build.id] ?? .unread(.elsewhere(build))
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
        builds.reduce(into: [:]) { questions, build in
            let controller = build.id.job.controller
            guard let path = addresses.path(below: controller, of: build.url) else { return }
            questions[build.id] = question(controller, path)
        }
    }
}

extension Unread {
    fileprivate static func elsewhere(_ build: Build) -> Unread {
        Unread(
            kind: .missing,
            controller: build.id.job.controller,
            address: build.url,
            what: "is configured with another address than the one where \(build.id) was read",
            remedy: "check `url` of this controller"
        )
    }
}
