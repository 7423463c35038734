import Foundation
import History
import Nightly
import Notifications

extension Night {
    /// The sheet of a month, as far as it is remembered.
    func sheet(of month: Month, from history: History) throws -> MonthSheet {
        let moments = month.moments(in: configuration.timeZone)
        return MonthSheet(
            project: configuration.project,
            month: month,
            products: try configuration.products.map { settings in
                let zone = settings.product.timeZone
                let span = month.nights(in: zone).lowerBound..<month.moments(in: zone).upperBound
                return ProductMonth(
                    settings.product.name,
                    title: settings.concern.title,
                    try history.past(of: settings.product.name, during: span),
                    in: month,
                    zone
                )
            },
            minimums: try history.minimums(before: moments.upperBound),
            minimumsBefore: try history.minimums(before: moments.lowerBound),
            messages: try history.messages(during: moments)
        )
    }

    /// The sheet of the month that is over, where it is owed to somebody now.
    func monthlySheet(after previous: Date?, from history: History) throws -> MonthSheet? {
        let rules = configuration.products.flatMap(\.concern.announce)
        guard rules.contains(where: { $0.when.contains(.monthly) }),
            let month = look(after: previous, in: configuration.timeZone).lastMonth
        else { return nil }
        return try sheet(of: month, from: history)
    }
}
