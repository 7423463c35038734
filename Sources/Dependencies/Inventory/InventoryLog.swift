/// Finds inventories in what a build printed, line by line as it comes.
///
/// Between `=== daybreak inventory begin FORMAT ===` and `=== daybreak inventory end ===`, or, if that is
/// what is looked for, an unmarked `conda env export`. Time stamps, the `[branch] ` that a parallel step
/// puts before each line, and colours are taken away first.
package struct InventoryLog {
    private let origin: String
    private let wanted: String?
    private var line: [UInt8] = []
    /// What is being read, by the branch that prints it.
    private var open: [String: Block] = [:]
    private var found: [Block] = []
    private var size = 0

    private struct Block {
        var format: String?
        var text = ""
        var isMarked: Bool
    }

    private static let begin = "=== daybreak inventory begin"
    private static let end = "=== daybreak inventory end"
    /// Of one line; a longer one is cut.
    private static let longest = Inventory.limit

    /// - Parameter format: What to look for where nothing marks it, such as `conda-env-export`.
    package init(from origin: String, as format: String? = nil) {
        self.origin = origin
        wanted = format
    }

    package mutating func take(_ chunk: some Collection<UInt8>) throws(InventoryError) {
        for byte in chunk {
            guard byte == UInt8(ascii: "\n") else {
                if line.count < Self.longest { line.append(byte) }
                continue
            }
            try endLine()
        }
    }

    /// All inventories of the log; none where it has none.
    package mutating func finish() throws(InventoryError) -> [Inventory] {
        if !line.isEmpty { try endLine() }
        for block in open.values {
            if block.isMarked { throw .cutShort(origin) }
            found.append(block)
        }
        open = [:]
        var inventories: [Inventory] = []
        for block in found {
            inventories += try Inventory.read(block.text, from: origin, as: block.format)
        }
        return inventories
    }

    private mutating func endLine() throws(InventoryError) {
        let text = String(decoding: line, as: UTF8.self).plain
        line.removeAll(keepingCapacity: true)
        if let mark = text.firstRange(of: Self.begin) {
            let words = text[mark.upperBound...].split(separator: " ")
            let format = words.first.flatMap { $0 == "===" ? nil : String($0) }
            open[String(text[..<mark.lowerBound])] = Block(format: format, isMarked: true)
            return
        }
        let branch = open.keys.filter { text.hasPrefix($0) }.max { $0.count < $1.count }
        guard let branch else {
            if wanted == "conda-env-export" { openExport(text) }
            return
        }
        let content = text.dropFirst(branch.count)
        guard var block = open[branch] else { return }
        if block.isMarked, content.hasPrefix(Self.end) {
            found.append(block)
            open[branch] = nil
        } else if !block.isMarked, !content.isOfExport {
            found.append(block)
            open[branch] = nil
        } else {
            size += content.utf8.count
            guard size <= Inventory.limit else { throw .tooLarge(origin, bytes: size) }
            block.text += content + "\n"
            open[branch] = block
        }
    }

    /// An export starts with its name, its channels, or at the very least its dependencies.
    private mutating func openExport(_ text: String) {
        guard
            let start = ["name: ", "channels:"].lazy.compactMap({ text.firstRange(of: $0) }).first,
            case let before = text[..<start.lowerBound],
            before.isEmpty || before.hasPrefix("[") && before.hasSuffix("] ")
        else { return }
        var block = Block(format: wanted, isMarked: false)
        block.text = text[start.lowerBound...] + "\n"
        open[String(before)] = block
    }
}

extension Inventory {
    /// All inventories in what a build printed; none where it printed none.
    package static func read(
        log bytes: some Collection<UInt8>,
        from origin: String,
        as format: String? = nil
    ) throws(InventoryError) -> [Inventory] {
        var log = InventoryLog(from: origin, as: format)
        try log.take(bytes)
        return try log.finish()
    }
}

extension String {
    /// Without colours, carriage returns and a time stamp before it.
    fileprivate var plain: String {
        var text = self
        if utf8.contains(0x1B) { text = text.replacing(#/\u{1B}\[[0-9;?]*[A-Za-z]/#, with: "") }
        while text.hasSuffix("\r") { text.removeLast() }
        if text.hasSuffix("\r\n") { text.removeLast() }
        if let stamp = text.prefixMatch(
            of:
                #/\[[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z\] |[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)? +/#
        ) {
            text.removeSubrange(stamp.range)
        }
        return text
    }
}

extension Substring {
    /// Whether `conda env export` may have printed it.
    fileprivate var isOfExport: Bool {
        hasPrefix("  ") || hasPrefix("- ")
            || ["name: ", "channels:", "dependencies:", "prefix: ", "variables:"].contains {
                hasPrefix($0)
            }
    }
}
