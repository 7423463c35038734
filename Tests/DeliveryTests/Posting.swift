import Foundation
import Wire

@testable import Delivery

/// A server of one's own mind, which keeps what it was asked.
final class Counterpart {
    private(set) var requests: [Request] = []
    private let answer: (Request) -> Answer

    init(_ answer: @escaping (Request) -> Answer) {
        self.answer = answer
    }

    convenience init(_ status: Int = 200, _ body: String = "ok") {
        self.init { _ in .success(Response(status: status, body: Array(body.utf8))) }
    }

    var courier: Courier {
        Courier { requests, each in
            for (index, request) in requests.enumerated() {
                self.requests.append(request)
                each(index, self.answer(request))
            }
        }
    }

    /// The bodies of what it was asked, as JSON.
    func posts<Content: Decodable>(_ type: Content.Type = Content.self) throws -> [Content] {
        try requests.map { try JSONDecoder().decode(type, from: Data($0.body)) }
    }
}
