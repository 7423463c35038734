import Documents
import Foundation
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
