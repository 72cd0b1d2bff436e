import Hosp
import XCTest

/// Bad input of a month end: each has its own error, and the book is unchanged.
final class MonthEndErrorTests: XCTestCase {
    private enum Step { case appraisal, pay, inspection }

    /// Brings bad facts into the fixture, takes a step and expects an error that changes nothing.
    private func assertRefused(
        _ expected: Message, _ status: Status, at step: Step, _ text: String,
        line: UInt = #line, bad: (MonthEndFixture) throws -> Void
    ) throws {
        let fixture = try MonthEndFixture()
        if step == .pay { _ = try fixture.book.runAppraisal(month: Month("2025-03"), scheme: "M") }
        try bad(fixture)
        let before = try fixture.written()
        let month = try Month("2025-03")
        XCTAssertThrowsError(try {
            switch step {
            case .appraisal: _ = try fixture.book.runAppraisal(month: month, scheme: "M")
            case .pay: _ = try fixture.book.distributePay(month: month, pool: "PAY")
            case .inspection: _ = try fixture.book.scoreInspection(month: month, inspection: "I1")
            }
        }(), line: line) { error in
            let finding = (error as? any HospitalError)?.finding
            XCTAssertEqual(finding?.message, expected, "\(error)", line: line)
            XCTAssertEqual(finding?.message.status, status, line: line)
            let words = finding?.text(in: .chinese) ?? ""
            XCTAssertTrue(words.contains(text), words, line: line)
        }
        XCTAssertEqual(try fixture.written(), before, line: line)
    }

    func testWeightsThatDoNotTotal() throws {
        try assertRefused(.partWeightsTotal, .unbalanced, at: .appraisal, "99") {
            try $0.replace("hosp_appraisal_part", "sp", MonthEndFixture.parts
                .replacingOccurrences(of: ",30,2", with: ",29,2"))
        }
        try assertRefused(.itemWeightsTotal, .unbalanced, at: .appraisal, "101") {
            try $0.replace("hosp_appraisal_indicator", "si", MonthEndFixture.indicators
                .replacingOccurrences(of: "indicator,100,1", with: "indicator,101,1"))
        }
    }

    func testATemplateThatDoesNotTotalAHundred() throws {
        try assertRefused(.templateTotalNotHundred, .unbalanced, at: .inspection, "99") {
            try $0.replace("hosp_safety_item", "ti", MonthEndFixture.items(thirdPoints: "29"))
            try $0.inspect("I1", month: "202503", day: "20250320", points: "20")
        }
    }

    func testARaterRatingHimself() throws {
        try assertRefused(.raterIsRated, .separation, at: .appraisal, "P1") {
            try $0.replace("hosp_appraisal_value", "v", MonthEndFixture.values
                .replacingOccurrences(of: "sur,quality,,95,P9", with: "sur,quality,,95,P1"))
        }
    }

    func testAScoreAboveItsMaximum() throws {
        try assertRefused(.scoreAboveMaximum, .range, at: .appraisal, "100.5") {
            try $0.replace("hosp_appraisal_value", "v", MonthEndFixture.values
                .replacingOccurrences(of: "sur,quality,,95", with: "sur,quality,,100.5"))
        }
        try assertRefused(.inspectionScoreAboveMaximum, .range, at: .inspection, "30.5") {
            try $0.inspect("I1", month: "202503", day: "20250320", points: "30.5")
        }
    }

    func testAPoolWithZeroTotalWeight() throws {
        try assertRefused(.payWeightTotalZero, .unbalanced, at: .pay, "10000.00") {
            try $0.replace("hosp_pay_factor", "f", "period_month,pool_code,department_code,"
                + "factor_code,factor_value\n202503,PAY,sur,heads,0\n202503,PAY,med,heads,0\n")
        }
    }

    func testAPersonInNoDepartment() throws {
        try assertRefused(.payPersonWithoutDepartment, .missing, at: .pay, "P9") {
            try $0.load("hosp_attendance", "t2", "period_month,person_code,department_code,"
                + "due_days,worked_days\n202503,P9,sur,21,21\n")
        }
        try assertRefused(.assignmentMissing, .missing, at: .pay, "P1") {
            try $0.load("hosp_attendance", "t2", "period_month,person_code,department_code,"
                + "due_days,worked_days\n202503,P1,med,21,21\n")
        }
    }

