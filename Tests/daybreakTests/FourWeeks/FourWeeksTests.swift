import Foundation
import Golden
import Testing

/// All that people are owed in four weeks, and nothing else.
@Suite(.enabled(if: shared != nil, needsShared)) struct FourWeeksTests {
    @Test func morningByMorningPeopleHearWhatTheyAreOwed() throws {
        let weeks = try FourWeeks()
        let owed = try FourWeeks.list("owed")
        var differences: [String] = []
        for morning in weeks.mornings {
            let told = try weeks.read(at: morning.at, failing: morning.faults)
            let due = owed.filter { $0.morning == morning.name }.map(\.word)
            differences += due.missing(from: told).map { "\(morning.name): not told: \($0)" }
            differences += told.missing(from: due).map { "\(morning.name): not owed: \($0)" }
        }
        var mails = try weeks.home.mails()
        for owed in owed {
            let own = mails.filter { $0.isAbout(owed) }
            guard let mail = own.first, own.count == 1 else {
                differences.append("\(owed.morning): \(own.count) mails: \(owed.word)")
                continue
            }
            for phrase in owed.phrases where !mail.says(phrase) {
                differences.append("\(owed.morning): \(owed.word) lacks \(phrase): \(mail.line)")
            }
        }
        try expectGolden(weeks.tally(of: mails), "tally.txt")
        mails.removeAll { mail in owed.contains(where: mail.isAbout) }
        differences += mails.map { "not owed: \($0.headers["date"] ?? "?") \($0.line)" }
        #expect(differences.isEmpty, "\n\(differences.joined(separator: "\n"))")
    }

    /// Sooner, and never less nor more.
    @Test func everyThreeHoursTheyHearTheSame() throws {
        let weeks = try FourWeeks()
        let owed = try FourWeeks.list("owed").map(\.word)
        var told: [Word] = []
        for morning in weeks.mornings {
            for hours in [-21.0, -18, -15, -12, -9, -6, -3] where morning.at > weeks.mornings[0].at
            {
                told += try weeks.read(at: morning.at + hours * 3600)
            }
            told += try weeks.read(at: morning.at, failing: morning.faults)
        }
        let differences =
            owed.missing(from: told).map { "not told: \($0)" }
            + told.missing(from: owed).map { "not owed: \($0)" }
        #expect(differences.isEmpty, "\n\(differences.joined(separator: "\n"))")
    }
}

extension [Word] {
    /// Those of which the other list has fewer.
    fileprivate func missing(from other: [Word]) -> [Word] {
        var other = other
        return sorted().filter { word in
            guard let index = other.firstIndex(of: word) else { return true }
            other.remove(at: index)
            return false
        }
    }
}

extension Mail {
    /// Whether it is the message that tells this person of it, on that morning: one of its own, or the summary.
    fileprivate func isAbout(_ owed: Owed) -> Bool {
        guard let address = recipients.first, address.hasPrefix("\(owed.word.person)@"),
            let date = headers["date"], owed.isOf(date)
        else { return false }
        return isSummary
            || id.hasPrefix("<\(owed.word.product)-") && id.contains("-\(owed.word.reason).")
    }

    /// Whether its subject or its text has the phrase, wherever lines break.
    fileprivate func says(_ phrase: String) -> Bool {
        let text = parts.first { $0.type == "text/plain" }?.text ?? ""
        let words = "\(line) \(text)".split(whereSeparator: \.isWhitespace)
        return words.joined(separator: " ").contains(phrase)
    }
}

extension Owed {
    /// Whether a mail of this date, such as `Wed, 14 Oct 2026 07:00:00 -0700`, is one of its morning.
    fileprivate func isOf(_ date: String) -> Bool {
        let words = date.split(separator: " ")
        guard words.count > 2, let day = Int(words[1]) else { return false }
        return morning == "\(words[0].dropLast()) \(day) \(words[2])"
    }
}
