import Foundation
import Golden
import Testing

/// What becomes of messages where the disk lets nothing be written.
@Suite(.enabled(if: Disk.mayBeMade, "needs the right to mount a tmpfs")) struct DiskTests {
    private func expectEveryoneHasMail(_ home: Home, in folder: String = "mail") throws {
        let mails = try home.mails(in: folder)
        #expect(mails.map(\.recipients.count) == [1, 1, 1, 1, 1])
        #expect(Set(mails.flatMap(\.recipients)).count == 5)
    }

    @Test func whereTheStateHasNoRoomNothingIsSentUntilThereIs() throws {
        let home = try Home()
        let disk = try Disk(at: home.url("state"))
        try home.writeDemo()
        _ = try home.runMorning("2026-11-16")
        try disk.fill()
        let full = try home.runMorning("2026-11-17")
        #expect(full.status == 3)
        #expect(
            full.errors == """
                daybreak: the state ~/state/daybreak.sqlite cannot be written: no space is left; \
                nothing was written

                """
        )
        #expect(try home.mails().isEmpty)
        try disk.empty()
        let next = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:15:00Z")
        #expect(next.messages == "5 messages: 5 delivered (5 mail), 0 waiting\n")
        try expectEveryoneHasMail(home)
    }

    @Test func whereTheMailHasNoRoomItWaits() throws {
        let home = try Home()
        let disk = try Disk(at: home.url("mail"))
        try home.writeDemo()
        _ = try home.runMorning("2026-11-16")
        try disk.fill()
        let full = try home.runMorning("2026-11-17")
        #expect(full.status == 4)
        #expect(full.messages.hasPrefix("5 messages: 0 delivered, 5 waiting\n"))
        #expect(
            full.messages.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
                "~/mail: No space left on device; the mail is kept"
            )
        )
        try disk.empty()
        let next = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:15:00Z")
        #expect(next.messages == "5 messages: 5 delivered (5 mail), 0 waiting\n")
        try expectEveryoneHasMail(home)
    }

    @Test func whereTheStateIsReadOnlyNothingIsSent() throws {
        let home = try Home()
        let disk = try Disk(at: home.url("state"))
        try home.writeDemo()
        _ = try home.runMorning("2026-11-16")
        try disk.mount("remount,ro")
        let locked = try home.runMorning("2026-11-17")
        #expect(locked.status == 3)
        #expect(locked.output == "")
        #expect(locked.errors.contains("~/state/daybreak.sqlite"))
        #expect(try home.mails().isEmpty)
        try disk.mount("remount,rw")
        let next = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:15:00Z")
        #expect(next.messages == "5 messages: 5 delivered (5 mail), 0 waiting\n")
        try expectEveryoneHasMail(home)
    }
}

/// A small file system of its own, taken away with its value.
private final class Disk {
    private let folder: URL

    init(at folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try mount("size=1m,mode=700")
    }

    deinit { _ = try? Self.run("umount", [folder.path]) }

    /// Whether we may make one here.
    static let mayBeMade: Bool = {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("daybreak-disk-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        return (try? Disk(at: folder)) != nil
    }()

    func mount(_ options: String) throws {
        let status = try Self.run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder.path])
        guard status == 0 else { throw CocoaError(.fileWriteNoPermission) }
    }

    /// Leaves no byte free.
    func fill() throws {
        let file = open(folder.appendingPathComponent("filler").path, O_WRONLY | O_CREAT, 0o600)
        defer { close(file) }
        let page = [UInt8](repeating: 0, count: 4096)
        while write(file, page, page.count) > 0 {}
    }

    func empty() throws {
        try FileManager.default.removeItem(at: folder.appendingPathComponent("filler"))
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
