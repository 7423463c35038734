/// A made-up project: modules, files, and what its tests and its errors are called.
struct CodeBase {
    enum Style { case cpp, python, java }

    struct File: Hashable {
        var module: String
        var stem: String
        var path: String
    }

    let style: Style
    let files: [File]

    init(_ dice: inout Dice) {
        style = dice.pick([.cpp: 45, .python: 35, .java: 20])
        let modules = Array(Self.modules.shuffled(using: &dice).prefix(dice.roll(4..<10)))
        var files: [File] = []
        for module in modules {
            let own = Self.stems.shuffled(using: &dice).prefix(dice.roll(3..<9))
            let common = Self.common.shuffled(using: &dice).prefix(dice.roll(0..<3))
            for stem in own + common {
                for path in style.paths(module, stem) {
                    files.append(File(module: module, stem: stem, path: path))
                }
            }
        }
        self.files = files
    }

    func files(of module: String) -> [File] { files.filter { $0.module == module } }

    /// The file in which something is tested.
    func test(of file: File) -> String {
        switch style {
        case .cpp: "tests/\(file.module)/test_\(file.stem).cpp"
        case .python: "tests/\(file.module)/test_\(file.stem).py"
        case .java: "src/test/java/org/sim/\(file.module)/\(file.stem.camel)Test.java"
        }
    }

    /// The test's name in the report.
    func testName(of file: File) -> String {
        switch style {
        case .cpp: "\(file.module).test_\(file.stem)"
        case .python: "tests.\(file.module).test_\(file.stem).test_default"
        case .java: "org.sim.\(file.module).\(file.stem.camel)Test.works"
        }
    }

    /// A trace through some files, the first one being where it surfaced.
    func trace(_ files: [File], line: Int) -> String {
        switch style {
        case .cpp:
            files.enumerated().map { "#\($0) 0x0000 in run () at \($1.path):\(line + $0)" }
                .joined(separator: "\n")
        case .python:
            "Traceback (most recent call last):\n"
                + files.map { "  File \"/ws/\($0.path)\", line \(line), in run" }
                .joined(separator: "\n")
        case .java:
            files.map {
                "\tat org.sim.\($0.module).\($0.stem.camel).run(\($0.stem.camel).java:\(line))"
            }.joined(separator: "\n")
        }
    }

    private static let modules = [
        "boundary", "tracer", "rivers", "solver", "mesh", "forcing", "restart", "output",
        "observations", "minimize", "grid", "physics", "ice", "waves",
    ]
    private static let stems = [
        "open_boundary", "advection", "runoff", "bitwise", "tidal", "flux", "smagorinsky",
        "interpolate", "vertical_mix", "halo", "partition", "netcdf_writer", "checkpoint",
        "innovation", "covariance", "jacobian", "wind_stress", "albedo", "wave_breaking",
        "bathymetry", "remap", "cfl", "diffusion", "coriolis", "spectral", "ensemble",
        "radiation", "evaporation", "timestep", "namelist",
    ]
    /// Names that every module may have.
    private static let common = ["utils", "config", "io", "types", "model", "main"]
}

extension CodeBase.Style {
    fileprivate func paths(_ module: String, _ stem: String) -> [String] {
        switch self {
        case .cpp: ["src/\(module)/\(stem).cpp", "src/\(module)/\(stem).h"]
        case .python: ["python/sim/\(module)/\(stem).py"]
        case .java: ["src/main/java/org/sim/\(module)/\(stem.camel).java"]
        }
    }
}

extension String {
    /// `open_boundary` as Java spells it.
    fileprivate var camel: String {
        split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
