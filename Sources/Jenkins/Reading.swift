package import Foundation
package import Nightly
package import Wire

/// Reads all root jobs with what they started, in as few requests as will do: one reading for each, in order.
///
/// A folder is listed whole where a pattern of `children` (or its default) needs to know its jobs,
/// and then serves every root job and pattern in it; other jobs are asked for one by one. A job's
/// builds end where those of its children do: an older root build would look as if it had none.
package func read(
    _ wanted: [Wanted],
    knowing known: [KnownJob] = [],
    from controllers: [Controller],
    by fetch: @escaping Fetch,
    at now: Date
) -> [RootReading] {
    var library = Library(
        Conversation(controllers, fetch),
        depth: wanted.map(\.builds).reduce(1, max)
    )
    let timers = library.conversation.timers(of: wanted.filter(\.schedule).map(\.root))
    let scopes = Dictionary(grouping: wanted, by: Scope.init)
    library.readFolders(of: Array(scopes.keys))
    library.readJobs(wanted.map(\.root) + scopes.keys.flatMap(\.named))
    library.readOlder(library.spans(of: scopes))
    library.readParents(of: library.orphans(of: scopes))

    let families = scopes.keys.reduce(into: [Scope: Family]()) { $0[$1] = library.family(of: $1) }
    let children = library.children
    return wanted.map { wanted in
        library.reading(
            of: wanted,
            in: families[Scope(wanted)] ?? Family(),
            children: children,
            timer: timers[wanted.root]
        )
    }
}
