import Foundation
import Nightly
import Notifications
import Report
import Story
import Testing

@Suite struct HostileReportTests {
    @Test(arguments: Hostile.texts)
    func noControlCharacterReachesTheTerminal(given hostile: Hostile.Text) throws {
        let text = hostile.text
        let morning = Hostile.morning(text)
        let report = NightReport(
            morning: morning,
            directory: .thalassa,
            decisions: morning.products.flatMap { decide($0, in: .thalassa) },
            reading: ReadingTally(controllers: [text], roots: 1, builds: 1),
            deliveries: DeliveryTally(
                waiting: [
                    DeliveryTally.Trouble(
                        recipient: text,
                        channel: .mail,
                        words: text,
                        since: morning.now,
                        next: nil
                    )
                ]
            ),
            previous: nil,
            audit: AuditSummary(lines: [text], news: []),
            notes: [text]
        )
        let plain = report.terminal()
        let ours = /\u{1B}\[(2|31|32|33|0)m/
        #expect(Hostile.isHarmless(plain))
        #expect(Hostile.isHarmless(report.terminal(coloured: true).replacing(ours, with: "")))
        #expect(Hostile.isHarmless(report.forOperator))
        let isSample: (Substring) -> Bool = { line in
            line.hasPrefix("#")
                || line.wholeMatch(of: /[a-z_]+({([a-z]+="([^"\\]|\\.)*",?)+})? [0-9]+/) != nil
        }
        #expect(report.metrics(status: 0).split(separator: "\n").allSatisfy(isSample))
        let states = plain.prefix { $0 != "\u{0}" }.split(separator: "\n").filter {
            $0.hasPrefix(" ")
        }
        for state in states { #expect(state.count <= 80, "\(state)") }
        _ = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
    }
}
