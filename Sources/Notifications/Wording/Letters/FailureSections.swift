import Evidence
import Nightly

/// What failed, what changed, and what is expected: the sections of a message about a failure.
struct FailureSections {
    let cases: [CaseFile]
    let occasion: Occasion

    private var phrases: Phrases { occasion.phrases }

    var sections: [Letter.Section] {
        let shown = cases.prefix(Self.mostCases)
        return shown.map(whatFailed) + alsoFailing + known + ranges(of: shown).map(whatChanged)
            + [occasion.tryIt(cases)].compactMap(\.self)
            + [occasion.whatIsExpected(fixes: fixes)]
    }

    // MARK: What failed

    private func whatFailed(_ file: CaseFile) -> Letter.Section {
        let aside = [
            phrases.place(of: file), file.stage.map { "stage \($0)" },
            file.isRetried ? "also on the retry" : nil,
        ]
        return Letter.Section(
            "WHAT FAILED",
            aside: aside.compactMap(\.self).joined(separator: ", "),
            symptoms(file) + surroundings(file)
                + (phrases.known(file).map { [.paragraph("\($0.capitalizedFirst).")] } ?? [])
                + [file.firstError].compactMap(\.self)
                + [.links(links(file))]
        )
    }

    private func symptoms(_ file: CaseFile) -> [Letter.Block] {
        guard !file.failing.isEmpty else {
            let what = phrases.what(file)
            return [.paragraph(file.totals == nil ? "It \(what)." : "\(what).")]
                + phrases.unread(file).map { .paragraph("\($0.capitalizedFirst).") }
        }
        let rows = file.failing.prefix(Self.mostTests).map { failing in
            Letter.Row(
                name: failing.test.shortName,
                text: phrases.standing(of: failing, in: file)
            )
        }
        let total = max(file.failing.count, file.totals?.failed ?? 0)
        let rest = total - rows.count
        let recovered = (file.current?.recovered ?? []).prefix(Self.mostTests).map {
            Letter.Row(name: $0.testName, text: "flaky: it failed in an earlier attempt only")
        }
        return [.rows(rows + recovered)]
            + (rest > 0 ? [.paragraph("and \(count(rest, "more test"))")] : [])
            + phrases.unread(file).map { .paragraph("\($0.capitalizedFirst).") }
    }

    /// What else there is to know of that run, in one sentence.
    private func surroundings(_ file: CaseFile) -> [Letter.Block] {
        let passing = file.totals.map { $0.total - $0.failed - $0.skipped } ?? 0
        let others =
            passing > 0 ? "\(count(passing, "other")) pass\(passing == 1 ? "es" : "")" : nil
        let parts =
            [others] + phrases.others(than: file)
            + [phrases.gone(from: file), phrases.notReached(from: file)]
        let sentence = parts.compactMap(\.self).joined(separator: "; ")
        return sentence.isEmpty ? [] : [.paragraph("\(sentence).")]
    }

    /// The deepest failing build, and the run that it belongs to.
    private func links(_ file: CaseFile) -> [Letter.Link] {
        var links: [Letter.Link] = []
        if let build = file.build {
            links.append(Letter.Link(label: "The build", url: build.url))
            links.append(Letter.Link(label: "Its log", url: build.url + "console"))
        }
        let run = occasion.product.judgement.latest[file.failure.root]?.run
        if let run, run.root.id != file.build?.id {
            links.append(Letter.Link(label: "The run", url: run.root.url))
        }
        return links
    }

    /// What there is no room for, and what has failed for longer.
    private var alsoFailing: [Letter.Section] {
        let older = occasion.product.cases.filter { file in
            !file.isWithheld && !cases.contains { $0.failure.leaf == file.failure.leaf }
        }
        let rows = (cases.dropFirst(Self.mostCases) + older).prefix(Self.mostRows).map { file in
            let since = file.failure.since
            let isOld = since < occasion.movement.due && phrases.isSeen(file)
            let age = isOld ? ", since \(phrases.words.day(since))" : ""
            return Letter.Row(name: phrases.place(of: file), text: phrases.what(file) + age)
        }
        return rows.isEmpty ? [] : [Letter.Section("ALSO FAILING", [.rows(rows)])]
    }

    /// What is no news, because it has a ticket.
    private var known: [Letter.Section] {
        let rows = occasion.product.cases.filter(\.isWithheld).prefix(Self.mostRows).map { file in
            let parts = [phrases.what(file), phrases.known(file)]
            return Letter.Row(
                name: phrases.place(of: file),
                text: parts.compactMap(\.self).joined(separator: "; ")
            )
        }
        return rows.isEmpty ? [] : [Letter.Section("KNOWN ISSUES", [.rows(rows)])]
    }

