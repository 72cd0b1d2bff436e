import Hosp
import XCTest

/// Scopes, shared bills, income and statements from tables to tables.
final class BookLedgerTests: BookTestCase {
    private func march() throws -> Month { try Month("2025-03") }

    private func rows(_ book: Book, _ sql: String, _ run: String) throws -> [String] {
        try book.store.rows(sql + " WHERE run_id = ? ORDER BY 1, 2, 3", [.text(run)]).map { row in
            row.map { $0.sealed ?? "-" }.joined(separator: " ")
        }
    }

    private func finals(_ book: Book, _ run: String) throws -> [String] {
        try rows(
            book, "SELECT department_code, item_code, full_fen FROM hosp_cost_final", run
        ).filter { !$0.hasSuffix(" 0") }
    }

    /// The documented month with items of its own, a fine, a tagged entry, and a water bill of
    /// 30.00 that all four departments share by area; a plan for each scope.
    private func ledgerBook() throws -> Book {
        let book = try monthBook()
        try load(book, "hosp_cost_item", "i2", """
            item_code,sort_number,citation_text
            water,2,本院规定
            """)
        try load(book, "hosp_cost_entry", "e2", """
            会计期间,科室编码,成本项目,凭证及行号,金额,资金来源,支出性质
            2025-03,ward-1,cost,V2-1,7.00,fiscal_project,
            2025-03,ward-2,cost,V2-2,9.00,,fine
            2025-03,ward-2,cost,V2-3,11.00,,other_expense
            """)
        try load(book, "hosp_driver", "d2", "driver_code\narea\nunused\n")
        try load(book, "hosp_driver_statistic", "q2", """
            period_month,driver_code,department_code,driver_quantity
            202503,area,admin,100
            202503,area,lab,100
            202503,area,ward-1,50
            202503,area,ward-2,50
            """)
        try load(book, "hosp_cost_bill", "b1", """
            会计期间,账单编号,成本项目,分摊参数,金额
            2025-03,W-03,water,area,30.00
            """)
        for (plan, scope) in [
            ("B", "medical_business"), ("M", "medical"), ("F", "medical_full"),
            ("H", "hospital_full"),
        ] {
            try load(book, "hosp_cost_plan", "p-\(plan)", """
                plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,negative_driver_rule,scope_name
                \(plan),step_down,0.01,largest_remainder,mirror,error,\(scope)
                """)
            // The same steps for another plan: a file with the plan as a constant.
            try load(
                book, "hosp_cost_plan_step", "s-\(plan)",
                "step_number,source_code,driver_code\n10,admin,headcount\n20,lab,orders\n",
                constants: ["plan_code": plan])
        }
        return book
    }

    /// By hand: water 30.00 is 10, 10, 5 and 5. 医疗业务成本: lab 50 + 10 water go 1:3 to the wards,
    /// whose own water is 5 each. 医疗成本 adds 100 and 10 water of the office, a third each to lab
    /// and wards. 医疗全成本 adds 7 of ward-1, 医院全成本 11 of ward-2; the fine is never cost.
    func testAPlanAllocatesTheScopeThatItNames() throws {
        let book = try ledgerBook()
        let all = [
            "ward-1 cost 6117", "ward-1 water 1167", "ward-2 cost 10683", "ward-2 water 1833",
        ]
        let expected: [String: [String]] = [
            "B": ["ward-1 cost 1250", "ward-1 water 750", "ward-2 cost 3750", "ward-2 water 1250"],
            "M": ["ward-1 cost 5417", "ward-1 water 1167", "ward-2 cost 9583", "ward-2 water 1833"],
            "F": ["ward-1 cost 6117", "ward-1 water 1167", "ward-2 cost 9583", "ward-2 water 1833"],
            "H": all, "P1": all,
        ]
        var totals: [Int] = []
        for plan in ["B", "M", "F", "H", "P1"] {
            let run = try book.allocateCost(month: march(), plan: plan).run
            XCTAssertEqual(run.version, 1, "each plan has runs of its own")
            XCTAssertEqual(try finals(book, run.id), expected[plan], plan)
            totals.append(
                try finals(book, run.id).reduce(0) { $0 + (Int($1.split(separator: " ")[2]) ?? 0) })
        }
        XCTAssertEqual(totals, [7_000, 18_000, 18_700, 19_800, 19_800], "never less")
        XCTAssertEqual(
            try book.store.rows(
                "SELECT scope_code, arguments_json FROM hosp_run_record ORDER BY scope_code"
            ).map { "\($0[0].text ?? "") \($0[1].text ?? "")" },
            [
                #"B {"period":"2025-03","scope":"medical_business""#,
                #"F {"period":"2025-03","scope":"medical_full""#,
                #"H {"period":"2025-03","scope":"hospital_full""#,
                #"M {"period":"2025-03","scope":"medical""#, #"P1 {"period":"2025-03""#,
            ].map {
                $0 + #","method":"step_down","unit":"0.01","residual":"largest_remainder","#
                    + #""negative_pool":"mirror","negative_driver":"error","#
                    + #""missing_driver":"used_nothing","pools":"by_source","#
                    + #""within_stage":"separate"}"#
            })
    }

