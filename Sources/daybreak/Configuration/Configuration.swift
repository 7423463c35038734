import Delivery
import Documents
import Foundation
import Nightly
import Notifications
import Wire

/// What the operator wants, read from `daybreak.yaml` and checked: everything inside has a type.
///
/// It must not act: it opens no connection and writes nothing.
struct Configuration: Equatable {
    /// What people call all of it together.
    var project: String
    var timeZone: TimeZone
    /// At least one; jobs without a controller's name are on the first.
    var controllers: [ControllerSettings]
    var products: [ProductSettings]
    /// Who hears what of the products that do not say otherwise, and of findings.
    var announce = AnnounceRule.standard
    var directory: Directory
    var mail: MailSettings
    /// Who a name stands for where it owns something: people and teams.
    var owners: [String: Person]
    /// The teams whose owner changes with the days, by name.
    var rotas: [String: RotaSettings] = [:]
    /// What the channels beside mail share.
    var channels: ChannelSettings
    /// Where each recipient is reached, by key.
    var reach: [String: Reach]
    /// The programs that hear of incidents.
    var listeners: [Listener]
    var audit: AuditSettings?
    /// Where "I have it" is read from.
    var acknowledge = AcknowledgeSettings()
    /// Who hears of what keeps the program from doing its work, in a mail of their own.
    var `operator`: Person?
    /// How much may be said in one run.
    var limits = Limits()
    /// For how long one run tries again what may get through within moments.
    var retryWithin = Duration.seconds(60)
    /// Whether those who watch hear once a week that all is alive.
    var provesLife = true
    /// From when on that is told which may have passed by itself in the night.
    var morning = TimeOfDay.morning
    /// The watchdog that is told of every run.
    var heartbeat: Secret?
    /// Where the report is published, if it is.
    var report: String?
    /// The file that metrics are written to, for Prometheus.
    var metrics: String?
    /// What messages are worded by beside what is built in.
    var templates = Templates.none
    /// The folder of what must be remembered.
    var state: String
    /// What to tell the operator about the file, as text; usually nothing.
    var warnings = ""
}

extension Configuration {
    /// All that only the channels beside mail know.
    var channelSecrets: [Secret] {
        let shared = [channels.slack?.token, channels.matrix?.token, channels.mattermost]
        return shared.compactMap(\.self) + reach.values.flatMap(\.secrets)
    }

    /// The right side of every `Message-ID` and `List-Id`.
    var messageDomain: String {
        report.flatMap { URLComponents(string: $0)?.host } ?? mail.from.domain
    }
}

extension Configuration {
    private static let keys = [
        "schema", "project", "time_zone", "jenkins", "people", "never_suspect", "teams", "roles",
        "products", "responses", "acknowledge", "audit", "mail", "report", "state", "directory",
        "suspects", "shared_libraries", "quiet", "heartbeat", "slack", "mattermost", "matrix",
        "commands", "webhooks", "announce", "limits", "operator", "proof_of_life", "morning",
        "templates",
    ]

    /// Reads a document; what is wrong with it is noted by the reader.
    init(_ reader: Reader, in surroundings: Surroundings) {
        let root = reader.root(known: Self.keys)
        root.checkSchema()
        timeZone = root.timeZone("time_zone") ?? surroundings.timeZone
        controllers = ControllerSettings.all(root, in: surroundings)
        channels = ChannelSettings(root, in: surroundings)
        var register = Register(root, channels, in: surroundings)
        let suspects = SuspectSettings(root)
        let quiet = Quiet(root, timeZone, in: surroundings)
        let roles = Roles(root, &register)
        announce =
            AnnounceRule.all(root, AnnounceRule.mainList, roles, &register)
            ?? AnnounceRule.standard(for: roles)
        let entries = root.products
        var reading = ProductReader(
            names: entries.map(\.key.string),
            controllers: controllers,
            responses: ResponsePolicy.all(
                root,
                holidays: quiet.general?.holidays ?? [],
                roles,
                &register
            ),
            roles: roles,
            announce: announce,
            suspects: suspects,
            timeZone: timeZone
        )
        products = entries.compactMap { reading.read($0, &register, reader) }
        reading.checkNeeds(reader)
        audit = AuditSettings(root, controllers: controllers, in: surroundings)
        acknowledge = AcknowledgeSettings(root, in: surroundings)
        heartbeat = root.secretAddress("heartbeat", in: surroundings)

        `operator` = root.optionalText("operator").flatMap { register.person($0) }
        let bounds = root.mapping("limits", known: Limits.keys)
        limits = Limits(bounds)
        retryWithin = bounds.retryWithin
        provesLife = root.choice("proof_of_life", of: ProofOfLife.self) != .never
        morning = root.parsed("morning", as: "a time such as 07:00", TimeOfDay.init) ?? .morning

        directory = Directory(people: register.people)
        let patterns = root.texts("never_suspect").map { Glob($0.string) }
        if root.value("never_suspect") != nil { directory.neverSuspect = patterns }
        directory.readFiles(root, in: surroundings)
        directory.noteLeavers(owning: products, root)
        directory.domains = suspects.domains
        directory.mutes = root.mutes(products)
        directory.quiet = quiet
        owners = register.owners
        rotas = register.rotas
        let listening = root.listeners(channels, beside: register.people, in: surroundings)
        listeners = listening.map(\.0)
        let keys = listening.map { ($0.recipient.key, $1) }
        reach = register.reach.merging(keys) { person, _ in person }

        let domain = products.first.flatMap { Mailbox($0.concern.owner.mail)?.domain } ?? ""
        let onlyTitle = products.count == 1 ? products.first?.concern.title : nil
        project = root.optionalText("project")?.string ?? onlyTitle ?? domain
        templates = Templates(root, in: surroundings)
        let state = root.statePath(in: surroundings)
        self.state = state
        mail = MailSettings(
            root,
            from: Mailbox(name: "\(project) nightly", address: "nightly@\(domain)")
                ?? .local("nightly"),
            maildir: state + "/mail",
            in: surroundings
        )
        let later = ["directory"]
        let report = root.mapping("report", known: ["url", "metrics"] + later).leaving(later)
        self.report = report.link("url")
        metrics = report.path("metrics", in: surroundings)
    }
}

extension Mapping {
    fileprivate func checkSchema() {
        guard let text = optionalText("schema"), text.string != "1" else { return }
        reader.reject(text, "this version reads schema 1, not \(text)")
    }

    fileprivate var products: [Entry] {
        let entries = someMapping("products", known: nil).entries
        if entries.isEmpty, let value = value("products"), case .mapping = value.content {
            reader.note(Finding(reader.grammar.missingKey, at: value.label, "products names none"))
        }
        return entries
    }

    fileprivate func statePath(in surroundings: Surroundings) -> String {
        if let path = path("state", in: surroundings) { return path }
        if let state = surroundings.state { return state.appendingPathComponent("daybreak").path }
        reader.note(
            Finding(
                reader.grammar.missingKey,
                at: place,
                "state is missing here, and without HOME it has no usual place"
            )
        )
        return ""
    }
}
