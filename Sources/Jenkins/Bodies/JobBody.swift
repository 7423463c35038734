/// A job as Jenkins spells it, asked for on its own or in its folder's list.
struct JobBody: Decodable {
    struct QueueItem: Decodable {
        var inQueueSince: Int?
        var why: String?

        enum CodingKeys: String, CodingKey { case inQueueSince, why }
    }

    /// Without the folders, `feature%2Fx` for a branch; not asked of a job on its own.
    var name: String?
    var disabled: Bool?
    var buildable: Bool?
    var color: String?
    var inQueue: Bool?
    var queueItem: QueueItem?
    /// What came as its builds; nil where there is no such list, as in a folder.
    ///
    /// One malformed build spoils its job, but not the other jobs of the folder.
    var builds: Result<[BuildBody], Malformed>?
    var isFolder: Bool

    private enum CodingKeys: String, CodingKey {
        case name, disabled, buildable, color, inQueue, queueItem, builds, allBuilds, jobs
    }

    init(from decoder: any Decoder) throws {
        let body = try decoder.container(keyedBy: CodingKeys.self)
        name = try body.decodeIfPresent(String.self, forKey: .name)
        disabled = body.optional(Bool.self, .disabled)
        buildable = body.optional(Bool.self, .buildable)
        color = body.optional(String.self, .color)
        inQueue = body.optional(Bool.self, .inQueue)
        queueItem = body.optional(QueueItem.self, .queueItem)
        isFolder = body.contains(.jobs)
        let list: CodingKeys = body.contains(.allBuilds) ? .allBuilds : .builds
        if body.contains(list) {
            do {
                builds = .success(try body.decode([BuildBody].self, forKey: list))
            } catch {
                builds = .failure(Malformed(error))
            }
        }
    }
}

/// A folder, a multibranch project or the controller itself.
struct FolderBody: Decodable {
    var jobs: [JobBody]

    enum CodingKeys: String, CodingKey { case jobs }
}
