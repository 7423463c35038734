import ArgumentParser
import Foundation

/// Where the configuration is, and what is read instead of the controllers.
struct ReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration.",
            discussion: """
                Without it: $DAYBREAK_CONFIG, daybreak.yaml here, ~/.config/daybreak/daybreak.yaml, \
                /etc/daybreak/daybreak.yaml.
                """,
            valueName: "file"
        )
    )
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Read this recording instead of the controllers; it also says what counts as now.",
            valueName: "folder"
        )
    )
    var recording: String?

    @Option(
        help: ArgumentHelp(
            "What counts as now, such as 2026-11-19T06:00:00Z.",
            valueName: "moment"
        ),
        transform: { text in
            guard let moment = try? Date(text, strategy: .iso8601) else {
                throw ValidationError("\(text) is not a moment such as 2026-11-19T06:00:00Z")
            }
            return moment
        }
    )
    var now: Date?

    func configuration(in world: World) throws -> Configuration {
        try Configuration.load(config, in: Surroundings(world))
    }
}
