import Nightly
import Wire

/// Something to ask of one controller.
struct Question: Hashable {
    /// What a good answer looks like.
    enum Kind: Hashable {
        case json
        case xml
        case file
    }

    let controller: String
    /// Below the controller's base, encoded.
    let path: String
    let tree: String?
    let kind: Kind

    /// Asks for JSON about what is at a path.
    init(_ controller: String, about path: String, tree: String) {
        self.controller = controller
        self.path = path + "api/json"
        self.tree = tree
        kind = .json
    }

    /// Asks for what is at a path, as it is.
    init(_ controller: String, at path: String, _ kind: Kind) {
        self.controller = controller
        self.path = path
        tree = nil
        self.kind = kind
    }

    func request(to controller: Controller) -> Request {
        Request(
            address(at: controller) + (tree.map { "?tree=" + Address.query($0) } ?? ""),
            headers: kind == .json ? ["Accept": "application/json"] : [:],
            credential: controller.credential,
            leavesHost: mayLieElsewhere,
            route: controller.route,
            limits: controller.limits
        )
    }

    /// A plugin may keep archived files with a cloud; anything else that is elsewhere is not Jenkins.
    private var mayLieElsewhere: Bool {
        switch kind {
        case .file: true
        case .json, .xml: false
        }
    }

    /// What a person may see of it: no secrets, no `tree=`.
    func address(at controller: Controller) -> String { controller.base + path }
}

extension Question: Comparable {
    /// A steady order, so that a run asks the same way each time.
    static func < (one: Self, other: Self) -> Bool {
        (one.controller, one.path, one.tree ?? "") < (
            other.controller, other.path, other.tree ?? ""
        )
    }
}
