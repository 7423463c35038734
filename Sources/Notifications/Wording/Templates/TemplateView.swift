import Foundation

/// What a template sees: the JSON of webhooks and commands, and beside it the letter.
private struct TemplateView: Encodable {
    var data: EventData
    var letter: LetterView
    var sent: Sent

    struct Sent: Encodable {
        /// Such as `Thursday 19 November 2026` and `07:00`.
        var date: String
        var time: String
    }

    func encode(to encoder: any Encoder) throws {
        try data.encode(to: encoder)
        try letter.encode(to: encoder)
        try sent.encode(to: encoder)
    }
}

extension TemplateValue {
    /// All that is to be seen of a message that goes out at a moment.
    init(_ notification: Notification, at moment: Date, in timeZone: TimeZone) throws {
        let words = DateWords(timeZone: timeZone)
        let view = TemplateView(
            data: EventData(notification),
            letter: LetterView(notification.letter),
            sent: .init(date: words.longDay(moment), time: words.time(moment))
        )
        guard case .object(var values) = try TemplateValue(view, dates: words) else {
            self = .nothing
            return
        }
        values["text"] = .lines(
            notification.text.split(separator: "\n", omittingEmptySubsequences: false).map(
                String.init
            )
        )
        self = .object(values)
    }
}
