import Dependencies
import Evidence
import Foundation
import Nightly
import Notifications
import Story

/// The builds of a few nights: one job on three platforms, with all that happens beside them.
struct NightsBefore {
    private(set) var failing: [String]
    private var roots: [Build] = []
    private var others: [Build] = []
    private var exhibits = Exhibits()
    private var source = ChangeSource()
    var range: [Change] = []
    private(set) var firstBuild: [Change] = []

    static let platforms = ["linux-x86_64", "linux-aarch64", "macos-arm64"]
    /// The last of the nights, counted in November.
    private static let last = 9

    init(_ dice: inout Dice) {
        failing = dice.pick([
            Self.platforms: 60, ["linux-aarch64"]: 18, ["macos-arm64"]: 12,
            ["linux-x86_64", "linux-aarch64"]: 10,
        ])
        let gap = dice.chance(12) ? Self.last - 1 : nil
        let isRedBefore = failing.count == 1 && dice.chance(40)
        for day in 4...Self.last where day != gap {
            let isBad = day == Self.last
            let red = isBad ? failing : []
            let old =
                isRedBefore && day >= 6
                ? Self.platforms.filter { !failing.contains($0) }.prefix(1) : []
            let broken = red + old
            roots.append(
                .build(
                    "nightly/sim",
                    day,
                    at: oslo(day, "01:00"),
                    minutes: 90,
                    broken.isEmpty ? .success : .failure
                )
            )
            for (index, platform) in Self.platforms.enumerated() {
                others.append(
                    .build(
                        "build/sim",
                        day * 10 + index,
                        at: oslo(day, "01:0\(1 + index)"),
                        minutes: 60,
                        broken.contains(platform) ? .failure : .success,
                        after: roots[roots.count - 1].id,
                        on: platform
                    )
                )
            }
        }
        if dice.chance(25) { addOtherBranch(&dice) }
    }

    /// The builds of the last night, one for each platform.
    private var bad: Range<Int> {
        let first = others.firstIndex { $0.id.number == Self.last * 10 } ?? 0
        return first..<first + Self.platforms.count
    }

    /// The builds of the night before, likewise.
    private var good: [Int] {
        let root = roots[roots.count - 2].id
        return others.indices.filter { others[$0].triggers.contains(.upstream(root)) }
    }

    private func failed(_ index: Int) -> Bool {
        failing.contains(Self.platforms[index - bad.lowerBound])
    }

    /// Commits come in by the first build after them, sometimes by every one of the night; somebody's own
    /// build at noon may have listed some already.
    mutating func land(_ changes: [Change], _ dice: inout Dice) {
        range = changes
        var rest = changes[...]
        if dice.chance(15), rest.count > 1 {
            var own = Build.build(
                "build/sim",
                Self.last * 10 - 3,
                at: oslo(Self.last - 1, "12:00"),
                minutes: 60,
                on: "linux-x86_64",
                changes: Array(rest.prefix(1))
            )
            own.triggers = [.person("ines")]
            rest = rest.dropFirst()
            others.insert(own, at: bad.lowerBound)
        }
        let isEvery = dice.chance(30)
        for index in bad where isEvery || index == bad.lowerBound {
            others[index].changes = Array(rest)
        }
        firstBuild = bad.first(where: failed).map { others[$0].changes } ?? []
    }

    private mutating func addOtherBranch(_ dice: inout Dice) {
        var foreign = Build.build(
            "build/sim",
            Self.last * 10 - 2,
            at: oslo(Self.last - 1, "15:00"),
            minutes: 60,
            on: "linux-x86_64",
            changes: [
                Change(
                    id: dice.hash(),
                    author: Author(name: "Fay Branch", mail: "fay@sim.example"),
                    title: "Try something",
                    paths: ["src/boundary/open_boundary.cpp", "python/sim/solver/halo.py"]
                )
            ]
        )
        foreign.branch = "feature/try"
        foreign.triggers = [.person("fay")]
        others.insert(foreign, at: bad.lowerBound)
    }

    mutating func fail(_ detail: BuildDetail) {
        for index in bad where failed(index) { exhibits.details[others[index].id] = detail }
    }
}

// What the builds used.
extension NightsBefore {
    private static let packages = [
        "numpy", "scipy", "openblas", "hdf5", "netcdf4", "fftw", "xarray", "cmake", "pytest",
        "eigen", "pyproj", "zlib",
    ]

