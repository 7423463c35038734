import Foundation
import History
import Wire

/// Tells a watchdog that a run began and how it ended, so that someone notices when cron itself is dead.
///
/// It speaks the protocol of healthchecks.io, which others understand: `/start` below the address, and at the
/// end the exit status. Findings are no fault of ours and count as success. Its address is a secret,
/// and nothing but the status is told: what broke is nobody's business there.
struct Heartbeat {
    let address: Secret
    let fetch: Fetch
    let warn: (String) -> Void

    /// Does what comes before a run: that it fails is a sign, too, unless another run does the work.
    func before<Value: ~Copyable>(_ preparation: () throws -> Value) throws -> Value {
        do {
            return try preparation()
        } catch RunLockError.alreadyRunning(let holder) {
            throw RunLockError.alreadyRunning(holder)
        } catch {
            beat(error)
            throw error
        }
    }

    /// Does the work of a run between the two signs of life; an error is one, too.
    func during(_ work: () throws -> ExitStatus) throws -> ExitStatus {
        beat("start")
        do {
            let status = try work()
            beat("\((status == .findings ? .done : status).rawValue)")
            return status
        } catch {
            beat(error)
            throw error
        }
    }

    private func beat(_ error: any Error) {
        beat("\(((error as? any Fatal)?.status ?? .fault).rawValue)")
    }

    /// That nobody takes it is said, and stops nothing.
    private func beat(_ sign: String) {
        let path = address.value.prefix { $0 != "?" }
        let query = address.value.dropFirst(path.count)
        let request = Request(
            path + (path.hasSuffix("/") ? "" : "/") + sign + query,
            limits: Limits(time: .seconds(10), bytes: 64 << 10, redirects: 0)
        )
        fetch([request]) { _, answer in
            switch answer {
            case .success(let response) where (200..<300).contains(response.status): break
            case .success(let response):
                let status = response.status
                warn("daybreak: the heartbeat was not taken (\(status)); check `heartbeat`")
            case .failure(.redirectedElsewhere), .failure(.tooManyRedirects):
                warn(
                    """
                    daybreak: the heartbeat was not taken: its address redirects, which is not \
                    followed; set the new one in `heartbeat`
                    """
                )
            case .failure(.badAddress), .failure(.notRecorded):
                // Their words would hold the whole address.
                warn("daybreak: the heartbeat cannot be sent; check the address in `heartbeat`")
            case .failure(let error):
                warn("daybreak: the heartbeat was not taken: \(error)")
            }
        }
    }
}

extension Night {
    /// The watchdog of a run that really takes place; nil where there is none, or nothing is to be believed.
    func heartbeat(isDry: Bool) -> Heartbeat? {
        guard let address = configuration.heartbeat, !isDry, onlyTo == nil, !readsRecording else {
            return nil
        }
        return Heartbeat(address: address, fetch: world.fetch, warn: world.warn)
    }
}

extension Heartbeat? {
    func before<Value: ~Copyable>(_ preparation: () throws -> Value) throws -> Value {
        guard let self else { return try preparation() }
        return try self.before(preparation)
    }

    func during(_ work: () throws -> ExitStatus) throws -> ExitStatus {
        try self.map { try $0.during(work) } ?? work()
    }
}
