import Foundation
import Notifications
import Testing
import Wire

@testable import Delivery

@Suite struct MatrixTests {
    @Test func aMessageIsPutUnderTheParcelsIdentity() throws {
        let server = Counterpart(200, #"{"event_id":"$e1"}"#)
        let outcome = matrix(server).send(parcel, to: "!r:x.example", at: seven)
        guard case .delivered(_, let anchor) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(anchor == Anchor(room: "!r:x.example", message: "$e1"))
        let request = try #require(server.requests.first)
        #expect(request.method == .put)
        #expect(
            request.url == """
                https://x.example/_matrix/client/v3/rooms/%21r%3Ax.example/send/m.room.message/\
                thalassa-47.1-failed.2026-11-19.ines.matrix
                """
        )
        #expect(request.headers["Authorization"] == "Bearer syt_1")
        let post = try event(request.body)
        #expect(post.type == "m.text")
        #expect(post.body.hasPrefix("🔴 RED: thalassa"))
        #expect(post.formatted.hasPrefix("🔴 <strong>RED: thalassa"))
        #expect(post.relation == nil)
    }

    @Test func whatFollowsGoesIntoTheThreadOfTheSameRoom() throws {
        let server = Counterpart(200, #"{"event_id":"$e2"}"#)
        var parcel = parcel
        parcel.root = Anchor(room: "!r:x.example", message: "$e1")
        for room in ["!r:x.example", "!other:x.example"] {
            _ = matrix(server).send(parcel, to: room, at: seven)
        }
        let threads = try server.requests.map { try event($0.body).relation?.event }
        #expect(threads == ["$e1", nil])
    }

    @Test(arguments: [
        (401, #"{"errcode":"M_UNKNOWN_TOKEN"}"#, "refused"),
        (403, #"{"errcode":"M_FORBIDDEN"}"#, "refused"), (413, "", "refused"),
        (429, #"{"errcode":"M_LIMIT_EXCEEDED"}"#, "postponed"), (500, "", "postponed"),
        (200, "{}", "postponed"),
    ])
    func theAnswerDecides(status: Int, body: String, fate: String) {
        let outcome = "\(matrix(Counterpart(status, body)).send(parcel, to: "!r:x", at: seven))"
        #expect(outcome.hasPrefix(fate), "\(outcome)")
    }

    @Test func anEndlessMessageFitsAnEvent() throws {
        let body = Matrix.render(suspicion.endless)
        #expect(body.count < 60_000)
        let event = try event(body)
        #expect(event.body.contains("https://nightly.thalassa.example/2026-11-19"))
        #expect(event.formatted.contains("https://nightly.thalassa.example/2026-11-19"))
    }

    private let parcel = suspicion.parcel(to: .matrix)

    private func matrix(_ server: Counterpart) -> Matrix {
        Matrix(server: "https://x.example", token: Secret("syt_1"), by: server.courier)
    }

    private func event(_ body: [UInt8]) throws -> Matrix.Event {
        try JSONDecoder().decode(Matrix.Event.self, from: Data(body))
    }
}
