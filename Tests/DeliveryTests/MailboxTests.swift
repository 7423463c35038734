import Testing

@testable import Delivery

@Suite struct MailboxTests {
    @Test(arguments: [
        (
            "Thalassa nightly <nightly@thalassa.example>", "Thalassa nightly",
            "nightly@thalassa.example"
        ),
        ("marit@thalassa.example", "", "marit@thalassa.example"),
        (#""Solheim, Marit" <marit@thalassa.example>"#, "Solheim, Marit", "marit@thalassa.example"),
        ("Jun+ci <jun+ci@localhost>", "Jun+ci", "jun+ci@localhost"),
    ])
    func whatPeopleWriteIsRead(text: String, name: String, address: String) {
        let mailbox = Mailbox(text)
        #expect(mailbox?.name == name)
        #expect(mailbox?.address == address)
    }

    @Test(arguments: [
        "", "Ines", "@", "ines@", "@thalassa.example", "ines@a@b", "ines@thalassa..example",
        "ines@thalassa.example, jun@thalassa.example", "Everyone: ines@thalassa.example;",
        "<ines duarte@thalassa.example>", "ines@thalassa_example", "inês@thalassa.example",
        "ines@thalassa.example\r\nBcc: jun@thalassa.example",
    ])
    func whatIsNoAddressIsRefused(text: String) {
        #expect(Mailbox(text) == nil)
    }

    @Test(arguments: ["a b@c", "a@b>", "<a@b", "a@b\n", "a\u{0}@b", "a@[127.0.0.1]", "\"a\"@b"])
    func anAddressCannotLeaveItsBrackets(address: String) {
        #expect(Mailbox(name: "Ines", address: address) == nil)
    }
}
