import Nightly

// How a break shows in what Jenkins tells without its log. The weights are guesses from experience,
// made before anything was measured, and are not to be tuned.

extension CodeBase {
    /// What the reports say after a commit broke something; other commits may be named by mistake.
    func symptom(of breaker: Commit, among all: [Commit], _ dice: inout Dice) -> BuildDetail {
        guard let file = breaker.files.randomElement(using: &dice) else {
            return dice.chance(30) ? elsewhere(&dice) : Self.opaque(&dice)
        }
        switch dice.roll(0..<100) {
        case 0..<8: return compileError(in: file, &dice)
        case 8..<20: return Self.opaque(&dice)
        case 20..<58: return failing([file], trace: [file], &dice)
        case 58..<75:
            let near = dice.pick(files(of: file.module))
            return failing([near, dice.pick(files(of: file.module))], trace: [near], &dice)
        case 75..<88:
            let far = dice.pick(files)
            return failing([far], trace: [far, dice.pick(files), file], &dice)
        case 88..<95: return elsewhere(&dice)
        case _:
            let innocent = all.filter { $0.change.id != breaker.change.id }.flatMap(\.files)
            let wrong = innocent.randomElement(using: &dice) ?? dice.pick(files)
            return dice.chance(40)
                ? compileError(in: wrong, &dice) : failing([wrong], trace: [wrong], &dice)
        }
    }

    /// Tests that have nothing to do with what broke them.
    func elsewhere(_ dice: inout Dice) -> BuildDetail {
        let some = (0..<dice.roll(1..<4)).map { _ in dice.pick(files) }
        return failing(some, trace: [some[0]], &dice)
    }

    static func opaque(_ dice: inout Dice) -> BuildDetail {
        BuildDetail(
            stage: dice.pick(["build", "test", "package", "install"]),
            stageError: "script returned exit code \(dice.pick([1, 2, 8, 127]))"
        )
    }

    private func compileError(in file: File, _ dice: inout Dice) -> BuildDetail {
        let line = dice.roll(1..<900)
        let text =
            switch style {
            case .cpp: "/ws/\(file.path):\(line):17: error: 'kmax' was not declared in this scope"
            case .python: trace([file], line: line) + "\nSyntaxError: invalid syntax"
            case .java: "[ERROR] /ws/\(file.path):[\(line),8] cannot find symbol"
            }
        return BuildDetail(stage: "build", stageError: text)
    }

    /// Tests of some files failed; some reports carry a trace, some only the numbers that differ.
    private func failing(_ tested: [File], trace: [File], _ dice: inout Dice) -> BuildDetail {
        let tests = tested.map { file in
            let line = dice.roll(1..<400)
            var message = dice.pick([
                "max |eta - eta_ref| = 3.1e-04, tolerance 1.0e-06",
                "expected 4 but was 5", "assert 0.41 < 0.25", "Segmentation fault",
            ])
            if dice.chance(55) { message = "\(test(of: file)):\(line): Failure\n  \(message)" }
            if dice.chance(50) || trace.count > 1 {
                let noise = dice.chance(30) ? [dice.pick(files)] : []
                message += "\n" + self.trace(trace + noise, line: line)
            }
            return FailedTest(name: testName(of: file), age: 1, message: message)
        }
        return BuildDetail(
            stage: "test",
            stageError: "script returned exit code 8",
            failedTests: tests
        )
    }
}

extension BuildDetail {
    /// What a broken machine, and not a change, looks like.
    static func brokenMachine(_ dice: inout Dice) -> BuildDetail {
        let text = dice.pick([
            "write /ws/build/a.o: No space left on device",
            "fatal: unable to access 'https://git.sim.example/': Could not resolve host",
            "java.nio.channels.ClosedChannelException: agent linux-3 went offline",
            "Failed to connect to mirror.sim.example port 443: Connection refused",
            "script returned exit code 143", "script returned exit code 1",
        ])
        return BuildDetail(stage: dice.pick(["checkout", "build", "test"]), stageError: text)
    }

    /// What a changed package looks like, which is named now and then.
    static func brokenPackage(_ name: String, in code: CodeBase, _ dice: inout Dice) -> BuildDetail
    {
        guard dice.chance(60) else {
            return dice.chance(50) ? code.elsewhere(&dice) : opaque(&dice)
        }
        let text = dice.pick([
            "ImportError: cannot import name 'trapz' from '\(name)'",
            "/opt/env/lib/\(name).so.4: undefined symbol: dgemm_",
            "AttributeError: module '\(name)' has no attribute 'float_'",
        ])
        var detail = code.elsewhere(&dice)
        detail.failedTests[0].message = text
        return detail
    }

    private static func opaque(_ dice: inout Dice) -> BuildDetail { CodeBase.opaque(&dice) }
}
