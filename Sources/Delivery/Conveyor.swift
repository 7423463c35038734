import Dispatch
import Synchronization

/// What one thread hands to another, in order; who takes waits until there is something.
final class Conveyor<Item: Sendable>: Sendable {
    private let items = Mutex<[Item]>([])
    private let count = DispatchSemaphore(value: 0)

    func put(_ item: Item) {
        items.withLock { $0.append(item) }
        count.signal()
    }

    func take() -> Item {
        count.wait()
        return items.withLock { $0.removeFirst() }
    }

    /// All that there is; at least one.
    func takeAll() -> [Item] {
        count.wait()
        let all = items.withLock { items in
            defer { items = [] }
            return items
        }
        for _ in all.dropFirst() { count.wait() }
        return all
    }
}
