import Documents
import Foundation
import Wire

/// Why there is nothing from an address, in words that follow it.
struct DownloadError: Error {
    var reason: String
    /// Whether the server itself said so, so that asking again would change nothing.
    var isLasting: Bool
}

/// Reads what is at an address, for anybody: no login is sent.
func download(_ address: String, by fetch: Fetch) throws(DownloadError) -> [UInt8] {
    var answer: Answer = .failure(.stopped)
    fetch([Request(address)]) { answer = $1 }
    switch answer {
    case .failure(let error):
        throw DownloadError(reason: "\(error)", isLasting: false)
    case .success(let response) where response.status == 200:
        return response.body
    case .success(let response):
        let isLasting = (400..<500).contains(response.status) && response.status != 429
        throw DownloadError(reason: "the server answers \(response.status)", isLasting: isLasting)
    }
}

extension World {
    /// The bytes at an address; those of its last copy, with a warning, where it does not answer now.
    func bytes(at address: String) throws(FileError) -> Data {
        let copy = copy(of: address)
        do throws(DownloadError) {
            let bytes = Data(try download(address, by: fetch))
            if let copy {
                try? FileManager.default.createDirectory(
                    at: copy.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try? write(bytes, copy)
            }
            return bytes
        } catch {
            guard !error.isLasting, let copy, let bytes = try? read(copy) else {
                throw FileError(file: address, reason: error.reason)
            }
            warn("daybreak: \(address): \(error.reason); its last copy is used (\(copy.path))")
            return bytes
        }
    }

    /// Where the last copy is kept; nil where there is no place for one.
    private func copy(of address: String) -> URL? {
        let name = String(address.map { $0.isLetter || $0.isNumber ? $0 : "_" }.suffix(200))
        return Surroundings(self).cache?.appendingPathComponent("daybreak/\(name)")
    }
}
