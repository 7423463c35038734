/// A build as Jenkins spells it.
struct BuildBody: Decodable {
    var number: Int
    var timestamp: Int?
    var duration: Int?
    var building: Bool?
    var result: String?
    var actions: [ActionBody]
    var changes: [ChangeBody]
    var artifacts: [String]
    /// A matrix build's runs; some of them belong to builds of other numbers.
    var runs: [BuildBody]
    /// Where it is, by its own account; only asked of a matrix' runs.
    var url: String?

    private enum CodingKeys: String, CodingKey {
        case number, timestamp, duration, building, result
        case actions, changeSet, changeSets, artifacts, runs, url
    }

    init(from decoder: any Decoder) throws {
        let body = try decoder.container(keyedBy: CodingKeys.self)
        number = try body.decode(Int.self, forKey: .number)
        timestamp = try body.decodeIfPresent(Int.self, forKey: .timestamp)
        duration = try body.decodeIfPresent(Int.self, forKey: .duration)
        building = try body.decodeIfPresent(Bool.self, forKey: .building)
        result = try body.decodeIfPresent(String.self, forKey: .result)
        actions = body.lenient(ActionBody.self, .actions)
        let sets =
            [body.optional(ChangeSetBody.self, .changeSet)].compactMap(\.self)
            + body.lenient(ChangeSetBody.self, .changeSets)
        changes = sets.flatMap(\.items)
        artifacts = body.lenient(ArtifactBody.self, .artifacts).map(\.relativePath)
        runs = try body.decodeIfPresent([BuildBody].self, forKey: .runs) ?? []
        url = body.optional(String.self, .url)
    }
}

/// The changes of one checkout: `changeSet` of a freestyle build, one of a pipeline's `changeSets`.
struct ChangeSetBody: Decodable {
    var items: [ChangeBody]

    private enum CodingKeys: String, CodingKey { case items }

    init(from decoder: any Decoder) throws {
        items = try decoder.container(keyedBy: CodingKeys.self).lenient(ChangeBody.self, .items)
    }
}

struct ChangeBody: Decodable {
    struct Author: Decodable {
        var fullName: String?

        enum CodingKeys: String, CodingKey { case fullName }
    }

    var commitId: String
    var author: Author?
    var authorEmail: String?
    var msg: String?
    var timestamp: Int?
    var affectedPaths: [String]?

    enum CodingKeys: String, CodingKey {
        case commitId, author, authorEmail, msg, timestamp, affectedPaths
    }
}

struct ArtifactBody: Decodable {
    var relativePath: String

    enum CodingKeys: String, CodingKey { case relativePath }
}
