import CostControl
import HospitalCore
import TestSupport
import XCTest

/// What must hold for the forms of every hospital; sums are made anew from the facts.
final class CostReportLawTests: XCTestCase {
    /// A three-stage hospital with idle, negative and empty amounts.
    private func request(_ random: inout SeededGenerator) -> AllocationRequest {
        let items = Array(["人员", "材料", "药品", "折旧"].prefix(Int.random(in: 1...4, using: &random)))
        let classes: [(String, DepartmentClass)] = [
            ("z", .administrationLogistics), ("a", .medicalAuxiliary), ("m", .medicalTechnology),
            ("k", .clinical),
        ]
        var centres: [CostCentre] = []
        for (prefix, departmentClass) in classes {
            for number in 1...Int.random(in: 1...4, using: &random) {
                var direct: [String: Decimal] = [:]
                for item in items where Int.random(in: 0..<4, using: &random) > 0 {
                    let fen = Int128(Int.random(in: -2_000...100_000, using: &random))
                    direct[item] = try? Decimal(significand: fen, scale: 2)
                }
                centres.append(
                    CostCentre(
                        Department(
                            id: Department.ID("\(prefix)\(number)"), name: "\(prefix)科\(number)",
                            departmentClass: departmentClass), direct: direct))
            }
        }
        let stages: [(Int, DepartmentClass)] = [
            (1, .administrationLogistics), (2, .medicalAuxiliary), (3, .medicalTechnology),
        ]
        let weights = Dictionary(uniqueKeysWithValues: centres.map { centre in
            (centre.department.id, Decimal(Int.random(in: 1...99, using: &random)))
        })
        return AllocationRequest(
            items: items, centres: centres.shuffled(using: &random),
            drivers: [Driver("w", values: weights)],
            steps: stages.map { stage, departmentClass in
                AllocationStep(
                    stage: stage,
                    sources: centres.map(\.department)
                        .filter { $0.departmentClass == departmentClass }.map(\.id),
                    driver: "w")
            }, method: .threeStage)
    }

    private func sum(_ values: [Decimal?]) throws -> Decimal {
        try values.reduce(.zero) { try $0.adding($1 ?? .zero) }
    }

    private func sum(_ rows: [CostReport.Row], column: Int) throws -> Decimal {
        try sum(rows.map { $0.values[column] })
    }

    func testFormsTieOutWithTheLedgerAndWithEachOther() throws {
        for seed in UInt64(1)...400 {
            var random = SeededGenerator(seed: seed)
            let request = request(&random)
            let costs = try DepartmentCosts(request.allocated())
            let ledger = try sum(request.centres.flatMap { Array($0.direct.values) })
            let width = request.items.count
            let direct = try CostReport.directCost(of: costs)
            XCTAssertEqual(direct.rows.last?.values[width], ledger, "seed \(seed)")
            try checkBlocks(direct, seed)
            let full = try CostReport.fullCost(of: costs)
            for row in full.rows {
                for item in 0...width {
                    let parts = try sum(Array(row.values[3 * item..<3 * item + 2]))
                    XCTAssertEqual(row.values[3 * item + 2], parts, "seed \(seed)")
                }
            }
            XCTAssertEqual(full.rows.last?.values.last, ledger, "seed \(seed)")
            let clinical = full.rows.filter { $0.kind == .detail }
            for column in 0..<3 * (width + 1) {
                let total = try sum(clinical, column: column)
                XCTAssertEqual(full.rows.last?.values[column], total, "seed \(seed)")
            }
            let indirect = full.rows.last?.values[3 * width + 1]
            try checkTrail(CostReport.allocation(of: costs), indirect, seed)
            try checkMatrix(CostReport.matrix(of: costs), ledger, seed)
            let stages = try CostReport.stages(of: costs)
            XCTAssertEqual(stages.rows.last?.values.last, ledger, "seed \(seed)")
            for row in stages.rows {
                let parts = try sum(Array(row.values.dropLast()))
                XCTAssertEqual(row.values.last, parts, "seed \(seed)")
            }
        }
    }