    func testFactsOfAppraisalThatAreNotThereOrNotClear() throws {
        try assertRefused(.schemeMissing, .unknown, at: .appraisal, "M") {
            try $0.book.withdraw(batch: "s", from: "hosp_appraisal_scheme")
        }
        try assertRefused(.unitsMissing, .missing, at: .appraisal, "M") {
            try $0.book.withdraw(batch: "su", from: "hosp_appraisal_unit")
        }
        try assertRefused(.subjectUnknown, .unknown, at: .appraisal, "old") {
            // The department ended in 2024.
            try $0.load("hosp_appraisal_unit", "su2",
                "scheme_code,subject_code,subject_kind\nM,old,department\n")
        }
        try assertRefused(.subjectUnknown, .unknown, at: .appraisal, "hosp_appraisal_value") {
            try $0.load("hosp_appraisal_value", "v2", "period_month,scheme_code,subject_code,"
                + "indicator_code,actual_value\n202503,M,old,energy,1\n")
        }
        try assertRefused(.valueUnclear, .format, at: .appraisal, "energy") {
            try $0.replace("hosp_appraisal_value", "v", MonthEndFixture.values
                .replacingOccurrences(of: "med,energy,316.4,,", with: "med,energy,316.4,5,"))
        }
        try assertRefused(.appraisalItemNotReported, .missing, at: .appraisal, "energy") {
            try $0.replace("hosp_appraisal_value", "v", MonthEndFixture.values
                .replacingOccurrences(of: "med,energy,316.4,,", with: "med,energy,,,"))
        }
    }

    func testFactsOfPayThatAreNotThereOrNotClear() throws {
        try assertRefused(.poolMissing, .unknown, at: .pay, "PAY") {
            try $0.book.withdraw(batch: "l", from: "hosp_pay_pool")
        }
        try assertRefused(.attendanceMissing, .missing, at: .pay, "P3") {
            try $0.replace("hosp_attendance", "t", "period_month,person_code,department_code,"
                + "due_days,worked_days\n202503,P1,sur,21,21\n202503,P2,sur,21,21\n")
        }
        try assertRefused(.payScoreMissing, .missing, at: .pay, "old") {
            try $0.load("hosp_org_unit", "u2", "科室编码,启用日期\nold,20250201\n")
            try $0.load("hosp_pay_factor", "f2", "period_month,pool_code,department_code,"
                + "factor_code,factor_value\n202503,PAY,old,heads,1\n")
            _ = try $0.book.runAppraisal(month: Month("2025-03"), scheme: "M")
        }
        try assertRefused(.reserveUnclear, .format, at: .pay, "head") {
            try $0.load("hosp_pay_reserve", "r",
                "period_month,pool_code,reserve_code,amount_fen,reserve_percent\n"
                    + "202503,PAY,head,100,5\n")
        }
        try assertRefused(.subjectUnknown, .unknown, at: .pay, "old") {
            try $0.load("hosp_pay_factor", "f2", "period_month,pool_code,department_code,"
                + "factor_code,factor_value\n202503,PAY,old,heads,1\n")
        }
    }

    func testFactsOfInspectionsThatAreNotThere() throws {
        try assertRefused(.inspectionMissing, .unknown, at: .inspection, "I1") { _ in }
        try assertRefused(.templateMissing, .unknown, at: .inspection, "OWN") {
            try $0.inspect("I1", month: "202503", day: "20250320", points: "20")
            try $0.book.withdraw(batch: "te", from: "hosp_safety_template")
        }
        try assertRefused(.policyMissing, .unknown, at: .inspection, "R") {
            try $0.inspect("I1", month: "202503", day: "20250320", points: "20")
            try $0.book.withdraw(batch: "po", from: "hosp_safety_policy")
        }
        try assertRefused(.inspectionAnswerKind, .format, at: .inspection, "B") {
            try $0.inspect("I1", month: "202503", day: "20250320", points: "是")
        }
    }
}
