import Documents
import Foundation
import Nightly
import Wire

extension Library {
    /// Looks for root jobs in their controllers' queues, where one is due that has not begun.
    ///
    /// A job says so itself, but not every controller lets it: what waits is then only in the queue.
    mutating func readQueues(for wanted: [Wanted]) {
        let roots = Set(wanted.map(\.root)).filter { isOverdue($0, timers[$0]) }
        let controllers = Set(roots.map(\.controller))
        let questions = controllers.reduce(into: [String: Question]()) { questions, controller in
            questions[controller] = Question(controller, about: "queue/", tree: Tree.queue)
        }
        let queues = conversation.ask(questions) { _, response throws(Malformed) in
            try QueueBody(json: response.body).items
        }
        for root in roots {
            let path = Address.segments(of: Address.path(of: root.name))
            let item = queues[root.controller]?.value?.first { item in
                Address.segments(of: item.job).suffix(path.count) == path[...]
            }
            guard let item, case .read(var listing) = jobs[root] else { continue }
            listing.job.waiting = item.waiting
            keep(.read(listing), of: root)
        }
    }

    /// Whether a build of it should have begun an hour ago: by its timer, else as it did the time before.
    ///
    /// By the hour, as the controller's zone may be another.
    private func isOverdue(_ root: JobID, _ timer: Timer?) -> Bool {
        guard let job = jobs[root]?.value?.job, !job.isDisabled, job.waiting == nil,
            let newest = job.builds.first?.start
        else { return false }
        let hourAgo = memory.now - 3600
        let schedule = timer?.lines.flatMap { try? Schedule($0, for: root.name, timeZone: .gmt) }
        if let schedule {
            return schedule.last(atOrBefore: hourAgo).map { newest < $0 - 60 } ?? false
        }
        let before = job.builds.dropFirst().first?.start
        return before.map { newest + newest.timeIntervalSince($0) < hourAgo } ?? false
    }
}

/// A controller's queue.
private struct QueueBody: Body {
    /// One place in it: a job that waits, or something else that does.
    struct Item: Body {
        /// The address of the job; empty where it is none.
        var job: String
        var waiting: Waiting

        init(_ json: JSON) throws(JSONError) {
            job = try json["task"].present?["url"].present?.string ?? ""
            let since = try json["inQueueSince"].present?.whole
            waiting = Waiting(
                since: since.map { Date(timeIntervalSince1970: Double($0) / 1000) },
                why: (try json["why"].present?.string ?? "").cut()
            )
        }
    }

    var items: [Item]

    init(_ json: JSON) throws(JSONError) {
        items = try json["items"].bodies()
    }
}
