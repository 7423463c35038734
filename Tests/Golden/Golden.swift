package import Foundation
package import Testing

/// Compares a text that a person reads with the golden file of that name beside the test.
///
/// With `RECORD` set in the environment the file is written instead, to be read before it is committed.
package func expectGolden(
    _ text: String,
    _ name: String,
    file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let golden = URL(fileURLWithPath: file).deletingLastPathComponent()
        .appendingPathComponent("Goldens").appendingPathComponent(name)
    guard ProcessInfo.processInfo.environment["RECORD"] == nil else {
        try FileManager.default.createDirectory(
            at: golden.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: golden)
        return
    }
    let expected = try String(decoding: Data(contentsOf: golden), as: UTF8.self)
    #expect(text == expected, "differs from \(golden.path)", sourceLocation: sourceLocation)
}

/// The folder of real data beside the checkout, or nil in a user's clone, which has none.
package let shared: URL? = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 1...4 { folder.deleteLastPathComponent() }
    folder.appendPathComponent("shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

/// The reason that a skipped case shows where there is no `../shared`.
package let needsShared: Comment = "needs ../shared, which only the founders' workplace has"
