import Foundation
import Golden
import Testing

/// A server that takes every connection and never answers; it lets a test know of the first.
final class Silence {
    private let server: Server
    private let bell: Int32

    init(in home: Home) throws {
        let path = home.url("bell-\(UUID().uuidString)").path
        try #require(mkfifo(path, 0o600) == 0)
        bell = open(path, O_RDONLY | O_NONBLOCK)
        server = try Server(script: servers.appendingPathComponent("silent.py"), arguments: [path])
    }

    deinit { close(bell) }

    var host: String { "127.0.0.1:\(server.port)" }

    /// Returns when somebody has connected.
    func waitForConnection() throws {
        var waiting = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
        try #require(poll(&waiting, 1, 30_000) == 1, "nobody connected within half a minute")
    }
}

let servers = checkout.appendingPathComponent("Tests/daybreakTests/WholeProgram/Servers")
