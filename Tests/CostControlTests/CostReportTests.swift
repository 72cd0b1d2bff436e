import CostControl
import HospitalCore
import XCTest

/// A hospital of five departments whose forms were filled in by hand.
///
///     personnel 人员经费 / materials 卫生材料费       direct
///     A1 院办       行政后勤   60.00   0.00
///     B1 供应室     医疗辅助   20.00  10.00
///     C1 检验科     医疗技术   30.00  15.00
///     D1 内科门诊   临床      100.00  40.00
///     D2 外科病房   临床      200.00  60.00          410.00 + 125.00 = 535.00
///
///     stage 1, 60.00 over 6 heads:  B1 10.00  C1 10.00  D1 20.00  D2 20.00
///     stage 2, B1 30.00 / 10.00 over 1, 1, 3 packs:
///              C1 6.00 / 2.00      D1 6.00 / 2.00      D2 18.00 / 6.00
///     stage 3, C1 46.00 / 17.00 over 1, 2 orders: 15.333… and 30.666…, 5.666… and 11.333…, so
///              D1 15.33 / 5.67     D2 30.67 / 11.33     by largest remainder
///
///     D1 141.33 / 47.67 = 189.00       D2 268.67 / 77.33 = 346.00       together 535.00
enum HandHospital {
    static let names = ["personnel": "人员经费", "materials": "卫生材料费"]

    static func request() -> AllocationRequest {
        func centre(
            _ code: String, _ name: String, _ departmentClass: DepartmentClass, _ personnel: String,
            _ materials: String
        ) -> CostCentre {
            CostCentre(
                Department(id: Department.ID(code), name: name, departmentClass: departmentClass),
                direct: ["personnel": dec(personnel), "materials": dec(materials)])
        }
        func driver(_ name: String, _ values: [String: Int]) -> Driver {
            Driver(
                name, values: Dictionary(
                    uniqueKeysWithValues: values.map { (Department.ID($0), Decimal($1)) }))
        }
        func step(_ stage: Int, _ source: String, _ driver: String) -> AllocationStep {
            AllocationStep(stage: stage, sources: [Department.ID(source)], driver: driver)
        }
        return AllocationRequest(
            period: "2025-03", items: ["personnel", "materials"],
            centres: [
                centre("A1", "院办", .administrationLogistics, "60", "0"),
                centre("B1", "供应室", .medicalAuxiliary, "20", "10"),
                centre("C1", "检验科", .medicalTechnology, "30", "15"),
                centre("D1", "内科门诊", .clinical, "100", "40"),
                centre("D2", "外科病房", .clinical, "200", "60"),
            ],
            drivers: [
                driver("heads", ["B1": 1, "C1": 1, "D1": 2, "D2": 2]),
                driver("packs", ["C1": 1, "D1": 1, "D2": 3]),
                driver("orders", ["D1": 1, "D2": 2]),
            ],
            steps: [step(1, "A1", "heads"), step(2, "B1", "packs"), step(3, "C1", "orders")],
            method: .threeStage)
    }

    static func costs() throws -> DepartmentCosts {
        try DepartmentCosts(request().allocated(), names: names)
    }

    static let activity = DepartmentActivity(
        visits: [Department.ID("D1"): dec("11")], bedDays: [Department.ID("D2"): dec("3")],
        income: [Department.ID("D1"): dec("200.00"), Department.ID("D2"): dec("300.00")])
}

extension CostReport {
    /// The rows as lines: kind, labels and figures; what is missing is nothing between the commas.
    func lines(_ language: Language = .chinese) -> [String] {
        rows.map { row in
            ([row.kind.rawValue] + row.labels.map { $0?.text(in: language) ?? "" }
                + row.values.map { $0?.description ?? "" }).joined(separator: ",")
        }
    }

    /// What stands over the columns.
    func header(_ language: Language = .chinese) -> String {
        columns.map { $0.label.text(in: language) }.joined(separator: ",")
    }
}

/// Every form of the hand-made hospital, row by row.
final class CostReportTests: XCTestCase {
    private func assertForm(
        _ report: CostReport, _ header: String, _ rows: String, line: UInt = #line
    ) {
        XCTAssertEqual(report.header(), header, line: line)
        let expected = rows.split(separator: "\n").map(String.init)
        XCTAssertEqual(report.lines(), expected, line: line)
        XCTAssertEqual(Set(report.columns.map(\.name)).count, report.columns.count, line: line)
    }

