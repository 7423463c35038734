import Foundation
import Golden
import Testing

extension Home {
    /// A web server whose addresses say how it answers; what it was asked is in this home's file `hooks`.
    func hooks() throws -> Server {
        try Server(
            script: servers.appendingPathComponent("hooks.py"),
            environment: ["KEPT": url("hooks").path]
        )
    }

    /// Gives somebody of the demo a webhook of their own, which is preferred to their mail.
    func giveHook(to person: String, answering answers: String, on server: Server) throws {
        try write("http://127.0.0.1:\(server.port)/\(answers)/s3cr3t\n", to: "\(person).hook")
        let mail = "mail: \(person)@thalassa.example"
        let text = try read("daybreak.yaml")
        try #require(text.contains(mail))
        try write(
            text.replacing(mail, with: "\(mail), slack: '${file:\(person).hook}'"),
            to: "daybreak.yaml"
        )
    }
}
