import Foundation
import Testing

@testable import Dependencies

/// One small document of each format, and what is read of it.
@Suite struct FormatTests {
    @Test(arguments: samples)
    func aDocumentIsKnownByItsContent(sample: Sample) throws {
        let inventories = try Inventory.read(Array(sample.text.utf8), from: "i")
        let found = inventories.map { inventory in
            inventory.packages.map { "\($0.ecosystem.name) \($0.name) \($0.version)" }.sorted()
        }
        #expect(inventories.first?.format == sample.format)
        #expect(found == sample.packages.map { $0.sorted() })
        #expect(inventories.map(\.platform) == sample.platforms)
    }

    @Test func everyFormatHasASample() {
        #expect(Set(samples.map(\.format)) == Set(InventoryFormat.names))
    }

    /// Cut anywhere, a list is either refused or shorter; it never brings the program down.
    @Test(arguments: samples)
    func aBrokenDocumentIsNoCrash(sample: Sample) {
        let bytes = Array(sample.text.utf8)
        for end in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
            _ = try? Inventory.read(bytes[..<end], from: "i")
            _ = try? Inventory.read(bytes[..<end], from: "i", as: sample.format)
            var changed = bytes
            changed[end] = UInt8(truncatingIfNeeded: Int(bytes[end]) &* 31 &+ end)
            _ = try? Inventory.read(changed, from: "i")
        }
    }

    @Test(arguments: InventoryFormat.names)
    func theWrongFormatIsRefused(format: String) {
        for text in [
            "Hello, world: all is well", "{\"a\": [", "<html><body>Sign in</body></html>", "[]",
        ] {
            #expect(throws: InventoryError.self, "\(format): \(text)") {
                let read = try Inventory.read(Array(text.utf8), from: "i", as: format)
                // A plugin's name or a variable is hard to tell from a word; versions are not.
                if read.flatMap(\.packages).isEmpty { throw InventoryError.empty("i") }
            }
        }
    }

    @Test(arguments: ["[", "{\"a\":", "- ", "? "])
    func deepNestingIsRefusedInTime(piece: String) {
        let text = String(repeating: piece, count: 100_000)
        for format in [nil] + InventoryFormat.names {
            #expect(throws: InventoryError.self) {
                try Inventory.read(Array(text.utf8), from: "i", as: format)
            }
        }
    }

    @Test func demandsAreReadWithTheirRanges() throws {
        let pip = try #require(
            Inventory.read(Array(sample("pip-inspect").utf8), from: "i").first
        )
        let demands = pip.packages.flatMap(\.demands).map { "\($0.name) \($0.range)" }
        #expect(demands == ["numpy >=1.22,<3", "tomli >=1"])
        let lock = try #require(Inventory.read(Array(sample("conda-lock").utf8), from: "i").first)
        #expect(
            lock.packages.flatMap(\.demands).map { "\($0.name) \($0.range)" } == [
                "hdf5 >=1.14.3,<2.0a0"
            ]
        )
        let plugins = try #require(
            Inventory.read(Array(sample("jenkins-plugins").utf8), from: "i").first
        )
        #expect(
            plugins.packages.first?.demands.map { "\($0.ecosystem.name) \($0.name) \($0.range)" }
                == [
                    "jenkins jenkins 2.479.3", "jenkins-plugin scm-api 704.v3ce5c542825a_",
                ]
        )
    }

    @Test func aThirdVersionOfSPDXIsRefusedByName() {
        let text = #"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": []}"#
        let error = #expect(throws: InventoryError.self) {
            try Inventory.read(Array(text.utf8), from: "i")
        }
        #expect(error?.description.contains("SPDX 3") == true)
    }

    private func sample(_ format: String) -> String {
        samples.first { $0.format == format }?.text ?? ""
    }
}

struct Sample: CustomTestStringConvertible {
    var format: String
    var packages: [[String]]
    var platforms: [String?] = [nil]
    var text: String
    var testDescription: String { format }
}

