// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// The arrows of the architecture: each module with the modules it may import.
///
/// `RepositoryTests` holds the source files to the same list.
let arrows: [(module: String, imports: [String])] = [
    ("HospitalCore", []),
    ("CostControl", ["HospitalCore"]),
    ("PerformanceAppraisal", ["HospitalCore"]),
    ("SafetyInspection", ["HospitalCore"]),
    ("Interchange", ["HospitalCore", "CShims"]),
    ("Storage", ["HospitalCore", "CShims", "CSQLite"]),
    ("FHIRExchange", ["HospitalCore", "SafetyInspection", "Interchange"]),
    ("Reports", ["HospitalCore"]),
    (
        "HospitalBook",
        [
            "HospitalCore", "CostControl", "PerformanceAppraisal", "SafetyInspection",
            "Interchange",
            "Storage", "FHIRExchange", "Reports",
        ]
    ),
    (
        "Hosp",
        [
            "HospitalCore", "CostControl", "PerformanceAppraisal", "SafetyInspection",
            "Interchange",
            "Storage", "FHIRExchange", "Reports", "HospitalBook",
        ]
    ),
]

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "libhosp",
    products: arrows.map { .library(name: $0.module, targets: [$0.module]) } + [
        .library(name: "hosp", type: .dynamic, targets: ["CInterface"])
    ],
    targets: arrows.map {
        .target(
            name: $0.module,
            dependencies: $0.imports.map { .target(name: $0) },
            swiftSettings: strict)
    } + [
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .yum(["sqlite-devel"])]),
        .target(
            name: "CShims", exclude: ["generate_gbk_table.py"],
            cSettings: [.define("_GNU_SOURCE")]),
        .target(
            name: "CInterface",
            dependencies: [
                "HospitalCore", "CostControl", "PerformanceAppraisal", "Interchange",
                "HospitalBook", "CShims",
            ],
            exclude: ["install.sh", "link_needed.py", "package.sh", "sbom.py", "exports.map"],
            swiftSettings: strict),
        .executableTarget(name: "HeaderGenerator", swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["CShims"], path: "Tests/TestSupport",
            swiftSettings: strict),
        .testTarget(
            name: "HospitalCoreTests", dependencies: ["TestSupport", "HospitalCore"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "CostControlTests",
            dependencies: ["TestSupport", "HospitalCore", "CostControl"],
            swiftSettings: strict),
        .testTarget(
            name: "InterchangeTests",
            dependencies: ["TestSupport", "HospitalCore", "Interchange", "CShims"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "StorageTests", dependencies: ["TestSupport", "HospitalCore", "Storage"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "PerformanceAppraisalTests",
            dependencies: ["TestSupport", "HospitalCore", "PerformanceAppraisal"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "SafetyInspectionTests",
            dependencies: ["TestSupport", "HospitalCore", "SafetyInspection"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "ReportsTests", dependencies: ["TestSupport", "HospitalCore", "Reports"],
            swiftSettings: strict),
        .testTarget(
            name: "FHIRExchangeTests",
            dependencies: [
                "TestSupport", "HospitalCore", "SafetyInspection", "Interchange",
                "FHIRExchange",
            ],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "HospitalBookTests", dependencies: ["TestSupport", "Hosp", "CShims"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "CInterfaceTests",
            dependencies: [
                "TestSupport", "HospitalCore", "Interchange", "Storage", "CostControl",
                "PerformanceAppraisal", "HospitalBook", "CInterface", "CShims",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "RepositoryTests", dependencies: ["HeaderGenerator"],
            swiftSettings: strict),
    ]
)
