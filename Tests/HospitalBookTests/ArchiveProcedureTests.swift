import HospitalBook
import HospitalCore
import SafetyInspection
import XCTest

/// The procedures about archives, through their arguments, with the register's numbers.
final class ArchiveProcedureTests: XCTestCase {
    func testListsAreShownAndCheckedOff() throws {
        let lists = try ProcedureRows("archive.lists", "{}")["parts"]
        XCTAssertTrue(lists.contains(
            "nine_preventions|九防|-|damp|防潮|潮湿、潮、防水|档案管理自查评分表|九防（重庆、湖北两地清单）"))
        XCTAssertEqual(lists.count { $0.hasPrefix("archive_systems|") }, 17, "S-214")
        let checks = try ProcedureRows("archive.check", #"""
            {"checks":[{"subject":"库房","list":"archive_kit","present":["空调","extinguisher"]},
             {"subject":"信息科","list":"machine_room_rules","present":
              ["机房","设备","网络","应急预案","备份与存储","工作站","文档"]},
             {"subject":"本院","list":"own","parts":[{"code":"a","name":"甲","aliases":["天"]}],
              "present":["天"]}]}
            """#)["checks"]
        XCTAssertEqual(checks, [
            "库房|archive_kit|2/7|0|温湿度计、除湿机、消毒杀虫设备、吸尘器、铁皮柜或密集架",
            "信息科|machine_room_rules|7/7|1|", "本院|own|1/1|1|",
        ], "S-225, S-301")
        assertRefused(
            ContentsError.unknown("archive_kitt", nearest: "archive_kit"), "archive.check",
            #"{"checks":[{"subject":"s","list":"archive_kitt","present":[]}]}"#)
        let versions = try ProcedureRows("appraise.contents", #"""
            {"contents":"nine_preventions","on":"2024-01-01","records":[{"subject":"库",
             "versions":[{"version":1,"keeper":"P","from":"2023-01-01","parts":["火","防火"]}]}]}
            """#)["records"]
        XCTAssertEqual(versions, ["库|1|P|1/9|0|防盗、防光、防高温、防潮、防尘、防磁、防鼠、防虫"])
    }

    func testS207TheSelfInspectionShowsItsSubChecks() throws {
        let result = try ProcedureRows("archive.self_inspection", #"""
            {"met":{"ARCHIVE100-01-01":["制度已发布","leader_named","agenda"],
                    "ARCHIVE100-04-03":["免费查询服务"]}}
            """#)
        XCTAssertEqual(result["items"].count, 16)
        XCTAssertTrue(result["items"][0].hasSuffix("|5|3/4|0|列入年度计划和长期规划"))
        XCTAssertTrue(result["items"][15].hasSuffix("|2|1/1|1|"))
        XCTAssertEqual(result["totals"], ["100|1|4/69"])
        assertRefused(
            ArgumentError.unknown(path: "met.ARCHIVE100-01-09", nearest: "ARCHIVE100-01-01"),
            "archive.self_inspection", #"{"met":{"ARCHIVE100-01-09":[]}}"#)
    }

    func testS213AMissingCabinetIsEightOfNine() throws {
        let names = ["火", "盗", "高温", "潮湿", "光", "尘", "虫", "鼠"]
        let backings = names.map { #"{"prevention":"\#($0)","equipment":["设备"],"duty":"P1"}"# }
            + [#"{"prevention":"磁","equipment":[],"duty":"P1"}"#]
        let result = try ProcedureRows(
            "archive.preventions", #"{"backings":[\#(backings.joined(separator: ","))]}"#)
        XCTAssertEqual(result["result"], ["8/9"])
        XCTAssertTrue(result["preventions"].contains("magnetism|防磁||P1|0"))
        XCTAssertEqual(
            try ProcedureRows(
                "archive.preventions",
                #"{"backings":[{"prevention":"a","equipment":["e"],"duty":"P"}],"#
                    + #""parts":[{"code":"a"},{"code":"b"}]}"#)["result"], ["1/2"])
    }

    func testS218ALogWith28Of30DaysLacks2() throws {
        let readings = (1...30).filter { $0 != 7 && $0 != 21 }.map { day in
            let text = day < 10 ? "0\(day)" : "\(day)"
            return #"{"day":"2024-04-\#(text)","meter":"M","temperature":"20","#
                + #""humidity":"\#(day == 9 ? "60.1" : "50")"}"#
        }
        let arguments = #"{"from":"2024-04-01","to":"2024-04-30","meters":["M"],"readings":["#
            + readings.joined(separator: ",") + "]"
        let log = try ProcedureRows("archive.climate", arguments + "}")
        XCTAssertEqual(log["summary"], ["30|28|2|2|1"])
        XCTAssertEqual(log["missing"], ["20240407|M", "20240421|M"])
        XCTAssertEqual(log["out_of_range"], ["20240409|M|20|60.1|0|1"])
        let own = try ProcedureRows(
            "archive.climate", arguments + #","limits":{"temperature_max":"19"}}"#)
        XCTAssertEqual(own["summary"], ["30|28|2|2|28"])
        // What is not given keeps its usual limit: day 9 at 60.1 percent is out of range.
        let warmer = try ProcedureRows(
            "archive.climate", arguments + #","limits":{"temperature_max":"26"}}"#)
        XCTAssertEqual(warmer["out_of_range"], ["20240409|M|20|60.1|0|1"])
    }

    func testS224AndS226AndS302() throws {
        let paper = (1...20).map { "\"\($0)\"" }
        let files = try ProcedureRows("archive.completeness", """
            {"files":[{"subject":"P1","boxes":["B1"],"paper":[\(paper.joined(separator: ","))],
             "system":[\(paper.dropLast().joined(separator: ","))],"sizes":["A4"]}]}
            """)["files"]
        XCTAssertEqual(files, ["P1|1|20|||0"])
        let duties = try ProcedureRows("archive.duties", #"""
            {"year":2024,"today":"2025-02-01","records":[{"level":"市","unit":"A","duty":"指导",
             "planned":"2024-01-15","appraised":"2024-12-30"}],"levels":[{"code":"city","name":"市"},
             {"code":"ward","name":"科"}]}
            """#)["duties"]
        XCTAssertEqual(duties, ["city|A|指导|ON_TIME|ON_TIME|1", "ward|-|-|MISSING|MISSING|0"])
        let registers = try ProcedureRows(
            "archive.register",
            #"{"registers":[{"register":"2013","opening":10000,"received":5338,"#
                + #""transferred_out":1100,"letters":130}]}"#)["registers"]
        XCTAssertEqual(registers, ["2013|10000|5338|1100|130|14238"])
    }

    func testS215AndS217AndS221() throws {
        let filing = try ProcedureRows("archive.filing", #"""
            {"today":"2013-05-01","files":[{"file":"F1","year":2012,"filed":"2013-04-01",
              "documents":["attachment","main"]},{"file":"F2","year":2012}]}
            """#)["files"]
        XCTAssertEqual(filing, ["F1|20130331|20130401|LATE|1", "F2|20130331|-|MISSING|"])
        let codes = try ProcedureRows("archive.code", #"""
            {"items":[{"item":"D1","year":2011,"values":{"科室":"征缴","险种":"养老"}},
             {"item":"D2","year":2012,"values":{"年度":2012,"类别":"A","保管期限":30,"险种":"养老"}}]}
            """#)["codes"]
        XCTAssertEqual(codes, ["D1|科室-险种|征缴-养老", "D2|年度-类别-保管期限-险种|2012-A-30-养老"])
        let own = try ProcedureRows(
            "archive.code",
            #"{"items":[{"item":"D","year":2020,"values":{"a":"1","b":"2"}}],"#
                + #""schemes":[{"scheme":"own","fields":["b","a"],"separator":"/"}]}"#)
        XCTAssertEqual(own["codes"], ["D|own|2/1"])
        let catalogue = try ProcedureRows("archive.catalogue", #"""
            {"entries":[{"number":1,"responsible":"R","code":"C","title":"T","day":"2012-05-01",
              "pages":3},{"number":2,"responsible":"R","code":"C","day":"2012-05-01","pages":3}]}
            """#)
        XCTAssertEqual(catalogue["problems"], ["2|title|题名|missing"])
        XCTAssertEqual(catalogue["result"], ["2|1"])
    }

    func testS219AndS220AndS222() throws {
        let archives = #""today":"2015-06-01","archives":[{"item":"V","year":1999,"years":15,"#
            + #""holds":[{"reason":"审计批复"}]},{"item":"D","year":2004,"years":10},"#
            + #"{"item":"F","year":1949}]"#
        let kept = try ProcedureRows(
            "archive.retention",
            "{\(archives),\"destroy\":[{\"list\":\"L\",\"items\":[\"D\"],\"group\":[\"G\"],"
                + "\"approver\":\"B\"}]}")
        XCTAssertEqual(
            kept["archives"], ["V|20141231|HOLD|审计批复", "D|20141231|EXPIRED|-", "F|-|KEEP|-"])
        XCTAssertEqual(kept["destroyed"], ["L|D|B"])
        assertRefused(
            ArchiveError.held("V", reason: "审计批复"), "archive.retention",
            "{\(archives),\"destroy\":[{\"list\":\"L\",\"items\":[\"V\"],\"group\":[\"G\"],"
                + "\"approver\":\"B\"}]}")
        assertRefused(
            ArgumentError.value(path: "destroy[1].items", value: "X", allowed: nil),
            "archive.retention",
            "{\(archives),\"destroy\":[{\"list\":\"L\",\"items\":[\"X\"]}]}")
        for lists in [
            #"{"list":"L","items":["D","D"],"group":["G"],"approver":"B"}"#,
            #"{"list":"L","items":["D"],"group":["G"],"approver":"B"},"#
                + #"{"list":"M","items":["D"],"group":["G"],"approver":"B"}"#,
        ] {
            assertRefused(
                ArchiveError.duplicate("D"), "archive.retention",
                "{\(archives),\"destroy\":[\(lists)]}")
        }
        assertRefused(
            ArchiveError.handoverOpen(Person.ID("P1"), items: ["D"]), "archive.handover",
            #"{"transfers":[{"item":"D","to":"P1","on":"2024-01-01"}],"leaving":["P1"]}"#)
        XCTAssertEqual(
            try ProcedureRows(
                "archive.handover",
                #"{"transfers":[{"item":"D","to":"P1","on":"2024-01-01"},"#
                    + #"{"item":"D","from":"P1","to":"P2","on":"2024-01-02"}],"leaving":["P1"]}"#
            )["custody"], ["D|P2"])
        assertRefused(
            ArchiveError.loanUnapproved("L1"), "archive.loans",
            #"{"today":"2024-03-01","loans":[{"loan":"L1","item":"D","borrower":"P","#
                + #""requested":"2024-03-01","lent":"2024-03-01"}]}"#)
        let loans = try ProcedureRows("archive.loans", #"""
            {"today":"2024-04-01","loans":[{"loan":"L1","item":"D","borrower":"P","approver":"B",
              "requested":"2024-03-01","lent":"2024-03-01","due":"2024-03-10"}]}
            """#)
        XCTAssertEqual(loans["loans"], ["L1|D|P|overdue|"])
        XCTAssertEqual(loans["use"], ["1|0|1|0"])
    }

    func testS228AndS229() throws {
        let life = try ProcedureRows(
            "archive.life",
            #"{"items":[{"item":"D","by":"P","steps":["collect","classify","sort"]}]}"#)["items"]
        XCTAssertEqual(life, ["D|sorted|file"])
        XCTAssertThrowsError(try ProcedureRows(
            "archive.life", #"{"items":[{"item":"D","by":"P","steps":["collect","file"]}]}"#)
        ) { XCTAssertTrue($0 is StateMachineError) }
        let backups = try ProcedureRows("archive.backups", #"""
            {"items":[{"item":"N1","published":"2024-03-01","backed_up":"2024-03-02","medium":"光盘"},
             {"item":"N2","published":"2024-03-01","valuable":false}]}
            """#)["items"]
        XCTAssertEqual(backups, ["N1|20240301|20240302|光盘|LATE", "N2|20240301|-||-"])
    }
}
