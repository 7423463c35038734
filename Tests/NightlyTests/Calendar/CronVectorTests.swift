import Foundation
import Testing

@testable import Nightly

/// What Jenkins' own code said of generated jobs, lines, zones and moments: `Vectors/cron.tsv`.
@Suite struct CronVectorTests {
    @Test func everyLineIsDueWhenJenkinsSaysSo() throws {
        let vectors = try CronVector.all()
        #expect(vectors.count > 300)
        for vector in vectors {
            #expect(vector.due == vector.expected, "\(vector.lines) of \(vector.job)")
        }
    }
}

private struct CronVector {
    var job: String
    var lines: String
    var zone: TimeZone
    var after: Date
    /// Nil where Jenkins refuses the lines.
    var said: [Date]?

    var due: [Date]? {
        guard let schedule = try? Schedule(lines, for: job, timeZone: zone) else { return nil }
        // Where Jenkins was asked for no more, four may not be all there are.
        let limit = said?.count == 4 ? expected?.count : nil
        var due: [Date] = []
        while due.count < limit ?? 5, let next = schedule.next(after: due.last ?? after),
            next <= after + 62 * 86_400
        {
            due.append(next)
        }
        return due
    }

    /// Jenkins starts a job each time that the clocks show its time; here the first time counts.
    var expected: [Date]? {
        let zone = (try? CronTable(lines))?.timeZone ?? zone
        return said?.filter { !zone.repeats($0) }
    }
}

extension CronVector {
    static func all() throws -> [CronVector] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Vectors/cron.tsv")
        let path = ProcessInfo.processInfo.environment["DAYBREAK_CRON_VECTORS"] ?? file.path()
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { row in
            let columns = row.split(separator: "\t", omittingEmptySubsequences: false)
            return CronVector(
                job: String(columns[0]),
                lines: String(
                    columns[1].replacing("\\n", with: "\n").replacing("\\t", with: "\t")
                        .replacing("\\r", with: "\r")
                ),
                zone: try #require(TimeZone(identifier: String(columns[2]))),
                after: try #require(Date(columns[3])),
                said: columns[4] == "refused"
                    ? nil : columns[4].split(separator: " ").compactMap(Date.init)
            )
        }
    }
}

extension TimeZone {
    /// Whether the clocks have shown the same time before on that day.
    fileprivate func repeats(_ moment: Date) -> Bool {
        [30, 60].contains { minutes in
            let before = moment - minutes * 60
            let lost = secondsFromGMT(for: before) - secondsFromGMT(for: moment)
            return lost == Int(minutes * 60)
        }
    }
}

extension Date {
    fileprivate init?(_ seconds: Substring) {
        guard let seconds = Double(seconds) else { return nil }
        self.init(timeIntervalSince1970: seconds)
    }
}
