import Documents
import Mustache

/// A template that can be read: where its tags stand, and the same as the library has it.
struct TemplateFile {
    let source: Source
    let tags: [TemplateTag]
    let template: MustacheTemplate

    /// - Throws: What is wrong with it, and where.
    init(_ source: Source) throws(Unreadable) {
        self.source = source
        tags = try TemplateTag.all(in: source)
        try tags.checkSections()
        do {
            // Values are escaped before they are put in, so that no template can forget it.
            template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + source.text)
        } catch {
            let place = (error as? MustacheTemplate.ParserError).map {
                Place(
                    file: source.file,
                    line: max(1, $0.context.lineNumber - 1),
                    column: $0.context.columnNumber
                )
            }
            throw .broken(place ?? Place(file: source.file), "mustache cannot be read from here on")
        }
    }
}

extension [TemplateTag] {
    /// Whether every section ends, and in the one that it is in.
    fileprivate func checkSections() throws(Unreadable) {
        var open: [TemplateTag] = []
        for tag in self {
            switch tag.kind {
            case .section, .inverted: open.append(tag)
            case .end:
                guard let begin = open.popLast() else {
                    throw .broken(tag.place, "this ends \(tag.spelling), which was not begun")
                }
                guard begin.spelling == tag.spelling else {
                    throw .broken(
                        tag.place,
                        """
                        this ends \(tag.spelling), but \(begin.spelling), begun in line \
                        \(begin.place.line), is still open
                        """
                    )
                }
            case .value, .partial, .comment: break
            }
        }
        if let tag = open.last {
            throw .broken(
                tag.place,
                "this section is not closed; {{/\(tag.spelling)}} is missing"
            )
        }
    }
}
