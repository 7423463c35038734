package import Foundation
package import Nightly
package import Wire

/// Reads all root jobs with what they started, in as few requests as will do: one reading for each, in order.
///
/// What is remembered of earlier readings is not asked for again, but for the newest builds of each
/// job and for those that were running. `Cover` says what is listed together. Where nothing is
/// remembered, a job's builds end where those of its children do: an older root build would look as
/// if it had none.
package func read(
    _ wanted: [Wanted],
    knowing known: [KnownJob] = [],
    from controllers: [Controller],
    by fetch: @escaping Fetch,
    at now: Date
) -> [RootReading] {
    let memory = Memory(known, at: now)
    var library = Library(
        Conversation(controllers, fetch),
        memory,
        depth: wanted.map(\.builds).reduce(1, max)
    )
    var wanted = library.withOffspring(wanted)
    var scopes = Dictionary(grouping: wanted, by: Scope.init)
    var named = Set(wanted.map(\.root) + scopes.keys.flatMap(\.named))
    let partners = library.partners(of: wanted.map(\.root))
    let searches = library.searches(for: wanted)
    library.readFolders(
        of: Cover(scopes, partners, memory, searches, depth: library.depth),
        besideTimersOf: library.newRoots(among: wanted)
    )
    library.readJobs(named)
    library.readPartners(partners)
    wanted = library.withUnknownOffspring(wanted)
    scopes = Dictionary(grouping: wanted, by: Scope.init)
    named.formUnion(scopes.keys.flatMap(\.named))
    library.readJobs(named)
    library.readToKnown(named)
    library.readOlder(library.spans(of: scopes))
    library.readRunning()
    library.readParents(of: library.orphans(of: scopes))
    library.readNamedChildren(of: Set(wanted.map(\.root)))
    library.readTimers(of: wanted)
    library.readQueues(for: wanted)
    return library.readings(of: wanted, in: scopes)
}
