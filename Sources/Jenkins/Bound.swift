/// The most that is asked for or kept: everything from outside is bounded.
enum Bound {
    /// Builds of one job that are read at first: two weeks of nights, twice over.
    static let history = 30
    /// Builds of one job that are read again, though remembered; before a failed one, builds whose changes
    /// are kept in any case.
    static let again = 3
    /// Jobs in one answer about a folder, with their history; with more, the next page is asked for.
    static let page = 100
    /// Jobs in one answer about a folder, with what is new of each.
    static let crowd = 2000
    /// Levels of folders in one answer, each of which lengthens its question.
    static let depth = 4
    /// Folders that one run looks into.
    static let folders = 500
    /// Builds of one job that one run reads on to, looking for the children of older root builds.
    static let builds = 500
    /// Builds of one job of which none was started by another, before it is taken as nobody's child.
    static let unrelated = 100
    /// Builds of each job of a controller that is seen for the first time.
    static let glance = 20
    /// Jobs whose configuration is read then, in search of timers.
    static let candidates = 300
    /// Parents that one run looks up one by one.
    static let parents = 500
    /// Seconds without a build after which a daily run may seem missed: a day and an hour.
    static let silence = 90_000.0
    static let week = 604_800.0
    /// Seconds after which a controller is looked over again for what root jobs start: each morning, also
    /// on one that comes early.
    static let search = 72_000.0
    /// Seconds by which a build may seem to start before the one that started it.
    static let skew = 600.0
    /// Levels between a build and the timer; Jenkins itself keeps ten.
    static let levels = 10

    static let artifacts = 500
    static let changes = 100
    static let paths = 50
    static let parameters = 200
    static let failedTests = 1000

    /// Unicode scalars of a name, a path or a title.
    static let line = 500
    /// Unicode scalars of a failure's message.
    static let message = 4000
}

extension String {
    /// Cut to a number of scalars: one `Character` may be of any size.
    func cut(to limit: Int = Bound.line) -> String {
        utf8.count <= limit
            ? self : String(Substring(unicodeScalars.prefix(limit)))
    }

    /// Its first line that is not blank.
    ///
    /// By scalars: `Character`s are slow to find, and a reading has a hundred thousand titles.
    var firstLine: String {
        let text = unicodeScalars.drop(while: \.properties.isWhitespace)
        return String(Substring(text.prefix { !$0.isNewline }))
    }
}

extension Substring {
    func cut(to limit: Int = Bound.line) -> String { String(self).cut(to: limit) }
}

extension Unicode.Scalar {
    fileprivate var isNewline: Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
