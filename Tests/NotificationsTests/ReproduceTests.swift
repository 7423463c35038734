import Notifications
import Testing

/// The command by which people see a failure for themselves.
@Suite struct ReproduceTests {
    private func command(
        _ text: String,
        _ values: [ReproduceCommand.Name: String]
    ) throws -> String? {
        try ReproduceCommand(text).command(values)
    }

    @Test func valuesStandForTheirNames() throws {
        let text = "podman run nightly:{{run}}-{{ platform }} ctest -R {{test}}"
        let values: [ReproduceCommand.Name: String] = [
            .run: "2026-11-19", .platform: "linux-aarch64", .test: "test_open_boundary",
        ]
        #expect(
            try command(text, values)
                == "podman run nightly:2026-11-19-linux-aarch64 ctest -R test_open_boundary"
        )
        #expect(try command("make check", [:]) == "make check")
    }

    @Test func withoutAValueThereIsNoCommand() throws {
        #expect(try command("ctest -R {{test}}", [.run: "2026-11-19"]) == nil)
        #expect(try command("ctest -R {{test}}", [.test: ""]) == nil)
    }

    @Test(arguments: [
        ("a[x y]", "ctest -R 'a[x y]'"),
        ("$(reboot)", "ctest -R '$(reboot)'"),
        ("it's; reboot", "ctest -R 'it'\\''s; reboot'"),
        ("tëst", "ctest -R 'tëst'"),
    ])
    func whateverAShellMightActUponIsQuoted(test: String, whole: String) throws {
        #expect(try command("ctest -R {{test}}", [.test: test]) == whole)
    }

    @Test(arguments: ["a\nreboot", "a\rreboot", "a\u{1B}[2Jb", "a\u{202E}b", "a\u{2028}b"])
    func whatLooksDifferentFromWhatItIsMakesNoCommand(test: String) throws {
        #expect(try command("ctest -R {{test}}", [.test: test]) == nil)
    }

    @Test func aNameThatMeansNothingIsNamed() {
        #expect(throws: ReproduceCommand.UnknownName(word: "tset")) {
            try ReproduceCommand("ctest -R {{tset}}")
        }
    }
}