    func testDirectCostByClassWithSubtotals() throws {
        let report = try CostReport.directCost(
            of: HandHospital.costs(),
            control: ["personnel": dec("410"), "materials": dec("125.00")])
        assertForm(report, "科室编码,科室名称,人员经费,卫生材料费,合计", """
            heading,,临床服务类,,,
            detail,D1,内科门诊,100.00,40.00,140.00
            detail,D2,外科病房,200.00,60.00,260.00
            subtotal,,小计,300.00,100.00,400.00
            heading,,医疗技术类,,,
            detail,C1,检验科,30.00,15.00,45.00
            subtotal,,小计,30.00,15.00,45.00
            heading,,医疗辅助类,,,
            detail,B1,供应室,20.00,10.00,30.00
            subtotal,,小计,20.00,10.00,30.00
            subtotal,,医疗业务成本合计,350.00,125.00,475.00
            subtotal,,管理费用,60.00,0.00,60.00
            total,,本月总计,410.00,125.00,535.00
            """)
    }

    func testFullCostIsDirectAndIndirect() throws {
        let report = try CostReport.fullCost(of: HandHospital.costs())
        assertForm(
            report,
            "科室编码,科室名称,人员经费-直接成本,人员经费-间接成本,人员经费-全成本,卫生材料费-直接成本,卫生材料费-间接成本,"
                + "卫生材料费-全成本,合计-直接成本,合计-间接成本,合计-全成本", """
            detail,D1,内科门诊,100.00,41.33,141.33,40.00,7.67,47.67,140.00,49.00,189.00
            detail,D2,外科病房,200.00,68.67,268.67,60.00,17.33,77.33,260.00,86.00,346.00
            total,,科室全成本合计,300.00,110.00,410.00,100.00,25.00,125.00,400.00,135.00,535.00
            """)
    }

    /// 141.33 ÷ 189 = 74.777…, 268.67 ÷ 346 = 77.650…, 410 ÷ 535 = 76.635…; 189 ÷ 11 = 17.1818…,
    /// 346 ÷ 3 = 115.333….
    func testStructureOfTheFullCost() throws {
        let report = try CostReport.costStructure(
            of: HandHospital.costs(), activity: HandHospital.activity)
        assertForm(
            report,
            "成本项目编码,成本项目,内科门诊-金额,内科门诊-%,外科病房-金额,外科病房-%,各临床服务类科室合计-金额,"
                + "各临床服务类科室合计-%", """
            detail,personnel,人员经费,141.33,74.78,268.67,77.65,410.00,76.64
            detail,materials,卫生材料费,47.67,25.22,77.33,22.35,125.00,23.36
            total,,科室全成本合计,189.00,100.00,346.00,100.00,535.00,100.00
            memo,,科室收入,200.00,,300.00,,500.00,
            memo,,收入-成本,11.00,,-46.00,,-35.00,
            memo,,床日成本,,,115.333333,,115.333333,
            memo,,诊次成本,17.181818,,,,17.181818,
            """)
    }

    /// What nobody reported prints empty, and so does every sum that it is a part of.
    func testMissingIncomeStaysMissing() throws {
        var activity = HandHospital.activity
        activity.income[Department.ID("D2")] = nil
        activity.bedDays = [:]
        let lines = try CostReport.costStructure(
            of: HandHospital.costs(), activity: activity, unitDigits: 4
        ).lines()
        XCTAssertEqual(lines.suffix(4), [
            "memo,,科室收入,200.00,,,,,", "memo,,收入-成本,11.00,,,,,", "memo,,床日成本,,,,,,",
            "memo,,诊次成本,17.1818,,,,17.1818,",
        ])
    }

