/// What is asked for with `tree=`: only what is read.
enum Tree {
    /// One job on its own.
    static func job(builds: Int) -> String {
        "\(standing),\(list(0..<builds))"
    }

    /// The jobs of a folder, one page of them, and of the folders in it, some levels down.
    ///
    /// A folder on the last level shows its first job, so that it can be told from a job.
    static func folder(jobs: Range<Int>, builds: Int, levels: Int = 1) -> String {
        let below =
            levels > 1
            ? folder(jobs: 0..<jobs.count, builds: builds, levels: levels - 1) : "jobs[name]{0,1}"
        return "jobs[name,\(job(builds: builds)),\(below)]\(span(jobs))"
    }

    /// Which builds started the last few builds of each job, some levels of folders down.
    static func pedigree(levels: Int) -> String {
        let causes =
            "builds[actions[causes[upstreamProject,upstreamBuild]]]\(span(0..<Bound.again))"
        let below = levels > 1 ? "," + pedigree(levels: levels - 1) : ""
        return "jobs[name,\(causes)\(below)]\(span(0..<Bound.crowd))"
    }

    /// Some builds of one job, newest first.
    ///
    /// `builds` ends at the hundredth; `allBuilds` does not, but costs the controller more.
    static func list(_ range: Range<Int>) -> String {
        "\(range.upperBound > 100 ? "allBuilds" : "builds")[\(build)]\(span(range))"
    }

    static let build = "\(facts),subBuilds[jobName,buildNumber,url],runs[url,\(facts)]"

    static let report = "\(suites),childReports[child[url],result[\(suites)]]"

    static let queue = "items[inQueueSince,why,task[url]]"

    static let plugins = """
        plugins[shortName,version,active,enabled,deleted,requiredCoreVersion,\
        dependencies[shortName,version,optional]]
        """

    private static let standing = """
        disabled,buildable,color,nextBuildNumber,inQueue,queueItem[inQueueSince,why]
        """

    private static let facts = """
        number,timestamp,duration,building,result,\
        actions[\(actions)],changeSet[\(changes)],changeSets[\(changes)],\
        artifacts[relativePath]\(span(0..<Bound.artifacts))
        """

    private static let actions = """
        causes[shortDescription,userId,userName,upstreamProject,upstreamBuild],\
        parameters[name,value],lastBuiltRevision[SHA1,branch[name]],remoteUrls,\
        failCount,skipCount,totalCount,claimed,claimedBy,claimDate,reason
        """

    private static let changes = """
        items[commitId,author[fullName],authorEmail,msg,comment,timestamp,\
        affectedPaths\(span(0..<Bound.paths))]\(span(0..<Bound.changes))
        """

    private static let suites = "suites[enclosingBlockNames,\(cases)]"

    private static let cases = "cases[className,name,status,age,errorDetails,errorStackTrace]"

    private static func span(_ range: Range<Int>) -> String {
        "{\(range.lowerBound),\(range.upperBound)}"
    }
}
