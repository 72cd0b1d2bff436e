// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let hosp = Target.Dependency.product(name: "Hosp", package: "libhosp")

/// Hospital programs that import Hosp. Outside of this repository the dependency reads
/// `.package(url: "https://…/libhosp", from: "1.0.0")`.
let package = Package(
    name: "HospitalPrograms",
    dependencies: [.package(name: "libhosp", path: "../..")],
    targets: [
        .executableTarget(name: "Shares", dependencies: [hosp]),
        .target(name: "FacilityReport", dependencies: [hosp]),
        .executableTarget(name: "CostReport", dependencies: ["FacilityReport", hosp]),
        .executableTarget(name: "BookReport", dependencies: ["FacilityReport", hosp]),
        .executableTarget(name: "MonthEnd", dependencies: [hosp]),
        .executableTarget(name: "HospitalMonth", dependencies: [hosp]),
    ]
)
