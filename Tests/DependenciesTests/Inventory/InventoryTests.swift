import Foundation
import Golden
import Testing

@testable import Dependencies

@Suite struct InventoryTests {
    @Test func whatDpkgListsIsRead() throws {
        let inventory = try inventory(
            """
            git\t1:2.39.5-0+deb12u3
            libcurl4-openssl-dev:amd64\t7.88.1-10+deb12u15
            known-only\t

            """
        )
        #expect(inventory.format == "dpkg-query")
        #expect(inventory.covers == [.deb])
        #expect(inventory.packages.map(\.name) == ["git", "libcurl4-openssl-dev"])
        #expect(inventory.packages.map(\.version) == ["1:2.39.5-0+deb12u3", "7.88.1-10+deb12u15"])
    }

    @Test func whatWasRemovedIsNotThere() throws {
        let inventory = try inventory(
            """
            adduser\t3.134\tall\tii \tadduser\t3.134
            removed\t1.0\tall\trc \tremoved\t1.0
            held\t1.0\tall\thi \theld\t1.0
            half\t1.0\tall\tiH \thalf\t1.0
            short\t1.0\trc

            """
        )
        #expect(inventory.packages.map(\.name) == ["adduser", "held"])
    }

    @Test(arguments: [
        #"{"version": 3, "originHash": "x", "pins": [{"identity": "yams", "kind": "remoteSourceControl", "location": "https://github.com/jpsim/Yams", "state": {"revision": "1", "version": "6.2.2"}}]}"#,
        #"{"version": 2, "pins": [{"identity": "yams", "location": "https://github.com/jpsim/Yams", "state": {"revision": "1", "version": "6.2.2"}}]}"#,
        #"{"version": 1, "object": {"pins": [{"package": "Yams", "repositoryURL": "https://github.com/jpsim/Yams.git", "state": {"branch": null, "revision": "1", "version": "6.2.2"}}]}}"#,
    ])
    func everyVersionOfResolvedIsRead(text: String) throws {
        let inventory = try inventory(text)
        #expect(
            inventory.packages == [
                Inventory.Installed(ecosystem: .swift, name: "yams", version: "6.2.2")
            ]
        )
    }

    @Test func aBranchIsNoVersion() throws {
        let inventory = try inventory(
            #"{"version": 2, "pins": [{"identity": "yams", "state": {"revision": "1", "branch": "main"}}]}"#
        )
        #expect(inventory.packages.map(\.version) == ["branch main"])
    }

    @Test(arguments: [
        ("", InventoryError.empty("i")),
        (" \n\t\n", .empty("i")),
        (#"{"version": 2, "pins": []}"#, .empty("i")),
        ("removed\t1.0\tall\trc \n", .empty("i")),
        ("[]", .unknownFormat("i")),
        ("Hello, world\n", .unknownFormat("i")),
        ("<!DOCTYPE html><html><title>Sign in</title>", .webPage("i")),
        (#"{"vers"#, .cutShort("i")),
        (
            #"{"pins": [{"identity": "yams""#,
            .broken(
                "i",
                line: 1,
                format: "Package.resolved",
                reason: "it is not whole JSON; perhaps it was cut short"
            )
        ),
        (
            #"{"pins": [{"identity": "yams"}]}"#,
            .broken("i", line: 1, format: "Package.resolved", reason: "state is missing in pins.0")
        ),
        (
            String(repeating: "a\t1\n", count: 30) + "libx",
            .broken(
                "i",
                line: 31,
                format: "dpkg-query",
                reason: "line 31 is not a name, a tab and a version"
            )
        ),
    ])
    func whatIsNoInventoryIsNone(text: String, error: InventoryError) {
        let found = #expect(throws: InventoryError.self) { try inventory(text) }
        #expect(found == error)
    }

    @Test func bytesThatAreNoTextAreNone() {
        #expect(throws: InventoryError.notText("i")) {
            try Inventory.read([0xFF, 0xFE] as [UInt8], from: "i")
        }
    }

    @Test(.enabled(if: shared != nil, needsShared)) func aWholeMachineIsRead() throws {
        let file = try #require(shared).appendingPathComponent("inventory-samples/dpkg-query.tsv")
        let inventory = try #require(
            Inventory.read(Data(contentsOf: file), from: "dpkg-query.tsv").first
        )
        let git = inventory.packages.filter { $0.name == "git" }.map(\.version)
        #expect(inventory.packages.count == 818)
        #expect(git == ["1:2.39.5-0+deb12u3"])
    }

    private func inventory(_ text: String) throws -> Inventory {
        try #require(Inventory.read(Array(text.utf8), from: "i").first)
    }
}
