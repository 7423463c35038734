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
        try giveHook(to: person, at: "http://127.0.0.1:\(server.port)/\(answers)/s3cr3t")
    }

    func giveHook(to person: String, at address: String) throws {
        try write(address + "\n", to: "\(person).hook")
        let mail = "mail: \(person)@thalassa.example"
        let text = try read("daybreak.yaml")
        try #require(text.contains(mail))
        try write(
            text.replacing(mail, with: "\(mail), slack: '${file:\(person).hook}'"),
            to: "daybreak.yaml"
        )
    }

    /// A mail server that answers recipients as told; what it takes is in this home's folder `arrived`.
    ///
    /// - Parameter certificate: A file of `certificates`, with which it insists on STARTTLS.
    func post(_ answers: [String] = [], certificate: String? = nil) throws -> Server {
        try Server(
            script: servers.appendingPathComponent("post.py"),
            arguments: [url("arrived").path] + answers,
            environment: certificate.map { ["CERTIFICATE": url($0).path] } ?? [:]
        )
    }

    /// Says that the controller is another one.
    func writeJenkins(_ address: String) throws {
        let lines = try read("daybreak.yaml").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        try write(
            lines.map { $0.hasPrefix("jenkins: ") ? "jenkins: \(address)" : $0 }
                .joined(separator: "\n"),
            to: "daybreak.yaml"
        )
    }
}

extension Server {
    /// A text as if the server were a host of that project, on its usual port.
    func hidden(in text: String) -> String {
        text.replacing("127.0.0.1:\(port)", with: "server.thalassa.example")
    }
}

extension Ending {
    /// What a report says of messages.
    var messages: String {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        let start = lines.drop { $0.wholeMatch(of: #/\d+ messages?: .*/#) == nil }
        return start.prefix { $0.hasPrefix("   ") || $0.contains("delivered") }
            .map { $0 + "\n" }.joined()
    }
}
