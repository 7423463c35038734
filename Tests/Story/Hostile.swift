import Evidence
import Foundation
import Nightly
package import Notifications
import Testing

/// What others may put into names, titles and logs.
package enum Hostile {
    /// A text, with a name for the log, which it would spoil.
    package struct Text: CustomTestStringConvertible, Sendable {
        package var testDescription: String
        package var text: String

        init(_ name: String, _ text: String) {
            testDescription = name
            self.text = text
        }
    }

    package static let texts = [
        Text("new lines", "line\r\nBcc: all@thalassa.example\r\n\r\nbody"),
        Text("terminal commands", "\u{1B}[2J\u{1B}]0;title\u{7}\u{9B}31m\u{0}\u{8}"),
        Text("writing direction", "\u{202E}gnp.live\u{2066} \u{200F}\u{FEFF}"),
        Text("a script", "<script>alert('x')</script>\"'><img src=x onerror=y>"),
        Text("a template", "{{subject}} {{{lead}}} {{#sections}} {{/sections}} {{> partial}}"),
        Text("calls to a channel", "<!channel> <@U123> @channel @all @here `*_~"),
        Text("an address that runs", "javascript:alert(1)//https://x"),
        Text("a very long word", String(repeating: "long", count: 2_500)),
        Text("very many words", String(repeating: "wide words ", count: 1_000)),
        Text("one towering letter", "a" + String(repeating: "\u{301}", count: 5_000)),
        Text("other scripts", "👩‍👩‍👧‍👦 漢字 नमस्ते Ærøskøbing"),
        Text("nothing", ""),
        Text("blanks", " \t "),
    ]

    /// A night on which everything that others can name is named so.
    package static func morning(_ text: String) -> Morning {
        let author = Author(name: text, mail: "ines@thalassa.example")
        let detail = BuildDetail(
            stage: text,
            stageError: text,
            failedTests: [
                FailedTest(name: text, age: 1, message: text),
                FailedTest(name: "\(text).\(text)", age: 3, message: "\(text)\n\(text)"),
            ]
        )
        let person = Person(key: "marit", name: text, mail: "marit@thalassa.example")
        var solver = Telling.solver(
            [
                .passed, .failed([text], changes: [.commit(text, author, text, text, "a/b.cpp")]),
            ],
            name: text,
            platforms: [text],
            owner: person,
            detail: detail,
            claim: Claim(by: text, at: nil, reason: text),
            title: text
        )
        solver.concern.response = ResponsePolicy(
            answerBy: TimeOfDay("12:00"),
            otherwise: text,
            guide: text
        )
        solver.concern.blocks = text
        for index in solver.jenkins.others.indices {
            solver.jenkins.others[index].url = text
            solver.jenkins.others[index].tests = TestTotals(failed: 2, skipped: 0, total: 9)
        }
        var atlas = Telling.solver([.passed, .absent], name: "atlas \(text)", owner: person)
        atlas.jenkins.roots[0].waiting = Waiting(since: nil, why: text)
        let fixed = Telling.solver([.failed(["linux"]), .passed], name: "tides \(text)")
        return [solver, atlas, fixed].morning(
            at: [oslo(4, "07:00"), oslo(5, "07:00")],
            announcingExisting: true,
            project: text
        )
    }

    /// Whether a form shows nothing that could deceive or command whatever shows it.
    package static func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar == "\n"
            case .format: ["\u{200C}", "\u{200D}", "\u{2060}"].contains(scalar)
            default: true
            }
        }
    }
}
