import Foundation
import Hosp
import XCTest

/// Which change makes which run stale, and what running again does then.
final class BookStaleTests: BookTestCase {
    private func month(_ text: String) throws -> Month { try Month(text) }

    /// The documented month and the same facts in April, with a run of each.
    private func twoMonths() throws -> (book: Book, march: String, april: String) {
        let book = try monthBook()
        try load(book, "hosp_cost_entry", "e-april", """
            period_month,department_code,item_code,entry_code,amount_fen
            202504,admin,cost,V1-1,10000
            202504,lab,cost,V1-2,5000
            """)
        try load(book, "hosp_driver_statistic", "q-april", """
            period_month,driver_code,department_code,driver_quantity
            202504,headcount,lab,1
            202504,headcount,ward-1,2
            202504,orders,ward-1,1
            """)
        return (
            book, try book.allocateCost(month: month("2025-03"), plan: "P1").run.id,
            try book.allocateCost(month: month("2025-04"), plan: "P1").run.id
        )
    }

    func testAFactMarksTheRunsOfItsMonthOnly() throws {
        let (book, _, april) = try twoMonths()
        try load(book, "hosp_cost_entry", "e3", """
            period_month,department_code,item_code,entry_code,amount_fen
            202504,ward-1,cost,V9,1
            """)
        XCTAssertEqual(try book.staleRuns(), [april])
    }

    func testAFactChangedPastTheLibraryIsFoundWhenItIsLookedFor() throws {
        let (book, march, _) = try twoMonths()
        try book.store.execute(
            "UPDATE hosp_cost_entry SET amount_fen = amount_fen + 1 WHERE period_month = 202503 "
                + "AND entry_code = 'V1-2'")
        XCTAssertEqual(try book.staleRuns(), [march])
        XCTAssertEqual(try book.allocateCost(month: month("2025-03"), plan: "P1").run.version, 2)
        XCTAssertEqual(try book.staleRuns(), [])
    }

    func testADepartmentThatBeginsLaterLeavesEarlierMonthsAsTheyAre() throws {
        let (book, march, april) = try twoMonths()
        try load(book, "hosp_org_unit", "u-may", "unit_code,valid_from\nward-3,2025-05-01\n")
        XCTAssertEqual(try book.staleRuns(), [])
        try load(book, "hosp_org_unit", "u-april", "unit_code,valid_from\nward-4,2025-04-30\n")
        XCTAssertEqual(try book.staleRuns(), [april])
        try load(book, "hosp_org_unit", "u-old", "unit_code,valid_from\nward-5,2020-01-01\n")
        XCTAssertEqual(try book.staleRuns(), [march, april])
        // Departments without cost move nothing, so the next version differs nowhere.
        let next = try book.allocateCost(month: month("2025-03"), plan: "P1").run
        XCTAssertEqual(next.version, 2)
        XCTAssertEqual(
            try book.store.rows(
                "SELECT COUNT(*) FROM hosp_cost_difference WHERE run_id = ?", [.text(next.id)]),
            [[0]])
    }

    func testAPlanThatChangesMarksItsOwnRunsOnly() throws {
        let (book, march, april) = try twoMonths()
        try load(book, "hosp_cost_plan", "p2", """
            plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,negative_driver_rule
            P2,direct,0.01,largest_remainder,mirror,error
            """)
        try load(book, "hosp_cost_plan_step", "s2", """
            plan_code,step_number,source_code,driver_code
            P2,1,admin,headcount
            P2,2,lab,orders
            """)
        let direct = try book.allocateCost(month: month("2025-03"), plan: "P2").run
        XCTAssertEqual(direct.version, 1, "each plan has versions of its own")
        try book.withdraw(batch: "s2", from: "hosp_cost_plan_step")
        XCTAssertEqual(try book.staleRuns(), [direct.id])
        try book.withdraw(batch: "s", from: "hosp_cost_plan_step")
        XCTAssertEqual(try book.staleRuns(), [march, april, direct.id].sorted())
        try assertUnchanged(book) {
            try book.allocateCost(month: month("2025-03"), plan: "P1")
        } _: {
            XCTAssertEqual($0 as? BookError, .planHasNoSteps("P1"))
        }
    }

    func testAChangeTakenBackMakesTheRunFreshAgainWithoutANewVersion() throws {
        let (book, march, _) = try twoMonths()
        try load(book, "hosp_cost_entry", "e3", """
            period_month,department_code,item_code,entry_code,amount_fen
            202503,ward-1,cost,V9,1
            """)
        try book.withdraw(batch: "e3", from: "hosp_cost_entry")
        XCTAssertEqual(try book.staleRuns(), [march])
        let again = try book.allocateCost(month: month("2025-03"), plan: "P1").run
        XCTAssertEqual(again.id, march)
        XCTAssertTrue(again.isRepeated)
        XCTAssertEqual(try book.staleRuns(), [])
    }

