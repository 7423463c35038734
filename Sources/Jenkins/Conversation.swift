import Nightly
import Wire

/// One run's conversation with all controllers, who may each be down.
///
/// If nobody is there, or it does not know us, the questions that are still to be put to that
/// controller are not: they share that answer. The other controllers do not wait for it.
struct Conversation {
    private let controllers: [String: Controller]
    private let fetch: Fetch
    private let standing = Standing()

    init(_ controllers: [Controller], _ fetch: @escaping Fetch) {
        self.controllers = Dictionary(controllers.map { ($0.name, $0) }) { first, _ in first }
        self.fetch = fetch
    }

    var addresses: Addresses { Addresses(bases: controllers.mapValues(\.base)) }

    /// How many questions were put to each controller.
    var asked: [String: Int] { standing.asked }

    /// Asks all questions and reads each answer as it comes, so that no two bodies need be kept.
    ///
    /// - Parameter chunks: takes the good bodies chunk by chunk instead; the response has none then.
    func ask<Key: Hashable, Value>(
        _ questions: [Key: Question],
        chunks: ((Key, [UInt8]) -> Void)? = nil,
        _ read: (Key, Response) throws(Malformed) -> Value
    ) -> [Key: Reading<Value>] {
        var readings: [Key: Reading<Value>] = [:]
        var asked: [(key: Key, question: Question, controller: Controller)] = []
        for (key, question) in questions.sorted(by: { $0.value < $1.value }) {
            if let controller = controllers[question.controller] {
                asked.append((key, question, controller))
            } else {
                readings[key] = .unread(.unconfigured(question))
            }
        }
        standing.begin()
        let requests = asked.map { key, question, controller in
            standing.asked[controller.name, default: 0] += 1
            var request = question.request(to: controller)
            request.isWanted = { [standing] in standing.down[controller.name] == nil }
            if let chunks { request.chunks = { chunks(key, $0) } }
            return request
        }
        fetch(requests) { index, answer in
            let (key, question, controller) = asked[index]
            if case .failure(.stopped) = answer, var unread = standing.down[controller.name] {
                unread.address = question.address(at: controller)
                readings[key] = .unread(unread)
            } else if let unread = Unread(answer, to: question, of: controller) {
                readings[key] = .unread(unread)
                standing.note(unread, concernsAll: unread.concernsAll(answer))
            } else if case .success(let response) = answer {
                standing.up.insert(controller.name)
                do throws(Malformed) {
                    readings[key] = .read(try read(key, response))
                } catch {
                    readings[key] = .unread(Unread(error, question, controller))
                }
            }
        }
        return readings
    }

    /// What to say of an answer of which a part makes no sense.
    func unread(_ malformed: Malformed, _ question: Question) -> Unread {
        guard let controller = controllers[question.controller] else {
            return .unconfigured(question)
        }
        return Unread(malformed, question, controller)
    }
}

/// How the controllers stand, by name, as their answers come.
private final class Standing {
    /// Those that have answered since the last `begin`: one bad answer does not bring them down.
    var up: Set<String> = []
    private(set) var down: [String: Unread] = [:]
    var asked: [String: Int] = [:]

    func begin() { up = [] }

    func note(_ unread: Unread, concernsAll: Bool) {
        if !concernsAll {
            up.insert(unread.controller)
        } else if !up.contains(unread.controller) {
            down[unread.controller] = unread
        }
    }
}

extension Unread {
    /// Whether every other question to this controller would be answered the same.
    fileprivate func concernsAll(_ answer: Answer) -> Bool {
        switch answer {
        case .success(let response):
            response.status == 401 || response.status == 503
                || kind == .refused && response.status == 200
        case .failure(.cutShort), .failure(.tooLarge), .failure(.notRecorded):
            false
        case .failure:
            true
        }
    }

    fileprivate static func unconfigured(_ question: Question) -> Unread {
        Unread(
            kind: .missing,
            controller: question.controller,
            address: question.path,
            what: "is not configured",
            remedy: "name this controller under `jenkins`"
        )
    }
}
