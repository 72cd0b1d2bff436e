import Foundation
import Hosp
import XCTest

/// `cost.report` as hosts call it: documents, tables, CSV in both encodings.
final class CostReportProcedureTests: XCTestCase {
    /// The hospital whose forms stand in `CostReportTests`, filled in by hand.
    static let hospital = """
        {"categories":["personnel","materials"],"period":"2025-03",
         "departments":[
          {"id":"A1","name":"院办","class":"admin_logistics","direct":{"personnel":"60"}},
          {"id":"B1","name":"供应室","class":"medical_auxiliary",
           "direct":{"personnel":"20","materials":"10"}},
          {"id":"C1","name":"检验科","class":"medical_technology",
           "direct":{"personnel":"30","materials":"15"}},
          {"id":"D1","name":"内科门诊","class":"clinical",
           "direct":{"personnel":"100","materials":"40"}},
          {"id":"D2","name":"外科病房","class":"clinical",
           "direct":{"personnel":"200","materials":"60"}}],
         "drivers":{"heads":{"B1":1,"C1":1,"D1":2,"D2":2},"packs":{"C1":1,"D1":1,"D2":3},
                    "orders":{"D1":1,"D2":2}},
         "steps":[{"stage":1,"sources":["A1"],"driver":"heads"},
                  {"stage":2,"sources":["B1"],"driver":"packs"},
                  {"stage":3,"sources":["C1"],"driver":"orders"}],
         "method":"three_stage"}
        """

    /// The hospital as the `allocation` of a form, with its items named.
    static func departments(_ form: String, _ more: String = "") -> String {
        """
        {"form":"\(form)","allocation":\(hospital),
         "items":[{"id":"personnel","name":"人员经费"},{"id":"materials","name":"卫生材料费"}]\(more)}
        """
    }

    private let activity = #","visits":{"D1":"11"},"bed_days":{"D2":"3"},"#
        + #""income":{"D1":"200.00","D2":"300.00"}"#
    private let services = """
        {"form":"service_item","period":"2025-03","items":[{"id":"c","name":"人员经费"}],
         "pool":"100.00","services":[
          {"id":"X2","name":"尿常规","volume":2,"income":"90.00","unit_costs":{"c":"100/3"}},
          {"id":"X1","name":"血常规","volume":1,"unit_costs":{"c":"100/3"}}]}
        """
    private let groups = """
        "period":"2025-03","items":[{"id":"c","name":"人员经费"},{"id":"d","name":"药品费"}],
        "groups":[{"id":"G1","name":"肺炎","cases":3,"costs":{"c":"100.00","d":"50.00"},
                   "fees":"180.00","standard":"60.50"}]}
        """