private let samples = [
    Sample(
        format: "conda-list-json",
        packages: [["conda numpy 1.26.4", "pypi PyYAML 6.0.3"]],
        platforms: ["linux-x86_64"],
        text: """
            [{"base_url": "u", "build_number": 0, "build_string": "py312_0", "channel": "conda-forge",
              "dist_name": "numpy-1.26.4-py312_0", "name": "numpy", "platform": "linux-64", "version": "1.26.4"},
             {"base_url": "u", "build_string": "pypi_0", "channel": "pypi", "name": "PyYAML",
              "platform": "pypi", "version": "6.0.3"}]
            """
    ),
    Sample(
        format: "conda-list-explicit",
        packages: [["conda ca-certificates 2020.6.24", "conda ld_impl_linux-64 2.34"]],
        platforms: ["linux-x86_64"],
        text: """
            # This file may be used to create an environment
            # platform: linux-64
            @EXPLICIT
            https://conda.anaconda.org/conda-forge/linux-64/ca-certificates-2020.6.24-0.conda#abc
            https://conda.anaconda.org/conda-forge/linux-64/ld_impl_linux-64-2.34-h53a641e_7.tar.bz2
            # no URL for: something
            """
    ),
    Sample(
        format: "conda-env-export",
        packages: [["conda numpy 1.26.4", "conda lsstdesc.coord 1.3.0", "pypi arrow 1.4.0"]],
        text: """
            name: thalassa
            channels:
              - conda-forge
            dependencies:
              - numpy=1.26.4=py312_0
              - conda-forge::lsstdesc.coord=1.3.0
              - pip:
                - arrow==1.4.0
            prefix: /opt/conda/envs/thalassa
            """
    ),
    Sample(
        format: "conda-lock",
        packages: [["conda netcdf4 1.7.1"], ["conda netcdf4 1.7.1", "pypi arrow 1.4.0"]],
        platforms: ["linux-x86_64", "macos-arm64"],
        text: """
            version: 1
            metadata:
              platforms: [linux-64, osx-arm64]
            package:
            - name: netcdf4
              version: '1.7.1'
              manager: conda
              platform: linux-64
              dependencies: { hdf5: '>=1.14.3,<2.0a0', python: '' }
              category: main
            - name: netcdf4
              version: '1.7.1'
              manager: conda
              platform: linux-64
              dependencies: { hdf5: '>=1.14.3,<2.0a0', python: '' }
              category: dev
            - { name: netcdf4, version: '1.7.1', manager: conda, platform: osx-arm64, dependencies: {} }
            - { name: arrow, version: 1.4.0, manager: pip, platform: osx-arm64, dependencies: {} }
            """
    ),
    Sample(
        format: "pip-list-json",
        packages: [["pypi ruamel.yaml 0.18.6", "pypi thalassa 1.0"]],
        text: """
            [{"name": "ruamel.yaml", "version": "0.18.6"},
             {"name": "thalassa", "version": "1.0", "editable_project_location": "/src"}]
            """
    ),
    Sample(
        format: "pip-freeze",
        packages: [
            [
                "pypi arrow 1.4.0", "pypi numpy file:///home/conda/numpy", "pypi odd 1.0-x",
                "pypi thalassa git+https://example.org/thalassa@abc#egg=thalassa",
            ]
        ],
        text: """
            # a remark
            arrow==1.4.0
            numpy @ file:///home/conda/numpy
            odd===1.0-x
            -e git+https://example.org/thalassa@abc#egg=thalassa
            """
    ),
    Sample(
        format: "pip-inspect",
        packages: [["pypi scipy 1.11.4"]],
        text: """
            {"version": "1", "pip_version": "24.0", "environment": {"python_version": "3.10", "sys_platform": "linux"},
             "installed": [{"metadata": {"name": "scipy", "version": "1.11.4", "requires_dist": [
               "numpy<3,>=1.22", "tomli>=1; python_version < '3.11'", "pytest; extra == 'test'",
               "colorama>=0.4; sys_platform == 'win32'"]}}]}
            """.replacing("numpy<3,>=1.22", with: "numpy>=1.22,<3")
    ),
    Sample(
        format: "dpkg-query",
        packages: [["deb git 1:2.39.5-0+deb12u3", "deb libc6 2.36-9+deb12u9"]],
        text:
            "git\t1:2.39.5-0+deb12u3\tamd64\tii \nlibc6:amd64\t2.36-9+deb12u9\tamd64\tii \nold\t1\tall\trc \n"
    ),
    Sample(
        format: "rpm-query",
        packages: [["rpm bash 5.1.8-9.el9", "rpm bind 32:9.16.23-18.el9"]],
        text: """
            bash\t0\t5.1.8\t9.el9\tx86_64
            bind\t32\t9.16.23\t18.el9\tx86_64
            gpg-pubkey\t(none)\t8483c65d\t5ccc5b19\t(none)
            """
    ),
    Sample(
        format: "rpm-list",
        packages: [["rpm bash 5.1.8-9.el9", "rpm glibc-langpack-en 2.34-100.el9"]],
        text: "bash-5.1.8-9.el9.x86_64\nglibc-langpack-en-2.34-100.el9.x86_64\n"
    ),
    Sample(
        format: "eups-list-raw",
        packages: [["eups afw 28.0.1+2"]],
        text: "afw|28.0.1+2|current:setup\nafw|27.0.0|b123\n"
    ),
    Sample(
        format: "eups-list",
        packages: [["eups afw g1a2b3c4d5+6", "eups boost 1.69.lsst2"]],
        text:
            "afw                   g1a2b3c4d5+6 \tb8466 setup\nboost                 1.69.lsst2 \tsetup\n"
    ),
    Sample(
        format: "lsst-manifest",
        packages: [["eups afw 28.0.1+2", "eups utils g99"]],
        text: """
            # product        SHA1          Version
            BUILD=b8466
            utils  0123456789abcdef  g99
            afw    fedcba9876543210  28.0.1+2  utils,utils
            """
    ),
    Sample(
        format: "cyclonedx",
        packages: [["pypi boolean.py 5.0", "deb curl 7.50.3-1", "rpm centerim 1:4.22.10-1.el6"]],
        text: """
            {"bomFormat": "CycloneDX", "specVersion": "1.6",
             "metadata": {"component": {"type": "application", "name": "thalassa", "version": "1.0"}},
             "components": [
               {"type": "library", "name": "boolean.py", "version": "5.0", "purl": "pkg:pypi/boolean.py@5.0",
                "components": [{"type": "library", "name": "curl", "version": "7.50.3-1",
                                "purl": "pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie"}]},
               {"type": "library", "name": "x", "purl": "pkg:rpm/fedora/centerim@4.22.10-1.el6?arch=i686&epoch=1"},
               {"type": "library", "name": "go", "version": "v1", "purl": "pkg:golang/example.org/x@v1"}]}
            """
    ),
    Sample(
        format: "spdx",
        packages: [["pypi arrow 1.4.0", "generic zlib 1.3"]],
        text: """
            {"spdxVersion": "SPDX-2.3", "documentDescribes": ["SPDXRef-root"], "packages": [
              {"SPDXID": "SPDXRef-root", "name": "thalassa", "versionInfo": "1.0"},
              {"SPDXID": "SPDXRef-a", "name": "arrow", "versionInfo": "1.4.0", "externalRefs": [
                {"referenceCategory": "PACKAGE_MANAGER", "referenceType": "purl", "referenceLocator": "pkg:pypi/arrow@1.4.0"}]},
              {"SPDXID": "SPDXRef-b", "name": "zlib", "versionInfo": "1.3"},
              {"SPDXID": "SPDXRef-c", "name": "unknown", "versionInfo": "NOASSERTION"}]}
            """
    ),
    Sample(
        format: "spack-lock",
        packages: [["spack cmake 3.24.3", "spack cmake 3.27.1", "spack openssl 1.1.1l"]],
        text: """
            {"_meta": {"file-type": "spack-lockfile", "lockfile-version": 5}, "roots": [], "concrete_specs": {
              "a": {"name": "cmake", "version": "3.24.3"}, "b": {"name": "cmake", "version": "3.27.1"},
              "c": {"name": "cmake", "version": "3.24.3"},
              "d": {"name": "openssl", "version": "1.1.1l", "external": {"path": "/usr"}}}}
            """
    ),
    Sample(
        format: "jenkins-plugins",
        packages: [["jenkins-plugin git 5.7.0"]],
        text: """
            {"_class": "hudson.LocalPluginManager", "plugins": [
              {"shortName": "git", "version": "5.7.0 (private-abc)", "active": true, "enabled": true, "deleted": false,
               "requiredCoreVersion": "2.479.3", "dependencies": [
                 {"shortName": "scm-api", "version": "704.v3ce5c542825a_", "optional": false},
                 {"shortName": "matrix-project", "version": "839", "optional": true}]},
              {"shortName": "ant", "version": "1.0", "active": false, "enabled": false},
              {"shortName": "gone", "version": "1.0", "deleted": true}]}
            """
    ),
    Sample(
        format: "jenkins-core",
        packages: [["jenkins jenkins 2.426.3"]],
        text: "HTTP/1.1 200 OK\nx-jenkins: 2.426.3\nX-Jenkins-Session: abc\n"
    ),
    Sample(
        format: "plugins-txt",
        packages: [
            [
                "jenkins-plugin git 5.7.0", "jenkins-plugin ant latest",
                "jenkins-plugin docker latest",
            ]
        ],
        text: "# plugins\ngit:5.7.0 # pinned\nant:latest\ndocker\n"
    ),
    Sample(
        format: "plugins-yaml",
        packages: [["jenkins-plugin git 5.7.0", "jenkins-plugin ant latest"]],
        text: """
            plugins:
              - artifactId: git
                source: { version: "5.7.0" }
              - artifactId: ant
            """
    ),
    Sample(
        format: "Package.resolved",
        packages: [["swift yams 6.2.2"]],
        text:
            #"{"version": 3, "pins": [{"identity": "yams", "state": {"revision": "1", "version": "6.2.2"}}]}"#
    ),
]