    func testTheAuditTrailByStageSourceAndReceiver() throws {
        let report = try CostReport.allocation(of: HandHospital.costs())
        assertForm(
            report, "阶段,步骤,分摊科室编码,分摊科室,受益科室编码,受益科室,人员经费,卫生材料费,合计", """
            heading,1,,,,,第1阶段：行政后勤类分摊,,,
            detail,1,1,A1,院办,B1,供应室,10.00,0.00,10.00
            detail,1,1,A1,院办,C1,检验科,10.00,0.00,10.00
            detail,1,1,A1,院办,D1,内科门诊,20.00,0.00,20.00
            detail,1,1,A1,院办,D2,外科病房,20.00,0.00,20.00
            subtotal,1,1,A1,院办,,小计,60.00,0.00,60.00
            subtotal,1,,,,,合计,60.00,0.00,60.00
            heading,2,,,,,第2阶段：医疗辅助类分摊,,,
            detail,2,2,B1,供应室,C1,检验科,6.00,2.00,8.00
            detail,2,2,B1,供应室,D1,内科门诊,6.00,2.00,8.00
            detail,2,2,B1,供应室,D2,外科病房,18.00,6.00,24.00
            subtotal,2,2,B1,供应室,,小计,30.00,10.00,40.00
            subtotal,2,,,,,合计,30.00,10.00,40.00
            heading,3,,,,,第3阶段：医疗技术类分摊,,,
            detail,3,3,C1,检验科,D1,内科门诊,15.33,5.67,21.00
            detail,3,3,C1,检验科,D2,外科病房,30.67,11.33,42.00
            subtotal,3,3,C1,检验科,,小计,46.00,17.00,63.00
            subtotal,3,,,,,合计,46.00,17.00,63.00
            total,,,,,,最终科室分摊成本合计,110.00,25.00,135.00
            """)
    }

    func testFullCostByStage() throws {
        let report = try CostReport.stages(of: HandHospital.costs())
        assertForm(
            report, "科室编码,科室名称,成本项目编码,成本项目,直接成本,行政后勤类分摊,医疗辅助类分摊,医疗技术类分摊,全成本", """
            detail,D1,内科门诊,personnel,人员经费,100.00,20.00,6.00,15.33,141.33
            detail,D1,内科门诊,materials,卫生材料费,40.00,0.00,2.00,5.67,47.67
            subtotal,D1,内科门诊,,小计,140.00,20.00,8.00,21.00,189.00
            detail,D2,外科病房,personnel,人员经费,200.00,20.00,18.00,30.67,268.67
            detail,D2,外科病房,materials,卫生材料费,60.00,0.00,6.00,11.33,77.33
            subtotal,D2,外科病房,,小计,260.00,20.00,24.00,42.00,346.00
            subtotal,,合计,personnel,人员经费,300.00,40.00,24.00,46.00,410.00
            subtotal,,合计,materials,卫生材料费,100.00,0.00,8.00,17.00,125.00
            total,,合计,,小计,400.00,40.00,32.00,63.00,535.00
            """)
    }

    func testTheMatrixOfReceiversAndSources() throws {
        let report = try CostReport.matrix(of: HandHospital.costs())
        assertForm(report, "科室编码,科室名称,直接成本,院办,供应室,检验科,转出成本,最终成本", """
            detail,A1,院办,60.00,0.00,0.00,0.00,60.00,0.00
            detail,B1,供应室,30.00,10.00,0.00,0.00,40.00,0.00
            detail,C1,检验科,45.00,10.00,8.00,0.00,63.00,0.00
            detail,D1,内科门诊,140.00,20.00,8.00,21.00,0.00,189.00
            detail,D2,外科病房,260.00,20.00,24.00,42.00,0.00,346.00
            total,,合计,535.00,60.00,40.00,63.00,163.00,535.00
            """)
    }

    /// 17.181818 − 16 = 1.181818; 1.181818 ÷ 16 = 7.386…%; 17.181818 − 13.571429 = 3.610389, which
    /// is 26.602…%. D2 had visits in the period before only.
    func testCostPerVisitAgainstThePeriodBefore() throws {
        let costs = try HandHospital.costs()
        let care = try costs.care(
            .visits, HandHospital.activity,
            prior: [Department.ID("D1"): dec("16.000000"), Department.ID("D2"): dec("7.500000")])
        assertForm(
            try CostReport.care(.visits, costs.basis, care, prior: dec("13.571429")),
            "科室编码,科室名称,人员经费,卫生材料费,合计,门急诊人次,诊次成本,上期单位成本,增减额,增减率(%)", """
            detail,D1,内科门诊,141.33,47.67,189.00,11,17.181818,16.000000,1.181818,7.39
            detail,D2,外科病房,,,,,,7.500000,,
            total,,合计,141.33,47.67,189.00,11,17.181818,13.571429,3.610389,26.60
            """)
    }

