import Dependencies
package import Nightly

/// What people have said about failures beforehand, in a reviewed file: who has them, which are known.
package struct KnownMatters: Equatable, Sendable {
    /// "I have it", about an incident or some failures of a product.
    package struct Entry: Equatable, Sendable {
        package enum Subject: Equatable, Sendable {
            case incident(IncidentID)
            case product(String)
        }

        package var subject: Subject
        package var pattern: FailurePattern
        package var acknowledgement: Acknowledgement
        /// The commit that is to mend it.
        package var fixedBy: String?

        package init(
            _ subject: Subject,
            _ pattern: FailurePattern = FailurePattern(),
            acknowledgement: Acknowledgement,
            fixedBy: String? = nil
        ) {
            self.subject = subject
            self.pattern = pattern
            self.acknowledgement = acknowledgement
            self.fixedBy = fixedBy
        }
    }

    /// A known issue of a product.
    package struct Issue: Equatable, Sendable {
        package var product: String
        package var pattern: FailurePattern
        package var issue: KnownIssue
        package var fixedBy: String?

        package init(
            _ product: String,
            _ pattern: FailurePattern,
            _ issue: KnownIssue,
            fixedBy: String? = nil
        ) {
            self.product = product
            self.pattern = pattern
            self.issue = issue
            self.fixedBy = fixedBy
        }
    }

    package var entries: [Entry]
    package var issues: [Issue]
    /// Whether claims on Jenkins count too.
    package var readsClaims: Bool
    /// Whether all of it could be read; where not, nothing that was known before becomes news.
    package var isWhole: Bool

    package init(
        entries: [Entry] = [],
        issues: [Issue] = [],
        readsClaims: Bool = true,
        isWhole: Bool = true
    ) {
        self.entries = entries
        self.issues = issues
        self.readsClaims = readsClaims
        self.isWhole = isWhole
    }
}
