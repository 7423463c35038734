import Foundation
import Golden
import Testing

@testable import Wire

/// Bodies that are taken chunk by chunk, from a server and from a recording of it.
struct ChunkTests {
    let http = HTTP(stop: StopSign())
    let log = (0..<20_000).map { "line \($0)\n" }.joined()

    @Test func aGoodBodyComesInChunksAndNotAgain() throws {
        let web = try Web()
        var chunks: [[UInt8]] = []
        let request = Request(web.url("/log?lines=20000"), chunks: { chunks.append($0) })
        let response = try http.ask(request).get()
        #expect(response.body == [])
        #expect(chunks.count > 1)
        #expect(String(decoding: chunks.joined(), as: UTF8.self) == log)
    }

    @Test func aBadAnswerComesWhole() throws {
        let web = try Web()
        var chunks: [[UInt8]] = []
        let request = Request(web.url("/status?code=404"), chunks: { chunks.append($0) })
        let response = try http.ask(request).get()
        #expect(String(decoding: response.body, as: UTF8.self) == "not now")
        #expect(chunks == [])
    }

    @Test func chunksAreBoundedToo() throws {
        let web = try Web()
        var taken = 0
        let answer = http.ask(
            Request(
                web.url("/endless"),
                limits: Limits(bytes: 3 << 20),
                chunks: { taken += $0.count }
            )
        )
        #expect(answer == .failure(.tooLarge(host: web.name, limit: 3 << 20)))
        #expect(taken <= 3 << 20)
    }

    @Test func theRecordingGivesTheSameChunkByChunkOrWhole() throws {
        let web = try Web()
        let url = web.url("/log?lines=20000")
        try withFolder { parent in
            let folder = parent.appendingPathComponent("morning")
            let redact = { (bytes: [UInt8]) -> [UInt8] in
                let text = String(decoding: bytes, as: UTF8.self)
                return Array(text.replacing("line 1234\n", with: "line ••••\n").utf8)
            }
            let writer = try Recording.Writer(into: folder, redact: redact)
            var heard: [UInt8] = []
            writer.recording(http.fetch)([Request(url, chunks: { heard += $0 })]) { _, _ in }
            try writer.finish(moment: Date(timeIntervalSince1970: 0))
            #expect(String(decoding: heard, as: UTF8.self) == log, "whoever listens hears all")

            let expected = log.replacing("line 1234\n", with: "line ••••\n")
            let recording = try Recording(folder)
            var replayed: [UInt8] = []
            var whole: [UInt8] = []
            recording.fetch([Request(url, chunks: { replayed += $0 }), Request(url)]) { _, answer in
                whole += (try? answer.get().body) ?? []
            }
            #expect(String(decoding: replayed, as: UTF8.self) == expected)
            #expect(String(decoding: whole, as: UTF8.self) == expected)
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            #expect(files.count { $0.contains("/.") || $0.hasPrefix(".") } == 0, "no draft is left")
        }
    }

    @Test func whatBrokeOffIsRecordedAsBroken() throws {
        let web = try Web()
        let url = web.url("/cut")
        try withFolder { parent in
            let folder = parent.appendingPathComponent("morning")
            let writer = try Recording.Writer(into: folder, redact: { $0 })
            writer.recording(http.fetch)([Request(url, chunks: { _ in })]) { _, _ in }
            try writer.finish(moment: Date(timeIntervalSince1970: 0))
            let recording = try Recording(folder)
            var answer: Answer?
            recording.fetch([Request(url)]) { answer = $1 }
            #expect(answer == .failure(.cutShort(host: web.name, received: 10)))
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            #expect(files == ["recording.json"])
        }
    }

    @Test func whatNobodyWantsIsNotAsked() throws {
        let web = try Web()
        var isWanted = true
        let requests = (0..<5).map { Request(web.url("/\($0)"), isWanted: { isWanted }) }
        var answers: [Int: Answer] = [:]
        http.fetch(requests) { index, answer in
            answers[index] = answer
            isWanted = false
        }
        #expect(try answers[0]?.get().status == 200)
        #expect((1..<5).allSatisfy { answers[$0] == .failure(.stopped) })
        #expect(try web.report().requests.count == 1)
    }
}