    func testCostPerBedDayWithoutAPeriodBefore() throws {
        let costs = try HandHospital.costs()
        assertForm(
            try CostReport.care(
                .bedDays, costs.basis, costs.care(.bedDays, HandHospital.activity), unitDigits: 4),
            "科室编码,科室名称,人员经费,卫生材料费,合计,实际占用床日数,床日成本,上期单位成本,增减额,增减率(%)", """
            detail,D2,外科病房,268.67,77.33,346.00,3,115.3333,,,
            total,,合计,268.67,77.33,346.00,3,115.3333,,,
            """)
    }

    /// A unit cost of 0 in the period before has a change and no percentage; one below 0 counts by
    /// its size: 2.5 − (−2) = 4.5, which is 225 % of 2.
    func testChangesFromNothingAndFromBelow() throws {
        let care = ["a": "0", "b": "-2"].map {
            CostedCare($0.key, costs: ["c": dec("5")], volume: dec("2"), prior: dec($0.value))
        }
        let basis = CostReport.Basis(items: [ReportItem("c", name: "成本")])
        XCTAssertEqual(try CostReport.care(.visits, basis, care, unitDigits: 4).lines(), [
            "detail,a,a,5,5,2,2.5000,0,2.5000,", "detail,b,b,5,5,2,2.5000,-2,4.5000,225.00",
            "total,,合计,10,10,4,2.5000,,,",
        ])
    }

    /// Three services share 100.00 and use 2.50 of materials each: 35.8333… prints 35.83 three
    /// times, which is 107.49 of 107.50.
    func testServicesWithTheRoundingDifferenceShown() throws {
        let third = try Rate(numerator: 100, denominator: 3)
        let services = ["X3", "X1", "X2"].map {
            CostedService(
                $0, name: "项目" + $0, volume: .one, income: $0 == "X3" ? nil : dec("40.00"),
                unitCosts: ["personnel": third, "materials": Rate(dec("2.50"))])
        } + [CostedService("X9", volume: dec("4"), income: dec("0"), unitCosts: [:])]
        let report = try CostReport.services(
            CostReport.Basis(items: [
                ReportItem("personnel", name: "人员经费"), ReportItem("drugs", name: "药品费"),
                ReportItem("materials", name: "卫生材料费"),
            ]), services, pool: dec("107.50"))
        assertForm(
            report,
            "项目编码,项目名称,业务量,收入,人员经费-单位成本,药品费-单位成本,卫生材料费-单位成本,单位成本,总成本,收益", """
            detail,X1,项目X1,1,40.00,33.333333,,2.500000,35.833333,35.83,4.17
            detail,X2,项目X2,1,40.00,33.333333,,2.500000,35.833333,35.83,4.17
            detail,X3,项目X3,1,,33.333333,,2.500000,35.833333,35.83,
            detail,X9,X9,4,0,,,,0.000000,0.00,0.00
            memo,,尾差,,,,,,,0.01,
            total,,合计,,,,,,,107.50,
            """)
    }

    private let basis = CostReport.Basis(
        period: "2025-03",
        items: [ReportItem("personnel", name: "人员经费"), ReportItem("drugs", name: "药品费")])
    private let groups = [
        CostedGroup(
            "G2", name: "阑尾切除", cases: 4, costs: ["personnel": dec("200.00")],
            fees: dec("190.00"), standard: dec("47.125")),
        CostedGroup(
            "G1", name: "肺炎", cases: 3,
            costs: ["personnel": dec("100.00"), "drugs": dec("50.00")], fees: dec("180.00"),
            standard: dec("60.50")),
    ]

    /// G1: 100 ÷ 3, 50 ÷ 3, 150 ÷ 3; 60.50 × 3 − 150 = 31.50. G2: 47.125 is paid as 47.13 a case:
    /// 188.52 − 200 = −11.48. All: 300 ÷ 7, 50 ÷ 7, 350 ÷ 7, 370 ÷ 7, 370.02 ÷ 7.
    func testGroupsWithMeansStandardAndSurplus() throws {
        let report = try CostReport.groups(basis, groups, isDRG: true)
        assertForm(report, "编码,名称,例数,人员经费-例均,药品费-例均,例均成本,例均费用,支付标准,例均结余,结余", """
            detail,G1,肺炎,3,33.33,16.67,50.00,60.00,60.50,10.50,31.50
            detail,G2,阑尾切除,4,50.00,,50.00,47.50,47.125,-2.875,-11.48
            total,,合计,7,42.86,7.14,50.00,52.86,52.86,2.86,20.02
            """)
        XCTAssertEqual(report.form, .drg)
        XCTAssertEqual(try CostReport.groups(basis, groups, isDRG: false).form, .disease)
    }

