import ArgumentParser
import Foundation
import Evidence
import History
import Nightly
import Report
import Wire

/// Writes what a run reads into a folder, from which it can be read again.
struct RecordCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Write what a run reads into a folder, without secrets, to be read again later.",
        discussion: """
            It judges, tells and remembers nothing. `daybreak nightly --recording FOLDER` reads the \
            folder in place of the controllers. Before you hand it to anyone, look at what is in it: \
            names, commit messages and test output are recorded as they are.
            """
    )

    @OptionGroup var reading: ReadingOptions

    @Argument(help: "The folder to make; it must not exist.")
    var folder: String

    func run(in world: World) throws -> ExitStatus {
        let redactor = Redactor(try reading.configuration(in: world))
        let writer = try Recording.Writer(into: world.url(folder), redact: redactor.redact)
        var world = world
        world.fetch = writer.recording(world.fetch)
        let night = try Night(reading, in: world)
        let collected = night.collect()
        let history = try History.inMemory()
        let judgements = try night.judge(collected, after: history, announcing: false)
        _ = try night.audit(judgements, after: history)
        _ = try night.gatherEvidence(
            on: judgements,
            among: collected,
            knowing: KnownMatters(),
            after: history
        )
        guard !world.stop.isRaised else { return night.leave() }
        try writer.finish(moment: night.now)
        world.say("recorded \(night.tally(of: collected).builds) builds into \(folder)\n")
        let unread = Set(judgements.flatMap(\.unread))
        for trouble in unread {
            world.warn("daybreak: \(trouble.address) \(trouble.what); \(trouble.remedy)")
        }
        return unread.isEmpty ? .done : .unread
    }
}
