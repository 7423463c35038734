import CGLib

/// The numbers that Jenkins draws for the `H`s of one job, so that not all jobs start at once.
///
/// They depend on the job's full name only: its MD5, folded to 64 bits, seeds the generator of Java's
/// `Random`. What is drawn for one `H` depends on how many stood before it.
struct JobHash {
    private var seed: UInt64

    init(_ name: String) {
        let digest = Self.md5(name)
        let folded = zip(digest.prefix(8), digest.suffix(8)).reduce(UInt64(0)) { folded, bytes in
            folded << 8 | UInt64(bytes.0 ^ bytes.1)
        }
        seed = (folded ^ Self.multiplier) & Self.mask
    }

    /// A number from zero up to, not including, the bound.
    mutating func next(below bound: Int) -> Int {
        guard bound & (bound - 1) != 0 else { return (bound * draw()) >> 31 }
        while true {
            let drawn = draw()
            let result = drawn % bound
            // The last numbers that the generator has would make some results likelier.
            if drawn - result + bound - 1 <= Int(Int32.max) { return result }
        }
    }

    /// 31 bits of the linear congruential generator.
    private mutating func draw() -> Int {
        seed = (seed &* Self.multiplier &+ 0xB) & Self.mask
        return Int(seed >> 17)
    }

    private static let multiplier: UInt64 = 0x5_DEEC_E66D
    private static let mask: UInt64 = (1 << 48) - 1

    private static func md5(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: 16)
        var length = gsize(digest.count)
        let checksum = g_checksum_new(G_CHECKSUM_MD5)
        defer { g_checksum_free(checksum) }
        g_checksum_update(checksum, bytes, gssize(bytes.count))
        g_checksum_get_digest(checksum, &digest, &length)
        return digest
    }
}
