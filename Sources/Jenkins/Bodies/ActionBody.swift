import Documents

/// One of a build's `actions`: any of a hundred classes, of which a few are read by what they hold.
///
/// Many are `{}`, or hold a class and nothing else.
struct ActionBody: Body {
    var className: String
    /// Of a `CauseAction` what started the build, of an `InterruptedBuildAction` what ended it.
    var causes: [CauseBody]
    var parameters: [ParameterBody]
    var lastBuiltRevision: RevisionBody?
    /// Where that was checked out from.
    var remotes: [String]
    var failCount: Int?
    var skipCount: Int?
    var totalCount: Int?
    var claimed: Bool
    var claimedBy: String?
    var claimDate: Int?
    var reason: String?

    init(_ json: JSON) {
        className = (try? json["_class"].string) ?? ""
        causes = json["causes"].goodBodies()
        parameters = json["parameters"].goodBodies()
        lastBuiltRevision = try? json["lastBuiltRevision"].body()
        remotes = json["remoteUrls"].compactMap { json throws(JSONError) in try json.string }
        failCount = try? json["failCount"].whole
        skipCount = try? json["skipCount"].whole
        totalCount = try? json["totalCount"].whole
        claimed = (try? json["claimed"].bool) ?? false
        claimedBy = try? json["claimedBy"].string
        claimDate = try? json["claimDate"].whole
        reason = try? json["reason"].string
    }
}

struct CauseBody: Body {
    /// Missing on servers before Jenkins 2.
    var className: String?
    var shortDescription: String?
    var userId: String?
    var userName: String?
    var upstreamProject: String?
    var upstreamBuild: Int?

    init(_ json: JSON) {
        className = try? json["_class"].string
        shortDescription = try? json["shortDescription"].string
        userId = try? json["userId"].string
        userName = try? json["userName"].string
        upstreamProject = try? json["upstreamProject"].string
        upstreamBuild = try? json["upstreamBuild"].whole
    }
}

/// What git checked out.
struct RevisionBody: Body {
    var revision: String?
    /// The names of the branches that it was found on.
    var branches: [String]

    init(_ json: JSON) throws(JSONError) {
        revision = try json["SHA1"].present?.string
        branches =
            try json["branch"].present?.map { json throws(JSONError) in try json["name"].string }
            ?? []
    }
}

/// A parameter with its value as text; Jenkins exports no passwords.
struct ParameterBody: Body {
    var name: String
    var value: String

    init(_ json: JSON) throws(JSONError) {
        name = try json["name"].string
        let value = json["value"]
        if let text = try? value.string {
            self.value = text
        } else if let flag = try? value.bool {
            self.value = String(flag)
        } else if let whole = try? value.int {
            self.value = String(whole)
        } else {
            self.value = String(try value.double)
        }
    }
}
