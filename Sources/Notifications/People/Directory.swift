package import Nightly

/// Who is who: the people that the configuration names, and how authors of changes map to them.
package struct Directory: Equatable, Sendable {
    package var people: [Person]
    /// Names and addresses that are never suspects, such as `*[bot]`.
    package var neverSuspect: [Glob]

    package init(people: [Person], neverSuspect: [Glob] = [Glob("*[bot]*")]) {
        self.people = people
        self.neverSuspect = neverSuspect
    }

    /// Who an author is to us.
    package enum Identity: Equatable, Sendable {
        case known(Person)
        /// Matches a pattern of `never_suspect`.
        case never(pattern: String)
        /// Nobody we know, at an address of nobody we know.
        case outsider
    }

    /// Finds the person behind an author of a change.
    ///
    /// Addresses decide, then full names. An author whom the configuration does not name is known if
    /// their address is in the domain of someone it names: anybody else is an outsider, to whom nothing
    /// is sent.
    package func identify(_ author: Author) -> Identity {
        let pattern = neverSuspect.first { $0.matches(author.name) || $0.matches(author.mail) }
        if let pattern { return .never(pattern: pattern.pattern) }
        let mail = author.mail.lowercased()
        let byMail = people.first { person in
            !mail.isEmpty && ([person.mail] + person.also).contains { $0.lowercased() == mail }
        }
        let byName = people.first { person in
            !author.name.isEmpty && ([person.name] + person.also).contains(author.name)
        }
        if let person = byMail ?? byName { return .known(person) }
        let domains = Set(people.compactMap { $0.mail.lowercased().domain })
        guard let domain = mail.domain, domains.contains(domain) else { return .outsider }
        return .known(Person(key: mail, name: author.name, mail: author.mail))
    }

    /// Someone who was told of something, at the address that they have now.
    ///
    /// What was sent then may have gone elsewhere: they have moved since, or all went to one address.
    /// A person whom nobody has named goes by their address.
    func current(_ told: Told) -> Told {
        var told = told
        let key = told.person.key
        if let person = people.first(where: { $0.key == key }) {
            told.person = person
        } else if key.contains("@") {
            told.person.mail = key
        }
        return told
    }

    /// The person who said "I have it" on Jenkins, by key, full name or handle; else the name as it is.
    func name(of user: String) -> String {
        let person = people.first { ([$0.key, $0.name, $0.mail] + $0.also).contains(user) }
        return person?.name ?? user
    }
}

extension String {
    /// What follows the last `@`; nil where there is none, or nothing before or after it.
    fileprivate var domain: Substring? {
        guard let at = lastIndex(of: "@"), at > startIndex else { return nil }
        let domain = self[index(after: at)...]
        return domain.isEmpty ? nil : domain
    }
}
