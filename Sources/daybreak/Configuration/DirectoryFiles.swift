import Documents
import Foundation
import Nightly
import Notifications

extension Directory {
    /// Reads the files under `directory`: git's `.mailmap`, and tables of people.
    mutating func readFiles(_ root: Mapping, in surroundings: Surroundings) {
        for text in root.texts("directory") {
            do throws(FileTrouble) {
                let bytes = try surroundings.contents(of: surroundings.url(text.string))
                read(String(decoding: bytes, as: UTF8.self), named: text, root.reader)
            } catch {
                root.reader.reject(text, "\(text) \(error)")
            }
        }
    }

    /// Notes the products whose owner left.
    func noteLeavers(owning products: [ProductSettings], _ root: Mapping) {
        let entries = root.mapping("products", known: nil).entries
        for (name, owner) in products.map({ ($0.product.name, $0.concern.owner) })
        where hasLeft(owner) {
            guard let entry = entries.first(where: { $0.key.string == name }) else { continue }
            let text = root.reader.mapping(entry.value, known: nil).text("owner")
            root.reader.note(
                Finding(
                    .ownerLeft,
                    at: text.place,
                    "\(owner.name) has left, and owns \(name)",
                    help: "name another owner"
                )
            )
        }
    }

    private mutating func read(_ contents: String, named name: Text, _ reader: Reader) {
        guard !name.string.hasSuffix("mailmap") else {
            mailmap = Mailmap(contents)
            return
        }
        do throws(TableError) {
            let list = try PeopleList(csv: contents)
            listed += list.people
            leavers += list.leavers
        } catch {
            reader.reject(name, "\(name) is no table of people: \(error)")
        }
    }
}
