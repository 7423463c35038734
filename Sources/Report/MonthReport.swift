import Foundation
package import Notifications

// A month's sheet on paper: as a table for people, and as CSV and JSON for whoever draws the curves.

extension MonthSheet {
    package var table: String {
        let heads = ["", "green", "", "no", "inci-", "answered", "repaired", "longest"]
        let below = ["product", "nights", "%", "verdict", "dents", "in", "in", "red"]
        let rows = products.map(\.cells)
        let widths = below.indices.map { column in
            ([heads, below] + rows).map { $0[column].count }.max() ?? 0
        }
        let lines = ([heads, below] + rows).map { cells in
            zip(cells, widths).enumerated().map { index, cell in
                index == 0 ? cell.0.padded(to: cell.1) : cell.0.leftPadded(to: cell.1)
            }.joined(separator: "  ").trimmedEnd
        }
        let known = products.filter { $0.knownDays < $0.days }.map {
            "\($0.shortName): we know \($0.knownDays) of \($0.days) days."
        }
        let ending = [minimumWords, "\(count(messages, "message")) went out."].compactMap(\.self)
        let parts = [["\(project.oneLine(limit: 40)), \(month.words)"], lines, known, ending]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
            .joined(separator: "\n\n") + "\n"
    }

    package var csv: String {
        let rows = products.map { product in
            let figures: [Int?] = [
                product.green, product.red, product.undecided, product.days, product.knownDays,
                product.failures, product.absences, product.open, product.answers.count,
                product.answers.median.map(minutes), product.repairs.count,
                product.repairs.median.map(minutes), product.longestRed,
            ]
            let texts = figures.map { $0.map(String.init) ?? "" }
            return ["\(month)", product.name.csvField] + texts
        }
        return ([columns] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
    }

    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(MonthJSON(self)), as: UTF8.self) + "\n"
    }

    private var columns: [String] {
        [
            "month", "product", "green_nights", "red_nights", "undecided_nights", "days",
            "known_days", "incidents", "absences", "open_at_end", "answered",
            "median_answer_minutes", "repaired", "median_repair_minutes", "longest_red_nights",
        ]
    }
}

private func minutes(_ time: TimeInterval) -> Int { Int((time / 60).rounded()) }

extension ProductMonth {
    fileprivate var shortName: String { name.oneLine(limit: 24) }

    fileprivate var cells: [String] {
        [
            shortName, "\(green) of \(decided)", greenShare.map { "\($0)" } ?? "-",
            "\(undecided)", "\(failures)", answers.median?.inWords ?? "-",
            repairs.median?.inWords ?? "-", "\(longestRed)",
        ]
    }
}

extension String {
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }

    fileprivate var csvField: String {
        contains(where: { ",\"\n\r".contains($0) })
            ? "\"\(replacing("\"", with: "\"\""))\"" : self
    }
}

/// The sheet as JSON: like `Facts`, new keys may come, and none goes.
private struct MonthJSON: Encodable {
    struct Count: Encodable {
        var proven: Int
        var promised: Int
    }

    struct Product: Encodable {
        var name: String
        var title: String
        var greenNights: Int
        var redNights: Int
        var undecidedNights: Int
        var greenPercent: Int?
        var days: Int
        var knownDays: Int
        var incidents: Int
        var absences: Int
        var openAtEnd: Int
        var answered: Int
        var medianAnswerMinutes: Int?
        var repaired: Int
        var medianRepairMinutes: Int?
        var longestRedNights: Int
    }

    var version = 1
    var month: String
    var products: [Product]
    var minimums: Count?
    var minimumsBefore: Count?
    var messages: Int

    init(_ sheet: MonthSheet) {
        month = "\(sheet.month)"
        products = sheet.products.map(Product.init)
        minimums = sheet.minimums.map { Count(proven: $0.proven, promised: $0.promised) }
        minimumsBefore = sheet.minimumsBefore.map {
            Count(proven: $0.proven, promised: $0.promised)
        }
        messages = sheet.messages
    }
}

extension MonthJSON.Product {
    fileprivate init(_ product: ProductMonth) {
        self.init(
            name: product.name,
            title: product.title,
            greenNights: product.green,
            redNights: product.red,
            undecidedNights: product.undecided,
            greenPercent: product.greenShare,
            days: product.days,
            knownDays: product.knownDays,
            incidents: product.failures,
            absences: product.absences,
            openAtEnd: product.open,
            answered: product.answers.count,
            medianAnswerMinutes: product.answers.median.map(minutes),
            repaired: product.repairs.count,
            medianRepairMinutes: product.repairs.median.map(minutes),
            longestRedNights: product.longestRed
        )
    }
}