    func testTheRunListsWhatItLeftOutAndWhereBillsWent() throws {
        let book = try ledgerBook()
        let allocation = try book.allocateCost(month: march(), plan: "B")
        let run = allocation.run.id
        XCTAssertEqual(
            try rows(
                book, "SELECT reason_name, cause_code, department_code, item_code, amount_fen, "
                    + "entry_total FROM hosp_cost_excluded", run),
            [
                "hospital_full other_expense ward-2 cost 1100 1",
                "medical admin_logistics admin cost 10000 1",
                "medical admin_logistics admin water 1000 1",
                "medical_full fiscal_project ward-1 cost 700 1",
                "never_cost fine ward-2 cost 900 1",
            ])
        XCTAssertEqual(
            try rows(
                book, "SELECT bill_code, department_code, driver_quantity, amount_fen, is_in_scope "
                    + "FROM hosp_cost_bill_share", run),
            [
                "W-03 admin 100 1000 0", "W-03 lab 100 1000 1", "W-03 ward-1 50 500 1",
                "W-03 ward-2 50 500 1",
            ])
        XCTAssertEqual(
            try rows(
                book, "SELECT department_code, item_code, entered_fen, shared_fen, direct_fen "
                    + "FROM hosp_cost_direct", run),
            [
                "lab cost 5000 0 5000", "lab water 0 1000 1000", "ward-1 water 0 500 500",
                "ward-2 water 0 500 500",
            ])
        XCTAssertEqual(
            try rows(
                book, "SELECT line_number, line_code, amount_fen FROM hosp_cost_scope_total", run
            ).prefix(5),
            [
                "1 ledger 20700", "2 excluded 13700", "3 included 7000", "4 entered 5000",
                "5 shared 2000",
            ])
        let result = try XCTUnwrap(Procedure.named("book.cost.allocate")).run(
            .object(["period": .string("2025-03"), "plan": .string("B")]), in: book)
        XCTAssertEqual(
            result.tables.map(\.name), Procedure.named("book.cost.allocate")?.tables)
        XCTAssertEqual(result.tables.first { $0.name == "excluded" }?.rows.count, 5)
        guard case .object(let document) = result.json else { return XCTFail("no object") }
        XCTAssertEqual(
            document.members.first { $0.name == "scope" }?.value, .string("medical_business"))
    }

    /// A ledger without tags, kinds, bills and scope: the document is what it was before there were
    /// any, and the direct cost is all entered.
    func testAPlainLedgerIsItsOwnCost() throws {
        let book = try monthBook()
        let result = try XCTUnwrap(Procedure.named("book.cost.allocate")).run(
            .object(["period": .string("2025-03"), "plan": .string("P1")]), in: book)
        guard case .object(let document) = result.json else { return XCTFail("no object") }
        XCTAssertEqual(
            document.members.map(\.name),
            [
                "final", "lines", "multipliers", "left_in_source", "total_before", "total_after",
                "run",
            ])
        XCTAssertEqual(result.tables.first { $0.name == "excluded" }?.rows, [])
    }

