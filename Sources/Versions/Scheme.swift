/// A way of writing and ordering versions; which one a package follows must be declared, because one
/// pair of texts is ordered in ten ways.
package struct Scheme: Sendable {
    package let name: String
    /// Whose versions these are, in a few words.
    package let summary: String
    private let form: any VersionForm.Type

    init(_ name: String, _ form: any VersionForm.Type, summary: String) {
        self.name = name
        self.form = form
        self.summary = summary
    }

    /// Every scheme there is: a new one is a file and a line here.
    package static let all: [Scheme] = [
        .debian, .rpm, .pep440, .conda, .jenkins, .eups, .eupsDescribe, .semver, .semverCoerced,
        .maven, .generic, .alpine, .calver, .spack,
    ]

    package static func named(_ name: String) -> Scheme? {
        all.first { $0.name == name }
    }

    package func parse(_ text: String) throws(VersionError) -> Version {
        do throws(Slip) {
            return Version(text: text, scheme: self, form: try form.init(text))
        } catch {
            throw .invalid(text, scheme: name, column: error.offset + 1, reason: error.reason)
        }
    }

    /// Reads a version that is there, which the scheme may order although it is not a good one.
    package func found(_ text: String) throws(VersionError) -> Version {
        do throws(VersionError) {
            return try parse(text)
        } catch {
            guard let form = form.lenient(text) else { throw error }
            return Version(text: text, scheme: self, form: form)
        }
    }

    /// How `one` stands to `other`, or nil where this scheme does not order the two.
    package func compare(_ one: String, _ other: String) throws(VersionError) -> Order? {
        try found(one).compared(to: found(other))
    }

    /// Reads what a person declares, who may leave out what they do not care about, such as `1.11`.
    package func declaration(_ text: String) throws(VersionError) -> Declaration {
        do throws(Slip) {
            let (form, precision) = try form.declared(text)
            return Declaration(Version(text: text, scheme: self, form: form), precision: precision)
        } catch {
            throw .invalid(text, scheme: name, column: error.offset + 1, reason: error.reason)
        }
    }
}

extension Scheme: Hashable, CustomStringConvertible {
    package static func == (one: Scheme, other: Scheme) -> Bool { one.name == other.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
    package var description: String { name }
}

/// A version taken apart under one scheme.
protocol VersionForm: Sendable {
    init(_ text: String) throws(Slip)

    /// As it would be written again.
    var text: String { get }
    func compared(to other: Self) -> Order?

    /// What can be made of a text that is no version, where the scheme orders such texts too.
    static func lenient(_ text: String) -> Self?

    var release: Release { get }
    /// A declaration, and how many numbers it gives, if it gives nothing else.
    static func declared(_ text: String) throws(Slip) -> (Self, precision: Int?)
    /// What the makers of the software called it.
    var upstream: Self { get }
    /// Without what the declaration leaves out.
    func reduced(to declaration: Self) -> Self
}

/// What most schemes have in common: the release that a version is, or leads up to.
struct Release: Hashable {
    var epoch = Digits.zero
    /// The numbers that it starts with.
    var numbers: [Digits]
    /// Whether it comes before the release that its numbers name.
    var isPreRelease: Bool
}

extension VersionForm {
    static func lenient(_ text: String) -> Self? { nil }

    var upstream: Self { self }
    func reduced(to declaration: Self) -> Self { self }

    func compared(toAny other: any VersionForm) -> Order? {
        (other as? Self).flatMap { compared(to: $0) }
    }

    func reduced(toAny declaration: any VersionForm) -> Self {
        (declaration as? Self).map { reduced(to: $0) } ?? self
    }
}

/// Where and why a text stops being a version.
struct Slip: Error {
    var offset: Int
    var reason: String
}
