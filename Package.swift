// swift-tools-version: 6.2
import PackageDescription

/// The settings of every Swift target: the newest language, unsafe code spelled out, no warnings left standing.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableExperimentalFeature("Lifetimes"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// RE2 as the linker knows it. `Scripts/build` names the static library where that one can stand alone, so that the
/// binary runs on machines that have no RE2.
let re2 = Context.environment["TROWEL_RE2"] ?? "re2"

/// Lua likewise: LuaJIT, or `lua5.1` for machines that have none.
let lua = Context.environment["TROWEL_LUA"] ?? "luajit-5.1"

let package = Package(
  name: "trowel",
  products: [
    .executable(name: "trowel", targets: ["trowel"]),
    .executable(name: "trowel-metadata", targets: ["trowel-metadata"]),
    .library(name: "Trowel", targets: ["Events", "Captures", "State", "Inspection", "Recording", "Live"]),
  ],
  dependencies: [
    // Kubeconfig files are YAML.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2")
  ],
  targets: [
    // What Swift cannot say itself: the C libraries, each behind a header of a few lines.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(name: "CArguments"),
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .target(name: "CIgzip"),
    .target(name: "CLua", exclude: ["restrictions.lua"], linkerSettings: [.linkedLibrary(lua)]),
    .target(name: "CKernel", exclude: ["programs"], cSettings: [.headerSearchPath(".")]),
    .target(name: "CPrintf"),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary(re2)]),

    // The house, from the ground up: an arrow in Documentation/architecture.md for every dependency here.
    .target(name: "Events", swiftSettings: strict),
    .target(name: "Captures", dependencies: ["Events", "CZlib", "CZstd", "CIgzip"], swiftSettings: strict),
    .target(name: "State", dependencies: ["Events"], swiftSettings: strict),
    .target(name: "Live", dependencies: ["Events", "CKernel"], swiftSettings: strict),
    .target(name: "Inspection", dependencies: ["Events", "State", "CPrintf", "CRE2"], swiftSettings: strict),
    .target(name: "Protocols", dependencies: ["Events"], swiftSettings: strict),
    .target(
      name: "Recording", dependencies: ["Events", "Captures", "State", "Inspection"], swiftSettings: strict),
    .target(name: "CChisels", exclude: ["list.inc"]),
    .target(
      name: "Chisels", dependencies: ["Events", "State", "Inspection", "Diagnosis", "CLua", "CChisels"],
      swiftSettings: strict),
    .target(
      name: "Diagnosis", dependencies: ["Events", "State", "Inspection", "Protocols"], swiftSettings: strict),
    .target(
      name: "Top",
      dependencies: [
        "Events", "Captures", "State", "Inspection", "Protocols", "Chisels", "Diagnosis", "TerminalUI",
      ],
      swiftSettings: strict),
    .target(name: "TerminalUI", swiftSettings: strict),
    .executableTarget(
      name: "trowel",
      dependencies: [
        "CArguments", "Events", "Captures", "Live", "State", "Inspection", "Recording", "Chisels",
        "Diagnosis", "TerminalUI", "Top",
      ],
      swiftSettings: strict),

    // Who asks others for names is a process of its own: see Documentation/architecture.md.
    .target(
      name: "Containers", dependencies: ["Events", "CCurl", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .executableTarget(
      name: "trowel-metadata", dependencies: ["CArguments", "Containers"], swiftSettings: strict),

    .target(
      name: "TestSupport",
      dependencies: [
        "Events", "Captures", "State", "Inspection", "Protocols", "Diagnosis", "CZlib", "CZstd",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "make-demo-capture", dependencies: ["TestSupport"], path: "Tests/MakeDemoCapture",
      swiftSettings: strict),
    .executableTarget(
      name: "trowel-fuzz",
      dependencies: [
        "Events", "Captures", "State", "Inspection", "Protocols", "Recording", "Chisels", "TestSupport",
      ], path: "Fuzz",
      exclude: ["Corpus", "filter.dict", "format.dict", "blocks.dict", "frames.dict"],
      // For libFuzzer's one function, which no header declares.
      swiftSettings: strict + [.enableExperimentalFeature("Extern")]),
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    .executableTarget(
      name: "allocation-budget", dependencies: ["TestSupport", "CAllocations"],
      path: "Tests/AllocationBudget",
      swiftSettings: strict),
    .testTarget(name: "EventsTests", dependencies: ["Events", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CapturesTests", dependencies: ["Events", "Captures", "TestSupport"], swiftSettings: strict),
    .executableTarget(name: "live-workload", path: "Tests/LiveWorkload"),
    .executableTarget(name: "live-cost", dependencies: ["CKernel"], path: "Benchmarks/LiveCost"),
    .testTarget(
      name: "LiveTests",
      dependencies: [
        "Events", "Live", "CKernel", "Inspection", "State", "TestSupport", "live-workload", "live-cost",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StateTests", dependencies: ["Events", "Captures", "State", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "InspectionTests", dependencies: ["Events", "Captures", "State", "Inspection", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RecordingTests",
      dependencies: ["Events", "Captures", "State", "Inspection", "Recording", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ProtocolsTests", dependencies: ["Events", "Protocols", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "TopTests",
      dependencies: [
        "Events", "Captures", "State", "Inspection", "Chisels", "TerminalUI", "Top", "TestSupport",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "DiagnosisTests",
      dependencies: ["Events", "Captures", "State", "Inspection", "Protocols", "Diagnosis", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "ChiselsTests",
      dependencies: ["Events", "Captures", "State", "Inspection", "Chisels", "TestSupport"],
      swiftSettings: strict),
    .executableTarget(
      name: "terminal-probe", dependencies: ["TerminalUI"], path: "Tests/TerminalProbe", swiftSettings: strict
    ),
    .testTarget(
      name: "TerminalUITests", dependencies: ["TerminalUI", "TestSupport", "terminal-probe"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "OracleTests", dependencies: ["Events", "TerminalUI", "TestSupport", "live-workload"],
      swiftSettings: strict),
    .testTarget(
      name: "ContainersTests",
      dependencies: ["Containers", "Events", "Captures", "State", "Inspection", "TestSupport"],
      exclude: ["RealEngines/engines", "Engines/CRI/runtime.py"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["trowel", "Captures", "Chisels", "Recording", "TestSupport"],
      exclude: ["Golden", "Chisels/greedy.lua"],
      swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
