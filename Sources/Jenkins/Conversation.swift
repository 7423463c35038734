import Nightly
import Wire

/// One run's conversation with all controllers, who may each be down.
///
/// The first question to a controller goes alone. If nobody is there, or it does not know us, the
/// others are not asked: they share that answer.
struct Conversation {
    private let controllers: [String: Controller]
    private let fetch: Fetch
    private var standing: [String: Standing] = [:]

    private enum Standing {
        case up
        case down(Unread)
    }

    init(_ controllers: [Controller], _ fetch: @escaping Fetch) {
        self.controllers = Dictionary(controllers.map { ($0.name, $0) }) { first, _ in first }
        self.fetch = fetch
    }

    var addresses: Addresses { Addresses(bases: controllers.mapValues(\.base)) }

    /// Asks all questions and reads each answer as it comes, so that no two bodies need be kept.
    mutating func ask<Key: Hashable, Value>(
        _ questions: [Key: Question],
        _ read: (Key, Response) throws(Malformed) -> Value
    ) -> [Key: Reading<Value>] {
        let all = questions.sorted { $0.value < $1.value }
        var readings: [Key: Reading<Value>] = [:]
        var greeted: Set<String> = []
        let first = all.filter { _, question in
            standing[question.controller] == nil && greeted.insert(question.controller).inserted
        }
        send(first.map { ($0.key, $0.value) }, into: &readings, read)
        send(
            all.filter { readings[$0.key] == nil }.map { ($0.key, $0.value) },
            into: &readings,
            read
        )
        return readings
    }

    private mutating func send<Key: Hashable, Value>(
        _ questions: [(Key, Question)],
        into readings: inout [Key: Reading<Value>],
        _ read: (Key, Response) throws(Malformed) -> Value
    ) {
        var open: [(key: Key, question: Question, controller: Controller)] = []
        for (key, question) in questions {
            guard let controller = controllers[question.controller] else {
                readings[key] = .unread(.unconfigured(question))
                continue
            }
            if case .down(var unread) = standing[question.controller] {
                unread.address = question.address(at: controller)
                readings[key] = .unread(unread)
            } else {
                open.append((key, question, controller))
            }
        }
        guard !open.isEmpty else { return }
        var up: Set<String> = []
        var down: [String: Unread] = [:]
        fetch(open.map { $0.question.request(to: $0.controller) }) { index, answer in
            let (key, question, controller) = open[index]
            if let unread = Unread(answer, to: question, of: controller) {
                readings[key] = .unread(unread)
                if unread.concernsAll(answer) {
                    down[controller.name] = unread
                } else {
                    up.insert(controller.name)
                }
                return
            }
            guard case .success(let response) = answer else { return }
            up.insert(controller.name)
            do throws(Malformed) {
                readings[key] = .read(try read(key, response))
            } catch {
                readings[key] = .unread(Unread(error, question, controller))
            }
        }
        for (name, unread) in down { standing[name] = .down(unread) }
        for name in up { standing[name] = .up }
    }

    /// What to say of an answer of which a part makes no sense.
    func unread(_ malformed: Malformed, _ question: Question) -> Unread {
        guard let controller = controllers[question.controller] else {
            return .unconfigured(question)
        }
        return Unread(malformed, question, controller)
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