    /// Every 小计 of 成本01 is the sum of the rows since its heading, every row ends with its sum.
    private func checkBlocks(_ report: CostReport, _ seed: UInt64) throws {
        var block: [CostReport.Row] = []
        for row in report.rows {
            switch row.kind {
            case .heading: block = []
            case .detail: block.append(row)
            case .subtotal where row.labels[1]?.text(in: .chinese) == "小计":
                for column in row.values.indices {
                    let parts = try sum(block, column: column)
                    XCTAssertEqual(row.values[column], parts, "seed \(seed)")
                }
            default: break
            }
            guard row.kind != .heading else { continue }
            let parts = try sum(Array(row.values.dropLast()))
            XCTAssertEqual(row.values.last, parts, "seed \(seed)")
        }
    }

    /// Sources add up to stages; the last row is the indirect cost of 成本02.
    private func checkTrail(_ report: CostReport, _ indirect: Decimal??, _ seed: UInt64) throws {
        var (source, stage) = ([CostReport.Row](), [CostReport.Row]())
        for row in report.rows where row.kind != .heading {
            let last = row.values.count - 1
            let parts = try sum(Array(row.values.dropLast()))
            XCTAssertEqual(row.values.last, parts, "seed \(seed)")
            if row.kind == .detail { source.append(row) }
            guard row.kind == .subtotal else { continue }
            if row.labels[2] != nil {
                let parts = try sum(source, column: last)
                XCTAssertEqual(row.values[last], parts, "seed \(seed)")
                stage.append(row)
                source = []
            } else {
                let parts = try sum(stage, column: last)
                XCTAssertEqual(row.values[last], parts, "seed \(seed)")
                stage = []
            }
        }
        XCTAssertEqual(report.rows.last?.values.last, indirect, "seed \(seed)")
    }

    private func checkMatrix(_ report: CostReport, _ ledger: Decimal, _ seed: UInt64) throws {
        let width = report.columns.count - 2
        let details = report.rows.filter { $0.kind == .detail }
        for row in report.rows {
            let arrived = try sum(Array(row.values.prefix(width - 2)))
            let left = try sum(Array(row.values.suffix(2)))
            XCTAssertEqual(arrived, left, "seed \(seed)")
        }
        let total = try XCTUnwrap(report.rows.last)
        for column in 0..<width {
            let parts = try sum(details, column: column)
            XCTAssertEqual(total.values[column], parts, "seed \(seed)")
        }
        XCTAssertEqual(total.values[0], ledger, "seed \(seed)")
        XCTAssertEqual(total.values[width - 1], ledger, "seed \(seed)")
        let given = try sum(Array(total.values[1..<width - 2]))
        XCTAssertEqual(total.values[width - 2], given, "seed \(seed)")
        // What a source passed on is what its column distributes.
        for (index, row) in details.prefix(width - 3).enumerated() {
            XCTAssertEqual(row.values[width - 2], total.values[index + 1], "seed \(seed)")
        }
    }

