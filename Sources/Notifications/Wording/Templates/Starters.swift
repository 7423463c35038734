extension Form {
    /// The template that a user begins with: the built-in one of the HTML mail, and for the other forms
    /// one that shows much the same as what daybreak writes.
    package var starter: String {
        let bytes =
            switch self {
            case .subject: PackageResources.subject_mustache
            case .mailText: PackageResources.mail_txt_mustache
            case .mailHTML: PackageResources.mail_html_mustache
            case .slack: PackageResources.slack_mustache
            case .mattermost: PackageResources.mattermost_mustache
            case .teams: PackageResources.teams_mustache
            case .matrixText: PackageResources.matrix_txt_mustache
            case .matrixHTML: PackageResources.matrix_html_mustache
            }
        return String(decoding: bytes, as: UTF8.self)
    }
}
