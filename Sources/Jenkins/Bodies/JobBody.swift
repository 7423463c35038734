import Documents

/// A job as Jenkins spells it, asked for on its own or in its folder's list.
struct JobBody: Body {
    struct QueueItem: Body {
        var inQueueSince: Int?
        var why: String?

        init(_ json: JSON) throws(JSONError) {
            inQueueSince = try json["inQueueSince"].present?.whole
            why = try json["why"].present?.string
        }
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
    var nextBuildNumber: Int?
    var isFolder: Bool
    /// What it holds, as far as was asked; none where it is a job.
    var jobs: [JobBody]

    init(_ json: JSON) throws(JSONError) {
        name = try json["name"].present?.string
        disabled = try? json["disabled"].bool
        buildable = try? json["buildable"].bool
        color = try? json["color"].string
        inQueue = try? json["inQueue"].bool
        queueItem = try? json["queueItem"].body()
        nextBuildNumber = try? json["nextBuildNumber"].whole
        isFolder = json["jobs"].found != nil
        jobs = try json["jobs"].present?.bodies() ?? []
        builds = (json["allBuilds"].found ?? json["builds"].found).map { list in
            Result { () throws(JSONError) in try list.bodies() }.mapError(Malformed.init)
        }
    }
}

/// A folder, a multibranch project or the controller itself.
struct FolderBody: Body {
    var jobs: [JobBody]

    init(_ json: JSON) throws(JSONError) {
        jobs = try json["jobs"].bodies()
    }
}
