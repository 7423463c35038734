import Dependencies
import Jenkins
import Nightly
import Wire

extension Night {
    /// What each controller itself consists of.
    func controllerInventories() -> (read: [Inventory], troubles: [Unread]) {
        var inventories: [Inventory] = []
        var troubles: [Unread] = []
        let answers = software(of: controllers, by: fetch)
        for controller in controllers {
            switch answers[controller.name] {
            case .read(let software)?:
                do throws(InventoryError) {
                    inventories.append(try Inventory(software, of: controller.name))
                } catch {
                    troubles.append(Unread(error, of: controller))
                }
            case .unread(let trouble)?: troubles.append(trouble)
            case nil: break
            }
        }
        return (inventories, troubles)
    }
}

extension Inventory {
    fileprivate init(_ software: Software, of controller: String) throws(InventoryError) {
        let plugins = try Inventory.read(software.plugins, from: controller, as: "jenkins-plugins")
        self.init(
            origin: controller,
            format: "jenkins-plugins",
            covers: [.jenkinsPlugin],
            agent: controller,
            packages: plugins.flatMap(\.packages)
        )
        guard let core = software.core else { return }
        covers.insert(.jenkins)
        packages.append(Installed(ecosystem: .jenkins, name: "jenkins", version: core))
    }
}

extension Unread {
    fileprivate init(_ error: InventoryError, of controller: Controller) {
        self.init(
            kind: .unreadable,
            controller: controller.name,
            address: controller.base + "pluginManager/api/json",
            what: "\(controller.name): \(error)",
            remedy: "check the controller and any proxy in front of it"
        )
    }
}
