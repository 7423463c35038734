import Documents
import Foundation

extension Configuration {
    /// Finds the operator's file, reads it and checks it.
    ///
    /// The path is the one that the command line gives; nil looks in the usual places.
    static func load(
        _ path: String?,
        in surroundings: Surroundings
    ) throws(ConfigurationError) -> Configuration {
        let file = try ConfigurationFile.find(path, in: surroundings)
        let source: Source
        do throws(Unreadable) {
            source = try Source(file: file.name, bytes: file.data)
        } catch {
            throw .wrong(file: file.name, error.findings.discreetText(in: nil))
        }
        var surroundings = surroundings
        surroundings.folder = file.url.deletingLastPathComponent()
        return try Configuration(source, in: surroundings)
    }

    /// Reads a text whose paths start in the surroundings' folder.
    init(_ source: Source, in surroundings: Surroundings) throws(ConfigurationError) {
        let reader = Reader(source)
        let configuration = Configuration(reader, in: surroundings)
        let text = reader.findings.discreetText(in: source)
        guard !reader.findings.contains(where: { $0.rule.severity == .error }) else {
            throw .wrong(file: source.file, text)
        }
        self = configuration
        warnings = text
    }
}

/// Why there is no configuration, in words that hold no secret.
enum ConfigurationError: Error, Equatable {
    case notFound(looked: [String])
    case unread(String, FileTrouble)
    /// What is wrong with it, as a person reads it.
    case wrong(file: String, String)
}

extension ConfigurationError: Fatal {
    var status: ExitStatus { .usage }

    var description: String {
        switch self {
        case .notFound(let looked):
            """
            there is no configuration; looked for
              \(looked.joined(separator: "\n  "))
            Write one there, or name it with --config
            """
        case .unread(let path, let trouble):
            "the configuration \(path) \(trouble)"
        case .wrong(let file, let text):
            "\(file) cannot be used as it is\n\n\(text)"
        }
    }
}

private struct ConfigurationFile {
    /// As a person would name it.
    var name: String
    var url: URL
    var data: Data

    static func find(
        _ path: String?,
        in surroundings: Surroundings
    ) throws(ConfigurationError) -> ConfigurationFile {
        let variable = surroundings.environment["DAYBREAK_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        let usual: [String?] = [
            "daybreak.yaml",
            surroundings.settings?.appendingPathComponent("daybreak/daybreak.yaml").path,
            "/etc/daybreak/daybreak.yaml",
        ]
        let named = path ?? variable
        let names = named.map { [$0] } ?? usual.compactMap(\.self)
        for name in names {
            let url = surroundings.url(name)
            do throws(FileTrouble) {
                let data = try surroundings.contents(of: url)
                return ConfigurationFile(name: name, url: url, data: data)
            } catch {
                if named != nil || error != .missing { throw .unread(name, error) }
            }
        }
        throw .notFound(looked: names)
    }
}
