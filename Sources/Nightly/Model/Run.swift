package import Foundation

/// One scheduled occurrence of a root job that took place: the timer's build and all that it started,
/// directly or not, waited for or not.
package struct Run: Equatable, Sendable {
    package var due: Date
    package var root: Build
    /// Every other build of it, oldest first.
    package var descendants: [Build]
    /// When its first build started, which another may have taken the place of.
    package var began: Date
    /// Who started it, or a part of it, again; nil where the timer's own build did it all.
    package var rerun: Rerun?

    package init(
        due: Date,
        root: Build,
        descendants: [Build],
        began: Date? = nil,
        rerun: Rerun? = nil
    ) {
        self.due = due
        self.root = root
        self.descendants = descendants
        self.began = began ?? root.start
        self.rerun = rerun
    }

    package var builds: [Build] { [root] + descendants }

    /// What a build started itself, oldest first.
    package func children(of parent: Build) -> [Build] {
        descendants.filter { $0.triggers.contains(.upstream(parent.id)) }
    }

    /// When it can be judged; nil while a build of it is under way.
    ///
    /// A minute after its last build ended, for what that build started may still be in Jenkins' quiet
    /// period; in whole seconds, which every storage keeps as they are.
    var over: Date? {
        var last = root.start
        for build in builds {
            guard let end = build.end else { return nil }
            last = max(last, end)
        }
        return Date(timeIntervalSince1970: (last.timeIntervalSince1970 + 60).rounded(.up))
    }
}

extension Run {
    /// As it was when nothing that began after that moment had begun.
    func asOf(_ moment: Date) -> Run {
        var run = self
        run.descendants = descendants.filter { $0.start <= moment }
        if let rerun, root.start < rerun.at, rerun.at > moment { run.rerun = nil }
        return run
    }
}
