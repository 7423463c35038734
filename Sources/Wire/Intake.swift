/// A body as it comes: handed on chunk by chunk where the request takes it so and the answer is good,
/// kept otherwise; bounded in both cases.
struct Intake {
    private let chunks: (([UInt8]) -> Void)?
    private let limit: Int
    private(set) var kept: [UInt8] = []
    private(set) var received = 0

    init(_ request: Request, status: Int) {
        chunks = status == 200 ? request.chunks : nil
        limit = request.limits.bytes
    }

    /// False, and nothing is taken, where the body would be longer than it may be.
    mutating func take(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count <= limit - received else { return false }
        received += bytes.count
        if let chunks {
            chunks(Array(bytes))
        } else {
            kept.append(contentsOf: bytes)
        }
        return true
    }
}
