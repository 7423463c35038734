import Documents
import Testing

@testable import Dependencies

/// What other people's files ask for, read with its place.
@Suite struct ObservedTests {
    @Test(arguments: [
        (
            "pyproject.toml",
            """
            [build-system]
            requires = ["setuptools>=68"]
            [project]
            requires-python = ">=3.11"
            dependencies = [
                "numpy>=1.26,<3",   # a remark
                'scipy[all] >= 1.11 ; python_version < "3.13"',
                "local @ file:///x",
            ]
            [project.optional-dependencies]
            test = ["pytest>=8.0"]
            [tool.poetry.dependencies]
            xarray = "^2024.10"
            dask = { version = ">=2024.1", extras = ["array"] }
            """,
            [
                "setuptools >=68", "python >=3.11", "numpy <3,>=1.26", "scipy >=1.11", "local ",
                "pytest >=8.0", "xarray >=2024.10", "dask >=2024.1",
            ]
        ),
        (
            "requirements.txt",
            """
            # all
            numpy==1.26.*
            scipy>=1.11 --hash=sha256:abc \\
                --hash=sha256:def
            -r other.txt
            """, ["numpy >=1.26", "scipy >=1.11"]
        ),
        (
            "environment.yml",
            """
            name: x
            dependencies:
              - numpy
              - numpy 1.16.2
              - ch::scipy=1.11
              - hdf5 >=1.14,<2 *openmpi
              - astropy=4.0=py37_0
              - pip:
                - arrow>=1.4
            """,
            [
                "numpy ", "numpy >=1.16.2", "scipy >=1.11", "hdf5 <2,>=1.14", "astropy >=4.0",
                "arrow >=1.4",
            ]
        ),
        (
            "recipe.yaml",
            """
            context: { numpy_min: "2.3" }
            requirements:
              run:
                - numpy >=${{ numpy_min }}
                - if: linux
                  then: [ "libfoo >=1.2" ]
                - ${{ compiler('c') }}
            """, ["numpy >=2.3", "libfoo >=1.2"]
        ),
        (
            "meta.yaml",
            """
            {% set version = "1.2" %}
            requirements:
              host:
                - {{ compiler('c') }}
                - numpy >=1.26  # [linux]
              run:
                - scipy
            about:
              - nothing >=1
            """, ["numpy >=1.26", "scipy "]
        ),
        (
            "CMakeLists.txt",
            """
            cmake_minimum_required(VERSION 3.24...3.29)
            # find_package(Old 1.0)
            #[[ find_package(Older 1.0)
            ]]
            FIND_PACKAGE(Boost 1.69
                REQUIRED COMPONENTS x)
            find_package(HDF5 1.14...<2 EXACT)
            pkg_check_modules(GSL REQUIRED gsl>=2.7)
            """, ["cmake >=3.24", "Boost >=1.69", "HDF5 >=1.14", "gsl >=2.7"]
        ),
        (
            "Dockerfile", "ARG NUMPY_VERSION=1.26.4\nARG OTHER\nENV HDF5_VERSION=\"1.14.2\" X=1\n",
            ["numpy >=1.26.4", "hdf5 >=1.14.2"]
        ),
        (
            "eupspkg.cfg.sh",
            "_MODULE=\"numpy\"\n_VERSION=\"1.16.2\"\n_NUMEXPR_VERSION=\"2.6.0\"\n",
            ["numpy >=1.16.2", "numexpr >=2.6.0"]
        ),
        ("check.sh", "./scripts/check_python_module -v h5py 2.7.0 | cat\n", ["h5py >=2.7.0"]),
        (
            "mwi.table", "setupRequired(boost >= 1.34.1)\nsetupOptional(\"swig\")\n",
            ["boost >=1.34.1", "swig "]
        ),
        ("plugins.txt", "git:5.7.0 # x\nant\n", ["git >=5.7.0"]),
        (
            "Package.swift", ".package(url: \"https://github.com/jpsim/Yams\", from: \"6.2.2\"),\n",
            ["Yams >=6.2.2"]
        ),
        (
            "prereqs.md",
            "| Package | Minimum |\n| --- | --- |\n| `numpy` | 1.26.4 |\n\ntext\n\n| a | b |\n| c | 1 |\n",
            ["numpy >=1.26.4"]
        ),
        (
            "prereqs.rst",
            """
            .. list-table::
               :header-rows: 1

               * - Package
                 - Minimum
               * - numpy
                 - 1.26.4
            """, ["numpy >=1.26.4"]
        ),
    ])
    func aFileIsRead(file: String, text: String, expected: [String]) throws {
        let observed = try #require(Observed(file: file))
        let mentions = observed.mentions(in: try Source(file: file, text: text)).mentions
        #expect(mentions.map { "\($0.name) \($0.words)" } == expected)
    }

    @Test func aDifferenceIsAtTheVersionAndNothingElseIsChanged() throws {
        let source = try Source(
            file: "pyproject.toml",
            text:
                "[project]\ndependencies = [\n    \"pandas>=2.2\", # why\n    \"numpy>=1.26\",\n]\n"
        )
        let found = try findings(source, "pandas: '2.10', numpy: '1.26'")
        #expect(found.map(\.rule.id) == ["D206"])
        #expect(found.first?.place == Place(file: "pyproject.toml", line: 3, column: 14, length: 3))
        #expect(found.first?.message == "the manifest says 2.10 (m.yaml:1)")
        let fixes = found.compactMap(\.fix)
        #expect(fixes.map(\.isSafe) == [false])
        #expect(source.mended(by: fixes) == source.text.replacing("2.2", with: "2.10"))
    }

    @Test func equalIsEqualHoweverItIsWritten() throws {
        let source = try Source(
            file: "environment.yml",
            text: "dependencies:\n  - numpy >=1.16.0,<3\n"
        )
        #expect(try findings(source, "numpy: { minimum: '1.16', below: '3', why: w }") == [])
        let found = try findings(source, "numpy: '1.16'")
        #expect(
            found.map(\.message) == ["a limit stands here, and the manifest has none for numpy"]
        )
    }

    @Test func whatIsNotDeclaredIsSaidWithTheNearestName() throws {
        let source = try Source(
            file: "conda_build_config.yaml",
            text: "rust_complier_version:\n  - 1.80  # [osx]\n"
        )
        let found = try findings(source, "rust-compiler: { minimum: '1.80', ecosystem: conda }")
        #expect(found.map(\.rule.id) == ["D203"])
        #expect(found.first?.help == "did you mean rust-compiler?")
    }

    @Test func whatCannotBeReadIsSaid() throws {
        let source = try Source(file: "CMakeLists.txt", text: "find_package(Boost ${BOOST_MIN})\n")
        #expect(try findings(source, "boost: '1'").map(\.rule.id) == ["D205"])
    }

    @Test(arguments: ["CMakeLists.txt", "x.sh", "Dockerfile", "Package.swift", "a.md", "meta.yaml"])
    func aLineThatAMachineMadeIsLeftOut(file: String) throws {
        let source = try Source(file: file, text: String(repeating: "a", count: 1 << 20))
        #expect(try findings(source, "a: '1'").map(\.rule.id) == ["D205"])
    }

    private func findings(_ source: Source, _ packages: String) throws -> [Finding] {
        let manifest = try Manifest(Source(file: "m.yaml", text: "packages: { \(packages) }"))
        let observed = try #require(Observed(file: source.file))
        return observed.findings(in: source, against: manifest)
    }
}