    func testEveryNewFactIsAnInputOfTheRun() throws {
        let book = try ledgerBook()
        func changed(_ table: String, _ text: String, line: UInt = #line) throws {
            let run = try book.allocateCost(month: march(), plan: "M").run
            XCTAssertEqual(try book.staleRuns(), [], table, line: line)
            try load(book, table, "x", text)
            XCTAssertEqual(try book.staleRuns(), [run.id], table, line: line)
            try book.withdraw(batch: "x", from: table)
        }
        try changed("hosp_cost_bill", """
            period_month,bill_code,item_code,driver_code,amount_fen
            202503,P-03,water,area,1
            """)
        try changed("hosp_cost_bill_receiver", """
            period_month,bill_code,receiver_code
            202503,W-03,lab
            """)
        try changed("hosp_cost_kind", "kind_code,treatment_rule\nfine,cost\n")
        try changed("hosp_cost_item", "item_code,sort_number,valid_from\nnew,9,2025-03-31\n")
        let run = try book.allocateCost(month: march(), plan: "M").run
        try load(
            book, "hosp_cost_item", "later", "item_code,sort_number,valid_from\nz,9,20250401\n")
        try load(book, "hosp_cost_kind", "old",
                 "kind_code,treatment_rule,valid_to\nfine,cost,2025-02-28\n")
        XCTAssertEqual(try book.staleRuns(), [], "what holds in other months is no input of this")
        XCTAssertTrue(try book.allocateCost(month: march(), plan: "M").run.isRepeated)
        XCTAssertEqual(run.version, 1)
    }

    func testTheMonthsOfTheLedgerAreClosedWithThoseOfCost() throws {
        let book = try ledgerBook()
        let bill = "period_month,bill_code,item_code,driver_code,amount_fen\n"
            + "202503,X,water,area,1\n"
        try book.close(march(), area: "cost")
        XCTAssertTrue(try book.isClosed(march(), area: "cost_ledger"))
        XCTAssertThrowsError(try load(book, "hosp_cost_bill", "x", bill))
        XCTAssertEqual(book.importFindings.map(\.finding.message), [.rowMonthClosed])
        XCTAssertThrowsError(try book.withdraw(batch: "b1", from: "hosp_cost_bill"))
        for calculate in [book.reconcileCost, book.rateDrivers, book.allocateIncome] {
            XCTAssertThrowsError(try calculate(march(), "B")) {
                XCTAssertEqual(($0 as? BookError)?.finding.message, .monthClosed)
            }
        }
        try book.reopen(march(), area: "cost_ledger", confirmedBy: "院长", reason: "补记")
        XCTAssertFalse(try book.isClosed(march(), area: "cost"))
        XCTAssertNoThrow(try load(book, "hosp_cost_bill", "x", bill))
    }

    func testBillsAndEntriesThatContradictThePlanAreRefused() throws {
        func refused(
            _ table: String, _ text: String, _ error: some HospitalError & Equatable,
            line: UInt = #line
        ) throws {
            let book = try ledgerBook()
            try load(book, table, "x", text)
            try assertUnchanged(book, line: line) {
                try book.allocateCost(month: march(), plan: "M")
            } _: { XCTAssertEqual(($0 as? HospitalError)?.finding, error.finding, line: line) }
        }
        try refused(
            "hosp_cost_bill",
            "period_month,bill_code,item_code,driver_code,amount_fen\n202503,K,water,unused,7\n",
            BillError.driverTotalZero(
                bill: "K", driver: "unused", amount: Money(fen: 7), period: "2025-03"))
        try refused(
            "hosp_cost_bill_receiver", "period_month,bill_code,receiver_code\n202503,Q,lab\n",
            BillError.billUnknown("Q"))
        try refused(
            "hosp_cost_entry",
            "period_month,department_code,item_code,entry_code,amount_fen,entry_kind\n"
                + "202503,lab,cost,V8,1,fines\n",
            LedgerError.kindUnknown("fines", entry: "V8", nearest: "fine"))
        try refused(
            "hosp_cost_entry",
            "period_month,department_code,item_code,entry_code,amount_fen,funding_tag\n"
                + "202503,lab,cost,V8,1,省级财政\n",
            LedgerError.fundingUnknown("省级财政", entry: "V8"))
        try refused(
            "hosp_cost_kind", "kind_code,treatment_rule\ngift,never\n",
            ArgumentError.value(
                path: "hosp_cost_kind.treatment_rule", value: "never",
                allowed: "cost, hospital_only, never_cost"))
        let book = try ledgerBook()
        try book.store.execute("UPDATE hosp_cost_plan SET scope_name = 'all' WHERE plan_code = 'M'")
        XCTAssertThrowsError(try book.allocateCost(month: march(), plan: "M")) {
            XCTAssertEqual(
                $0 as? ArgumentError,
                .value(
                    path: "hosp_cost_plan.scope_name", value: "all",
                    allowed: "medical_business, medical, medical_full, hospital_full"))
        }
    }

