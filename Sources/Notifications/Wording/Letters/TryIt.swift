import Evidence
import Nightly

extension Occasion {
    /// How to see the first of some failures for oneself; nil where the configuration does not say.
    func tryIt(_ cases: [CaseFile]) -> Letter.Section? {
        let command = cases.lazy.compactMap { file in
            product.concern.reproduce?.command(values(of: file))
        }.first
        return command.map { command in
            Letter.Section("TRY IT", [.quote(of: "In a shell", command.shellLines(upTo: 72))])
        }
    }

    private func values(of file: CaseFile) -> [ReproduceCommand.Name: String] {
        let test = file.failing.first?.test.name.split(separator: ".").last
        var values: [ReproduceCommand.Name: String] = [
            .run: phrases.words.isoDay(file.failure.seen),
            .job: file.failure.leaf.job.name,
        ]
        values[.platform] = file.failure.leaf.platform
        values[.test] = test.map(String.init)
        values[.build] = file.build.map { String($0.id.number) }
        values[.branch] = file.build?.branch
        values[.revision] = file.build?.revision
        return values
    }
}

extension String {
    /// Lines that a shell takes for one; a command with quotes stays whole, for they may hold blanks.
    fileprivate func shellLines(upTo width: Int) -> [String] {
        guard count > width, !contains(where: { "'\"\\".contains($0) }) else { return [self] }
        let lines = split(separator: " ").reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append((lines.isEmpty ? "" : "  ") + word)
            }
        }
        return lines.dropLast().map { $0 + " \\" } + lines.suffix(1)
    }
}
