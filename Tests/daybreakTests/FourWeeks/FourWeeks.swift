import Foundation
import Golden
import Testing

/// Four weeks shaped like a real installation's, told by a stand-in for its Jenkins.
///
/// `Scenario/trees.txt` and `story.txt` say what happens, `weeks.py` makes Jenkins' answers of it.
struct FourWeeks {
    let home: Home
    let mornings: [Morning]
    /// How many builds the weeks hold.
    let builds: Int
    private let standIn: StandIn

    struct Morning: Decodable {
        struct Fault: Decodable {
            var kind: String
            var path: String
        }

        /// Such as `Wed 14 Oct`.
        var name: String
        var at: Date
        /// How Jenkins fails at that moment.
        var faults: [Fault]
    }

    private struct Made: Decodable {
        var mornings: [Morning]
        var builds: Int
    }

    static let folder = checkout.appendingPathComponent("Tests/daybreakTests/FourWeeks/Scenario")

    /// The messages owed each morning, as written by hand.
    static func list(_ name: String) throws -> [Owed] {
        let list = folder.appendingPathComponent(name + ".txt")
        return Owed.all(in: try String(contentsOf: list, encoding: .utf8))
    }

    init() throws {
        home = try Home()
        let maker = Process()
        maker.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        maker.arguments = [
            Server.python, Self.folder.appendingPathComponent("weeks.py").path, home.folder.path,
        ]
        try maker.run()
        maker.waitUntilExit()
        try #require(maker.terminationStatus == 0)
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let made = try decoder.decode(
            Made.self,
            from: Data(contentsOf: home.url("weeks.json"))
        )
        mornings = made.mornings
        builds = made.builds
        standIn = try StandIn(scenario: home.url("scenario.json"))
        let configuration = Self.folder.appendingPathComponent("daybreak.yaml")
        let text = try String(contentsOf: configuration, encoding: .utf8)
        try home.write(text.replacing("JENKINS", with: standIn.address), to: "daybreak.yaml")
    }

    /// Runs the program at a moment, and returns what it decided to say.
    func read(at moment: Date, failing faults: [Morning.Fault] = []) throws -> [Word] {
        let now = moment.formatted(.iso8601)
        try standIn.turn(to: now)
        for fault in faults { try standIn.fail(fault.kind, at: fault.path) }
        let ending = try home.run("nightly", "--now", now, "--format", "json")
        try standIn.recover()
        #expect(ending.status == (faults.isEmpty ? 0 : 3), "at \(now): \(ending.errors)")
        let report = try JSONDecoder().decode(Report.self, from: Data(ending.output.utf8))
        return report.decisions.filter(\.tell).map { decision in
            let product = decision.incident.prefix { $0 != "-" }
            return Word(
                person: decision.person,
                reason: decision.reason,
                product: String(product)
            )
        }
    }

    /// How many messages it took, beside two other ways to tell people.
    func tally(of mails: [Mail]) -> String {
        let watching = Set(mails.filter(\.isSummary).flatMap(\.recipients)).count
        let (summaries, personal) = (mails.filter(\.isSummary), mails.filter { !$0.isSummary })
        let acting = Set(personal.flatMap(\.recipients)).count
        return """
            Four weeks, \(mornings.count) mornings, \(builds) builds:
              daybreak                  \(mails.count) messages: \(personal.count) to \(acting) people who act, \
            \(summaries.count) to \(watching) who watch
              start and end of a build  \(builds * 2) posts, none of them to a person
              one mail a day            \(mornings.count * watching) mails to the \(watching) who watch

            """
    }

    private struct Report: Decodable {
        struct Decision: Decodable {
            var person: String
            var incident: String
            var tell: Bool
            var reason: String
        }

        var decisions: [Decision]
    }
}

extension Mail {
    var isSummary: Bool { id.hasPrefix("<summary.") }
}
