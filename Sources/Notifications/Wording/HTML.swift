import Documents
import Foundation
import Mustache

extension Letter {
    /// The letter as an HTML page for mail: tables and inline styles, no images, every text escaped.
    /// - Throws: Where the built-in template is broken.
    package func html() throws -> String {
        let values = try TemplateValue(LetterView(self), dates: DateWords(timeZone: .gmt))
        let names = TemplateNames.all
        return try Self.template.get().render(values.completed(with: names).rendered(as: .mailHTML))
    }

    private static let template = Result {
        try TemplateFile(Source(file: Form.mailHTML.file, text: Form.mailHTML.starter)).template
    }
}
