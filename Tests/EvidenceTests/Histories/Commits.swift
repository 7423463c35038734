import Nightly

/// A made-up commit, with what it takes to break something by it.
struct Commit {
    enum Kind { case work, broad, words, scripts, bot }

    var kind: Kind
    var change: Change
    /// The files of the code base that it touches.
    var files: [CodeBase.File]
}

extension CodeBase {
    /// As many commits as asked for: work in series, sweeps over everything, words, scripts, bots.
    func commits(_ count: Int, by crew: Crew, _ dice: inout Dice) -> [Commit] {
        var commits: [Commit] = []
        while commits.count < count {
            switch dice.pick([Commit.Kind.work: 74, .broad: 5, .words: 7, .scripts: 6, .bot: 8]) {
            case .work:
                let author = crew.author(&dice)
                let module = dice.pick(files).module
                let length = min(dice.pick([1: 62, 2: 16, 3: 12, 5: 10]), count - commits.count)
                for _ in 0..<length { commits.append(work(in: module, by: author, &dice)) }
            case .broad:
                let some = Array(files.shuffled(using: &dice).prefix(dice.roll(20..<60)))
                commits.append(
                    commit(.broad, "Sort all includes", crew.author(&dice), some, [], &dice)
                )
            case .words:
                let paths = dice.pick([["README.md"], ["docs/\(dice.pick(files).stem).rst"]])
                commits.append(commit(.words, "Explain", crew.author(&dice), [], paths, &dice))
            case .scripts:
                let paths = dice.pick([["Jenkinsfile"], ["ci/build.sh"], ["CMakeLists.txt"]])
                commits.append(commit(.scripts, "Tune CI", crew.author(&dice), [], paths, &dice))
            case .bot:
                let paths = dice.pick([["requirements.txt"], ["environment.yml", "docs/env.md"]])
                commits.append(commit(.bot, "Update dependency", crew.bot, [], paths, &dice))
            }
        }
        return commits
    }

    /// Mostly in one module, often with a test, sometimes with something next door.
    private func work(in module: String, by author: Author, _ dice: inout Dice) -> Commit {
        var touched = Array(files(of: module).shuffled(using: &dice).prefix(dice.roll(1..<4)))
        if dice.chance(15) { touched.append(dice.pick(files)) }
        let tests = dice.chance(45) ? [test(of: touched[0])] : []
        let title =
            dice.pick(["Speed up", "Simplify", "Correct", "Extend"])
            + " \(touched[0].stem)"
        return commit(.work, title, author, touched, tests, &dice)
    }

    private func commit(
        _ kind: Commit.Kind,
        _ title: String,
        _ author: Author,
        _ files: [File],
        _ others: [String],
        _ dice: inout Dice
    ) -> Commit {
        let paths = (files.map(\.path) + others).firstOfEach
        let change = Change(id: dice.hash(), author: author, title: title, paths: paths)
        return Commit(kind: kind, change: change, files: files)
    }
}

extension [String] {
    fileprivate var firstOfEach: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
