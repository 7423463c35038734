// What Debian's packagers add to the version of the software itself, and what is left without it.

extension Debian {
    /// Without epoch, revision and the packagers' suffixes.
    var upstream: Debian {
        var upstream = self
        upstream.epoch = nil
        upstream.revision = nil
        upstream.upstreamVersion = Substring(upstreamVersion).withoutPackaging.utf8
        return upstream
    }

    /// What a declaration does not write is not looked at; one with a revision means all of it.
    func reduced(to declaration: Debian) -> Debian {
        guard declaration.revision == nil else { return self }
        var reduced = self
        reduced.revision = nil
        if declaration.epoch == nil { reduced.epoch = nil }
        if !declaration.hasPackaging { reduced.upstreamVersion = upstream.upstreamVersion }
        return reduced
    }

    private var hasPackaging: Bool {
        Substring(upstreamVersion).withoutPackaging.utf8.count != upstreamVersion.count
    }
}

extension Substring {
    /// Without a suffix such as `+dfsg1`, `~deb12u1`, `+nmu2`; of `8+really7`, `7`.
    fileprivate var withoutPackaging: Substring {
        var version = self
        for index in indices.dropFirst() where "+~.-".contains(self[index]) {
            let word = self[self.index(after: index)...].prefix(while: \.isLetter)
            if word == "really" { return self[word.endIndex...].withoutPackaging }
            if packaging.contains(String(word)) {
                version = version[..<Swift.min(index, version.endIndex)]
            }
        }
        return version
    }
}

/// What follows `+`, `~`, `.` or `-` in a suffix that packagers add.
private let packaging: Set = [
    "bpo", "build", "deb", "debian", "dfsg", "ds", "nmu", "repack", "ubuntu",
]
