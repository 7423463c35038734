import Foundation
import Golden
import Testing

/// A real mail server that insists on STARTTLS with a certificate of its own authority, and on the
/// password `s3cr3t`; what it takes it keeps in the home's folder `arrived`.
struct PostOffice {
    private let server: Server

    static let isHere = Server.has("aiosmtpd")
    static let isNeeded: Comment = "needs Python with aiosmtpd; DAYBREAK_TEST_PYTHON may name one"

    init(in home: Home) throws {
        let tests = checkout.appendingPathComponent("Tests")
        try home.makeCertificates()
        server = try Server(
            script: tests.appendingPathComponent("DeliveryTests/Servers/mail.py"),
            arguments: [home.url("arrived").path, home.url("good.pem").path]
        )
    }

    var address: String { "smtp://127.0.0.1:\(server.port)" }

    /// The configuration of mail that goes there, with the password in the home's file `password`.
    var mail: String { Self.mail(to: address) }

    static func mail(to address: String) -> String {
        """
        server: \(address)
        user: nightly
        password: ${file:password}
        ca_file: ca.pem
        """
    }

    /// A text as if this were the demo's own server.
    func hidden(in text: String) -> String {
        text.replacing("127.0.0.1:\(server.port)", with: "mail.thalassa.example")
    }
}

extension Home {
    /// Makes an authority, `ca.pem`, and what it has signed: `good.pem`, `wrong.pem` for another host, and
    /// `expired.pem`.
    func makeCertificates() throws {
        guard !FileManager.default.fileExists(atPath: url("good.pem").path) else { return }
        let script = checkout.appendingPathComponent("Tests/WireTests/Servers/certificates.sh")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [script.path, folder.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}
