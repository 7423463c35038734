package import Nightly
package import Wire

/// What a controller itself consists of.
package struct Software: Equatable, Sendable {
    /// Jenkins' own version, as `X-Jenkins` says it; nil where a proxy takes that header away.
    package var core: String?
    /// The plugin manager's answer in JSON.
    package var plugins: [UInt8]
}

/// Asks each controller for its version and its plugins.
package func software(
    of controllers: [Controller],
    by fetch: @escaping Fetch
) -> [String: Reading<Software>] {
    let conversation = Conversation(controllers, fetch)
    let questions = controllers.reduce(into: [:]) { questions, controller in
        questions[controller.name] = Question(
            controller.name,
            about: "pluginManager/",
            tree: Tree.plugins
        )
    }
    return conversation.ask(questions) { _, response in
        Software(core: response.headers["x-jenkins"], plugins: response.body)
    }
}
