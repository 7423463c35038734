import CGMime

/// One reference to an object of GMime, given back when its owner goes.
struct Owned<Object>: ~Copyable {
    let object: UnsafeMutablePointer<Object>

    /// Takes over the reference that a C function has just returned.
    init(_ object: UnsafeMutablePointer<Object>) {
        self.object = object
    }

    deinit { g_object_unref(object) }

    /// The object seen as a class that it inherits from.
    func seen<Parent>(as parent: Parent.Type) -> UnsafeMutablePointer<Parent> {
        UnsafeMutableRawPointer(object).assumingMemoryBound(to: parent)
    }
}

/// GMime itself, which has to be started once before anything of it is used.
enum GMime {
    static func start() { _ = started }

    private static let started: Void = g_mime_init()
}
