import Documents
import Nightly
import Notifications

extension Mapping {
    /// What people say under `people` of which they do not want to hear.
    func mutes(_ products: [ProductSettings]) -> [String: [Mute]] {
        mapping("people", known: nil).entries.reduce(into: [:]) { mutes, entry in
            guard case .mapping = entry.value.content else { return }
            let person = reader.mapping(entry.value, known: nil)
            for text in person.texts("mute") {
                guard let mute = reader.mute(text, products) else { continue }
                mutes[entry.key.string, default: []].append(mute)
                let own = products.filter { $0.concern.owner.key == entry.key.string }.map(
                    \.product.name
                )
                let isMuted = mute == .reason(.failed) ? own : own.filter { mute == .product($0) }
                if let product = isMuted.first {
                    reader.note(
                        Finding(
                            .ownerMutes,
                            at: text.place,
                            "\(entry.key) owns \(product), and hears all the same when it fails"
                        )
                    )
                }
            }
        }
    }
}

extension Reader {
    /// A product, or `reason:still-failing`.
    fileprivate func mute(_ text: Text, _ products: [ProductSettings]) -> Mute? {
        let prefix = "reason:"
        if text.string.hasPrefix(prefix) {
            let word = Text(String(text.string.dropFirst(prefix.count)), at: text.place)
            return choice(word) { (reason: Reason) in
                reason.isNews || [.weekly, .monthly].contains(reason)
            }.map(Mute.reason)
        }
        let names = products.map(\.product.name)
        guard names.contains(text.string) else {
            noteUnknown(text, "product", among: names, help: "or reason: and one of them")
            return nil
        }
        return .product(text.string)
    }
}
