// swift-tools-version: 6.2
import PackageDescription

// One target a room, ground floor first; a room imports only from those above it in this file.
// The README's floor plan says what each is for.

let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

func room(
    _ name: String,
    on dependencies: [Target.Dependency] = [],
    embedding resources: [String] = []
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        resources: resources.map { .embedInCode($0) },
        swiftSettings: settings
    )
}

func tests(
    of room: String,
    and dependencies: [Target.Dependency] = [],
    beside files: [String] = []
) -> Target {
    .testTarget(
        name: room + "Tests",
        dependencies: [.target(name: room), "Golden"] + dependencies,
        exclude: files,
        swiftSettings: settings
    )
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)

let package = Package(
    name: "daybreak",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "daybreak", targets: ["daybreak"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Doors to C.
        .systemLibrary(
            name: "CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .systemLibrary(name: "CGLib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"])]),
        .systemLibrary(
            name: "CGMime",
            pkgConfig: "gmime-3.0",
            providers: [.apt(["libgmime-3.0-dev"])]
        ),

        .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),

        // Pure rooms: no clock, no files, no network.
        room("Documents", on: ["CSimdjson", yams]),
        room("Versions"),
        room("Dependencies", on: ["Documents", "Versions"]),
        room("Nightly", on: ["CGLib"]),
        room("Evidence", on: ["Documents", "Dependencies", "Nightly"]),
        room(
            "Notifications",
            on: ["Documents", "Nightly", "Evidence", "CGLib", mustache],
            embedding: [
                "subject", "mail.txt", "mail.html", "slack", "mattermost", "teams", "matrix.txt",
                "matrix.html",
            ].map { "Wording/Templates/Starters/\($0).mustache" }
        ),
        room("Report", on: ["Documents", "Dependencies", "Nightly", "Evidence", "Notifications"]),

        // Rooms that touch the world.
        room("Wire", on: ["CCurl"]),
        room("Jenkins", on: ["Documents", "Nightly", "Wire"]),
        room("Delivery", on: ["Notifications", "Wire", "CGMime"]),
        room("History", on: ["Dependencies", "Nightly", "Evidence", "Notifications", grdb]),
        .executableTarget(
            name: "daybreak",
            dependencies: [
                "Documents", "Versions", "Dependencies", "Nightly", "Evidence", "Notifications",
                "Report", "Wire", "Jenkins", "Delivery", "History", argumentParser,
            ],
            swiftSettings: settings
        ),

        .target(name: "Golden", path: "Tests/Golden", swiftSettings: settings),
        .target(
            name: "Story",
            dependencies: ["Nightly", "Evidence", "Notifications"],
            path: "Tests/Story",
            swiftSettings: settings
        ),
        tests(of: "Documents", beside: ["Goldens"]),
        tests(of: "Versions"),
        tests(of: "Dependencies", and: ["Documents", "Versions"], beside: ["Goldens"]),
        tests(of: "Nightly", beside: ["Vectors"]),
        tests(
            of: "Evidence",
            and: ["Documents", "Dependencies", "Nightly", "Notifications", "Story"],
            beside: ["Goldens"]
        ),
        tests(
            of: "Notifications",
            and: ["Documents", "Nightly", "Evidence", "Story"],
            beside: ["Goldens"]
        ),
        tests(
            of: "Report",
            and: ["Nightly", "Evidence", "Notifications", "Story"],
            beside: ["Goldens"]
        ),
        tests(of: "Wire", beside: ["Goldens", "Servers"]),
        tests(of: "Jenkins", and: ["Nightly", "Wire"], beside: ["Goldens"]),
        tests(
            of: "Delivery",
            and: ["Nightly", "Notifications", "Wire"],
            beside: ["Goldens", "Judges", "Servers"]
        ),
        tests(
            of: "History",
            and: ["Dependencies", "Nightly", "Evidence", "Notifications", grdb]
        ),
        tests(
            of: "daybreak",
            and: [
                "Delivery", "Dependencies", "Documents", "Nightly", "Notifications", "Wire",
                argumentParser,
            ],
            beside: [
                "Configuration/Goldens", "FourWeeks/Goldens", "FourWeeks/Scenario",
                "Manifest/Goldens",
                "WholeProgram/Goldens", "WholeProgram/Scenarios",
                "WholeProgram/Servers",
            ]
        ),
    ],
    cxxLanguageStandard: .cxx17
)
