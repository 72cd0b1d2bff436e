// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// A hospital program that imports Hosp. Outside of this repository the dependency reads
/// `.package(url: "https://…/libhosp", from: "1.0.0")`.
let package = Package(
    name: "HospitalPrograms",
    dependencies: [.package(name: "libhosp", path: "../..")],
    targets: [
        .executableTarget(
            name: "CostReport", dependencies: [.product(name: "Hosp", package: "libhosp")]),
        .executableTarget(
            name: "MonthEnd", dependencies: [.product(name: "Hosp", package: "libhosp")]),
    ]
)
