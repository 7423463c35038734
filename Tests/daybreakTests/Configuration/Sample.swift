import Documents
import Foundation

@testable import daybreak

/// A machine with these files and nothing else, where no file is anybody's business.
func machine(
    files: [String: String] = [:],
    environment: [String: String] = [:],
    open: Set<String> = []
) -> Surroundings {
    Surroundings(
        environment: ["HOME": "/home/op"].merging(environment) { $1 },
        folder: URL(fileURLWithPath: "/srv/nightly", isDirectory: true),
        timeZone: TimeZone(identifier: "Europe/Oslo") ?? .gmt,
        read: { url in
            guard let text = files[url.path] else { throw CocoaError(.fileReadNoSuchFile) }
            return Data(text.utf8)
        },
        list: { folder in
            let names = files.keys.filter { $0.hasPrefix(folder.path + "/") }
                .compactMap { $0.dropFirst(folder.path.count + 1).split(separator: "/").first }
            guard !names.isEmpty else { throw CocoaError(.fileReadNoSuchFile) }
            return Array(Set(names.map(String.init)))
        },
        isOpenToAll: { open.contains($0.path) }
    )
}

/// Reads a text as `/srv/nightly/daybreak.yaml`.
func configuration(
    _ text: String,
    in surroundings: Surroundings = machine()
) throws -> Configuration {
    try Configuration(Source(file: "daybreak.yaml", text: text), in: surroundings)
}

/// What is said about a text, whether it is used or not.
func verdict(on text: String, in surroundings: Surroundings = machine()) -> String {
    do {
        return try configuration(text, in: surroundings).warnings
    } catch {
        return "\(error)"
    }
}

/// The least that is a configuration, with other lines added.
func minimal(
    jenkins: String = "https://ci.thalassa.example",
    mail: String = "smtp://localhost",
    product: String = "",
    more: String = ""
) -> String {
    """
    jenkins: \(jenkins)
    mail: \(mail)
    products:
      thalassa:
        jobs: nightly/thalassa
        owner: marit@thalassa.example
        \(product)
    \(more)
    """
}

let goldens = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens")
