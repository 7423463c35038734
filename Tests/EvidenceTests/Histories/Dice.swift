/// Chance that falls the same way each time: SplitMix64, from a seed.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Whether something happens that happens so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { roll(0..<100) < percent }

    mutating func roll(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(0..<values.count)] }

    /// One of some values, each as likely as its weight says.
    mutating func pick<Value>(_ values: KeyValuePairs<Value, Int>) -> Value {
        var rest = roll(0..<values.reduce(0) { $0 + $1.value })
        for (value, weight) in values {
            if rest < weight { return value }
            rest -= weight
        }
        return values[0].key
    }

    mutating func hash() -> String {
        let text =
            String(next(), radix: 16) + String(next(), radix: 16)
            + String(next(), radix: 16)
        return String((text + "0000000000000000").prefix(40))
    }
}
