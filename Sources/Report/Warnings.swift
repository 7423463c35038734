import Documents
import Nightly
import Notifications

extension NightReport {
    /// What may make a verdict wrong, each with what to do: where what is said of a root's schedule and
    /// what is seen of it differ, and what a root may start that nobody could look for.
    var warnings: [String] {
        morning.products.flatMap { product in
            let (name, judgement) = (product.judgement.product, product.judgement)
            return judgement.doubts.inOrder.map { "\($0.name): \(words(of: $1, name))" }
                + judgement.unsearched.inOrder.map { "\($0.name): \(words(of: $1, name))" }
        }
        .flatMap { [""] + $0.oneLine(limit: 400).wrapped(to: 80) }
    }

    /// Why the built-in words went out instead of the project's own.
    var unusedTemplates: [String] {
        wording.flatMap { finding in
            let help = finding.help.map { "; \($0)" } ?? ""
            let kind = finding.scope.map { " (\($0))" } ?? ""
            return ["", "\(finding.place):".visible]
                + "\(finding.message)\(kind)\(help). The built-in words went out instead.".oneLine(
                    limit: 400
                )
                .wrapped(to: 80, indent: "   ")
        }
    }

    private func words(of unsearched: Unread, _ product: String) -> String {
        """
        what it may start in other folders could not be looked for: \(unsearched.controller) \
        \(unsearched.what). To mend it, \(unsearched.remedy); or name the `children` of \(product).
        """
    }

    private func words(of doubt: ScheduleDoubt, _ product: String) -> String {
        switch doubt {
        case .timer(let lines, let said):
            """
            `schedule` of \(product) says \(said), its timer on Jenkins \(lines). Ours holds; take it \
            out, or correct one of the two.
            """
        case .unkept(let said, let lines?):
            """
            its timer says \(said), but its builds start by \(lines), which is taken to hold. If Jenkins \
            is in another time zone, say TZ= in `schedule` of \(product).
            """
        case .unkept(let said, nil):
            """
            its timer says \(said), but no build starts then, nor by another rule, so no run is missed. \
            If Jenkins is in another time zone, say TZ= in `schedule` of \(product).
            """
        case .starts(let lines, let said):
            """
            is due by \(said), but its builds start by \(lines). If Jenkins is in another time zone, \
            say TZ= in `schedule` of \(product).
            """
        }
    }
}

extension Dictionary where Key == JobID {
    fileprivate var inOrder: [Element] { sorted { $0.key.name < $1.key.name } }
}
