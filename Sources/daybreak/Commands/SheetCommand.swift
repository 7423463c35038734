import ArgumentParser
import Foundation
import History
import Notifications
import Report

/// Prints what a month came to, for a review.
struct SheetCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "Print what a month came to: green nights, times to answer and to repair.",
        discussion: """
            It tells what is remembered here, and of how much of the month that is. To have it sent: \
            `announce: [{ when: monthly, tell: [...] }]`.
            """
    )

    @OptionGroup var reading: ReadingOptions

    @Option(
        help: ArgumentHelp(
            "Which month, such as 2026-10; the last one that is over if none is given.",
            valueName: "month"
        ),
        transform: { text in
            guard let month = Month(text) else {
                throw ValidationError("\(text) is no month such as 2026-10")
            }
            return month
        }
    )
    var month: Month?

    @Option(help: "How to print it: text, csv or json.")
    var format = SheetFormat.text

    func run(in world: World) throws -> ExitStatus {
        let night = try Night(reading, asking: false, in: world)
        let month = month ?? Month(of: night.now, in: night.configuration.timeZone).before
        let history = try Memory.open(for: night, isDry: true).history
        let sheet = try night.sheet(of: month, from: history)
        switch format {
        case .text: world.say(sheet.table)
        case .csv: world.say(sheet.csv)
        case .json: world.say(try sheet.json())
        }
        return .done
    }
}

enum SheetFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
}
