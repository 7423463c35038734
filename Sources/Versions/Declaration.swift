/// A version as a person declares it: itself, and where it is short, all that begin with it.
///
/// `1.11` is any 1.11.x; `1.26.4`, three numbers, is exactly this one.
package struct Declaration: Sendable {
    package let version: Version
    /// How many numbers were written, if it is short.
    private let shortTo: Int?

    init(_ version: Version, precision: Int?) {
        self.version = version
        shortTo = precision.flatMap { $0 < 3 ? $0 : nil }
    }

    /// Where a version stands, seen from this declaration.
    package enum Standing: Hashable, Sendable {
        case below
        case met
        case above
        case incomparable
    }

    /// Where a version stands, without what the declaration leaves out: epoch, revision, suffixes.
    package func standing(of used: Version) -> Standing {
        let used = view(of: used)
        guard let order = used.compared(to: version) else { return .incomparable }
        if leadsUp(used) { return .below }
        switch order {
        case .less: return .below
        case .equal: return .met
        case .greater: return begins(used) ? .met : .above
        }
    }

    /// Whether a version is this one or a later one, or a pre-release that already leads up to it.
    package func isReached(by used: Version) -> Bool? {
        let used = view(of: used)
        return used.compared(to: version).map { $0 != .less || leadsUp(used) }
    }

    /// Of a version, what this declaration is held against.
    package func view(of used: Version) -> Version {
        let form = used.form.reduced(toAny: version.form)
        return Version(text: form.text, scheme: used.scheme, form: form)
    }

    /// Whether it stands for itself alone, and not for all that begin with it.
    package var isExact: Bool { shortTo == nil }

    /// Whether it leads up to a release instead of being one.
    package var isPreRelease: Bool { version.form.release.isPreRelease }

    /// Whether another one starts with the same number.
    package func isOfSameMajor(as other: Declaration) -> Bool {
        let (own, others) = (version.form.release, other.version.form.release)
        return own.epoch == others.epoch && own.numbers.first == others.numbers.first
    }

    private func begins(_ used: Version) -> Bool {
        let (used, declared) = (used.form.release, version.form.release)
        guard let shortTo, used.epoch == declared.epoch else { return false }
        return used.numbers.starts(with: declared.numbers.prefix(shortTo))
    }

    /// Whether a version is a pre-release of the very release that is declared.
    private func leadsUp(_ used: Version) -> Bool {
        let (used, declared) = (used.form.release, version.form.release)
        guard used.isPreRelease, !declared.isPreRelease, used.epoch == declared.epoch else {
            return false
        }
        let length = max(used.numbers.count, declared.numbers.count)
        return used.numbers.padded(to: length) == declared.numbers.padded(to: length)
    }
}

extension Declaration: CustomStringConvertible {
    package var description: String { version.text }
}

extension [Digits] {
    fileprivate func padded(to length: Int) -> [Digits] {
        self + repeatElement(.zero, count: length - count)
    }
}