    /// Inventories of both nights, with some harmless differences on every platform.
    mutating func takeInventories(changing count: Int, _ dice: inout Dice) {
        let changed = Self.packages.shuffled(using: &dice).prefix(count)
        for index in good {
            note(Dictionary(uniqueKeysWithValues: Self.packages.map { ($0, "1.2.0") }), at: index)
        }
        for index in bad {
            note(
                Dictionary(
                    uniqueKeysWithValues: Self.packages.map {
                        ($0, changed.contains($0) ? "1.2.1" : "1.2.0")
                    }
                ),
                at: index
            )
        }
    }

    /// One package that changes on some platforms, and breaks them.
    mutating func drift(on platforms: [String], _ dice: inout Dice) -> String {
        let package = dice.pick(Self.packages)
        for index in bad where failed(index) {
            let id = others[index].id
            for place in exhibits.inventories[id]?[0].packages.indices ?? 0..<0
            where exhibits.inventories[id]?[0].packages[place].name == package {
                exhibits.inventories[id]?[0].packages[place].version = "1.2.1"
            }
        }
        return package
    }

    private mutating func note(_ versions: [String: String], at index: Int) {
        let platform = others[index].parameters["PLATFORM"]
        exhibits.inventories[others[index].id] = [
            Inventory(
                origin: "inventory.json",
                format: "conda-list",
                covers: [.conda],
                platform: platform,
                packages: versions.keys.sorted().map {
                    .init(ecosystem: .conda, name: $0, version: versions[$0] ?? "")
                }
            )
        ]
    }
}

// What the builds were made from, where they were put together from many repositories.
extension NightsBefore {
    /// A repository for each module and some more, each needing some of those before it.
    mutating func assemble(
        _ commits: [Commit],
        of code: CodeBase,
        breaking module: String,
        _ dice: inout Dice
    ) {
        source.snapshots = Glob("build/manifest.txt")
        let names =
            Array(Set(code.files.map(\.module))).sorted().shuffled(using: &dice)
            + ["base", "utilities", "display", "obs"]
        var before: [Snapshot.Part] = []
        for (index, name) in names.enumerated() {
            let needs = names.prefix(index).filter { _ in dice.chance(30) }
            before.append(.init(name: name, revision: dice.hash(), needs: needs))
        }
        var after = before
        for (index, part) in before.enumerated() {
            let own = commits.filter { $0.files[0].module == part.name }.map(\.change)
            guard let last = own.last else { continue }
            after[index].revision = last.id
            if dice.chance(60) { listCommits(own, of: part, &dice) }
        }
        for index in good { exhibits.snapshots[others[index].id] = Snapshot(parts: before) }
        for index in bad { exhibits.snapshots[others[index].id] = Snapshot(parts: after) }
        guard dice.chance(80) else { return }
        let above = after.filter { $0.needs.contains(module) }.map(\.name)
        let failed = dice.chance(70) || above.isEmpty ? module : dice.pick(above)
        for index in bad where self.failed(index) {
            exhibits.failedParts[others[index].id] = failed
        }
    }

    /// The repository has a job of its own, which lists them.
    private mutating func listCommits(
        _ changes: [Change],
        of part: Snapshot.Part,
        _ dice: inout Dice
    ) {
        let job = "scm/\(part.name)"
        var first = Build.build(job, 1, at: oslo(Self.last - 2, "10:00"), minutes: 5)
        first.revision = part.revision
        var second = Build.build(job, 2, at: oslo(Self.last - 1, "18:00"), minutes: 5)
        second.revision = changes.last?.id
        second.changes = changes.map { change in
            var change = change
            change.repository = "https://git.sim.example/\(part.name).git"
            return change
        }
        others.insert(contentsOf: [first, second], at: good[0])
    }
}

extension NightsBefore {
    var mornings: [Date] { (4...Self.last).map { oslo($0, "07:00") } }

    var telling: Telling {
        var jenkins = Jenkins(
            roots: [.root("nightly/sim", timer: "0 1 * * *", roots)],
            others: others
        )
        jenkins.exhibits = exhibits
        var telling = Telling(
            Product(
                name: "sim",
                roots: [.job("nightly/sim")],
                branch: "main",
                timeZone: osloTime
            ),
            Concern(
                product: "sim",
                title: "Sim",
                owner: Person(key: "boss", name: "The Boss", mail: "boss@sim.example")
            ),
            on: jenkins
        )
        telling.changes = source
        return telling
    }
}
