import Foundation
import Testing

@testable import Dependencies

/// A patch is good if git takes it, and makes of the old text the new one.
@Suite struct DiffTests {
    @Test(
        arguments: [
            (nil, "a\nb\n"), ("", "a\n"), ("a\nb\nc\n", "a\nB\nc\n"), ("a\n", "a"), ("a", "a\n"),
            ("a\nb\n", ""), ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"),
            ("x\n1\n2\n3\n4\n5\n6\n7\n8\n9\ny\n", "X\n1\n2\n3\n4\n5\n6\n7\n8\n9\nY\n"),
            ("a\r\nb\r\n", "a\r\nc\r\n"), ("é\n", "è\n"),
        ] as [(String?, String)]
    )
    func gitAppliesIt(old: String?, new: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            UUID().uuidString
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("a.txt")
        if let old { try Data(old.utf8).write(to: file) }
        let patch = folder.appendingPathComponent("p")
        try Data(unifiedDiff(from: old, to: new, path: "a.txt").utf8).write(to: patch)
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git", "apply", "--whitespace=nowarn", "p"]
        git.currentDirectoryURL = folder
        try git.run()
        git.waitUntilExit()
        #expect(git.terminationStatus == 0)
        let found = try? String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(found ?? "" == new)
    }

    @Test func whatIsAlikeHasNoDifference() {
        #expect(unifiedDiff(from: "a\n", to: "a\n", path: "a") == "")
    }

    @Test func largeFilesAreComparedInTime() {
        let old = (0..<20_000).map { "line \($0)\n" }.joined()
        let new = old.replacing("line 10000\n", with: "other\n")
        let patch = unifiedDiff(from: old, to: new, path: "a")
        #expect(patch.split(separator: "\n").count == 12)
    }
}
