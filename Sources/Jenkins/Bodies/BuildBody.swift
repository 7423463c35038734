import Documents

/// A build as Jenkins spells it.
struct BuildBody: Body {
    var number: Int
    var timestamp: Int?
    var duration: Int?
    var building: Bool?
    var result: String?
    var actions: [ActionBody]
    var changeSets: [ChangeSetBody]
    var artifacts: [String]
    /// A matrix build's runs; some of them belong to builds of other numbers.
    var runs: [BuildBody]
    /// What a multijob's build says that it started.
    var subBuilds: [SubBuildBody]
    /// Where it is, by its own account; only asked of a matrix' runs.
    var url: String?

    init(_ json: JSON) throws(JSONError) {
        number = try json["number"].whole
        timestamp = try json["timestamp"].present?.whole
        duration = try json["duration"].present?.whole
        building = try json["building"].present?.bool
        result = try json["result"].present?.string
        actions = json["actions"].goodBodies()
        changeSets =
            [try? json["changeSet"].body()].compactMap(\.self) + json["changeSets"].goodBodies()
        artifacts = json["artifacts"].compactMap { json throws(JSONError) in
            try json["relativePath"].string
        }
        runs = try json["runs"].present?.bodies() ?? []
        subBuilds = json["subBuilds"].goodBodies()
        url = try? json["url"].string
    }
}

/// A build that a multijob's build started, in the words of the latter.
struct SubBuildBody: Body {
    var jobName: String
    var buildNumber: Int
    /// Below the controller's base, such as `job/verify/job/arm/12/`; missing on old servers.
    var url: String?

    init(_ json: JSON) throws(JSONError) {
        jobName = try json["jobName"].string
        buildNumber = try json["buildNumber"].whole
        url = try? json["url"].string
    }
}

/// The changes of one checkout: `changeSet` of a freestyle build, one of a pipeline's `changeSets`.
struct ChangeSetBody: Body {
    var items: [ChangeBody]

    init(_ json: JSON) {
        items = json["items"].goodBodies()
    }
}

struct ChangeBody: Body {
    var commitId: String
    var author: String?
    var authorEmail: String?
    var msg: String?
    /// The whole message.
    var comment: String?
    var timestamp: Int?
    var affectedPaths: [String]

    init(_ json: JSON) throws(JSONError) {
        commitId = try json["commitId"].string
        author = try json["author"].present?["fullName"].present?.string
        authorEmail = try json["authorEmail"].present?.string
        msg = try json["msg"].present?.string
        comment = try json["comment"].present?.string
        timestamp = try json["timestamp"].present?.whole
        affectedPaths =
            try json["affectedPaths"].present?.map { json throws(JSONError) in try json.string }
            ?? []
    }
}
