import CostControl
import HospitalCore
import XCTest

/// The four scopes, what is never cost, and what a scope says of what it leaves out.
final class CostScopeTests: XCTestCase {
    /// Amounts are powers of two, so that a sum says which entries are in it.
    private let entries = [
        entry("V1", "ward", "personnel", "1"),
        entry("V2", "lab", "materials", "2", funding: "other"),
        entry("V3", "supply", "other_operating", "4"),
        entry("V4", "admin", "personnel", "8"),
        entry("V5", "ward", "depreciation", "16", funding: "fiscal_project"),
        entry("V6", "admin", "depreciation", "32", funding: "fiscal_project"),
        entry("V7", "lab", "materials", "64", funding: "science_education"),
        entry("V8", "admin", "other_operating", "128", kind: "asset_disposal"),
        entry("V9", "admin", "other_operating", "256", funding: "fiscal_project",
              kind: "other_expense"),
        entry("VA", "ward", "other_operating", "512", kind: "fine"),
        entry("VB", "lab", "personnel", "1024", funding: "science_education", kind: "donation"),
    ]

    private func scoped(_ scope: CostScope?, _ entries: [CostEntry]? = nil) throws -> ScopedCost {
        try CostLedger(
            period: "2025-03", departments: fourClasses, entries: entries ?? self.entries
        ).scoped(scope)
    }

    /// 医疗业务成本 1+2+4, 医疗成本 +8, 医疗全成本 +16+32, 医院全成本 +64+128+256; never 512+1024.
    func testEachScopeHoldsWhatTheStandardSays() throws {
        let totals: [CostScope: String] = [
            .medicalBusiness: "7.00", .medical: "15.00", .medicalFull: "63.00",
            .hospitalFull: "511.00",
        ]
        for scope in CostScope.allCases {
            let cost = try scoped(scope)
            XCTAssertEqual(cost.total.description, totals[scope], scope.rawValue)
            XCTAssertEqual(cost.ledgerTotal, yuan("2047"))
            XCTAssertEqual(
                cost.scopeTotals.map { "\($0.scope.rawValue) \($0.layer) \($0.total)" },
                [
                    "medical_business 7.00 7.00", "medical 8.00 15.00",
                    "medical_full 48.00 63.00", "hospital_full 448.00 511.00",
                ])
            XCTAssertEqual(cost.findings, [])
        }
        XCTAssertEqual(try scoped(nil).total, yuan("511"), "everything that is cost")
        XCTAssertTrue(try scoped(nil).scopeTotals.isEmpty)
    }

    func testWhatIsLeftOutStandsThereWithItsReason() throws {
        func left(_ scope: CostScope?) throws -> [String] {
            try scoped(scope).exclusions.map {
                "\($0.reason) \($0.cause) \($0.account.department)/\($0.account.item) "
                    + "\($0.amount) \($0.entryCount)"
            }
        }
        let never = [
            "never_cost donation lab/personnel 1024.00 1",
            "never_cost fine ward/other_operating 512.00 1",
        ]
        let outer = [
            "hospital_full asset_disposal admin/other_operating 128.00 1",
            "hospital_full other_expense admin/other_operating 256.00 1",
            "hospital_full science_education lab/materials 64.00 1",
        ]
        XCTAssertEqual(try left(nil), never)
        XCTAssertEqual(try left(.hospitalFull), never)
        XCTAssertEqual(try left(.medicalFull), outer + never)
        let fiscal = [
            "medical_full fiscal_project admin/depreciation 32.00 1",
            "medical_full fiscal_project ward/depreciation 16.00 1",
        ]
        XCTAssertEqual(try left(.medical), outer + fiscal + never)
        XCTAssertEqual(
            try left(.medicalBusiness),
            outer + ["medical admin_logistics admin/personnel 8.00 1"] + fiscal + never)
    }

    func testEnteredAndSharedCostStayApart() throws {
        let cost = try scoped(.medical, [
            entry("V1", "ward", "water", "5"), entry("V2", "ward", "water", "1"),
            entry("B1", "ward", "water", "2", bill: "B1"),
            entry("B2", "ward", "water", "3", bill: "B2"),
            entry("B2", "lab", "water", "4", kind: "fine", bill: "B2"),
        ])
        XCTAssertEqual(
            cost.accounts.map { "\($0.account.department) \($0.entered) \($0.shared) \($0.total)" },
            ["ward 6.00 5.00 11.00"])
        XCTAssertEqual(
            cost.amounts.map { "\($0.bill ?? "-") \($0.amount)" },
            ["- 6.00", "B1 2.00", "B2 3.00"])
        XCTAssertEqual(
            cost.bills.map { "\($0.code) \($0.amount) \($0.inScope)" },
            ["B1 2.00 2.00", "B2 7.00 3.00"])
        XCTAssertEqual(
            [cost.enteredTotal, cost.sharedTotal, cost.excludedTotal].map(\.description),
            ["6.00", "5.00", "4.00"])
        let centres = cost.centres(fourClasses)
        XCTAssertEqual(centres.map { $0.direct["water"] }, [nil, nil, nil, dec("11")])
    }

