import Delivery
import Foundation
import History
import Jenkins
import Nightly
import Notifications
import Report
import Wire

// What `doctor` looks at: everything that a run needs is tried, and nothing is sent or written.

extension Night {
    func checkups() -> [Checkup] {
        checkControllers() + checkMail() + checkChats() + checkSpared() + checkTemplates()
            + [checkState()]
    }

    // MARK: Controllers

    private func checkControllers() -> [Checkup] {
        let readings = Jenkins.read(wanted(builds: 1), from: controllers, by: fetch, at: now)
        return configuration.controllers.flatMap { controller in
            let own = readings.filter { $0.root.controller == controller.name }
            let unread = own.compactMap(\.unread).reduce(into: [Unread]()) { troubles, unread in
                if !troubles.contains(where: { $0.what == unread.what }) { troubles.append(unread) }
            }
            let broken = unread.map { trouble in
                Checkup(
                    .controllers,
                    trouble.kind == .missing ? trouble.address : trouble.controller,
                    .broken(trouble.what, remedy: trouble.remedy)
                )
            }
            let doubts = own.compactMap(\.job.value).flatMap(checkRoot)
            guard broken.isEmpty else { return broken + doubts }
            let roots = count(own.count, "root job")
            return [Checkup(.controllers, controller.name, .works("\(roots) can be read"))] + doubts
        }
    }

    private func checkRoot(_ job: Job) -> [Checkup] {
        let isScheduled = configuration.products.contains {
            $0.product.roots.contains(job.id) && $0.product.schedule != nil
        }
        var doubts: [Checkup.Finding] = []
        if job.isDisabled {
            doubts.append(
                .unsure("is disabled on Jenkins", remedy: "enable it, or take it out")
            )
        } else if job.timer == nil && !isScheduled {
            doubts.append(
                .unsure(
                    "when it is due is guessed from past runs",
                    remedy: "give our user Job/ExtendedRead, or set `schedule`"
                )
            )
        } else if job.timer == "" && !isScheduled {
            doubts.append(
                .unsure("no timer starts it", remedy: "set `schedule`, or name what a timer starts")
            )
        }
        if job.builds.isEmpty {
            doubts.append(.unsure("has never run", remedy: "check its name and its timer"))
        }
        return doubts.map { Checkup(.controllers, "\(job.id)", $0) }
    }

    // MARK: Mail

    private func checkMail() -> [Checkup] {
        switch configuration.mail.transport {
        case .maildir(let folder):
            return [
                Checkup(
                    .mail,
                    world.spoken(folder),
                    .works("mail is kept here, and sent to nobody")
                )
            ]
        case .sendmail(let path):
            let isThere = FileManager.default.isExecutableFile(atPath: path)
            return [
                Checkup(
                    .mail,
                    path,
                    isThere
                        ? .works("is there")
                        : .broken("is no program that we may run", remedy: "correct `mail`")
                )
            ]
        case .smtp(let server):
            return check(server)
        }
    }

    /// Everybody's address, until it turns out that the server is not to be spoken to.
    private func check(_ server: MailServer) -> [Checkup] {
        let mailer = Mailer(server, limit: configuration.mail.timeout, stop: world.stop)
        var checkups: [Checkup] = []
        for person in configuration.directory.people where !person.mail.isEmpty {
            let reply = mailer.verify(person.mail)
            guard let finding = reply.findingOfAddress else {
                let trouble = Checkup.Finding.broken(
                    reply.description,
                    remedy: "correct `mail`, or see to the server"
                )
                return [Checkup(.mail, server.host, trouble)]
            }
            checkups.append(Checkup(.people, "\(person.name), mail", finding))
        }
        return [Checkup(.mail, server.host, .works("takes us in"))] + checkups
    }

    // MARK: Chats

    private func checkChats() -> [Checkup] {
        let slack = configuration.channels.slack.map {
            Slack(token: $0.token, api: $0.server, by: Courier(fetch: world.fetch))
        }
        let people = configuration.directory.people + configuration.listeners.map(\.recipient)
        return people.flatMap { person in
            let reach = configuration.reach[person.key] ?? Reach()
            return person.prefer.filter { $0 != .mail }.map { channel in
                Checkup(
                    .people,
                    "\(person.name), \(channel.rawValue)",
                    check(channel, of: person, reach, slack)
                )
            }
        }
    }

    private func check(
        _ channel: ChannelKind,
        of person: Person,
        _ reach: Reach,
        _ slack: Slack?
    ) -> Checkup.Finding {
        switch channel {
        case .slack where reach.slack == nil:
            guard let slack else { break }
            return slack.find(person.mail, at: now).finding
        case .command:
            let program = reach.command?.first ?? ""
            return FileManager.default.isExecutableFile(atPath: program)
                ? .works("\(program) is there")
                : .broken("\(program) is no program that we may run", remedy: "correct `commands`")
        case .mail, .slack, .mattermost, .teams, .matrix, .webhook: break
        }
        return .unsure("an address is given", remedy: "--send-test shows whether it works")
    }

    /// The addresses that refused something for good.
    private func checkSpared() -> [Checkup] {
        let words = DateWords(timeZone: configuration.timeZone)
        return ((try? deadAddresses()) ?? []).map { dead in
            Checkup(
                .people,
                "\(dead.person.name), \(dead.channel.rawValue)",
                .broken(
                    "not used since \(words.moment(dead.since, seen: now)): \(dead.words)",
                    remedy: "correct it in `people`, or --send-test --to \(dead.person.key)"
                )
            )
        }
    }

    // MARK: State

    private func checkState() -> Checkup {
        let state = world.spoken(configuration.state)
        do {
            let history = try Memory.open(for: self, isDry: true).history
            let words = DateWords(timeZone: configuration.timeZone)
            let last = try history.lastCommit().map {
                "the last run was \(words.moment($0, seen: now))"
            }
            return Checkup(.state, state, .works(last ?? "there was no run yet"))
        } catch {
            return Checkup(
                .state,
                state,
                .broken("\(error)", remedy: "see to the file, or set `state`")
            )
        }
    }
}

extension RootReading {
    /// What stood in the way of reading it, or what it started.
    fileprivate var unread: Unread? {
        switch (job, others) {
        case (.unread(let unread), _), (.read, .unread(let unread)): unread
        case (.read, .read): nil
        }
    }
}

extension MailReply {
    /// What it tells of the address that was asked for; nil where it is about the server.
    fileprivate var findingOfAddress: Checkup.Finding? {
        switch self {
        case .accepted(let text) where text.hasPrefix("252"):
            .works("the server takes the address, and does not tell whether it is anybody's")
        case .accepted: .works("the server knows the address")
        case .refused(let code, _) where [500, 501, 502, 504].contains(code):
            .unsure("the server does not tell", remedy: "--send-test shows whether it works")
        case .refused(let code, let text):
            .broken("\(code) \(text)", remedy: "correct the address in `people`")
        case .tryLater(let code, let text):
            .unsure("\(code) \(text)", remedy: "ask again later")
        case .loginRefused, .failed, .uncertain: nil
        }
    }
}

extension Outcome {
    fileprivate var finding: Checkup.Finding {
        switch self {
        case .delivered(let words, _): .works(words)
        case .refused(let words), .gone(let words):
            .broken(words, remedy: "their mail is used instead")
        case .postponed(let words, _), .unavailable(let words, _), .uncertain(let words):
            .unsure(words, remedy: "ask again later")
        }
    }
}