    // MARK: What changed

    /// The failures with different changes in their ranges, and that with the reader's own change.
    private func ranges(of shown: ArraySlice<CaseFile>) -> [CaseFile] {
        let ranges = shown.firstOfEachRange
        guard let own = occasion.own.first, !ranges.contains(where: { $0.suspects.contains(own) })
        else { return ranges }
        return ranges + cases.filter { $0.suspects.contains(own) }.prefix(1)
    }

    private func whatChanged(_ file: CaseFile) -> Letter.Section {
        let good = file.failure.lastPassed.map { "since #\($0.number), which passed" }
        return Letter.Section("WHAT CHANGED", aside: good ?? "since it last passed", changes(file))
    }

    private func changes(_ file: CaseFile) -> [Letter.Block] {
        let unread = file.unreadChanges.map { trouble in
            let what = "\(trouble.controller) \(trouble.what)".oneLine(limit: 200)
            return Letter.Block.paragraph("Not all that changed is known: \(what).")
        }
        guard !file.suspects.isEmpty else {
            return [unread ?? .paragraph("Jenkins lists no change between the two builds.")]
        }
        let likely = file.suspects.filter { $0.confidence > .low }
        let first = (likely.isEmpty ? file.suspects : likely).prefix(Self.mostChanges)
        let own = occasion.own.filter { file.suspects.contains($0) && !first.contains($0) }
        let shown = first + own.prefix(Self.mostChanges)
        let rest = file.suspects.filter { !shown.contains($0) }
        let isRestWeak = !likely.isEmpty && rest.allSatisfy { $0.confidence == .low }
        return shown.flatMap(entry) + (isRestWeak ? weak(rest) : more(rest.count))
            + [unread].compactMap(\.self)
    }

    private func more(_ rest: Int) -> [Letter.Block] {
        rest > 0 ? [.paragraph("\(count(rest, "more change")).")] : []
    }

    /// The changes that are named to nobody, and whose authors hear nothing.
    private func weak(_ suspects: [Suspect]) -> [Letter.Block] {
        guard !suspects.isEmpty else { return [] }
        let commits = suspects.count { $0.change != nil }
        let what = count(suspects.count, commits == suspects.count ? "more commit" : "more change")
        let little = suspects.allSatisfy { $0.grounds.isEmpty } ? "nothing" : "little"
        let them = suspects.count == 1 ? "it" : "them"
        let untold =
            switch (commits, occasion.product.concern.suspects.tell) {
            case (0, _), (_, .low): "low"
            case (1, .medium), (1, .high): "low; its author was not told"
            case (_, .medium), (_, .high): "low; their authors were not told"
            }
        return [.paragraph("\(what), \(little) points to \(them): \(untold).")]
    }

    private func entry(_ suspect: Suspect) -> [Letter.Block] {
        let entry = Letter.Block.entry(
            suspect.name,
            headline: suspect.what,
            badge: "may be related: \(suspect.confidence)",
            details: (suspect.change.map { ["\"\($0.title.oneLine(limit: 100))\""] } ?? [])
                + suspect.reasons.map(\.words)
        )
        guard case .range(let range) = suspect.subject, let link = range.link else {
            return [entry]
        }
        return [entry, .links([Letter.Link(label: "Its commits", url: link)])]
    }

    private var fixes: [String] {
        cases.flatMap(phrases.fixes).reduce(into: []) { sentences, next in
            if !sentences.contains(next) { sentences.append(next) }
        }
    }

    private static var mostCases: Int { 3 }
    private static var mostRows: Int { 20 }
    private static var mostTests: Int { 8 }
    private static var mostChanges: Int { 4 }
}

extension ArraySlice<CaseFile> {
    /// The failures with different changes in their ranges: what broke everywhere at once is said once.
    fileprivate var firstOfEachRange: [CaseFile] {
        reduce(into: []) { files, file in
            if !files.contains(where: { $0.suspects == file.suspects }) { files.append(file) }
        }
    }
}

extension Suspect {
    /// Whose it is, or else what.
    fileprivate var what: String {
        switch subject {
        case .change(let change): change.author.name.oneLine(limit: 30)
        case .range: "commits that no build lists"
        case .package: "external package"
        }
    }
}

extension CaseFile {
    /// What went wrong first, in the report's own words.
    fileprivate var firstError: Letter.Block? {
        for test in failing.map(\.test) {
            let lines = test.message.lines(atMost: 6, limit: 120)
            if !lines.isEmpty { return .quote(of: "\(test.shortName) says", lines) }
        }
        let lines = (detail?.stageError ?? "").lines(atMost: 6, limit: 120)
        return lines.isEmpty ? nil : .quote(of: "Jenkins says", lines)
    }
}
