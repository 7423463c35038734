package import Foundation
package struct Recording {
    package var moment: Date
    package init(_ url: URL) throws { moment = Date() }
    package var fetch: Fetch { { r, each in for i in r.indices { each(i, .failure(.stopped)) } } }
    package final class Writer {
        package init(at: URL, redacting: @escaping ([UInt8]) -> [UInt8]) throws {}
        package func recording(_ f: @escaping Fetch) -> Fetch { f }
        package func finish(moment: Date) throws {}
    }
}
