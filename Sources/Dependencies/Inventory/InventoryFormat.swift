/// One way in which packages are listed; a new one is one small file and a line here.
struct InventoryFormat: Sendable {
    var name: String
    /// What it is and how it is made, for a person.
    var summary: String
    var ecosystem: Ecosystem
    /// Whether a text is one of these, by a look at it.
    var recognizes: @Sendable (String) -> Bool
    var packages: @Sendable (String) throws(Slip) -> [Inventory.Installed]

    static let all: [InventoryFormat] = [.packageResolved, .dpkgQuery]

    /// Where and why a text is not what it looked like.
    struct Slip: Error {
        var line: Int
        var reason: String
    }
}
