package import Documents
package import Foundation
import Mustache

/// The templates of a project's own, by which messages get words and looks that are not built in.
///
/// A template that cannot be used never keeps a message back: the built-in words go out instead, and
/// whoever renders is told why.
package struct Templates: Sendable {
    /// What is wrong with them, wherever it would be met; usually nothing.
    package let findings: [Finding]
    private let sources: [String: Source]
    private let files: [String: TemplateFile]
    /// Why a template cannot be used, by its path.
    private let broken: [String: Finding]
    /// Why none can be used.
    private let missing: Finding?
    private let library: MustacheLibrary

    package static let none = Templates([:])

    /// - Parameters:
    ///   - sources: What each file of the folder says, by a path such as `failed/mail.html.mustache`.
    ///   - unread: What is wrong with the files that could not be read.
    ///   - missing: What is wrong with the folder, where that cannot be read.
    package init(
        _ sources: [String: Source],
        unread: [String: Finding] = [:],
        missing: Finding? = nil
    ) {
        var files: [String: TemplateFile] = [:]
        var broken = unread
        for (path, source) in sources {
            do throws(Unreadable) {
                files[path] = try TemplateFile(source)
            } catch {
                broken[path] = error.findings.first
            }
        }
        var check = TemplateCheck(files: files, broken: broken)
        check.walk()
        self.sources = sources
        self.missing = missing
        self.files = files
        self.broken = check.broken
        findings = ([missing].compactMap(\.self) + check.findings).sorted { $0.place < $1.place }
        library = MustacheLibrary(
            templates: Dictionary(
                uniqueKeysWithValues: files.map {
                    (String($0.dropLast(Form.suffix.count)), $1.template)
                }
            )
        )
    }

    package var count: Int { sources.count }
}

extension Templates: Equatable {
    package static func == (one: Templates, other: Templates) -> Bool {
        (one.sources, one.broken, one.missing) == (other.sources, other.broken, other.missing)
    }
}

extension Templates {
    /// The message with its own words in each of the forms for which there is a template that can be
    /// used, and why the others do without.
    package func worded(
        _ notification: Notification,
        on channels: [ChannelKind],
        at moment: Date,
        in timeZone: TimeZone
    ) -> (Notification, [Finding]) {
        guard missing == nil else { return (notification, [missing].compactMap(\.self)) }
        var notification = notification
        var troubles: [Finding] = []
        func words(_ form: Form) -> String? {
            do throws(Unreadable) {
                return try render(notification, as: form, at: moment, in: timeZone)
            } catch {
                troubles += error.findings
                return nil
            }
        }
        notification.letter.ownSubject = words(.subject)
        let wanted = channels.flatMap(Form.all)
        let own = Form.allCases.filter(wanted.contains).reduce(into: [:]) { own, form in
            own[form] = words(form)
        }
        if !own.isEmpty { notification.own = own }
        return (notification, troubles)
    }

    /// What the project's template makes of a message; nil where there is none.
    private func render(
        _ notification: Notification,
        as form: Form,
        at moment: Date,
        in timeZone: TimeZone
    ) throws(Unreadable) -> String? {
        let paths = ["\(notification.reason.rawValue)/\(form.file)", form.file]
        guard let path = paths.first(where: { files[$0] != nil || broken[$0] != nil }) else {
            return nil
        }
        if let finding = broken[path] { throw Unreadable([finding]) }
        guard let file = files[path],
            let values = try? TemplateValue(notification, at: moment, in: timeZone)
        else { return nil }
        let text = file.template.render(
            values.completed(with: .all).rendered(as: form),
            library: library
        )
        let trouble =
            text.allSatisfy(\.isWhitespace)
            ? "this template makes nothing of a message"
            : text.utf16.count > form.limit
                ? "this template makes more than the \(form.limit) characters that may be sent"
                : nil
        guard let trouble else { return text }
        let place = Place(file: file.source.file)
        let kind = notification.reason.rawValue
        throw Unreadable([Finding(.unfitTemplate, at: place, trouble, scope: kind)])
    }
}
