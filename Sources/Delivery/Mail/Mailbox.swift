import CGMime

/// A name and an address that mail can be sent to.
package struct Mailbox: Hashable, Sendable {
    /// As people read it; may be empty.
    package let name: String
    package let address: String

    /// Nil if the address is not one that can safely stand in a header and an SMTP command.
    ///
    /// Quoted local parts and addresses beyond ASCII are legal, rare, and refused by many servers.
    package init?(name: String, address: String) {
        let halves = address.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, address.utf8.count <= 254,
            halves[0].isDotted(words: isAtext), halves[1].isDotted(words: isHostByte)
        else { return nil }
        self.name = name.fitForHeader
        self.address = address
    }

    /// The mailbox of a user of this machine, for programs that have no better address.
    package static func local(_ user: StaticString) -> Mailbox {
        Mailbox(user: user)
    }

    private init(user: StaticString) {
        name = ""
        address = "\(user)@localhost"
    }

    /// Reads `Marit Solheim <marit@thalassa.example>`, or an address alone.
    package init?(_ text: String) {
        GMime.start()
        let text = text.fitForHeader
        guard let parsed = internet_address_list_parse(nil, text) else { return nil }
        let list = Owned(parsed)
        // GMime reads as far as it understands: `ines@a@b` would be a mail to `ines@a`.
        guard let mailbox = Mailbox(only: list.object),
            text.hasSuffix(mailbox.address) || text.hasSuffix("<\(mailbox.address)>")
        else { return nil }
        self = mailbox
    }

    private init?(only list: UnsafeMutablePointer<InternetAddressList>) {
        guard internet_address_list_length(list) == 1,
            let entry = internet_address_list_get_address(list, 0),
            let address = mailboxAddress(of: entry)
        else { return nil }
        let name = internet_address_get_name(entry).map { String(cString: $0) }
        self.init(name: name ?? "", address: address)
    }
}

extension Mailbox: CustomStringConvertible {
    package var description: String { name.isEmpty ? address : "\(name) <\(address)>" }
}

extension Substring {
    /// Words of certain bytes with single dots between them.
    fileprivate func isDotted(words allow: (UInt8) -> Bool) -> Bool {
        split(separator: ".", omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty && word.utf8.allSatisfy(allow)
        }
    }
}

private func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
    default: false
    }
}

/// RFC 5322's `atext`.
private func isAtext(_ byte: UInt8) -> Bool {
    isHostByte(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
}

/// The address of a mailbox; a group of them has none.
private func mailboxAddress(of entry: UnsafeMutablePointer<InternetAddress>) -> String? {
    let raw = UnsafeMutableRawPointer(entry)
    let instance = raw.assumingMemoryBound(to: GTypeInstance.self)
    guard g_type_check_instance_is_a(instance, internet_address_mailbox_get_type()) != 0
    else { return nil }
    let mailbox = raw.assumingMemoryBound(to: InternetAddressMailbox.self)
    return internet_address_mailbox_get_addr(mailbox).map { String(cString: $0) }
}
