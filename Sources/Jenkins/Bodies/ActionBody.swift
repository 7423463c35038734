/// One of a build's `actions`: any of a hundred classes, of which a few are read by what they hold.
///
/// Many are `{}`, or hold a class and nothing else.
struct ActionBody: Decodable {
    var className: String
    /// Of a `CauseAction` what started the build, of an `InterruptedBuildAction` what ended it.
    var causes: [CauseBody]
    var parameters: [ParameterBody]
    var lastBuiltRevision: RevisionBody?
    var failCount: Int?
    var skipCount: Int?
    var totalCount: Int?
    var claimed: Bool
    var claimedBy: String?
    var claimDate: Int?
    var reason: String?

    private enum CodingKeys: String, CodingKey {
        case className = "_class"
        case causes, parameters, lastBuiltRevision
        case failCount, skipCount, totalCount
        case claimed, claimedBy, claimDate, reason
    }

    init(from decoder: any Decoder) throws {
        let body = try decoder.container(keyedBy: CodingKeys.self)
        className = body.optional(String.self, .className) ?? ""
        causes = body.lenient(CauseBody.self, .causes)
        parameters = body.lenient(ParameterBody.self, .parameters)
        lastBuiltRevision = body.optional(RevisionBody.self, .lastBuiltRevision)
        failCount = body.optional(Int.self, .failCount)
        skipCount = body.optional(Int.self, .skipCount)
        totalCount = body.optional(Int.self, .totalCount)
        claimed = body.optional(Bool.self, .claimed) ?? false
        claimedBy = body.optional(String.self, .claimedBy)
        claimDate = body.optional(Int.self, .claimDate)
        reason = body.optional(String.self, .reason)
    }
}

struct CauseBody: Decodable {
    /// Missing on servers before Jenkins 2.
    var className: String?
    var shortDescription: String?
    var userId: String?
    var userName: String?
    var upstreamProject: String?
    var upstreamBuild: Int?

    enum CodingKeys: String, CodingKey {
        case className = "_class"
        case shortDescription, userId, userName, upstreamProject, upstreamBuild
    }
}

/// What git checked out.
struct RevisionBody: Decodable {
    struct Branch: Decodable {
        var name: String

        enum CodingKeys: String, CodingKey { case name }
    }

    var revision: String?
    var branch: [Branch]?

    enum CodingKeys: String, CodingKey {
        case revision = "SHA1"
        case branch
    }
}

/// A parameter with its value as text; Jenkins exports no passwords.
struct ParameterBody: Decodable {
    var name: String
    var value: String

    private enum CodingKeys: String, CodingKey { case name, value }

    init(from decoder: any Decoder) throws {
        let body = try decoder.container(keyedBy: CodingKeys.self)
        name = try body.decode(String.self, forKey: .name)
        if let text = body.optional(String.self, .value) {
            value = text
        } else if let flag = body.optional(Bool.self, .value) {
            value = String(flag)
        } else if let whole = body.optional(Int.self, .value) {
            value = String(whole)
        } else {
            value = try String(body.decode(Double.self, forKey: .value))
        }
    }
}
