import Foundation
import Nightly
import Notifications

extension NightReport {
    /// The report as Prometheus' text format has it, for node_exporter's textfile collector.
    ///
    /// See https://prometheus.io/docs/instrumenting/exposition_formats/. The moment of the run is what to
    /// alert on when it grows old: then cron is dead, or we are.
    /// - Parameter status: How the run ends, as the shell sees it.
    package func metrics(status: Int32) -> String {
        metrics(status).map(\.text).joined()
    }

    private func metrics(_ status: Int32) -> [Metric] {
        let moment = Int(morning.now.timeIntervalSince1970)
        return [
            Metric(
                "daybreak_last_run_timestamp_seconds",
                "When nightly last came to its end.",
                [Sample(moment)]
            ),
            Metric(
                "daybreak_exit_status",
                "How it ended: 0 done, 1 findings, 3 something unread, 4 something undelivered.",
                [Sample(Int(status))]
            ),
            Metric(
                "daybreak_product_read",
                "Whether all that is wanted of a product could be read.",
                morning.products.map { product in
                    let isRead = product.judgement.unread.isEmpty
                    return Sample(isRead ? 1 : 0, ["product": product.name])
                }
            ),
            Metric(
                "daybreak_incident_runs",
                "For how many runs a product has been failing, or absent; 0 when it is neither.",
                morning.products.flatMap { product in
                    [("failing", false), ("absent", true)].map { kind, isAbsence in
                        let open = product.judgement.standing.open
                        let incident = open.first { $0.isAbsence == isAbsence }
                        return Sample(
                            incident?.length ?? 0,
                            ["product": product.name, "kind": kind]
                        )
                    }
                }
            ),
            Metric(
                "daybreak_messages_waiting",
                "Messages that are owed and not delivered yet.",
                [Sample(deliveries.waiting.count)]
            ),
        ]
    }
}

/// One gauge with all its samples.
private struct Metric {
    var name: String
    var help: String
    var samples: [Sample]

    init(_ name: String, _ help: String, _ samples: [Sample]) {
        (self.name, self.help, self.samples) = (name, help, samples)
    }

    var text: String {
        "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
            + samples.map { "\(name)\($0.text)\n" }.joined()
    }
}

private struct Sample {
    var value: Int
    var labels: [String: String]

    init(_ value: Int, _ labels: [String: String] = [:]) {
        (self.value, self.labels) = (value, labels)
    }

    var text: String {
        let pairs = labels.sorted { $0.key < $1.key }.map { "\($0)=\"\($1.labelValue)\"" }
        return (pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}") + " \(value)"
    }
}

extension String {
    /// With the three characters escaped that would end it.
    fileprivate var labelValue: String {
        replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
