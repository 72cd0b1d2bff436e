import HospitalCore
import Storage
import XCTest

/// Every rule of published tables finds the declaration that breaks it, and nothing else does.
final class TableLintTests: XCTestCase {
    private static let label = Label(zh: "表", en: "table")
    private static let absent = Label(zh: "无", en: "none")

    private static func code(_ name: String, null: Label? = nil) -> ColumnDeclaration {
        ColumnDeclaration(name, .code, zh: "码", en: "code", null: null)
    }

    private static func register(
        _ more: [ColumnDeclaration] = [], name: String = "hosp_thing",
        key: [String] = ["thing_code"]
    ) -> TableDeclaration {
        TableDeclaration(
            name, .register, label: label, key: key, columns: [code("thing_code")] + more)
    }

    private static func column(_ name: String, _ type: ColumnType) -> ColumnDeclaration {
        ColumnDeclaration(name, type, zh: "列", en: "column")
    }

    /// One declaration for each rule that breaks just this rule, with the column it breaks it at.
    private static let planted: [(TableRule, String?, TableDeclaration)] = [
        (.namePrefix, nil, register(name: "his_thing")),
        (.nameLength, nil, register(name: "hosp_" + String(repeating: "x", count: 26))),
        (.nameLength, "x" + String(repeating: "y", count: 30),
            register([column("x" + String(repeating: "y", count: 30), .count)])),
        (.nameForm, nil, register(name: "hosp_Thing")),
        (.nameForm, "two__words", register([column("two__words", .count)])),
        (.nameForm, "1st", register([column("1st", .count)])),
        (.nameForm, "名称", register([column("名称", .count)])),
        (.nameReserved, "level", register([column("level", .count)])),
        (.nameReserved, "class", register([column("class", .count)])),
        (.nameReserved, "period", register([column("period", .count)])),
        (.nameTwice, "size_count",
            register([column("size_count", .count), column("size_count", .count)])),
        (.nameTwice, "cost_yuan",
            register([column("cost_fen", .fen), column("cost_yuan", .decimal)])),
        (.derivedLength, nil,
            TableDeclaration(
                "hosp_a_result_name_too_long", .result, label: label, key: ["thing_code"],
                columns: [code("run_id"), code("thing_code")])),
        (.derivedLength, "cost_of_departments_totals_fen",
            register([column("cost_of_departments_totals_fen", .fen)])),
        (.fenSuffix, "amount", register([column("amount", .fen)])),
        (.fenSuffix, "amount_fen", register([column("amount_fen", .count)])),
        (.textLength, "remark", register([column("remark", .text(0))])),
        (.textLength, "remark", register([column("remark", .text(2001))])),
        (.labelMissing, nil,
            TableDeclaration(
                "hosp_thing", .register, label: Label(zh: "", en: "x"), key: ["thing_code"],
                columns: [code("thing_code")])),
        (.labelMissing, "remark",
            register([ColumnDeclaration("remark", .text(9), zh: "列", en: "")])),
        (.labelMissing, "remark",
            register([
                ColumnDeclaration(
                    "remark", .text(9), zh: "列", en: "c", null: Label(zh: "无", en: ""))
            ])),
        (.keyMissing, nil, register(key: [])),
        (.keyColumn, "other_code", register(key: ["thing_code", "other_code"])),
        (.keyColumn, "thing_code", register(key: ["thing_code", "thing_code"])),
        (.keyNull, "part_code",
            register([code("part_code", null: absent)], key: ["thing_code", "part_code"])),
        (.keyType, "remark", register([column("remark", .text(9))], key: ["thing_code", "remark"])),
        (.keyType, "ratio", register([column("ratio", .decimal)], key: ["thing_code", "ratio"])),
        (.keyWidth, nil,
            register(
                (1...7).map { code("part\($0)_code") },
                key: ["thing_code"] + (1...7).map { "part\($0)_code" })),
        (.factPeriod, nil,
            TableDeclaration(
                "hosp_thing", .fact, label: label, key: ["thing_code"],
                columns: [column("period_month", .day), code("thing_code"), code("batch_key")])),
        (.factBatch, nil,
            TableDeclaration(
                "hosp_thing", .fact, label: label, key: ["thing_code"],
                columns: [column("period_month", .month), code("thing_code")])),
        (.resultRun, nil,
            TableDeclaration(
                "hosp_thing", .result, label: label, key: ["thing_code"],
                columns: [column("run_id", .count), code("thing_code")])),
        (.versionOrder, nil, register().since(0)),
        (.versionOrder, "old_count",
            register([
                code("new_code", null: absent).since(3),
                ColumnDeclaration("old_count", .count, zh: "列", en: "c", null: absent).since(2),
            ])),
        (.addedNull, "new_count", register([column("new_count", .count).since(2)])),
        (.rowWidth, nil, register((1...9).map { column("remark\($0)", .text(2000)) })),
    ]

    func testEachPlantedViolationIsFoundAlone() {
        for (rule, column, table) in Self.planted {
            let faults = table.lint()
            XCTAssertEqual(faults.map(\.rule), [rule], "\(rule) \(table.name) \(faults)")
            XCTAssertEqual(faults.first?.column, column, "\(rule)")
        }
    }

    func testEveryRuleHasAPlantedViolation() {
        XCTAssertEqual(Set(Self.planted.map(\.0)), Set(TableRule.allCases))
    }

    func testSoundDeclarationsHaveNoFault() {
        for table in [entryTable, runTable, resultTable, Schema.migrationsTable] {
            XCTAssertEqual(table.lint(), [])
        }
    }

    func testAFaultNamesTableColumnRuleAndDetail() throws {
        let fault = try XCTUnwrap(Self.register([Self.column("level", .count)]).lint().first)
        XCTAssertEqual(
            fault.finding.text(in: .english),
            "Table hosp_thing, column level, breaks a rule of published tables: "
                + "name_reserved (DM8 (达梦), Oracle).")
    }

    func testAWordIsReservedWhereverOneDatabaseReservesIt() {
        // One word that each database is known to reserve.
        let examples = [
            ("rownum", "Oracle"), ("analyse", "PostgreSQL and Kingbase"), ("rlike", "MySQL"),
            ("page_checksum", "MariaDB"), ("waitfor", "SQL Server"), ("verify", "DM8 (达梦)"),
            ("glob", "SQLite"),
        ]
        for (word, database) in examples {
            XCTAssertTrue(ReservedWords.databases(reserving: word).contains(database), word)
        }
        XCTAssertEqual(ReservedWords.databases(reserving: "department_code"), [])
        XCTAssertEqual(
            ReservedWords.databases(reserving: "SELECT"),
            ReservedWords.databases(reserving: "select"))
        XCTAssertEqual(ReservedWords.databases(reserving: "select").count, 7)
    }
}
