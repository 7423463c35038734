package import Foundation

/// Judges a product: what was read, after what was known, gives verdicts and moves incidents.
///
/// A root of which anything could not be read is not judged at all: nothing read incompletely opens
/// or closes an incident. Runs are taken in the order in which they were over, as if someone had looked
/// all the time, so it does not matter how often one looks; one that ends after a newer run was judged
/// is recorded and moves nothing.
/// - Parameters:
///   - standing: What was remembered; nil when the product is read for the first time.
///   - announcingExisting: Whether what a first reading finds already broken is news.
package func judge(
    _ product: Product,
    _ readings: [RootReading],
    after standing: Standing?,
    announcingExisting: Bool = false,
    at now: Date
) -> Judgement {
    var standing = standing ?? Standing()
    let (roots, unread) = roots(of: product, readings, &standing, at: now)
    var docket = Docket(
        product: product,
        standing: standing,
        announcesExisting: announcingExisting
    )
    docket.release(at: now)
    let hearings = roots.flatMap(\.hearings).sorted(by: Hearing.order)
    for hearing in hearings {
        docket.hear(hearing)
    }
    var judgement = Judgement(of: product, roots, docket.standing, unread)
    judgement.judged = hearings.map(\.record)
    judgement.movements = docket.movements
    judgement.unsearched = readings.filter { $0.others.value != nil }
        .reduce(into: [:]) { $0[$1.root] = $1.unsearched }
    return judgement
}

/// How a product stood when it was last judged, with what is remembered of its builds.
///
/// Nothing is judged anew: what would have been judged by that moment, and was not, could not be read.
package func recall(
    _ product: Product,
    _ readings: [RootReading],
    after standing: Standing?,
    at moment: Date
) -> Judgement {
    var standing = standing ?? Standing()
    let judged = Set(standing.firstRead.keys)
    let (roots, unread) = roots(of: product, readings, &standing, at: moment)
    let unseen = roots.filter { judged.contains($0.job.id) && !$0.hearings.isEmpty }
    return Judgement(of: product, roots, standing, unread + unseen.map { .unseen($0.job) })
}

/// What can be judged of the readings, and what is in the way of the rest.
private func roots(
    of product: Product,
    _ readings: [RootReading],
    _ standing: inout Standing,
    at now: Date
) -> (roots: [Root], unread: [Unread]) {
    var unread: [Unread] = []
    var roots: [Root] = []
    for reading in readings {
        switch (reading.job, reading.others) {
        case (.unread(let reason), _), (.read, .unread(let reason)):
            unread.append(reason)
        case (.read(let job), .read(let others)):
            standing.follow(job, of: product)
            standing.forgetOtherLives(among: reading.builds, of: job.id)
            standing.firstRead[job.id] = standing.firstRead[job.id] ?? now
            roots.append(
                Root(product: product, job: job, others: others, after: standing, at: now)
            )
        }
    }
    return (roots, unread)
}

extension Judgement {
    fileprivate init(
        of product: Product,
        _ roots: [Root],
        _ standing: Standing,
        _ unread: [Unread]
    ) {
        self.init(
            product: product.name,
            standing: standing,
            judged: [],
            movements: [],
            latest: roots.byJob { $0.latest(in: standing) },
            unread: unread,
            underWay: roots.byJob(\.underWay),
            schedules: roots.byJob(\.schedule),
            doubts: roots.byJob(\.timetable.doubt),
            pages: roots.byJob(\.job.url)
        )
    }
}

extension Unread {
    fileprivate static func unseen(_ job: Job) -> Unread {
        Unread(
            kind: .unreadable,
            controller: job.id.controller,
            address: job.url,
            what: "did not show \(job.id.name) when it was asked last",
            remedy: "see what `daybreak nightly` says of it"
        )
    }
}

extension Hearing {
    /// By when they were over; the rest makes the order always the same.
    fileprivate static func order(_ one: Self, _ other: Self) -> Bool {
        let (one, other) = (one.record, other.record)
        return (one.over, one.due, one.root.controller, one.root.name, one.build ?? 0)
            < (other.over, other.due, other.root.controller, other.root.name, other.build ?? 0)
    }
}

extension [Root] {
    fileprivate func byJob<Value>(_ value: (Root) -> Value?) -> [JobID: Value] {
        let values = compactMap { root in value(root).map { (root.job.id, $0) } }
        return Dictionary(values) { first, _ in first }
    }
}