    func testAChangeTakenBackAfterANewVersionMakesAThird() throws {
        let (book, march, _) = try twoMonths()
        func run() throws -> Book.Run {
            try book.allocateCost(month: month("2025-03"), plan: "P1").run
        }
        func finals(_ run: String) throws -> [[StoreValue]] {
            try book.store.rows(
                "SELECT department_code, item_code, full_exact FROM hosp_cost_final "
                    + "WHERE run_id = ? ORDER BY department_code", [.text(run)])
        }
        try load(book, "hosp_cost_entry", "e3", """
            period_month,department_code,item_code,entry_code,amount_fen
            202503,ward-1,cost,V9,1
            """)
        let second = try run()
        try book.withdraw(batch: "e3", from: "hosp_cost_entry")
        let third = try run()
        XCTAssertEqual([second.version, third.version], [2, 3])
        XCTAssertEqual(third.previousID, second.id)
        XCTAssertEqual(try finals(third.id), try finals(march))
        XCTAssertEqual(
            try book.store.rows(
                "SELECT department_code, change_fen FROM hosp_cost_difference WHERE run_id = ?",
                [.text(third.id)]),
            [["ward-1", -1]])
        XCTAssertEqual(
            try book.store.rows("SELECT DISTINCT run_id FROM hosp_cost_final_current").count, 2,
            "one run of each month is current")
    }

    /// Facts that refer to what is no longer registered give no wrong number but an error.
    func testARegisterTakenAwayUnderItsFactsStopsTheRun() throws {
        for (table, batch, name) in [
            ("hosp_org_unit", "u", "department_unknown"), ("hosp_cost_item", "i", nil),
        ] {
            let book = try monthBook()
            try book.withdraw(batch: batch, from: table)
            try assertUnchanged(book, table) {
                try book.allocateCost(month: month("2025-03"), plan: "P1")
            } _: {
                let error = $0 as? HospitalError
                XCTAssertTrue(error is AllocationError || error is LedgerError, "\(table): \($0)")
                if let name { XCTAssertEqual(error?.finding.message.name, name) }
            }
        }
        // A department that has ended before the month takes no cost of the month.
        let book = try monthBook()
        try load(book, "hosp_org_unit", "u2", """
            unit_code,valid_from,valid_to
            old,2019-01-01,2025-02-28
            """)
        try load(book, "hosp_cost_entry", "e2", """
            period_month,department_code,item_code,entry_code,amount_fen
            202503,old,cost,V9,1
            """)
        try assertUnchanged(book) {
            try book.allocateCost(month: month("2025-03"), plan: "P1")
        } _: {
            XCTAssertEqual(
                $0 as? LedgerError,
                .allocation(.unknownDepartment("old", place: "V9", nearest: nil)))
        }
    }

    func testAStepOfTwoDriversAndReceiversOfNoStepAreRefused() throws {
        let book = try monthBook()
        try load(book, "hosp_cost_plan_step", "s2", """
            plan_code,step_number,source_code,driver_code
            P1,20,ward-1,headcount
            """)
        try assertUnchanged(book) {
            try book.allocateCost(month: month("2025-03"), plan: "P1")
        } _: {
            XCTAssertEqual(
                $0 as? BookError, .planStepMixed("P1", step: 20, column: "driver_code"))
            XCTAssertEqual(
                ($0 as? BookError)?.finding.text(in: .english),
                "Step 20 of allocation plan \"P1\" has rows with different driver_code: "
                    + "its sources are allocated together, by one.")
        }
        try book.withdraw(batch: "s2", from: "hosp_cost_plan_step")
        try load(book, "hosp_cost_plan_receiver", "r", """
            plan_code,step_number,receiver_code
            P1,2,ward-1
            """)
        try assertUnchanged(book) {
            try book.allocateCost(month: month("2025-03"), plan: "P1")
        } _: {
            XCTAssertEqual($0 as? BookError, .planStepMissing("P1", step: 2))
        }
    }

    func testResultsCarryTheStepNumbersOfThePlan() throws {
        let (book, march, _) = try twoMonths()
        for table in ["hosp_cost_line", "hosp_cost_multiplier"] {
            XCTAssertEqual(
                try book.store.rows(
                    "SELECT DISTINCT step_number FROM \(table) WHERE run_id = ? "
                        + "ORDER BY step_number", [.text(march)]),
                [[10], [20]], table)
        }
    }
}
