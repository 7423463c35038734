import Foundation
import Testing

@testable import Versions

private let dpkg = "/usr/bin/dpkg"

/// What is installed on this machine, held against dpkg itself.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: dpkg), "needs dpkg"))
struct DpkgTests {
    @Test func everyInstalledVersionIsOrderedAsDpkgOrdersIt() throws {
        let versions = Set(
            try lines(of: "dpkg-query -W -f '${Version}\\n'").filter { !$0.isEmpty }
        ).sorted()
        let pairs = zip(versions, versions.dropFirst()).map { "\($0) \($1)" }
        #expect(!pairs.isEmpty)
        let orders = try lines(
            of: """
                while read -r one other; do
                    if dpkg --compare-versions "$one" lt "$other"; then echo '<'
                    elif dpkg --compare-versions "$one" eq "$other"; then echo '='
                    else echo '>'; fi
                done
                """,
            given: pairs.joined(separator: "\n") + "\n"
        )
        let found = try zip(versions, versions.dropFirst()).map {
            try Scheme.debian.compare($0, $1)?.rawValue ?? "?"
        }
        #expect(found == orders)
    }

    private func lines(of script: String, given text: String = "") throws -> [String] {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", script]
        let (input, output) = (Pipe(), Pipe())
        (shell.standardInput, shell.standardOutput) = (input, output)
        try shell.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        shell.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
