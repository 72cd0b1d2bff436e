import CostControl
import HospitalCore
import XCTest

/// One refused form per rule, with the words a user reads.
final class CostReportErrorTests: XCTestCase {
    private func assertRefused<Value>(
        _ message: Message, says words: [String], line: UInt = #line, _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            guard let error = $0 as? CostReportError else { return XCTFail("\($0)", line: line) }
            XCTAssertEqual(error.finding.message, message, "\(error)", line: line)
            for language in Language.allCases {
                XCTAssertFalse(error.finding.text(in: language).contains("{"), line: line)
            }
            let chinese = error.finding.text(in: .chinese)
            for word in words { XCTAssertTrue(chinese.contains(word), chinese, line: line) }
        }
    }

    private func without(classOf code: String) throws -> DepartmentCosts {
        var request = HandHospital.request()
        request.method = .stepDown
        request.centres = request.centres.map { centre in
            let department = centre.department
            return department.id.code != code ? centre : CostCentre(
                Department(id: department.id, name: department.name), direct: centre.direct)
        }
        return try DepartmentCosts(request.allocated())
    }

    func testAFormByClassesNeedsAClassForEveryDepartment() throws {
        let costs = try without(classOf: "C1")
        assertRefused(.reportClassMissing, says: ["医院各科室直接成本表", "C1"]) {
            try CostReport.directCost(of: costs)
        }
        assertRefused(.reportClassMissing, says: ["C1"]) { try CostReport.fullCost(of: costs) }
        assertRefused(.reportClassMissing, says: ["C1"]) { try CostReport.stages(of: costs) }
        assertRefused(.reportClassMissing, says: ["C1"]) {
            try CostReport.costStructure(of: costs, activity: DepartmentActivity())
        }
        // The trail needs no class; without all of them it goes step by step.
        XCTAssertEqual(
            try CostReport.allocation(of: costs).lines().first, "heading,,1,,,,第1步,,,")
    }

    func testATotalThatIsNotTheLedgersNamesItemAndAmounts() {
        assertRefused(.reportDiffers, says: ["本月总计", "人员经费", "410.01", "410.00"]) {
            try CostReport.directCost(
                of: HandHospital.costs(), control: ["personnel": dec("410.01")])
        }
        assertRefused(.unitCostUnknown, says: ["control", "personel", "personnel"]) {
            try CostReport.directCost(of: HandHospital.costs(), control: ["personel": .one])
        }
    }

    private let structure = DepartmentCosts.Structure(
        period: nil, items: [ReportItem("c", name: "成本")],
        departments: ["s", "k"].map { Department(id: Department.ID($0)) },
        closed: [Department.ID("s")], servesEachOther: false)

    private func amount(_ department: String, _ text: String, _ item: String = "c") -> CostAmount {
        CostAmount(Department.ID(department), item, dec(text))
    }

    private func flow(_ text: String, to receiver: String = "k") -> CostFlow {
        CostFlow(step: 1, source: Department.ID("s"), received: amount(receiver, text))
    }

    func testStoredFactsThatDoNotTieOutNameTheCell() throws {
        let direct = [amount("s", "5.00"), amount("k", "1.00")]
        XCTAssertNoThrow(try DepartmentCosts(
            structure, direct: direct, final: [amount("k", "6.00")], flows: [flow("5.00")]))
        assertRefused(.reportDiffers, says: ["“k”行“成本”列", "应为6.00", "现为6.01"]) {
            try DepartmentCosts(
                structure, direct: direct, final: [amount("k", "6.01")], flows: [flow("5.00")])
        }
        assertRefused(.reportDiffers, says: ["“s”行", "应为0.01", "现为0.00"]) {
            try DepartmentCosts(
                structure, direct: direct, final: [amount("k", "5.99")], flows: [flow("4.99")])
        }
        // Where sources serve each other, only what is left in sum shows it.
        let mutual = DepartmentCosts.Structure(
            period: nil, items: structure.items, departments: structure.departments,
            closed: structure.closed, servesEachOther: true)
        assertRefused(.reportDiffers, says: ["“合计”行", "应为6.00", "现为5.99"]) {
            try DepartmentCosts(
                mutual, direct: direct, final: [amount("k", "5.99")], flows: [flow("4.99")])
        }
    }

    func testStoredFactsNameWhatTheRunDoesNotHave() {
        assertRefused(.unitCostUnknown, says: ["direct", "kk", "k"]) {
            try DepartmentCosts(structure, direct: [amount("kk", "1")], final: [], flows: [])
        }
        assertRefused(.unitCostUnknown, says: ["flows", "kk"]) {
            try DepartmentCosts(structure, direct: [], final: [], flows: [flow("1", to: "kk")])
        }
        assertRefused(.unitCostUnknown, says: ["final.k", "cc"]) {
            try DepartmentCosts(structure, direct: [], final: [amount("k", "1", "cc")], flows: [])
        }
        assertRefused(.unitCostUnknown, says: ["items", "personel"]) {
            try DepartmentCosts(HandHospital.request().allocated(), names: ["personel": "x"])
        }
        assertRefused(.unitCostDuplicate, says: ["k"]) {
            try DepartmentCosts(
                DepartmentCosts.Structure(
                    period: nil, items: structure.items,
                    departments: structure.departments + structure.departments.suffix(1),
                    closed: [], servesEachOther: false),
                direct: [], final: [], flows: [])
        }
        assertRefused(.unitCostDuplicate, says: ["c"]) {
            try DepartmentCosts(
                DepartmentCosts.Structure(
                    period: nil, items: structure.items + structure.items,
                    departments: structure.departments, closed: [], servesEachOther: false),
                direct: [], final: [], flows: [])
        }
    }

    func testFiguresBeyondTheRangeAreRefused() {
        let most = String(repeating: "9", count: 36) + ".00"
        assertRefused(.reportOutOfRange, says: ["医院临床服务类科室全成本表"]) {
            try DepartmentCosts(
                structure, direct: Array(repeating: amount("k", most), count: 3), final: [],
                flows: [])
        }
        assertRefused(.reportOutOfRange, says: []) {
            try DepartmentCosts(
                structure, direct: [amount("k", "0.001"), amount("k", most)], final: [], flows: [])
        }
        assertRefused(.reportOutOfRange, says: ["DRG成本明细表"]) {
            try CostReport.groups(
                CostReport.Basis(items: [ReportItem("c")]), [
                    CostedGroup("G1", cases: .max, costs: [:]),
                    CostedGroup("G2", cases: .max, costs: [:]),
                ], isDRG: true)
        }
    }

    func testCostWithoutVolumeIsAnErrorWithTheAmountLeft() throws {
        var activity = HandHospital.activity
        activity.visits[Department.ID("D1")] = .zero
        let costs = try HandHospital.costs()
        assertRefused(.reportDenominatorZero, says: ["诊次成本表", "D1", "诊次成本", "189.00"]) {
            try CostReport.care(.visits, costs.basis, costs.care(.visits, activity))
        }
        assertRefused(.reportDenominatorZero, says: ["内科门诊", "诊次成本", "189.00"]) {
            try CostReport.costStructure(of: costs, activity: activity)
        }
        assertRefused(.reportDenominatorZero, says: ["G1", "例均", "7"]) {
            try CostReport.groups(
                CostReport.Basis(items: [ReportItem("c", name: "药品费")]),
                [CostedGroup("G1", cases: 0, costs: ["c": dec("7")])], isDRG: false)
        }
    }

    func testSharesOfNothingAreAnError() throws {
        func structure(_ group: CostedGroup) throws -> CostReport {
            try CostReport.groupStructure(
                CostReport.Basis(items: [ReportItem("a"), ReportItem("b")]), [group],
                isDRG: false)
        }
        assertRefused(.reportDenominatorZero, says: ["病种成本构成表", "G1", "a-%", "5"]) {
            try structure(CostedGroup("G1", cases: 1, costs: ["a": dec("5"), "b": dec("-5")]))
        }
        XCTAssertEqual(
            try structure(CostedGroup("G1", cases: 0, costs: ["a": .zero])).lines().first,
            "detail,G1,G1,0,,,,")
    }

    func testVolumesBelongToClinicalDepartmentsThatHoldTheirCost() throws {
        let costs = try HandHospital.costs()
        func refused(_ message: Message, _ words: [String], line: UInt = #line,
            _ visits: [String: String], bedDays: [String: String] = [:]) {
            let activity = DepartmentActivity(
                visits: Dictionary(uniqueKeysWithValues: visits.map {
                    (Department.ID($0), dec($1))
                }),
                bedDays: Dictionary(uniqueKeysWithValues: bedDays.map {
                    (Department.ID($0), dec($1))
                }))
            assertRefused(message, says: words, line: line) {
                try CostReport.care(.visits, costs.basis, costs.care(.visits, activity))
            }
        }
        refused(.reportDepartmentNotFinal, ["C1", "门急诊人次"], ["C1": "5"])
        refused(.unitCostUnknown, ["visits", "D3"], ["D3": "5"])
        refused(.reportNegative, ["D1", "门急诊人次", "-5"], ["D1": "-5"])
        refused(.reportDepartmentMixed, ["D1", "门诊和住院"], ["D1": "5"], bedDays: ["D1": "5"])
        refused(.reportNothing, ["诊次成本表"], [:])
        refused(.reportNothing, ["诊次成本表"], ["D1": "0"], bedDays: ["D1": "5"])
        assertRefused(.unitCostUnknown, says: ["income", "D7"]) {
            try CostReport.costStructure(
                of: costs, activity: DepartmentActivity(income: [Department.ID("D7"): .one]))
        }
        assertRefused(.unitCostUnknown, says: ["prior", "D7"]) {
            try costs.care(.visits, DepartmentActivity(), prior: [Department.ID("D7"): .one])
        }
        func care(_ departments: [CostedCare]) throws -> CostReport {
            try CostReport.care(
                .bedDays, CostReport.Basis(items: [ReportItem("c")]), departments)
        }
        let one = CostedCare("W", costs: [:], volume: .one)
        assertRefused(.unitCostDuplicate, says: ["W"]) { try care([one, one]) }
        assertRefused(.reportNegative, says: ["床日成本表", "W", "实际占用床日数", "-1"]) {
            try care([CostedCare("W", costs: [:], volume: dec("-1"))])
        }
        assertRefused(.unitCostUnknown, says: ["W", "cc"]) {
            try care([CostedCare("W", costs: ["cc": .one], volume: .one)])
        }
    }

    func testFormsWithoutClinicalDepartmentsAreEmpty() throws {
        let office = DepartmentCosts.Structure(
            period: nil, items: [ReportItem("c")], departments: [
                Department(id: Department.ID("a"), departmentClass: .administrationLogistics)
            ], closed: [], servesEachOther: false)
        let costs = try DepartmentCosts(office, direct: [], final: [], flows: [])
        assertRefused(.reportNothing, says: ["构成分析表"]) {
            try CostReport.costStructure(of: costs, activity: DepartmentActivity())
        }
        assertRefused(.reportNothing, says: ["分级结转"]) { try CostReport.stages(of: costs) }
        // What another department holds is printed below the clinical ones.
        let left = try DepartmentCosts(
            office, direct: [CostAmount(Department.ID("a"), "c", dec("-3.00"))],
            final: [CostAmount(Department.ID("a"), "c", dec("-3.00"))], flows: [])
        XCTAssertEqual(try CostReport.fullCost(of: left).lines(), [
            "total,,科室全成本合计,0.00,0.00,0.00,0.00,0.00,0.00",
            "heading,,其他科室留存成本,,,,,,", "detail,a,a,-3.00,0.00,-3.00,-3.00,0.00,-3.00",
            "total,,本月总计,-3.00,0.00,-3.00,-3.00,0.00,-3.00",
        ])
    }

    func testServicesAndGroupsAreChecked() {
        func services(
            _ services: [CostedService], pool: String? = nil, digits: Int = 4
        ) throws -> CostReport {
            try CostReport.services(
                CostReport.Basis(items: [ReportItem("c")]), services, pool: pool.map(dec),
                unitDigits: digits)
        }
        let one = CostedService("X1", volume: dec("2"), unitCosts: ["c": .one])
        assertRefused(.reportNothing, says: ["医疗服务项目成本汇总表"]) { try services([]) }
        assertRefused(.unitCostDuplicate, says: ["X1"]) { try services([one, one]) }
        assertRefused(.unitCostUnknown, says: ["X2", "cc", "c"]) {
            try services([CostedService("X2", volume: .one, unitCosts: ["cc": .one])])
        }
        assertRefused(.reportNegative, says: ["X2", "业务量", "-1"]) {
            try services([CostedService("X2", volume: dec("-1"), unitCosts: [:])])
        }
        assertRefused(.reportDiffers, says: ["总成本", "应为2.01", "现为2.00"]) {
            try services([one], pool: "2.01")
        }
        for digits in [3, 13] {
            assertRefused(.reportUnitDigits, says: ["\(digits)"]) {
                try services([one], digits: digits)
            }
        }
        func groups(_ groups: [CostedGroup]) throws -> CostReport {
            try CostReport.groups(
                CostReport.Basis(items: [ReportItem("c")]), groups, isDRG: true)
        }
        let group = CostedGroup("G1", cases: 1, costs: [:])
        assertRefused(.reportNothing, says: ["DRG成本明细表"]) { try groups([]) }
        assertRefused(.unitCostDuplicate, says: ["G1"]) { try groups([group, group]) }
        assertRefused(.reportNegative, says: ["G2", "例数", "-1"]) {
            try groups([CostedGroup("G2", cases: -1, costs: [:])])
        }
        assertRefused(.unitCostUnknown, says: ["G2", "cc"]) {
            try groups([CostedGroup("G2", cases: 1, costs: ["cc": .one])])
        }
    }

    /// 4,200 sources of one department make 4,201 × 4,205 cells, more than 16,777,216.
    func testAMatrixBeyondTheLimitIsRefusedBeforeItIsMade() throws {
        let count = 4_200
        let ids = (0..<count).map { Department.ID("s\(10_000 + $0)") }
        let last = Department.ID("z")
        let large = DepartmentCosts.Structure(
            period: nil, items: [ReportItem("c")],
            departments: (ids + [last]).map { Department(id: $0) }, closed: Set(ids),
            servesEachOther: false)
        let costs = try DepartmentCosts(
            large, direct: ids.map { CostAmount($0, "c", .one) },
            final: [CostAmount(last, "c", Decimal(count))],
            flows: ids.map { CostFlow(step: 1, source: $0, received: CostAmount(last, "c", .one)) })
        assertRefused(.reportTooLarge, says: ["矩阵", "16777216"]) {
            try CostReport.matrix(of: costs)
        }
        XCTAssertEqual(try CostReport.allocation(of: costs).rows.count, 2 * count + 3)
    }

    func testAPageHasRows() {
        assertRefused(.reportRowsPerPage, says: ["0"]) { try ReportHeading(rowsPerPage: 0) }
    }
}