    /// Without tags and kinds, and without a scope, the ledger is its own cost; tags that a scope
    /// would refuse say nothing then.
    func testWithoutAScopeTagsSayNothing() throws {
        let cost = try CostLedger(
            departments: [department("x", nil)],
            entries: [entry("V1", "x", "i", "3", funding: "whatever")]
        ).scoped(nil)
        XCTAssertEqual(cost.total, yuan("3"))
        XCTAssertTrue(cost.exclusions.isEmpty)
    }

    func testAHospitalAddsKindsAndReplacesStandardOnes() throws {
        let kinds = [EntryKind("gift", .neverCost), EntryKind("other_expense", .cost)]
        let cost = try CostLedger(
            departments: fourClasses,
            entries: [
                entry("V1", "ward", "i", "1", kind: "gift"),
                entry("V2", "ward", "i", "2", kind: "other_expense"),
                entry("V3", "ward", "i", "4", kind: "late_fee"),
            ], kinds: kinds
        ).scoped(.medicalBusiness)
        XCTAssertEqual(cost.total, yuan("2"))
        XCTAssertEqual(cost.exclusions.map(\.cause), ["gift", "late_fee"])
    }

    /// A reversal in the period stands in the layer of its original: 医疗全成本 is 10 − 10 above
    /// 医疗成本, not below it.
    func testAReversalInThePeriodNeverMakesALayerNegative() throws {
        let cost = try scoped(.medical, [
            entry("V1", "ward", "i", "5"),
            entry("V2", "ward", "i", "10", funding: "fiscal_project"),
            entry("V3", "ward", "i", "-10", funding: "fiscal_project", reversing: "V2"),
        ])
        XCTAssertEqual(cost.scopeTotals.map(\.layer.fen), [500, 0, 0, 0])
        XCTAssertEqual(cost.findings, [])
    }

    /// A correction of an earlier period can: the outer scope is smaller by exactly that layer,
    /// and a finding says so.
    func testACorrectionOfAnEarlierPeriodMakesTheOuterScopeSmallerAndSaysSo() throws {
        let cost = try scoped(.hospitalFull, [
            entry("V1", "ward", "i", "5"),
            entry("V3", "ward", "i", "-0.01", funding: "fiscal_project", reversing: "2024-V2"),
        ])
        XCTAssertEqual(cost.scopeTotals.map(\.total.fen), [500, 500, 499, 499])
        XCTAssertEqual(cost.total, yuan("4.99"))
        XCTAssertEqual(
            cost.findings.map { $0.text(in: .chinese) },
            ["2025年3月，医疗全成本比内层口径少0.01元：本期红字冲销大于发生额。"])
        XCTAssertEqual(cost.findings.map(\.message.status), [.ok])
    }

    func testTheSevenItemsStandInTheOrderOfTheReports() {
        let set = CostItemSet.standard2021
        XCTAssertEqual(
            set.items.map(\.chinese),
            ["人员经费", "卫生材料费", "药品费", "固定资产折旧费", "无形资产摊销费", "提取医疗风险基金", "其他运行费用"])
        XCTAssertEqual(Set(set.items.map(\.code)).count, 7)
        XCTAssertEqual(set.citation.number, "国卫财务发〔2021〕4号")
        XCTAssertFalse(set.citation.isConfirmed)
    }

    func testTheStandardNamesWhatIsNeverCostAndWhatOnlyTheWholeHospitalHas() {
        func codes(_ treatment: EntryKind.Treatment) -> [String] {
            EntryKind.standard.filter { $0.treatment == treatment }.map(\.code)
        }
        XCTAssertEqual(
            codes(.neverCost),
            [
                "other_entity", "special_fund", "fine", "late_fee", "donation", "sponsorship",
                "forbidden",
            ])
        XCTAssertEqual(
            codes(.hospitalOnly),
            ["asset_disposal", "remitted_upward", "subsidy_affiliated", "other_expense"])
        XCTAssertEqual(codes(.cost), [])
        XCTAssertTrue(EntryKind.standard.allSatisfy { $0.citation != nil })
    }
}
