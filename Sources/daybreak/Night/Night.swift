import Delivery
import Foundation
import Jenkins
import Nightly
import Notifications
import Report
import Wire

/// One run of the main job: what is wanted, where it is read from, and what counts as now.
struct Night {
    let configuration: Configuration
    /// What counts as now; a look at the past moves it.
    var now: Date
    let world: World
    /// Moves requests to the controllers, or to a recording of them.
    let fetch: Fetch
    /// The one address to which everything goes, for trying things out.
    let onlyTo: Mailbox?
    /// Who is on duty when, by team.
    let rotas: [String: Rota]
    private let recording: String?

    /// - Parameter asking: Whether anybody may be asked; where not, what was remembered must do.
    /// - Throws: `ConfigurationError`, or a `RecordingError` where the recording is not one.
    init(
        _ options: ReadingOptions,
        onlyTo: Mailbox? = nil,
        asking: Bool = true,
        in world: World
    ) throws {
        configuration = try options.configuration(in: world)
        let path = options.recording ?? configuration.controllers.lazy.compactMap(\.recording).first
        let source = try path.map { try Recording(world.url($0)) }
        now = options.now ?? source?.moment ?? world.now()
        fetch = source?.fetch ?? world.fetch
        rotas = world.rotas(configuration.rotas, asking: asking)
        recording = path
        self.onlyTo = onlyTo
        self.world = world
        warnOfStrangers()
    }

    var controllers: [Controller] {
        configuration.controllers.map(\.controller)
    }

    /// Whether all of it is about a moment that somebody wrote down.
    var readsRecording: Bool { recording != nil }

    /// The root jobs of all products.
    var roots: [JobID] {
        configuration.products.flatMap(\.product.roots)
    }

    /// What an operator who asked the run to stop is told; nothing was changed.
    func leave() -> ExitStatus {
        world.warn("daybreak: stopped before everything was read; nothing was changed")
        return .unread
    }

    /// Writes the metrics, if they are wanted; that they cannot be written is said, and stops nothing.
    func publish(_ metrics: String) {
        guard let file = configuration.metrics else { return }
        do throws(FileError) {
            try world.write(metrics, to: file)
        } catch {
            world.warn("daybreak: \(error); check `report.metrics`")
        }
    }

    /// What the report says last: where things are, and what was only pretended.
    func notes(isDry: Bool) -> [String] {
        var notes: [String] = []
        if let recording { notes.append("Read from the recording \(recording).") }
        if case .maildir(let folder) = configuration.mail.transport {
            notes.append("Mail: \(folder)")
        }
        notes.append("State: \(configuration.state)")
        if let onlyTo { notes.append("Every message went to \(onlyTo.address) alone.") }
        return isDry ? ["Dry run: nothing was written or sent."] : notes
    }
}
