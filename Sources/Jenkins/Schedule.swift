import Foundation
import Nightly
import Wire

#if canImport(FoundationXML)
import FoundationXML
#endif

extension Conversation {
    /// The timer lines of jobs whose configuration we may read.
    func timers(of jobs: [JobID]) -> [JobID: String] {
        var questions: [JobID: Question] = [:]
        for job in jobs {
            let path = Address.path(of: job.name) + "config.xml"
            questions[job] = Question(job.controller, at: path, .xml)
        }
        let lines = ask(questions) { _, response throws(Malformed) in
            timer(in: response.body)
        }
        return lines.compactMapValues { $0.value ?? nil }
    }
}

/// The timer lines of a job's `config.xml`: empty where it has no timer, nil where it is no such file.
///
/// The trigger stands in `triggers` of a freestyle job and in a property of a pipeline. A
/// parameterized timer's lines end in `%NAME=value`, which is no part of the time.
func timer(in config: [UInt8]) -> String? {
    let parser = XMLParser(data: Data(config))
    parser.shouldResolveExternalEntities = false
    let reader = TimerReader()
    parser.delegate = reader
    // Its own verdict is no use: it complains of XML 1.1, which Jenkins declares, and not of half a file.
    _ = parser.parse()
    return reader.isWhole ? reader.lines.joined(separator: "\n") : nil
}

private final class TimerReader: NSObject, XMLParserDelegate {
    var lines: [String] = []
    /// Whether the outermost element has ended.
    var isWhole = false
    private var path: [String] = []
    private var text = ""

    func parser(
        _: XMLParser,
        didStartElement name: String,
        namespaceURI _: String?,
        qualifiedName _: String?,
        attributes _: [String: String]
    ) {
        isWhole = false
        path.append(name)
        text = ""
    }

    func parser(_: XMLParser, foundCharacters characters: String) {
        if isTimer { text += characters }
    }

    func parser(
        _: XMLParser,
        didEndElement _: String,
        namespaceURI _: String?,
        qualifiedName _: String?
    ) {
        if isTimer {
            lines += text.split(whereSeparator: \.isNewline).prefix(50)
                .map { $0.prefix { $0 != "%" }.trimmingCharacters(in: .whitespaces).cut(to: 200) }
                .filter { !$0.isEmpty }
        }
        path.removeLast()
        isWhole = path.isEmpty
    }

    private var isTimer: Bool {
        guard path.count >= 2, path[path.count - 2].hasSuffix("TimerTrigger") else { return false }
        return path.last == "spec" || path.last == "parameterizedSpecification"
    }
}
