import Testing

@testable import Versions

/// The laws of an order, over texts made of what versions are made of.
@Suite struct OrderLaws {
    /// EUPS compares what is equal but for a leading zero as if nothing followed it, and Jenkins a list by
    /// its first item: neither is transitive, and we follow them.
    private static let lawless: [Scheme] = [.eups, .eupsDescribe, .jenkins]

    @Test(arguments: Scheme.all)
    func anOrderIsATotalOne(scheme: Scheme) throws {
        var random = SplitMix(seed: 20_261_119)
        let versions = (0..<1_500).compactMap { _ in try? scheme.parse(.version(&random)) }
        #expect(versions.count > 50)
        var broken: [String] = []
        for _ in 0..<4_000 {
            let (a, b, c) = (
                versions.any(&random), versions.any(&random), versions.any(&random)
            )
            let (ab, ba, bc, ac) = (
                a.compared(to: b), b.compared(to: a), b.compared(to: c), a.compared(to: c)
            )
            if a.compared(to: a) != .equal { broken.append("\(a) = \(a)") }
            if ab?.reversed != ba { broken.append("\(a) ? \(b)") }
            guard !Self.lawless.contains(scheme) else { continue }
            if ab == .equal, bc != ac { broken.append("\(a) = \(b) ? \(c)") }
            if ab == bc, ab != ac { broken.append("\(a), \(b), \(c)") }
        }
        #expect(broken == [])
    }

    @Test(arguments: Scheme.all, ["9", ".", "-", "a", "1-", "1.", "a1", "~", "_1"])
    func aVeryLongTextTakesNoLongTime(scheme: Scheme, piece: String) throws {
        let text = "1" + String(repeating: piece, count: 20_000)
        if let version = try? scheme.parse(text) {
            #expect(version.compared(to: version) == .equal)
        }
        _ = try? scheme.declaration(text)
    }

    @Test(arguments: Scheme.all)
    func anyTextAtAllIsAVersionOrNot(scheme: Scheme) throws {
        var random = SplitMix(seed: 7)
        for _ in 0..<1_000 {
            let bytes = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            if let version = try? scheme.parse(text) {
                #expect(version.compared(to: version) == .equal)
            }
            if let declared = try? scheme.declaration(text) {
                #expect(declared.standing(of: declared.version) == .met)
            }
        }
    }
}

extension String {
    /// Something like a version.
    fileprivate static func version(_ random: inout SplitMix) -> String {
        let pieces = [
            "0", "1", "1", "2", "9", "10", "00", ".", ".", ".", "-", "+", "~", ":", "a", "rc", "B",
        ]
        return (0..<Int.random(in: 0...5, using: &random)).reduce(
            into: "1.\(Int.random(in: 0...2, using: &random)).0"
        ) { text, _ in
            text += pieces.any(&random)
        }
    }
}

extension Array {
    fileprivate func any(_ random: inout SplitMix) -> Element {
        self[Int.random(in: indices, using: &random)]
    }
}

/// Chance that is the same in every run.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
