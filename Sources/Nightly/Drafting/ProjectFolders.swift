import Foundation

/// The folders that are multibranch projects, as far as their jobs' names tell: one of them is the main
/// branch.
struct ProjectFolders {
    private let folders: Set<Substring>

    init(_ jobs: [Job]) {
        folders = Set(jobs.filter { $0.branchName.isMainBranch }.map(\.folder))
    }

    /// Whether a job builds another branch than the main one of its project: that is no product.
    ///
    /// Such a job bears its branch's name, of which a slash is written `%2F`, or a pull request's.
    func isSideBranch(_ job: Job) -> Bool {
        let name = job.branchName
        guard folders.contains(job.folder), !name.isMainBranch else { return false }
        let isRequest = ["PR-", "MR-"].contains {
            name.hasPrefix($0) && Int(name.dropFirst(3)) != nil
        }
        return isRequest || name.contains("/") || job.builds.contains { $0.branch == name }
    }
}

extension Job {
    fileprivate var folder: Substring {
        id.name.lastIndex(of: "/").map { id.name[..<$0] } ?? ""
    }

    /// Its own name, read as that of a branch.
    fileprivate var branchName: String {
        let own = id.name.split(separator: "/").last.map(String.init) ?? ""
        return own.removingPercentEncoding ?? own
    }
}

extension String {
    /// Whether it is a name that a project's main branch usually has.
    var isMainBranch: Bool { ["main", "master", "trunk", "develop"].contains(lowercased()) }
}
