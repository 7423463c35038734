package import Foundation

extension Recording {
    /// Writes down what passes through a `Fetch`; one thread's.
    ///
    /// Bodies go to a folder beside the one that was named as they come, and `finish` renames it: there
    /// is a whole recording, or none. Who asked, and with which headers, is never written.
    package final class Writer {
        private let folder: URL
        private let draft: URL
        private let redact: ([UInt8]) -> [UInt8]
        private var exchanges: [Key: Exchange] = [:]
        private var names = BodyNames()
        private var trouble: (any Error)?

        private struct Key: Hashable {
            var address: String
            var query: String
        }

        /// - Parameter redact: takes the secrets out of a body, a header's value, a query or a reason.
        package init(
            into folder: URL,
            redact: @escaping ([UInt8]) -> [UInt8]
        ) throws(RecordingError) {
            let files = FileManager.default
            guard !files.fileExists(atPath: folder.path) else {
                throw .exists(folder: folder.path)
            }
            self.folder = folder
            self.redact = redact
            draft = folder.deletingLastPathComponent()
                .appendingPathComponent(".\(folder.lastPathComponent).\(UUID().uuidString)")
            do {
                try files.createDirectory(at: draft, withIntermediateDirectories: true)
            } catch {
                throw .unwritten(folder: folder.path, reason: error.localizedDescription)
            }
        }

        deinit { try? FileManager.default.removeItem(at: draft) }

        /// The same fetch, but every answer to a GET is written down before it is handed on; a body
        /// that is taken in chunks is written chunk by chunk.
        package func recording(_ fetch: @escaping Fetch) -> Fetch {
            { requests, each in
                var requests = requests
                var drafts: [Int: BodyDraft] = [:]
                for index in requests.indices {
                    guard let chunks = requests[index].chunks else { continue }
                    let draft = BodyDraft(in: self.draft, redact: self.redact)
                    drafts[index] = draft
                    requests[index].chunks = { chunk in
                        draft.take(chunk)
                        chunks(chunk)
                    }
                }
                fetch(requests) { index, answer in
                    self.note(answer, to: requests[index], drafts.removeValue(forKey: index))
                    each(index, answer)
                }
            }
        }

        /// Makes the recording appear under its name.
        package func finish(moment: Date) throws(RecordingError) {
            do {
                if let trouble { throw trouble }
                let answers = exchanges.values.sorted {
                    ($0.address, $0.query ?? "") < ($1.address, $1.query ?? "")
                }
                try Notes(moment: moment, answers: answers).write(in: draft)
                try FileManager.default.moveItem(at: draft, to: folder)
            } catch {
                throw .unwritten(folder: folder.path, reason: error.localizedDescription)
            }
        }

        private func note(_ answer: Answer, to request: Request, _ draft: BodyDraft?) {
            defer { if let draft { try? FileManager.default.removeItem(at: draft.file) } }
            guard request.method == .get, let address = try? Address(request.url) else { return }
            let key = Key(address: address.withoutQuery, query: String(address.query))
            var exchange = Exchange(
                address: key.address,
                page: Page(query: address.query).text,
                query: key.query.isEmpty ? nil : redact(key.query)
            )
            switch answer {
            case .success(let response):
                exchange.status = response.status
                exchange.headers = response.headers.filter { telling.contains($0.key) }
                    .mapValues(redact)
                let name = exchanges[key]?.body ?? names.name(for: address, exchange)
                exchange.body = name
                keep(name) { file in
                    guard let draft, !draft.isEmpty else {
                        return try Data(redact(response.body)).write(to: file)
                    }
                    try draft.finish()
                    try? FileManager.default.removeItem(at: file)
                    try FileManager.default.moveItem(at: draft.file, to: file)
                }
            case .failure(let error):
                guard var failure = Exchange.Failure(error) else { return }
                failure.reason = failure.reason.map(redact)
                exchange.failure = failure
            }
            exchanges[key] = exchange
        }

        private func redact(_ text: String) -> String {
            String(decoding: redact(Array(text.utf8)), as: UTF8.self)
        }

        private func keep(_ name: String, writing write: (URL) throws -> Void) {
            let file = draft.appendingPathComponent(name)
            do {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try write(file)
            } catch {
                trouble = trouble ?? error
            }
        }
    }
}

/// The headers that a reader may want to know.
private let telling: Set = [
    "content-type", "location", "retry-after", "x-jenkins", "x-more-data", "x-text-size",
]
