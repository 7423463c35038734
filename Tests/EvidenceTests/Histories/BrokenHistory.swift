import Dependencies
import Evidence
import Foundation
import Nightly
import Notifications
import Story

/// A few made-up nights, in the last of which something broke, with the answer.
struct BrokenHistory {
    /// What really broke it.
    enum Breaker: Equatable {
        case change(Change)
        /// A commit in a repository whose commits may not be known.
        case part(String, Change)
        case package(String)
        case machine
    }

    var breaker: Breaker
    var telling: Telling
    var directory: Directory
    var mornings: [Date]
    /// How many changes, and the changes of the first failing build alone.
    var range: [Change]
    var firstBuild: [Change]

    init(seed: UInt64) {
        var dice = Dice(seed: seed)
        let crew = Crew(&dice)
        let code = CodeBase(&dice)
        switch dice.roll(0..<100) {
        case 0..<65: self.init(changed: code, crew, &dice)
        case 65..<85: self.init(assembled: code, crew, &dice)
        case 85..<95: self.init(drifted: code, crew, &dice)
        case _: self.init(unlucky: code, crew, &dice)
        }
    }

    init(breaker: Breaker, nights: NightsBefore, crew: Crew) {
        self.breaker = breaker
        telling = nights.telling
        directory = crew.directory
        mornings = nights.mornings
        range = nights.range
        firstBuild = nights.firstBuild
    }

    /// A median of one, and a tail of forty.
    static func length(_ dice: inout Dice) -> Int {
        switch dice.roll(0..<100) {
        case 0..<52: 1
        case 52..<62: 2
        case 62..<68: 3
        case 68..<82: dice.roll(4..<9)
        case 82..<93: dice.roll(9..<21)
        case _: dice.roll(21..<41)
        }
    }
}

extension BrokenHistory {
    /// A commit broke it, and Jenkins lists the commits.
    private init(changed code: CodeBase, _ crew: Crew, _ dice: inout Dice) {
        var commits: [Commit] = []
        while !commits.contains(where: { $0.kind != .words }) {
            commits = code.commits(Self.length(&dice), by: crew, &dice)
        }
        let breaker = commits.breaker(&dice)
        var nights = NightsBefore(&dice)
        nights.land(commits.map(\.change), &dice)
        nights.fail(code.symptom(of: breaker, among: commits, &dice))
        if dice.chance(50) { nights.takeInventories(changing: dice.chance(25) ? 2 : 0, &dice) }
        self.init(breaker: .change(breaker.change), nights: nights, crew: crew)
    }

    /// A package from outside broke it, on the platforms where it changed.
    private init(drifted code: CodeBase, _ crew: Crew, _ dice: inout Dice) {
        var nights = NightsBefore(&dice)
        if dice.chance(55) {
            let commits = code.commits(Self.length(&dice), by: crew, &dice)
            nights.land(commits.map(\.change), &dice)
        }
        nights.takeInventories(changing: dice.pick([0: 6, 1: 2, 3: 2]), &dice)
        let package = nights.drift(on: nights.failing, &dice)
        nights.fail(.brokenPackage(package, in: code, &dice))
        self.init(breaker: .package(package), nights: nights, crew: crew)
    }

    /// The machine broke, whatever changed.
    private init(unlucky code: CodeBase, _ crew: Crew, _ dice: inout Dice) {
        var nights = NightsBefore(&dice)
        if dice.chance(80) {
            let commits = code.commits(Self.length(&dice), by: crew, &dice)
            nights.land(commits.map(\.change), &dice)
        }
        nights.fail(.brokenMachine(&dice))
        self.init(breaker: .machine, nights: nights, crew: crew)
    }

    /// A commit in one of many repositories broke it; Jenkins lists those of the CI scripts.
    private init(assembled code: CodeBase, _ crew: Crew, _ dice: inout Dice) {
        var commits: [Commit] = []
        while !commits.contains(where: { $0.kind == .work }) {
            commits = code.commits(Self.length(&dice), by: crew, &dice)
        }
        let work = commits.filter { !$0.files.isEmpty }
        let breaker = work.breaker(&dice)
        let module = breaker.files[0].module
        var nights = NightsBefore(&dice)
        if dice.chance(40) {
            nights.land(code.commits(dice.roll(1..<4), by: crew, &dice).map(\.change), &dice)
        }
        nights.assemble(work, of: code, breaking: module, &dice)
        nights.fail(code.symptom(of: breaker, among: commits, &dice))
        nights.range = work.map(\.change)
        self.init(breaker: .part(module, breaker.change), nights: nights, crew: crew)
    }
}

extension [Commit] {
    /// Sweeps and scripts break things too, bots now and then, words never.
    fileprivate func breaker(_ dice: inout Dice) -> Commit {
        var tickets: [Commit] = []
        for commit in self {
            let weight =
                switch commit.kind {
                case .work: 10
                case .broad: 6
                case .scripts: 3
                case .bot: 2
                case .words: 0
                }
            tickets += Array(repeating: commit, count: weight)
        }
        return dice.pick(tickets)
    }
}