    private func run(_ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named("cost.report"))
            .run(try JSONValue(parsing: Array(arguments.utf8)))
    }

    private func table(_ name: String, _ arguments: String) throws -> ResultTable {
        try XCTUnwrap(try run(arguments).tables.first { $0.name == name })
    }

    private func csv(_ arguments: String, _ language: Language = .chinese) throws -> String {
        let bytes = try table("form", arguments).delimitedText(
            in: .utf8, substituting: false, labels: language)
        return String(decoding: bytes, as: UTF8.self)
    }

    func testEachFormAsPrintedCSV() throws {
        XCTAssertEqual(try csv(Self.departments("cost_01")), """
            科室编码,科室名称,人员经费,卫生材料费,合计\r
            ,临床服务类,,,\r
            D1,内科门诊,100.00,40.00,140.00\r
            D2,外科病房,200.00,60.00,260.00\r
            ,小计,300.00,100.00,400.00\r
            ,医疗技术类,,,\r
            C1,检验科,30.00,15.00,45.00\r
            ,小计,30.00,15.00,45.00\r
            ,医疗辅助类,,,\r
            B1,供应室,20.00,10.00,30.00\r
            ,小计,20.00,10.00,30.00\r
            ,医疗业务成本合计,350.00,125.00,475.00\r
            ,管理费用,60.00,0.00,60.00\r
            ,本月总计,410.00,125.00,535.00\r

            """)
        XCTAssertEqual(try csv(Self.departments("cost_03", activity)), """
            成本项目编码,成本项目,内科门诊-金额,内科门诊-%,外科病房-金额,外科病房-%,各临床服务类科室合计-金额,各临床服务类科室合计-%\r
            personnel,人员经费,141.33,74.78,268.67,77.65,410.00,76.64\r
            materials,卫生材料费,47.67,25.22,77.33,22.35,125.00,23.36\r
            ,科室全成本合计,189.00,100.00,346.00,100.00,535.00,100.00\r
            ,科室收入,200.00,,300.00,,500.00,\r
            ,收入-成本,11.00,,-46.00,,-35.00,\r
            ,床日成本,,,115.333333,,115.333333,\r
            ,诊次成本,17.181818,,,,17.181818,\r

            """)
        XCTAssertEqual(
            try csv(Self.departments(
                "visit", #","visits":{"D1":"11"},"prior":{"D1":"16"},"prior_hospital":"20""#)), """
            科室编码,科室名称,人员经费,卫生材料费,合计,门急诊人次,诊次成本,上期单位成本,增减额,增减率(%)\r
            D1,内科门诊,141.33,47.67,189.00,11,17.181818,16,1.181818,7.39\r
            ,合计,141.33,47.67,189.00,11,17.181818,20,-2.818182,-14.09\r

            """)
        XCTAssertEqual(try csv(services), """
            项目编码,项目名称,业务量,收入,人员经费-单位成本,单位成本,总成本,收益\r
            X1,血常规,1,,33.333333,33.333333,33.33,\r
            X2,尿常规,2,90.00,33.333333,33.333333,66.67,23.33\r
            ,合计,,,,,100.00,\r

            """)
        XCTAssertEqual(try csv(#"{"form":"drg","# + groups), """
            编码,名称,例数,人员经费-例均,药品费-例均,例均成本,例均费用,支付标准,例均结余,结余\r
            G1,肺炎,3,33.33,16.67,50.00,60.00,60.50,10.50,31.50\r
            ,合计,3,33.33,16.67,50.00,60.00,60.50,10.50,31.50\r

            """)
    }

    /// The same table under the names of its columns, as programs read it.
    func testTheHeaderOfAFormByName() throws {
        let table = try table("form", Self.departments("cost_02"))
        let lines = String(
            decoding: try table.delimitedText(in: .utf8, substituting: false), as: UTF8.self
        ).split(separator: "\r\n")
        XCTAssertEqual(
            lines.first, "code,name,item_1_direct,item_1_indirect,item_1_full,item_2_direct,"
                + "item_2_indirect,item_2_full,total_direct,total_indirect,total_full")
        XCTAssertEqual(lines[2], "D2,外科病房,200.00,68.67,268.67,60.00,17.33,77.33,260.00,86.00,346.00")
    }

    /// 成本02 of the published workbook: full cost by department and item to the fen under largest
    /// remainder, and the published totals within their tolerance.
    func testThePublishedWorkbookAsFullCostForm() throws {
        let published = try CostAllocateTests.publishedCase("cn3stage_workbook_15dept")
        guard case .object(let inputs)? = published["inputs"],
            case .object(let expected)? = published["expected"],
            case .object(let policy)? = expected["policy_LR_fen"],
            case .object(let finals)? = policy["final_by_category_fen"],
            case .object(let totals)? = expected["final_total"],
            case .array(let items)? = inputs["categories"]
        else { return XCTFail("the case file has another form") }
        var allocation = JSONObject(inputs.members.filter {
            !["currency", "unit"].contains($0.name)
        })
        allocation.append("method", .string("three_stage"))
        let result = try XCTUnwrap(Procedure.named("cost.report")).run(
            .object(["form": .string("cost_02"), "allocation": .object(allocation)]))
        let form = try XCTUnwrap(result.tables.first)
        let rows = Dictionary(uniqueKeysWithValues: form.rows.map { ($0[0].text, $0) })
        XCTAssertEqual(rows.count, 7)
        for department in finals.members {
            guard case .object(let amounts) = department.value,
                case .number(let total)? = totals[department.name],
                let row = rows[department.name]
            else { return XCTFail(department.name) }
            for (index, item) in items.enumerated() {
                guard case .string(let code) = item, case .number(let fen)? = amounts[code]
                else { return XCTFail(department.name) }
                XCTAssertEqual(try Money(yuan: row[4 + 3 * index].text).fen, Int64(fen), code)
            }
            let printed = try HospitalCore.Decimal(row[row.count - 1].text)
            let off = try printed.subtracting(HospitalCore.Decimal(total))
            XCTAssertLessThanOrEqual(
                off.significand.magnitude, UInt128(exactly: 5_000) ?? 0, department.name)
            XCTAssertEqual(off.scale, 4)
        }
        XCTAssertEqual(rows[""]?.last, .text("12155069.00"))
        XCTAssertEqual(rows[""]?[1], .text("科室全成本合计"))
    }

    func testTheHeadingOfEveryPage() throws {
        let heading = try table("heading", Self.departments("cost_01", """
            ,"heading":{"organisation":"示例医院","version":2,"run":"202503-000007",
             "prepared_by":"张三","reviewed_by":"李四","rows_per_page":9}
            """))
        let bytes = try heading.delimitedText(in: .utf8, substituting: false, labels: .chinese)
        XCTAssertEqual(String(decoding: bytes, as: UTF8.self), """
            表号,表名,编制单位,期间,金额单位,版本号,运行号,运行状态,制表,审核,负责人,页,总页数,页码,首行,末行\r
            成本01,医院各科室直接成本表,示例医院,2025年3月,元,2,202503-000007,,张三,李四,,1,2,第1页/共2页,1,9\r
            成本01,医院各科室直接成本表,示例医院,2025年3月,元,2,202503-000007,,张三,李四,,2,2,第2页/共2页,10,13\r

            """)
        let kinds = try table("rows", Self.departments(
            "cost_01", #","heading":{"rows_per_page":9}"#)).rows
        XCTAssertEqual(kinds.count, 13)
        XCTAssertEqual(kinds[8], [.integer(9), .text("detail"), .integer(1)])
        XCTAssertEqual(kinds[12], [.integer(13), .text("total"), .integer(2)])
    }

    func testTheDocumentHoldsColumnsAndRows() throws {
        let result = try run(Self.departments("cost_02", #","language":"en""#))
        guard case .object(let document) = result.json, case .array(let rows)? = document["rows"],
            case .array(let columns)? = document["columns"]
        else { return XCTFail("no document") }
        XCTAssertEqual(document["number"], .string("成本02"))
        XCTAssertEqual(document["period"], .string("2025-03"))
        XCTAssertEqual(columns[2], .object([
            "column_name": .string("item_1_direct"), "chinese": .string("人员经费-直接成本"),
            "english": .string("人员经费, direct"), "unit_name": .string("yuan"),
        ]))
        guard case .object(let total) = rows[2] else { return XCTFail("no row") }
        XCTAssertEqual(total["row_kind"], .string("total"))
        XCTAssertEqual(total["code"], .null)
        XCTAssertEqual(total["name"], .string("Full cost of clinical departments"))
        XCTAssertEqual(total["total_full"], .string("535.00"))
        XCTAssertEqual(result.tables.map(\.name), Procedure.named("cost.report")?.tables)
    }

    private var everyForm: [String] {
        let plain = ["cost_01", "cost_02", "allocation", "stages", "matrix"]
        return plain.map { Self.departments($0) } + [
            Self.departments("cost_03", activity),
            Self.departments("visit", #","visits":{"D1":"11"}"#),
            Self.departments("bed_day", #","bed_days":{"D2":"3"}"#), services,
        ] + ["disease", "disease_structure", "drg", "drg_structure"].map {
            "{\"form\":\"\($0)\"," + groups
        }
    }

    /// Decision 19. Every form in every table can be written in GBK, and reads back the same.
    func testEveryFormCanBeWrittenInGBK() throws {
        XCTAssertEqual(everyForm.count, CostForm.allCases.count)
        for arguments in everyForm {
            for table in try run(arguments).tables {
                for labels in [Language.chinese, .english, nil] {
                    let bytes = try table.delimitedText(
                        in: .gbk, substituting: false, labels: labels)
                    var reader = try DelimitedText.Reader(
                        bytes: bytes, format: DelimitedText.Format(encoding: .gbk))
                    XCTAssertEqual(reader.header.count, table.columns.count)
                    var rows = 0
                    while let batch = try reader.nextBatch() {
                        for row in 0..<batch.rowCount {
                            XCTAssertEqual(
                                (0..<batch.columnCount).map { batch.text(row, $0) },
                                table.rows[rows + row].map(\.text))
                        }
                        rows += batch.rowCount
                    }
                    XCTAssertEqual(rows, table.rows.count)
                }
            }
        }
    }

    /// 合计 is BA CF BC C6 in GBK; the last row of 床日成本表 by hand.
    func testTheBytesOfARowInGBK() throws {
        let bytes = try table("form", Self.departments("bed_day", #","bed_days":{"D2":"3"}"#))
            .delimitedText(in: .gbk, substituting: false, labels: .chinese)
        let last: [UInt8] = [0x2C, 0xBA, 0xCF, 0xBC, 0xC6]
            + Array(",268.67,77.33,346.00,3,115.333333,,,\r\n".utf8)
        XCTAssertEqual(Array(bytes.suffix(last.count)), last)
    }

    func testAnArgumentThatTheFormDoesNotUseIsRefused() {
        for (form, more, path) in [
            ("cost_02", #","visits":{"D1":"11"}"#, "visits"), ("cost_01", #","pool":"1""#, "pool"),
            ("matrix", #","unit_digits":6"#, "unit_digits"), ("stages", #","period":"x""#, "period"),
        ] {
            XCTAssertThrowsError(try run(Self.departments(form, more))) {
                XCTAssertEqual($0 as? ArgumentError, .unknown(path: path, nearest: nil))
            }
        }
        XCTAssertThrowsError(try run(#"{"form":"cost_01"}"#)) {
            XCTAssertEqual($0 as? ArgumentError, .missing(path: "allocation"))
        }
        XCTAssertThrowsError(try run(#"{"form":"cost_04"}"#)) {
            guard case .value("form", "cost_04", let allowed)? = $0 as? ArgumentError else {
                return XCTFail("\($0)")
            }
            XCTAssertEqual(allowed, CostForm.allCases.map(\.rawValue).joined(separator: ", "))
        }
        XCTAssertThrowsError(
            try run(Self.departments("cost_01", #","control":{"personnel":"411"}"#))
        ) {
            XCTAssertEqual(
                ($0 as? CostReportError)?.finding.text(in: .chinese),
                "《医院各科室直接成本表》“本月总计”行“人员经费”列：应为411，现为410.00，表不平。")
        }
    }
}
