import CCurl

/// What passes between us and a mail server while one message is brought: our part and its replies.
final class Talk {
    let stop: StopSign
    private var message: [UInt8] = []
    private var given = 0
    /// Whether libcurl has all of the message, so that the server may have, too.
    private(set) var wasGivenWhole = false
    private var heard = 0
    private(set) var replies: [Reply] = []

    struct Reply {
        var code: Int
        var text: String
        fileprivate var isComplete: Bool
    }

    init(stop: StopSign) {
        self.stop = stop
    }

    /// What the last reply of that code said, in one line, as it may be shown.
    ///
    /// The very last reply may be to the goodbye that libcurl says after a refusal.
    func text(of code: Int) -> String {
        replies.last { $0.code == code }?.text.printable(atMost: 500) ?? ""
    }

    func begin(_ message: [UInt8]) {
        self.message = message
        given = 0
        wasGivenWhole = false
        replies = []
        heard = 0
    }

    fileprivate func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, message.count - given)
        room.copyBytes(from: message[given..<(given + count)])
        given += count
        wasGivenWhole = given == message.count
        return count
    }

    /// A line of a reply: a code, then `-` if there are more lines, then words.
    fileprivate func hear(_ line: String) {
        guard let code = Int(line.prefix(3)), heard < 64 << 10 else { return }
        heard += line.utf8.count
        let words = line.dropFirst(4).prefix { !$0.isNewline }
        if let last = replies.indices.last, !replies[last].isComplete {
            replies[last].text += " " + words
        } else {
            replies.append(Reply(code: code, text: String(words), isComplete: false))
        }
        replies[replies.count - 1].isComplete = !line.dropFirst(3).hasPrefix("-")
    }

    /// What was sent to its end is waited for, or it would have to be sent again.
    fileprivate var mayGoOn: Bool { wasGivenWhole || !stop.isRaised }
}

let giveMessage: BytesCallback = { room, size, count, context in
    guard let room, let context else { return 0 }
    return Unmanaged<Talk>.fromOpaque(context).takeUnretainedValue()
        .give(UnsafeMutableRawBufferPointer(start: room, count: size * count))
}

let hearReply: BytesCallback = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    Unmanaged<Talk>.fromOpaque(context).takeUnretainedValue()
        .hear(String(decoding: line, as: UTF8.self))
    return size * count
}

/// The reply to `VRFY` comes a second time, as if it were a body; libcurl prints what nobody takes.
let dropCopy: BytesCallback = { _, size, count, _ in size * count }

let mayGoOn: ProgressCallback = { context, _, _, _, _ in
    guard let context else { return 0 }
    return Unmanaged<Talk>.fromOpaque(context).takeUnretainedValue().mayGoOn ? 0 : 1
}