    func testAMonthOfBillsAloneIsAllocatedAndOneWithoutAnythingIsNot() throws {
        let book = try ledgerBook()
        try book.withdraw(batch: "e1", from: "hosp_cost_entry")
        try book.withdraw(batch: "e2", from: "hosp_cost_entry")
        XCTAssertEqual(
            try finals(book, book.allocateCost(month: march(), plan: "M").run.id),
            ["ward-1 water 1167", "ward-2 water 1833"])
        try book.withdraw(batch: "b1", from: "hosp_cost_bill")
        XCTAssertThrowsError(try book.allocateCost(month: march(), plan: "M")) {
            XCTAssertEqual(
                $0 as? BookError,
                (try? march()).map { .factsMissing($0, table: "hosp_cost_entry") })
        }
    }

    func testTheLedgerIsReconciledWithTheAllocation() throws {
        let book = try ledgerBook()
        XCTAssertThrowsError(try book.reconcileCost(month: march(), plan: "B")) {
            XCTAssertEqual(($0 as? RunError)?.finding.message, .runNeeded)
        }
        let run = try book.allocateCost(month: march(), plan: "B").run
        let procedure = try XCTUnwrap(Procedure.named("book.cost.reconcile"))
        let arguments = JSONValue.object(["period": .string("2025-03"), "plan": .string("B")])
        let result = try procedure.run(arguments, in: book)
        XCTAssertEqual(result.tables.map(\.name), procedure.tables)
        let stored = try book.store.rows(
            "SELECT section_name, line_key, amount_exact, difference_exact "
                + "FROM hosp_cost_reconcile_current ORDER BY line_number"
        ).map { $0.map { $0.sealed ?? "-" }.joined(separator: " ") }
        XCTAssertEqual(
            stored,
            [
                "ledger_direct - 177.00 -", "ledger_bill W-03 30.00 -", "ledger - 207.00 -",
                "never_cost fine 9.00 -", "other_scope admin_logistics 110.00 -",
                "other_scope fiscal_project 7.00 -", "other_scope other_expense 11.00 -",
                "scope medical_business 70.00 0.00", "scope_direct - 50.00 0.00",
                "scope_bill W-03 20.00 -", "allocated lab 60.00 -", "received - 60.00 0.00",
                "final ward-1 20.00 -", "final ward-2 50.00 -", "final_total - 70.00 0.00",
                "final_item cost 50.00 0.00", "final_item water 20.00 0.00",
            ])
        XCTAssertEqual(
            result.tables[0].rows.map(\.count), Array(repeating: 7, count: stored.count))
        // The totals of the financial ledger are an input too, and an item that differs is named.
        try load(book, "hosp_ledger_total", "gl", """
            会计期间,成本项目,金额
            2025-03,cost,177.00
            2025-03,water,29.00
            """)
        let next = try book.reconcileCost(month: march(), plan: "B")
        XCTAssertEqual(next.run.version, 2)
        XCTAssertEqual(
            next.tables[0].rows.prefix(2).map { $0.map(\.text).joined(separator: " ") },
            [
                "1 stated 总账成本项目 cost 177.00 177.00 0.00",
                "2 stated 总账成本项目 water 30.00 29.00 1.00",
            ])
        // An allocation of facts that have changed since is not reconciled.
        try book.store.execute("UPDATE hosp_cost_bill SET amount_fen = 1 WHERE bill_code = 'W-03'")
        XCTAssertThrowsError(try book.reconcileCost(month: march(), plan: "B")) {
            XCTAssertEqual($0 as? RunError, .runStale(run.id))
        }
    }

