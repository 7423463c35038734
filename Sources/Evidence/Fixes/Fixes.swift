import Foundation
import Nightly

extension Background {
    /// Changes that may mend a failure: those that somebody named, reverts of a suspect, and later ones
    /// to a file that the failure names.
    ///
    /// Whether the failing run had one is told by the jobs of that run: what they list up to the run was
    /// in it, what they list later was not. For other jobs the change's own date decides.
    func fixes(of file: CaseFile, in incident: IncidentID, among builds: [Build]) -> [Fix] {
        guard let root = builds.build(of: file.failure.root, above: file.build) else { return [] }
        let run = FailedRun(root, among: builds)
        let changes = run.all
        let named = fixesNamed(for: file, in: incident).map { id in
            let change = changes.first { $0.change.id.hasPrefix(id) }
            return Fix(
                id: change?.change.id ?? id,
                author: change?.change.author,
                ground: .named,
                landing: change?.landing ?? .unseen
            )
        }
        let others = changes.compactMap { change, landing -> Fix? in
            guard let ground = file.ground(for: change, landing) else { return nil }
            return Fix(id: change.id, author: change.author, ground: ground, landing: landing)
        }
        return named + others.filter { fix in !named.contains { $0.id == fix.id } }
    }

    private func fixesNamed(for file: CaseFile, in incident: IncidentID) -> [String] {
        let leaf = file.failure.leaf
        let entries = matters.entries.filter { $0.isAbout(incident) && $0.pattern.matches(leaf) }
            .compactMap(\.fixedBy)
        let issues = matters.issues.filter {
            $0.product == incident.product && $0.pattern.matches(leaf)
        }.compactMap(\.fixedBy)
        return entries + issues
    }
}