    /// 300 ÷ 350 = 85.714…%, 50 ÷ 350 = 14.285…%.
    func testSharesOfTheItemsOfGroups() throws {
        let report = try CostReport.groupStructure(basis, groups, isDRG: false)
        assertForm(report, "编码,名称,例数,例均成本,人员经费-%,药品费-%,合计-%", """
            detail,G1,肺炎,3,50.00,66.67,33.33,100.00
            detail,G2,阑尾切除,4,50.00,100.00,,100.00
            total,,合计,7,50.00,85.71,14.29,100.00
            """)
    }

    /// Thirds of 100 print 33.33 three times and 100.00 under them; nothing is forced.
    func testSharesAreNotForcedToAddUp() throws {
        let group = CostedGroup("G", cases: 1, costs: ["a": .one, "b": .one, "c": .one])
        XCTAssertEqual(
            try CostReport.groupStructure(
                CostReport.Basis(items: ["a", "b", "c"].map { ReportItem($0) }), [group],
                isDRG: true
            ).lines().first,
            "detail,G,G,1,3.00,33.33,33.33,33.33,100.00")
    }

    func testEnglishLabels() throws {
        let report = try CostReport.directCost(of: HandHospital.costs())
        XCTAssertEqual(
            report.header(.english), "Department,Department name,人员经费,卫生材料费,Total")
        XCTAssertEqual(report.lines(.english).last, "total,,Total of the month,410.00,125.00,535.00")
    }

    /// Two departments of one name are told apart by their codes.
    func testColumnsOfOneNameAreToldApart() throws {
        var request = HandHospital.request()
        request.centres = request.centres.map { centre in
            CostCentre(
                Department(
                    id: centre.department.id, name: "科室",
                    departmentClass: centre.department.departmentClass),
                direct: centre.direct)
        }
        let report = try CostReport.matrix(of: DepartmentCosts(request.allocated()))
        XCTAssertEqual(
            report.header(), "科室编码,科室名称,直接成本,科室（A1）,科室（B1）,科室（C1）,转出成本,最终成本")
    }

    /// The same service in two departments: 2 at 10 and 6 at 14 are 8 at 13.
    func testTheUnitCostOfTheHospitalIsWeightedByVolume() throws {
        let services = try [("2", "10"), ("6", "14")].map {
            CostedService(
                "X", volume: dec($0.0), unitCosts: ["c": try Rate($0.1), "d": .zero])
        }
        XCTAssertEqual(
            try CostedService.meanUnitCosts(of: services), ["c": try Rate("13"), "d": .zero])
        XCTAssertEqual(try CostedService.meanUnitCosts(of: []), [:])
    }

    /// What a run published is printed, also where it is not what the columns give.
    func testPublishedCostsArePrintedAsTheyAre() throws {
        var service = CostedService("X1", volume: dec("3"), unitCosts: ["c": .one])
        service.publishedCost = dec("3.01")
        service.publishedUnitCost = dec("1.003333")
        XCTAssertEqual(
            try CostReport.services(
                CostReport.Basis(items: [ReportItem("c")]), [service]
            ).lines(),
            ["detail,X1,X1,3,,1.000000,1.003333,3.01,", "total,,合计,,,,,3.01,"])
        var activity = DepartmentActivity(visits: [Department.ID("D1"): dec("11")])
        activity.visitCosts = PublishedUnitCosts(
            departments: [Department.ID("D1"): dec("17.2")], hospital: dec("18"))
        let lines = try CostReport.costStructure(
            of: HandHospital.costs(), activity: activity
        ).lines()
        XCTAssertEqual(lines.last, "memo,,诊次成本,17.2,,,,18,")
    }

    func testPagesOfAForm() throws {
        let pages = try ReportHeading(rowsPerPage: 5).pages(rows: 13)
        XCTAssertEqual(pages.map { $0.label.text(in: .chinese) }, ["第1页/共3页", "第2页/共3页", "第3页/共3页"])
        XCTAssertEqual(pages.map(\.rows), [1...5, 6...10, 11...13])
        XCTAssertEqual(try ReportHeading().pages(rows: 13).map(\.rows), [1...13])
        XCTAssertEqual(try ReportHeading(rowsPerPage: .max).pages(rows: 2).map(\.rows), [1...2])
    }
}