    /// By hand, 医疗成本: headcount splits 110.00, and orders 50 + 10 and a third of 100.00 and of
    /// 10.00, whose fen that is left goes to the lowest code, lab: 33.34 + 3.34; area splits 30.00.
    /// Rated are headcount 0.5 of 1 and area 90 of 100: (55 + 27) / 140 = 58.57.
    func testDriversOfAnAllocationAreRated() throws {
        let book = try ledgerBook()
        try load(book, "hosp_driver_quality", "dq", """
            driver_code,quality_value,quality_maximum
            headcount,0.5,1
            area,90,100
            """)
        _ = try book.allocateCost(month: march(), plan: "M")
        let rated = try book.rateDrivers(month: march(), plan: "M")
        XCTAssertEqual(
            try rows(
                book, "SELECT driver_code, amount_exact, quality_value, cost_share "
                    + "FROM hosp_cost_quality", rated.run.id),
            [
                "area 30.00 0.900000 0.214286", "headcount 110.00 0.500000 0.785714",
                "orders 96.68 - -",
            ])
        XCTAssertEqual(
            try rows(
                book, "SELECT line_code, rated_exact, unrated_exact, score_value FROM "
                    + "hosp_cost_maqs", rated.run.id),
            ["maqs 140.00 96.68 58.57"])
        // 医疗业务成本 has no share of the office in it: area splits 20.00 of the bill.
        _ = try book.allocateCost(month: march(), plan: "B")
        XCTAssertEqual(
            try rows(
                book, "SELECT driver_code, amount_exact, cost_share FROM hosp_cost_quality",
                book.rateDrivers(month: march(), plan: "B").run.id),
            ["area 20.00 1.000000", "orders 60.00 -"])
        try load(book, "hosp_cost_entry", "e9", """
            period_month,department_code,item_code,entry_code,amount_fen
            202503,admin,cost,V9,1
            """)
        XCTAssertThrowsError(try book.rateDrivers(month: march(), plan: "M")) {
            XCTAssertEqual(($0 as? RunError)?.finding.message, .runStale)
        }
    }

    private func loadIncome(_ book: Book) throws {
        try load(book, "hosp_income_item", "ii", "income_item_code,sort_number\ntests,1\nbeds,2\n")
        try load(book, "hosp_income_entry", "ie", """
            会计期间,凭证及行号,收入项目,开单科室,执行科室,金额
            2025-03,R1,tests,ward-1,lab,80.00
            2025-03,R2,beds,ward-2,ward-2,60.00
            """)
        try load(book, "hosp_service_volume", "sv", """
            会计期间,科室编码,业务量类别,业务量
            2025-03,ward-1,visits,10
            2025-03,ward-2,bed_days,
            """)
    }

    /// S-096, S-107, S-123: 80.00 of the laboratory by 1 to 3 orders; costs as documented, 54.17
    /// and 95.83; the ward has reported no bed-days.
    func testS123MarginsFollowFromTheRunsOfCostAndIncome() throws {
        let book = try monthBook()
        try loadIncome(book)
        _ = try book.allocateCost(month: march(), plan: "P1")
        let income = try book.allocateIncome(month: march(), plan: "P1").run
        XCTAssertEqual(
            try rows(
                book, "SELECT department_code, income_item_code, full_fen FROM hosp_income_final",
                income.id),
            ["ward-1 beds 0", "ward-1 tests 2000", "ward-2 beds 6000", "ward-2 tests 6000"])
        XCTAssertEqual(
            try rows(
                book, "SELECT step_number, source_code, receiver_code, income_item_code, "
                    + "amount_fen FROM hosp_income_line", income.id),
            ["20 lab ward-1 tests 2000", "20 lab ward-2 tests 6000"])
        let procedure = try XCTUnwrap(Procedure.named("book.cost.margin"))
        let result = try procedure.run(
            .object(["period": .string("2025-03"), "plan": .string("P1")]), in: book)
        XCTAssertEqual(result.tables.map(\.name), procedure.tables)
        XCTAssertEqual(
            result.tables[0].rows.map { row in
                row.map { $0 == .null ? "-" : $0.text }.joined(separator: " ")
            },
            [
                "ward-1 内科 20.00 2000 54.17 5417 -34.17 -3417 visits 10 "
                    + "2.000000 5.417000 -3.417000",
                "ward-2 外科 120.00 12000 95.83 9583 24.17 2417 bed_days - - - -",
            ])
        XCTAssertEqual(
            try book.store.rows(
                "SELECT line_code, income_fen, cost_fen, margin_fen, missing_text "
                    + "FROM hosp_cost_margin_total_current ORDER BY line_code"),
            [
                ["bed_days", 12000, 9583, 2417, "ward-2"],
                ["hospital", 14000, 15000, -1000, nil], ["visits", 2000, 5417, -3417, nil],
            ])
        XCTAssertEqual(
            try book.store.rows(
                "SELECT account_side, account_item, amount_fen FROM hosp_cost_margin_item_current "
                    + "WHERE department_code = 'ward-2' ORDER BY 1, 2"),
            [["cost", "cost", 9583], ["income", "beds", 6000], ["income", "tests", 6000]])
        // A new version of the cost makes the margin stale.
        let margin = try XCTUnwrap(
            book.store.rows("SELECT run_id FROM hosp_cost_margin_current").first?[0].text)
        try load(book, "hosp_cost_entry", "e9", """
            period_month,department_code,item_code,entry_code,amount_fen
            202503,ward-1,cost,V9,1
            """)
        _ = try book.allocateCost(month: march(), plan: "P1")
        XCTAssertEqual(try book.staleRuns(), [margin])
        XCTAssertEqual(try book.stateMargins(month: march(), plan: "P1").run.version, 2)
    }

