import CostControl
import HospitalCore
import TestSupport
import XCTest

/// What holds for every ledger: nothing is lost, scopes are nested, and order changes nothing.
final class CostLedgerLawTests: XCTestCase {
    /// The position of the innermost scope of an entry, from the rules of the standard as a table
    /// of its own; 4 for what is never cost.
    private func layer(_ entry: CostEntry, _ classes: [Department.ID: DepartmentClass]) -> Int {
        let never = ["fine", "late_fee", "donation", "special_fund"]
        if let kind = entry.kind { return never.contains(kind) ? 4 : 3 }
        switch entry.funding ?? "other" {
        case "science_education": return 3
        case "fiscal_project": return 2
        default: return classes[entry.account.department] == .administrationLogistics ? 1 : 0
        }
    }

    /// Everything that a scoped ledger says but its findings, as a text.
    private func facts(_ cost: ScopedCost) -> String {
        "\(cost.amounts) \(cost.accounts) \(cost.exclusions) \(cost.scopeTotals) \(cost.bills) "
            + "\(cost.ledgerTotal) \(cost.total) \(cost.enteredTotal) \(cost.excludedTotal)"
    }

    private func entries(_ random: inout SeededGenerator, lowest: Int64) -> [CostEntry] {
        (0..<Int.random(in: 0...40, using: &random)).map { number in
            let tags = [nil, nil, "other", "fiscal_project", "science_education"]
            let kinds = [nil, nil, nil, "fine", "donation", "asset_disposal", "other_expense"]
            let department = fourClasses[Int.random(in: 0..<4, using: &random)].id
            return CostEntry(
                "V\(number)",
                account: Posting.Account(
                    department, item: "i\(Int.random(in: 0...2, using: &random))"),
                amount: Money(fen: Int64.random(in: lowest...99_999, using: &random)),
                funding: tags.randomElement(using: &random) ?? nil,
                kind: kinds.randomElement(using: &random) ?? nil,
                bill: number % 5 == 0 ? "V\(number)" : nil)
        }
    }

    func testExcludedAndIncludedMakeTheLedgerAndOrderChangesNothing() throws {
        let classes = Dictionary(
            uniqueKeysWithValues: fourClasses.map { ($0.id, $0.departmentClass ?? .clinical) })
        for seed in UInt64(1)...400 {
            var random = SeededGenerator(seed: seed)
            let entries = entries(&random, lowest: -50_000)
            for (position, scope) in CostScope.allCases.enumerated() {
                let cost = try CostLedger(departments: fourClasses, entries: entries).scoped(scope)
                func sum(_ isWanted: (Int) -> Bool) -> Int64 {
                    entries.reduce(0) { isWanted(layer($1, classes)) ? $0 + $1.amount.fen : $0 }
                }
                XCTAssertEqual(cost.total.fen, sum { $0 <= position }, "seed \(seed), \(scope)")
                XCTAssertEqual(cost.ledgerTotal.fen, sum { _ in true }, "seed \(seed)")
                XCTAssertEqual(
                    cost.exclusions.reduce(0) { $0 + $1.amount.fen }, sum { $0 > position },
                    "seed \(seed)")
                XCTAssertEqual(
                    cost.exclusions.reduce(0) { $0 + $1.entryCount },
                    entries.count { layer($0, classes) > position }, "seed \(seed)")
                XCTAssertEqual(
                    cost.accounts.reduce(0) { $0 + $1.total.fen }, cost.total.fen, "seed \(seed)")
                XCTAssertEqual(
                    cost.enteredTotal.fen + cost.sharedTotal.fen, cost.total.fen, "seed \(seed)")
                XCTAssertEqual(
                    cost.bills.reduce(0) { $0 + $1.inScope.fen }, cost.sharedTotal.fen)
                XCTAssertEqual(
                    cost.scopeTotals.map(\.layer.fen), (0..<4).map { place in sum { $0 == place } })
                let other = try CostLedger(
                    departments: fourClasses.reversed(),
                    entries: entries.shuffled(using: &random)
                ).scoped(scope)
                XCTAssertEqual(facts(other), facts(cost), "seed \(seed): another order")
                XCTAssertEqual(other.findings, cost.findings, "seed \(seed): another order")
            }
        }
    }

    /// Scopes of a ledger without red entries, and the totals that the engine brings to the final
    /// departments, never decrease; with red ones they differ by exactly the layer.
    func testTheFourScopesNeverDecreaseWithoutRedEntries() throws {
        for seed in UInt64(1)...300 {
            var random = SeededGenerator(seed: seed)
            let hasRed = seed % 3 == 0
            let entries = entries(&random, lowest: hasRed ? -99_999 : 0)
            let ledger = CostLedger(departments: fourClasses, entries: entries)
            var allocated: [Int128] = []
            for scope in CostScope.allCases {
                let cost = try ledger.scoped(scope)
                let result = try allocate(cost)
                XCTAssertEqual(result.totalAfter, Int128(cost.total.fen), "seed \(seed)")
                allocated.append(result.totalAfter)
            }
            let totals = try ledger.scoped(.medical).scopeTotals
            for place in 1..<4 {
                let step = allocated[place] - allocated[place - 1]
                XCTAssertEqual(step, Int128(totals[place].layer.fen), "seed \(seed)")
                if !hasRed { XCTAssertGreaterThanOrEqual(step, 0, "seed \(seed)") }
            }
            let negative = totals.dropFirst().count { $0.layer < .zero }
            XCTAssertEqual(try ledger.scoped(.medical).findings.count, negative, "seed \(seed)")
        }
    }

    private func allocate(_ cost: ScopedCost) throws -> AllocationResult {
        let sources = ["admin", "supply", "lab"].map { Department.ID($0) }
        return try AllocationRequest(
            items: ["i0", "i1", "i2"], centres: cost.centres(fourClasses),
            drivers: [
                Driver("d", values: Dictionary(
                    uniqueKeysWithValues: fourClasses.map { ($0.id, Decimal(3)) }))
            ],
            steps: zip(1..., sources).map {
                AllocationStep(stage: $0, sources: [$1], driver: "d")
            },
            method: .threeStage
        ).allocated()
    }

    /// Whatever a ledger holds, its allocation reconciles with it; a fen that is moved or lost is
    /// named in the department, in all and in its item.
    func testEveryAllocationReconcilesAndEveryLostFenIsNamed() throws {
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            let cost = try CostLedger(
                departments: fourClasses, entries: entries(&random, lowest: -50_000)
            ).scoped(CostScope.allCases.randomElement(using: &random))
            let result = try allocate(cost)
            var finals: [(account: Posting.Account, amount: Decimal)] = []
            for final in result.finals {
                for (item, amount) in zip(result.items, final.amounts) {
                    let account = Posting.Account(
                        result.departments[final.department].id, item: item)
                    finals.append((account, try Decimal(significand: amount, scale: 2)))
                }
            }
            let statement = try CostReconciliation(cost, finals: finals)
            XCTAssertTrue(statement.tiesOut, "seed \(seed): \(statement.findings)")
            let lost = try XCTUnwrap(finals.firstIndex { $0.account.item == "i1" })
            finals[lost].amount = try finals[lost].amount.subtracting(dec("0.01"))
            let broken = try CostReconciliation(cost, finals: finals.shuffled(using: &random))
            XCTAssertEqual(
                broken.lines.filter { $0.difference != nil && $0.difference != .zero }.map {
                    "\($0.section.rawValue) \($0.key ?? "-") \($0.difference ?? .zero)"
                },
                ["received - -0.01", "final_total - -0.01", "final_item i1 -0.01"],
                "seed \(seed)")
        }
    }
}
