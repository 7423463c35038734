/// A version as it was written, read under its scheme.
package struct Version: Sendable {
    package let text: String
    package let scheme: Scheme
    let form: any VersionForm

    /// How it stands to another one, or nil where the scheme does not order the two.
    package func compared(to other: Version) -> Order? {
        form.compared(toAny: other.form)
    }

    /// What the makers of the software called it, where packagers have added to that.
    package var upstream: Version {
        Version(text: form.upstream.text, scheme: scheme, form: form.upstream)
    }
}

extension Version: CustomStringConvertible {
    package var description: String { text }
}

/// How one version stands to another.
package enum Order: String, Hashable, Sendable, CaseIterable {
    case less = "<"
    case equal = "="
    case greater = ">"

    package var reversed: Order {
        switch self {
        case .less: .greater
        case .equal: .equal
        case .greater: .less
        }
    }
}

/// Why a text is no version.
package enum VersionError: Error, Hashable, Sendable {
    /// `column` counts from 1, in bytes.
    case invalid(String, scheme: String, column: Int, reason: String)
}

extension VersionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .invalid(let text, let scheme, let column, let reason):
            "\"\(text)\" is no \(scheme) version: \(reason) at column \(column)"
        }
    }
}