    func testIncomeBelongsToTheDepartmentThatThePlanNames() throws {
        let book = try monthBook()
        try loadIncome(book)
        try book.store.execute("UPDATE hosp_cost_plan SET income_basis = 'ordering'")
        let run = try book.allocateIncome(month: march(), plan: "P1").run
        XCTAssertEqual(
            try rows(
                book, "SELECT department_code, income_item_code, full_fen FROM hosp_income_final",
                run.id
            ).filter { !$0.hasSuffix(" 0") },
            ["ward-1 tests 8000", "ward-2 beds 6000"])
        XCTAssertTrue(try book.allocateIncome(month: march(), plan: "P1").run.isRepeated)
        try load(book, "hosp_income_entry", "x",
                 "period_month,entry_code,income_item_code,amount_fen\n202503,R9,beds,1\n")
        XCTAssertEqual(try book.staleRuns(), [run.id])
        try assertUnchanged(book) {
            try book.allocateIncome(month: march(), plan: "P1")
        } _: {
            XCTAssertEqual(
                $0 as? LedgerError, .incomeDepartmentMissing(entry: "R9", .ordering))
        }
        XCTAssertThrowsError(try book.stateMargins(month: march(), plan: "P1"), "no cost yet")
        try book.withdraw(batch: "x", from: "hosp_income_entry")
        try book.withdraw(batch: "ie", from: "hosp_income_entry")
        XCTAssertThrowsError(try book.allocateIncome(month: march(), plan: "P1")) {
            XCTAssertEqual(
                $0 as? BookError,
                (try? march()).map { .factsMissing($0, table: "hosp_income_entry") })
        }
    }

    func testMarginsRefuseVolumesThatFitNoDepartmentAndPartsOfAFen() throws {
        func refused(
            volumes: String = "", unit: String = "0.01", _ error: some HospitalError,
            line: UInt = #line
        ) throws {
            let book = try monthBook()
            try loadIncome(book)
            if !volumes.isEmpty {
                try load(book, "hosp_service_volume", "x",
                         "period_month,department_code,volume_kind,volume_quantity\n" + volumes)
            }
            try book.store.execute("UPDATE hosp_cost_plan SET rounding_unit = ?", [.text(unit)])
            _ = try book.allocateCost(month: march(), plan: "P1")
            _ = try book.allocateIncome(month: march(), plan: "P1")
            XCTAssertThrowsError(try book.stateMargins(month: march(), plan: "P1"), line: line) {
                XCTAssertEqual(($0 as? HospitalError)?.finding, error.finding, line: line)
            }
        }
        try refused(
            volumes: "202503,ward-1,bed_days,3\n",
            OperatingError.unitTwice(Department.ID("ward-1")))
        try refused(
            volumes: "202503,lab,visits,3\n",
            AllocationError.unknownDepartment("lab", place: "hosp_service_volume", nearest: nil))
        try refused(
            volumes: "202503,lab,trips,3\n",
            AllocationError.unknownDepartment("lab", place: "hosp_service_volume", nearest: nil))
        try refused(
            unit: "0.0001",
            AllocationError.amountTooFine(
                department: "ward-1", item: "cost", value: "54.1667", unit: "0.01"))
    }
}
