import Foundation

/// A body that is written down chunk by chunk, without its secrets.
///
/// They are looked for in whole lines: one may lie across two chunks.
final class BodyDraft {
    let file: URL
    private let redact: ([UInt8]) -> [UInt8]
    /// The beginning of a line that has not ended.
    private var rest: [UInt8] = []
    private var handle: FileHandle?
    private var trouble: (any Error)?

    init(in folder: URL, redact: @escaping ([UInt8]) -> [UInt8]) {
        file = folder.appendingPathComponent(".\(UUID().uuidString)")
        self.redact = redact
    }

    /// Whether anything has come.
    var isEmpty: Bool { handle == nil && rest.isEmpty && trouble == nil }

    func take(_ chunk: [UInt8]) {
        rest += chunk
        guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { return }
        write(redact(Array(rest[...end])))
        rest.removeSubrange(...end)
    }

    /// Throws what went wrong with any chunk.
    func finish() throws {
        if !rest.isEmpty { write(redact(rest)) }
        try handle?.close()
        if let trouble { throw trouble }
    }

    private func write(_ bytes: [UInt8]) {
        do {
            if handle == nil {
                try Data().write(to: file)
                handle = try FileHandle(forWritingTo: file)
            }
            try handle?.write(contentsOf: bytes)
        } catch {
            trouble = trouble ?? error
        }
    }
}
