package import Nightly

/// Who is who: everyone who may hear of something, and how the authors of changes map to them.
package struct Directory: Equatable, Sendable {
    /// Those whom the configuration names.
    package var people: [Person]
    /// Names and addresses that are never suspects, such as `*[bot]`.
    package var neverSuspect: [Glob]
    /// Under which name and address commits count.
    package var mailmap: Mailmap
    /// Those whom a directory file lists, and those of whom it says that they left.
    package var listed: [Person]
    package var leavers: [Person]
    /// Where people may be to whom nobody has given a name; nil: wherever those with one are.
    package var domains: [String]?
    /// When they are left in peace.
    package var quiet: Quiet
    /// Of what each does not want to hear, by the person's key.
    package var mutes: [String: [Mute]]

    package init(
        people: [Person],
        neverSuspect: [Glob] = [Glob("*[bot]*")],
        mailmap: Mailmap = Mailmap(),
        listed: [Person] = [],
        leavers: [Person] = [],
        domains: [String]? = nil,
        quiet: Quiet = Quiet(),
        mutes: [String: [Mute]] = [:]
    ) {
        self.people = people
        self.neverSuspect = neverSuspect
        self.mailmap = mailmap
        self.listed = listed
        self.leavers = leavers
        self.domains = domains
        self.quiet = quiet
        self.mutes = mutes
    }

    /// Who an author is to us.
    package enum Identity: Equatable, Sendable {
        case known(Person)
        /// Matches a pattern of `never_suspect`.
        case never(pattern: String)
        /// Is not with us any more.
        case left(Person)
        /// Nobody we know, at an address of nobody we know.
        case outsider
    }

    /// Finds the person behind an author of a change.
    ///
    /// Addresses and handles decide, then full names, but for one at an address outside of all `domains`;
    /// who left has left, whatever else names them. An author whom nothing names is known if their address
    /// is in a domain of ours: anybody else is an outsider, to whom nothing is sent.
    package func identify(_ author: Author) -> Identity {
        let proper = mailmap.proper(author)
        let pattern = neverSuspect.first { pattern in
            [author, proper].contains { pattern.matches($0.name) || pattern.matches($0.mail) }
        }
        if let pattern { return .never(pattern: pattern.pattern) }
        let marks = proper.marks
        func isMarked(_ person: Person) -> Bool { !person.addresses.isDisjoint(with: marks) }
        func isNamed(_ person: Person) -> Bool { person.names.contains(proper.name.lowercased()) }
        let domain = proper.mail.lowercased().domain
        let isElsewhere = domains != nil && domain.map(isOurs) == false
        for isThem in isElsewhere ? [isMarked] : [isMarked, isNamed] {
            if let person = leavers.first(where: isThem) { return .left(person) }
            if let person = people.first(where: isThem) { return .known(person) }
            if let person = listed.first(where: isThem) { return .known(named(person)) }
        }
        guard let domain, isOurs(domain) else { return .outsider }
        return .known(Person(key: proper.mail.lowercased(), name: proper.name, mail: proper.mail))
    }

    /// Someone whom a directory file lists, as the configuration has them if it does.
    private func named(_ listed: Person) -> Person {
        people.first { !$0.addresses.isDisjoint(with: listed.addresses) } ?? listed
    }

    private func isOurs(_ domain: Substring) -> Bool {
        if let domains { return domains.contains { $0.lowercased() == domain } }
        return !Self.anybodys.contains(domain)
            && (people + listed).contains { $0.mail.lowercased().domain == domain }
    }

    /// Where anybody can have an address: that one of ours is there tells nothing of the others.
    private static let anybodys: Set<Substring> = [
        "users.noreply.github.com", "noreply.github.com", "gmail.com", "googlemail.com",
        "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "me.com", "gmx.net",
        "gmx.de", "web.de", "proton.me", "protonmail.com", "qq.com", "163.com", "mail.ru",
    ]

    /// Someone who was told of something, at the address that they have now.
    ///
    /// What was sent then may have gone elsewhere: they have moved since, or all went to one address.
    /// A person whom nobody has named goes by their address.
    func current(_ told: Told) -> Told {
        var told = told
        let key = told.person.key
        if let person = (people + listed).first(where: { $0.key == key }) {
            told.person = person
        } else if key.contains("@") {
            told.person.mail = key
        }
        return told
    }

    /// Whether a directory file says that somebody left, whatever else names them.
    package func hasLeft(_ person: Person) -> Bool {
        leavers.contains { !$0.addresses.isDisjoint(with: person.addresses) }
    }

    /// The person whom a key, an address, a handle or a full name means, unless they left.
    package func person(called text: String) -> Person? {
        let called = text.lowercased()
        func isMeant(_ person: Person) -> Bool {
            person.key.lowercased() == called || person.addresses.contains(called)
                || person.names.contains(called)
        }
        guard !leavers.contains(where: isMeant) else { return nil }
        return people.first(where: isMeant) ?? listed.first(where: isMeant).map(named)
    }

    /// The person who said "I have it" on Jenkins, by key, full name or handle; else the name as it is.
    func name(of user: String) -> String {
        let person = (people + listed).first {
            ([$0.key, $0.name, $0.mail] + $0.also).contains(user)
        }
        return person?.name ?? user
    }
}

extension Person {
    /// Every address and handle of theirs, in small letters; an address that is made of a handle gives it.
    fileprivate var addresses: Set<String> {
        Set(
            ([mail] + also).map { $0.lowercased() }.flatMap {
                [$0] + ($0.handle.map { [$0] } ?? [])
            }
        )
    }
}

extension Person {
    fileprivate var names: Set<String> {
        Set(([name] + also).map { $0.lowercased() }).subtracting([""])
    }
}

extension Author {
    fileprivate var marks: Set<String> {
        let mail = mail.lowercased()
        return Set([mail, mail.handle].compactMap(\.self).filter { !$0.isEmpty })
    }
}

extension String {
    /// What follows the last `@`; nil where there is none, or nothing before or after it.
    fileprivate var domain: Substring? {
        guard let at = lastIndex(of: "@"), at > startIndex else { return nil }
        let domain = self[index(after: at)...]
        return domain.isEmpty ? nil : domain
    }

    /// `iduarte` of GitHub's `123+iduarte@users.noreply.github.com`.
    fileprivate var handle: String? {
        guard domain == "users.noreply.github.com" else { return nil }
        let user = prefix { $0 != "@" }
        return String(user.split(separator: "+", maxSplits: 1).last ?? user)
    }
}
