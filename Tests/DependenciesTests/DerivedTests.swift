import Documents
import Golden
import Testing

@testable import Dependencies

@Suite struct DerivedTests {
    private let text = """
        defaults: { ecosystem: deb }
        packages:
          sqlite: { minimum: "3.40", names: { deb: libsqlite3-dev }, tags: [build] }
          openssl: { minimum: "1.1", below: "4", exclude: ["3.0.1"], why: x, tags: [test] }
          Yams: { minimum: "6.2.2", ecosystem: swift, tags: [build] }
          a|b: { minimum: "1", tags: [run] }
        agents:
          swift: { minimum: "6.2", tags: [build] }
        derived:
          - { write: ci/packages.txt, as: apt-list, tags: [build, test] }
          - { write: README.md#prerequisites, as: markdown-table, tags: [build, run] }
          - { write: docs/all.md#all, as: markdown-table }
        """

    private let readme = """
        # Title

        <!-- daybreak:begin prerequisites -->
        old
        <!-- daybreak:end prerequisites -->

        The end.

        """

    @Test func anAptListHoldsWhatItsTagsAskFor() throws {
        try expectGolden(written(0, into: nil), "apt-list.txt")
    }

    @Test func aRegionIsReplacedAndTheRestKept() throws {
        try expectGolden(written(1, into: readme), "markdown-table.md")
        let again = try written(1, into: written(1, into: readme))
        #expect(try again == written(1, into: readme))
    }

    @Test func withoutTagsEverythingIsListed() throws {
        let region = "<!-- daybreak:begin all -->\n<!-- daybreak:end all -->\n"
        let table = try written(2, into: region)
        #expect(table.split(separator: "\n").count == 9)
    }

    @Test(arguments: [
        nil, "# Title\n", "<!-- daybreak:begin prerequisites -->\n",
        "<!-- daybreak:end prerequisites -->\n<!-- daybreak:begin prerequisites -->\n",
    ])
    func aRegionThatIsNotThereIsSaidSo(existing: String?) {
        #expect(throws: DerivedError.self) { try written(1, into: existing) }
    }

    @Test func theFirstDifferenceIsPointedAt() throws {
        let derived = try manifest.derived[0]
        let right = try written(0, into: nil)
        let finding = derived.difference(
            from: right.replacing("libsqlite3-dev", with: "libsqlite3"),
            to: right
        )
        #expect(finding?.place == Place(file: "ci/packages.txt", line: 2, column: 1, length: 10))
        #expect(
            finding?.message == "the manifest says libsqlite3-dev; `daybreak render` writes this"
        )
        #expect(derived.difference(from: right, to: right) == nil)
        #expect(derived.difference(from: nil, to: right)?.rule.id == "D201")
        #expect(derived.difference(from: right + "more\n", to: right)?.place.line == 4)
    }

    private var manifest: Manifest {
        get throws { try Manifest(Source(file: "manifests/dependencies.yaml", text: text)) }
    }

    private func written(_ index: Int, into existing: String?) throws -> String {
        try manifest.derived[index].written(from: manifest, into: existing)
    }
}
