import HospitalCore
import PerformanceAppraisal
import XCTest

/// The lists of the national appraisal: as many as the policy says, and formulas that compute.
final class NationalIndicatorTests: XCTestCase {
    func testTheListsHaveAsManyIndicatorsAsThePolicySays() {
        let tertiary = NationalIndicator.list(.tertiary).filter { !$0.isPart }
        XCTAssertEqual(tertiary.map(\.number), (1...55).map { "\($0)" } + ["增1"])
        XCTAssertEqual(
            tertiary.filter { $0.isMonitored == true }.map(\.number),
            [
                "4", "5", "6", "8", "9", "10", "13", "14", "17", "24", "31", "33", "34", "35",
                "36", "38", "39", "40", "41", "45", "46", "48", "50", "53", "54", "55",
            ], "26 monitored nationally")
        let secondary = NationalIndicator.list(.secondary).filter { !$0.isPart }
        XCTAssertEqual(secondary.map(\.number), (1...28).map { "\($0)" })
        XCTAssertTrue(secondary.allSatisfy { $0.isMonitored == nil && !$0.isConfirmed })
        XCTAssertEqual(
            tertiary.filter(\.isConfirmed).map(\.number),
            ["1", "2", "3", "4", "5", "6", "7", "8", "26"])
        XCTAssertEqual(tertiary.filter { $0.direction == .improve }.map(\.number), ["42", "43"])
        XCTAssertEqual(tertiary[13].direction, .fall)
        XCTAssertEqual(
            Set(IndicatorDirection.allCases.map(\.name) + IndicatorDirection.allCases
                .map(\.chinese)).count, 8)
    }

    func testEveryFormulaIsSound() throws {
        for (edition, count) in [(NationalIndicator.Edition.tertiary, 50), (.secondary, 31)] {
            let set = try NationalIndicator.formulas(edition)
            let listed = NationalIndicator.list(edition)
            XCTAssertEqual(set.formulas.count, listed.compactMap(\.formula).count)
            XCTAssertEqual(set.formulas.count, count, edition.rawValue)
            for indicator in listed where indicator.formula == nil {
                XCTAssertTrue(indicator.numerator.isEmpty, indicator.name)
            }
        }
    }

    func testFilingItemsOfAHospital() throws {
        let file = try CaseFile("kpi.guokao")
        let set = try NationalIndicator.formulas(.tertiary)
        let month = try Month("2025-01")
        var grid = try FormulaGrid(
            [FormulaUnitPlace("")], from: month, to: month, items: set.items)
        for (item, code) in [
            ("门诊患者人次", "outpatient"), ("同期出院人次", "discharges"), ("同期出院总人次", "discharges"),
            ("日间手术台次", "day_surgery"), ("同期出院患者择期手术总台次", "elective"),
            ("出院患者手术台次", "surgery"), ("同期出院患者手术台次", "surgery"),
            ("出院患者微创手术台次", "minimally_invasive"), ("出院患者四级手术台次", "level4"),
            ("门急诊下转患者人次", "refer_down_op"), ("住院下转患者人次", "refer_down_ip"),
        ] { try grid.report(item, of: "", in: month, file.decimal(code)) }
        set.evaluate(on: grid) { values in
            let text = try? values.value(of: "", in: month).text(digits: values.formula.digits)
            XCTAssertEqual(
                text, file.expected[values.formula.code] as? String, values.formula.code)
        }
    }
}
