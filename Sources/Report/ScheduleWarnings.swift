import Nightly
import Notifications

extension NightReport {
    /// Where what is said of a root's schedule and what is seen of it differ, each with what to do.
    var scheduleWarnings: [String] {
        morning.products.flatMap { product in
            product.judgement.doubts.sorted { $0.key.name < $1.key.name }.flatMap { root, doubt in
                [""]
                    + "\(root.name): \(words(of: doubt, product.name))".oneLine(limit: 400)
                    .wrapped(to: 80)
            }
        }
    }

    private func words(of doubt: ScheduleDoubt, _ product: String) -> String {
        switch doubt {
        case .timer(let lines, let said):
            """
            `schedule` of \(product) says \(said), its timer on Jenkins \(lines). Ours holds; take it \
            out, or correct one of the two.
            """
        case .starts(let lines, let said):
            """
            is due by \(said), but its builds start by \(lines). If Jenkins is in another time zone, \
            say TZ= in `schedule` of \(product).
            """
        }
    }
}
