import Delivery
import Documents
import Foundation
import Testing
import Wire

@testable import daybreak

/// What may not reach a recording.
@Suite struct RedactorTests {
    @Test(arguments: [
        (#"{"log":"using 11aa/b&c done"}"#, #"{"log":"using redacted done"}"#),
        (#"{"log":"using 11aa\/b&c done"}"#, #"{"log":"using redacted done"}"#),
        ("<log>11aa/b&amp;c</log>", "<log>redacted</log>"),
        ("?token=11aa%2Fb%26c", "?token=redacted"),
        ("Authorization: Basic ZDoxMWFhL2ImYw==", "Authorization: Basic redacted"),
        (
            #"{"name":"DEPLOY_TOKEN","value":"x\"y"},{"name":"PLATFORM","value":"arm"}"#,
            #"{"name":"DEPLOY_TOKEN","value":"redacted"},{"name":"PLATFORM","value":"arm"}"#
        ),
        (
            "<authToken>abc</authToken><spec>0 2 * * *</spec>",
            "<authToken>redacted</authToken><spec>0 2 * * *</spec>"
        ),
    ])
    func secretsGoAndTheRestStays(text: String, expected: String) throws {
        let redacted = try redactor().redact(Array(text.utf8))
        #expect(String(decoding: redacted, as: UTF8.self) == expected)
    }

    @Test func aByteThatIsNoTextHidesNothingAndStays() throws {
        let redacted = try redactor().redact([0xE9, 0x20] + Array("11aa/b&c".utf8) + [0xFF])
        #expect(redacted == [0xE9, 0x20] + Array("redacted".utf8) + [0xFF])
    }

    private func redactor() throws -> Redactor {
        let source = try Source(
            file: "daybreak.yaml",
            text: """
                jenkins: { url: "https://ci.example", user: d, token: "${env:TOKEN}" }
                products: { p: { jobs: n, owner: o@x.example } }
                """
        )
        let surroundings = Surroundings(
            environment: ["HOME": "/home/op", "TOKEN": "11aa/b&c"],
            folder: URL(fileURLWithPath: "/srv"),
            timeZone: .gmt,
            read: { _ in throw CocoaError(.fileReadNoSuchFile) },
            list: { _ in throw CocoaError(.fileReadNoSuchFile) },
            isOpenToAll: { _ in false }
        )
        return Redactor(try Configuration(source, in: surroundings))
    }
}
