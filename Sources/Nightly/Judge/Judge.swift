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
    var unread: [Unread] = []
    var underWay: [JobID: Date] = [:]
    var schedules: [JobID: Schedule] = [:]
    var doubts: [JobID: ScheduleDoubt] = [:]
    var pages: [JobID: String] = [:]
    var roots: [Root] = []
    for reading in readings {
        switch (reading.job, reading.others) {
        case (.unread(let reason), _), (.read, .unread(let reason)):
            unread.append(reason)
        case (.read(let job), .read(let others)):
            let root = Root(product: product, job: job, others: others)
            schedules[job.id] = root.schedule
            doubts[job.id] = root.timetable.doubt
            pages[job.id] = job.url
            underWay[job.id] = root.underWay(at: now)
            standing.firstRead[job.id] = standing.firstRead[job.id] ?? now
            roots.append(root)
        }
    }
    var docket = Docket(
        product: product,
        standing: standing,
        announcesExisting: announcingExisting
    )
    docket.release(at: now)
    let hearings = roots.flatMap { $0.hearings(after: standing, at: now) }
        .sorted(by: Hearing.order)
    for hearing in hearings {
        docket.hear(hearing)
    }
    let judged = docket.standing
    let latest = roots.compactMap { root in root.latest(in: judged).map { (root.job.id, $0) } }
    return Judgement(
        product: product.name,
        standing: judged,
        judged: hearings.map(\.record),
        movements: docket.movements,
        latest: Dictionary(latest) { first, _ in first },
        unread: unread,
        underWay: underWay,
        schedules: schedules,
        doubts: doubts,
        pages: pages
    )
}

extension Hearing {
    /// By when they were over; the rest makes the order always the same.
    fileprivate static func order(_ one: Self, _ other: Self) -> Bool {
        let (one, other) = (one.record, other.record)
        return (one.over, one.due, one.root.controller, one.root.name, one.build ?? 0)
            < (other.over, other.due, other.root.controller, other.root.name, other.build ?? 0)
    }
}