    /// A printed percentage is within half a unit of its last digit: |100 a − p t| ≤ |t| ÷ 200.
    func testPercentagesAreTheirQuotients() throws {
        var compared = 0
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            let costs = try DepartmentCosts(request(&random).allocated())
            guard let report = try? CostReport.costStructure(
                of: costs, activity: DepartmentActivity())
            else { continue }
            let total = try XCTUnwrap(report.rows.first { $0.kind == .total })
            for row in report.rows where row.kind == .detail {
                for column in stride(from: 0, to: row.values.count, by: 2) {
                    guard let percent = row.values[column + 1], let amount = row.values[column],
                        let whole = total.values[column]
                    else { continue }
                    let off = try amount.multiplied(by: Decimal(100))
                        .subtracting(percent.multiplied(by: whole)).multiplied(by: Decimal(200))
                    XCTAssertLessThanOrEqual(
                        off.significand.magnitude
                            * HospitalCore.Decimal.powerOfTenOfTests(4 - off.scale),
                        whole.significand.magnitude * 100, "seed \(seed)")
                    compared += 1
                }
            }
        }
        XCTAssertGreaterThan(compared, 1_000)
    }

    /// The facts of a run in any order, as tables hold them, print the same forms.
    func testTheOrderOfFactsNeverMatters() throws {
        for seed in UInt64(1)...150 {
            var random = SeededGenerator(seed: seed)
            let result = try request(&random).allocated()
            let costs = try DepartmentCosts(result)
            func amount(_ department: Int, _ item: Int, _ units: Int128) throws -> CostAmount {
                CostAmount(
                    result.departments[department].id, result.items[item],
                    try Decimal(significand: units, scale: 2))
            }
            var (direct, final) = ([CostAmount](), [CostAmount]())
            for department in result.departments.indices {
                for item in result.items.indices {
                    direct.append(
                        try amount(
                            department, item, result.directCost(department: department, item: item)))
                }
            }
            for entry in result.finals {
                for (item, units) in entry.amounts.enumerated() {
                    final.append(try amount(entry.department, item, units))
                }
            }
            let flows = try result.lines.map { line in
                CostFlow(
                    step: line.step, source: result.departments[line.source].id,
                    received: try amount(line.receiver, line.item, line.amount))
            }
            let closed = result.departments.indices.filter(result.isClosed)
                .map { result.departments[$0].id }
            let stored = try DepartmentCosts(
                DepartmentCosts.Structure(
                    period: nil, items: result.items.map { ReportItem($0) },
                    departments: result.departments.shuffled(using: &random),
                    closed: Set(closed), servesEachOther: false),
                direct: direct.shuffled(using: &random), final: final.shuffled(using: &random),
                flows: flows.shuffled(using: &random))
            XCTAssertEqual(
                try CostReport.directCost(of: stored), try CostReport.directCost(of: costs))
            XCTAssertEqual(try CostReport.fullCost(of: stored), try CostReport.fullCost(of: costs))
            XCTAssertEqual(
                try CostReport.allocation(of: stored), try CostReport.allocation(of: costs))
            XCTAssertEqual(try CostReport.matrix(of: stored), try CostReport.matrix(of: costs))
            XCTAssertEqual(try CostReport.stages(of: stored), try CostReport.stages(of: costs))
        }
    }

    /// Hospitals of every method, also such that keep negative pools and serve each other.
    func testTheTrailOfEveryMethodEndsWithWhatTheFinalDepartmentsReceived() throws {
        var seen: Set<AllocationMethod> = []
        for seed in UInt64(1)...600 {
            var hospital = RandomHospital(seed: seed)
            guard let result = try? hospital.request().allocated() else { continue }
            let costs = try DepartmentCosts(result)
            let report = try CostReport.allocation(of: costs)
            let received = result.finals.filter { !result.isClosed($0.department) }
                .reduce(Int128(0)) { sum, final in
                    final.amounts.enumerated().reduce(sum) {
                        $0 + $1.element
                            - result.directCost(department: final.department, item: $1.offset)
                    }
                }
            XCTAssertEqual(
                report.rows.last?.values.last, try Decimal(significand: received, scale: 2),
                "seed \(seed)")
            let total = try XCTUnwrap(CostReport.matrix(of: costs).rows.last?.values.last ?? nil)
            XCTAssertEqual(total, try Decimal(significand: result.totalAfter, scale: 2))
            seen.insert(result.method)
        }
        XCTAssertEqual(seen.count, 4)
    }

    /// Rows that are summed add up to the fen; means are rounded once from the exact sums.
    func testGroupsAndServicesInAnyOrder() throws {
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            let basis = CostReport.Basis(items: ["a", "b"].map { ReportItem($0) })
            let groups = (1...6).map { number in
                CostedGroup(
                    "G\(number)", cases: Int.random(in: 1...9, using: &random),
                    costs: ["a": Decimal(Int.random(in: 1...999, using: &random)), "b": .one],
                    fees: Decimal(Int.random(in: 1...999, using: &random)),
                    standard: Decimal(Int.random(in: 1...99, using: &random)))
            }
            let one = try CostReport.groups(
                basis, groups, isDRG: true)
            let other = try CostReport.groups(
                basis, groups.shuffled(using: &random), isDRG: true)
            XCTAssertEqual(one, other, "seed \(seed)")
            let details = one.rows.filter { $0.kind == .detail }
            let surplus = try sum(details, column: 7)
            XCTAssertEqual(one.rows.last?.values[7], surplus, "seed \(seed)")
            let services = try groups.map { group in
                CostedService(
                    group.code, volume: Decimal(group.cases), income: group.fees,
                    unitCosts: ["a": try Rate(numerator: 1_000, denominator: Int128(group.cases) + 6)])
            }
            let form = try CostReport.services(basis, services)
            XCTAssertEqual(
                form, try CostReport.services(basis, services.shuffled(using: &random)))
            let printed = try sum(form.rows.filter { $0.kind != .total }, column: 5)
            XCTAssertEqual(form.rows.last?.values[5], printed, "seed \(seed)")
        }
    }
}

extension HospitalCore.Decimal {
    /// Ten to a small power.
    static func powerOfTenOfTests(_ exponent: Int) -> UInt128 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
