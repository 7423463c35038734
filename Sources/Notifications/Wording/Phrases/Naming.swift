package import Nightly

extension Phrases {
    /// A job as people speak of it: `nightly/p`, or `ci2:nightly/p` where its name alone does not say which.
    package func name(of job: JobID) -> String {
        (isAmbiguous(job) ? "\(job.controller):\(job.name)" : job.name).oneLine(limit: 60)
    }

    /// Such as `nightly/p #812`.
    package func name(of build: BuildID) -> String {
        "\(name(of: build.job)) #\(build.number)"
    }

    /// The platform where there is one, as people speak of it; else the job.
    package func name(of leaf: Leaf) -> String {
        leaf.platform == nil ? name(of: leaf.job) : leaf.name
    }

    /// Whether the product is built on several controllers, or another one has a root of that name.
    func isAmbiguous(_ job: JobID) -> Bool {
        product.roots.contains { $0.controller != job.controller }
            || morning.products.flatMap(\.roots).contains {
                $0.name == job.name && $0.controller != job.controller
            }
    }

    /// What an incident is about: the product, or `nightly/m of p` where the rest of it did run.
    func subject(of incident: Incident) -> String { part(of: incident) ?? name }

    /// The same as people call it.
    func title(of incident: Incident) -> String { part(of: incident) ?? title }

    /// What did not run, where that is only a part of the product.
    func part(of incident: Incident) -> String? {
        let names = incident.missed.map { name(of: $0.root) }
        guard !names.isEmpty, product.judgement.pages.count > names.count else { return nil }
        return "\(list(names, atMost: 2)) of \(name)"
    }
}

extension ProductMorning {
    /// Every root of it that was ever read.
    fileprivate var roots: [JobID] { Array(judgement.standing.firstRead.keys) }
}
