import CGMime
package import Foundation
package import Notifications

/// A notification as mail.
package enum Message {
    /// An RFC 5322 message, text first and HTML as the alternative, with CRLF line ends.
    ///
    /// The same arguments give the same bytes. A recipient whose address cannot stand in a header is
    /// shown by name alone, as an empty group: such a message can be read, and cannot be sent.
    /// - Throws: Where the template of the HTML is broken.
    package static func render(
        _ notification: Notifications.Notification,
        sender: Sender,
        at date: Date
    ) throws -> [UInt8] {
        let words = Words(
            subject: notification.subject,
            text: notification.text,
            html: try notification.own?[.mailHTML] ?? notification.letter.html()
        )
        return render(words, of: notification, sender: sender, at: date)
    }

    /// What a message says, as text from outside: anything may be in it.
    struct Words {
        var subject: String
        var text: String
        var html: String
    }

    static func render(
        _ words: Words,
        of notification: Notifications.Notification,
        sender: Sender,
        at date: Date
    ) -> [UInt8] {
        GMime.start()
        let message = Owned(g_mime_message_new(headersAsSet))
        message.add(sender.from, as: GMIME_ADDRESS_TYPE_FROM)
        message.add(recipient: notification.recipient)
        if let replyTo = sender.replyTo {
            message.add(replyTo, as: GMIME_ADDRESS_TYPE_REPLY_TO)
        }
        message.set("Subject", words.subject.phrase)
        message.set(date, in: sender.timeZone)
        message.set("Message-ID", sender.messageID(notification.id))
        if let thread = notification.thread {
            // The root of a thread is never sent; mail programs group by it all the same.
            let root = sender.messageID(Identity.word(thread))
            message.set("References", root)
            message.set("In-Reply-To", root)
        }
        message.set("List-Id", "\(sender.listName.listPhrase) <\(sender.domain.fitForHeader)>")
        if let unsubscribe = sender.unsubscribe {
            let who = notification.recipient.key.percentEncoded
            let address = "mailto:\(unsubscribe.address)?subject=unsubscribe%20\(who)"
            message.set("List-Unsubscribe", "<\(address)>")
        }
        message.set("Auto-Submitted", "auto-generated")
        message.setAlternatives(
            text: words.text.fitForBody,
            html: words.html.fitForBody,
            boundary: boundaryMark + Identity.digest(notification.id)
        )
        return message.bytes
    }
}

/// Keeps headers in the order in which they are set.
private let headersAsSet: gboolean = 0

/// Cannot occur in quoted-printable text, where `=` is followed by digits or the end of the line.
private let boundaryMark = "=_"

private let charset = "utf-8"

extension Owned<GMimeMessage> {
    fileprivate func set(_ header: String, _ value: String) {
        g_mime_object_set_header(seen(as: GMimeObject.self), header, value, charset)
    }

    fileprivate func set(_ date: Date, in zone: TimeZone) {
        let offset = g_time_zone_new_offset(gint32(zone.secondsFromGMT(for: date)))
        let utc = g_date_time_new_from_unix_utc(gint64(date.timeIntervalSince1970))
        let local = g_date_time_to_timezone(utc, offset)
        g_mime_message_set_date(object, local)
        g_date_time_unref(local)
        g_date_time_unref(utc)
        g_time_zone_unref(offset)
    }

    fileprivate func add(recipient: Person) {
        if let mailbox = Mailbox(name: recipient.name, address: recipient.mail) {
            add(mailbox, as: GMIME_ADDRESS_TYPE_TO)
        } else {
            let name = recipient.name.phrase
            let nobody = Owned<InternetAddress>(
                internet_address_group_new(name.isEmpty ? "undisclosed-recipients" : name)
            )
            add(nobody, as: GMIME_ADDRESS_TYPE_TO)
        }
    }

    fileprivate func add(_ mailbox: Mailbox, as type: GMimeAddressType) {
        let address = Owned<InternetAddress>(
            internet_address_mailbox_new(mailbox.name.phrase, mailbox.address)
        )
        add(address, as: type)
    }

    private func add(_ address: borrowing Owned<InternetAddress>, as type: GMimeAddressType) {
        internet_address_set_charset(address.object, charset)
        internet_address_list_add(g_mime_message_get_addresses(object, type), address.object)
    }

    fileprivate func setAlternatives(text: String, html: String, boundary: String) {
        let alternatives = Owned<GMimeMultipart>(g_mime_multipart_new_with_subtype("alternative"))
        g_mime_multipart_set_boundary(alternatives.object, boundary)
        for (subtype, body) in [("plain", text), ("html", html)] {
            let part = Owned<GMimePart>(g_mime_part_new_with_type("text", subtype))
            g_mime_object_set_content_type_parameter(
                part.seen(as: GMimeObject.self),
                "charset",
                charset
            )
            // Not a GMimeTextPart: that would choose a charset of its own.
            let stream = Owned<GMimeStream>(
                g_mime_stream_mem_new_with_buffer(body, body.utf8.count)
            )
            let content = Owned<GMimeDataWrapper>(
                g_mime_data_wrapper_new_with_stream(stream.object, GMIME_CONTENT_ENCODING_DEFAULT)
            )
            g_mime_part_set_content(part.object, content.object)
            g_mime_part_set_content_encoding(part.object, encoding(for: body))
            g_mime_multipart_add(alternatives.object, part.seen(as: GMimeObject.self))
        }
        g_mime_message_set_mime_part(object, alternatives.seen(as: GMimeObject.self))
    }

    fileprivate var bytes: [UInt8] {
        let options = g_mime_format_options_new()
        defer { g_mime_format_options_free(options) }
        g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS)
        let stream = Owned<GMimeStream>(g_mime_stream_mem_new())
        g_mime_object_write_to_stream(seen(as: GMimeObject.self), options, stream.object)
        g_mime_stream_reset(stream.object)
        let length = Int(g_mime_stream_length(stream.object))
        return Array(unsafeUninitializedCapacity: length) { buffer, count in
            count = max(0, g_mime_stream_read(stream.object, buffer.baseAddress, length))
        }
    }
}

/// 7bit where that is safe to read and to send, else quoted-printable.
private func encoding(for text: String) -> GMimeContentEncoding {
    let isPlain = text.utf8.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
        line.count <= 78 && line.allSatisfy { $0 < 0x80 }
    }
    // Text that knows our boundary could end its part; quoted, it cannot hold the mark.
    return isPlain && !text.contains("--" + boundaryMark)
        ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
}

extension Sender {
    fileprivate func messageID(_ identity: String) -> String {
        "<\(identity)@\(domain)>".fitForHeader
    }
}
