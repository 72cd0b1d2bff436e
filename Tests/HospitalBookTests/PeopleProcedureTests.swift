import HospitalBook
import HospitalCore
import Interchange
import XCTest

/// The procedures about people, contractors, plans and qualifications, through their arguments.
final class PeopleProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        let procedure = try XCTUnwrap(Procedure.named(name), name)
        let result = try procedure.run(JSONValue(parsing: arguments))
        XCTAssertEqual(result.tables.map(\.name), procedure.tables, name)
        return result
    }

    private func json(_ name: String, _ arguments: String) throws -> String {
        try run(name, arguments).json.text
    }

    /// The rows of a table as texts, `-` for none.
    private func rows(_ name: String, _ table: Int, _ arguments: String) throws -> [String] {
        try run(name, arguments).tables[table].rows.map { row in
            row.map { value in
                switch value {
                case .text(let text): text
                case .integer(let number): "\(number)"
                case .null, .real: "-"
                }
            }.joined(separator: "|")
        }
    }

    func testS145ClearanceByName() throws {
        XCTAssertEqual(
            try json(
                "people.clearance",
                #"{"day":"2024-06-30","records":[{"person":"W","education":["#
                    + #"{"level":1,"day":"2024-06-01"},{"level":"2","day":"2024-06-02"}]}]}"#),
            #"{"persons":[{"person":"W","cleared":0,"lacking":1}],"#
                + #""lacks":[{"person":"W","lack":"LEVEL","about":"班组级（岗位级）"}]}"#)
        XCTAssertEqual(
            try rows(
                "people.clearance", 1,
                #"""
                {"day":"2024-06-30",
                 "rule":{"levels":[{"level":"1"}],"minimum_hours":24,"protection":["helmet","belt"],
                         "examinations":["health"],"source":"S"},
                 "records":[{"person":"W","education":[{"level":"1","day":"2024-06-01","hours":"8"}],
                   "protection":[{"name":"helmet","from":"2024-01-01"}],
                   "examinations":[{"name":"health","from":"2023-01-01","through":"2024-06-29"}]}]}
                """#),
            ["W|HOURS|8", "W|PROTECTION|belt", "W|EXAMINATION|health"])
    }

    /// S-230, S-231: 805 files of a year in one call, in less than a second.
    func testS231EightHundredAndFiveFilesInOneCall() throws {
        var files: [String] = []
        for (group, count) in [("甲", 436), ("乙", 369)] {
            for number in 1...count {
                files.append(
                    #"{"person":"\#(group)\#(number)","year":2013,"group":"\#(group)","entries":["#
                        + #"{"number":"\#(group)-\#(number)","kind":"I","credits":"25"}],"#
                        + #""checks":{"a":true,"b":true}}"#)
            }
        }
        let arguments = #"{"rule":{"minimum":25,"kinds":{"I":5},"offices":["a","b"]},"files":["#
            + files.joined(separator: ",") + "]}"
        let clock = ContinuousClock()
        var rates: [String] = []
        let time = try clock.measure { rates = try rows("people.credits", 2, arguments) }
        XCTAssertEqual(
            rates, ["2013|-|805|805|100.00", "2013|乙|369|369|100.00", "2013|甲|436|436|100.00"])
        XCTAssertLessThan(time, .seconds(1))
        XCTAssertEqual(
            try rows(
                "people.credits", 1,
                #"{"rule":{"offices":["a"]},"files":[{"person":"P","year":2013}]}"#),
            ["P|2013|UNCHECKED|a"])
    }

    func testS232S234HoursByName() throws {
        let rules = #""rules":{"code":"R","unit":"U","staff":["K"],"consequences":["#
            + #"{"code":"short","below":100}]}"#
        XCTAssertEqual(
            try rows(
                "people.training", 0,
                #"{\#(rules),"persons":[{"person":"A","post":"archivist","year":2024,"hours":89},"#
                    + #"{"person":"B","post":"archivist","year":2024,"hours":"90"},"#
                    + #"{"person":"C","post":"archivist","year":2024}]}"#),
            [
                "A|2024|hours|89|90|98.89|0|short|专业技术人员继续教育规定",
                "B|2024|hours|90|90|100.00|1||专业技术人员继续教育规定",
                "C|2024|hours|-|90|-|-||专业技术人员继续教育规定",
            ])
        XCTAssertThrowsError(
            try run(
                "people.training",
                #"{"rules":{"code":"R","unit":"","staff":["K"]},"persons":[]}"#)
        ) { XCTAssertEqual(($0 as? any HospitalError)?.finding.message.number, 5_221) }
    }

    func testS233CertificatesAndLoansByName() throws {
        let certificates = #"""
            {"day":"2024-06-30","needed":[{"person":"E","kinds":["电工证","焊工证"]}],
             "certificates":[
              {"person":"E","kind":"电工证","number":"1","issued":"2021-07-01","through":"2024-07-10"},
              {"person":"E","kind":"焊工证","number":2,"issued":"2021-07-01","through":"2024-06-29"},
              {"person":"E","kind":"援疆","number":"3","issued":"2015-01-01"}]}
            """#
        XCTAssertEqual(
            try rows("people.certificates", 0, certificates),
            [
                "E|电工证|1|20240710|EXPIRING", "E|焊工证|2|20240629|EXPIRED", "E|援疆|3|-|VALID",
            ])
        XCTAssertEqual(try rows("people.certificates", 1, certificates), ["E|焊工证"])
        let loan = #"{"file":"F","borrower":"A","purpose":"晋升","from":"2024-06-01","#
            + #""due":"2024-06-10""#
        XCTAssertEqual(
            try rows("people.loans", 0, #"{"day":"2024-06-30","loans":[\#(loan)}]}"#),
            ["F|A|晋升|20240601|20240610|OVERDUE"])
        XCTAssertThrowsError(
            try run("people.loans", #"{"day":"2024-06-30","loans":[\#(loan)},\#(loan)}]}"#)
        ) { XCTAssertEqual(($0 as? any HospitalError)?.finding.message.number, 5_220) }
    }

    func testS235S236S237TrainingsByName() throws {
        let audit = #"""
            {"rule":{"contract":true,"minimum_hours":8,"practice_from":50,"sample_percent":50,
                     "payment":"500"},
             "class":{"class":"T","start":"2024-03-01","claimed":"1500",
              "sessions":[{"session":1,"theory":4,"practice":4}],
              "attendees":[
               {"attendee":"a","identity":"11010519491231002X","contract":true,"signed":[1],
                "confirmed":true},
               {"attendee":"b","identity":"11010519491231002X","contract":true,"signed":[1]},
               {"attendee":"c","identity":"34052419800101001X","signed":["1"]},
               {"attendee":"d","identity":"1","contract":true}]}}
            """#
        XCTAssertEqual(
            try rows("people.audit", 0, audit),
            ["a|8|1|", "b|8|0|DUPLICATE", "c|8|0|CONTRACT", "d|0|0|IDENTITY,HOURS"])
        XCTAssertEqual(try rows("people.audit", 1, audit), ["FUND"])
        XCTAssertEqual(
            try rows("people.audit", 2, audit),
            ["4|1|1|1|50.00|500.00|50000|1000.00|100000"])
        XCTAssertThrowsError(
            try run(
                "people.audit",
                #"{"rule":{"practice_from":60,"practice_through":40},"class":{"class":"T","#
                    + #""start":"2024-03-01"}}"#))
        let matrix = #"""
            {"day":"2024-06-30","events":[{"event":"E","kind":"岗前培训","day":"2024-03-01"}],
             "attendances":[{"event":"E","person":"A","times":10},{"event":"E","person":"B",
              "times":3}],"persons":["C"],"needs":[{"kind":"岗前培训","within_days":200}]}
            """#
        XCTAssertEqual(try rows("people.matrix", 0, matrix), ["A|E|10", "B|E|3"])
        XCTAssertEqual(try rows("people.matrix", 1, matrix), ["E|13"])
        XCTAssertEqual(try rows("people.matrix", 2, matrix), ["A|10", "B|3", "C|0"])
        XCTAssertEqual(try rows("people.matrix", 3, matrix), ["C|岗前培训"])
        XCTAssertEqual(
            try rows(
                "people.courses", 0,
                #"""
                {"courses":[{"course":"C","specialty":"电工","theory":8,"practice":"8",
                  "textbook":"T","months":["2024-09"]}],
                 "lecturers":[{"person":"P","specialty":"电工","teaching":"theory"}]}
                """#), ["C|电工|P||T|PRACTICE_LECTURER"])
    }

    func testS131S136ContractorsByName() throws {
        let work = #"{"work":"W","contractor":"C","from":"2024-03-01","through":"2024-06-30","#
            + #""documents":["measures","methods","agreement"],"coverages":["#
            + #"{"kind":"qualification","from":"2020-01-01"},"#
            + #"{"kind":"insurance","number":"P1","from":"2024-03-01","through":"2024-06-29"}]}"#
        XCTAssertEqual(
            try json("contractor.gate", #"{"works":[\#(work)]}"#),
            #"{"works":[{"work":"W","contractor":"C","verdict":"BLOCKED"}],"blocks":["#
                + #"{"work":"W","block":"COVERAGE","about":"insurance","day":20240630}]}"#)
        XCTAssertEqual(
            try rows(
                "contractor.gate", 0,
                #"{"gate":{"documents":[],"coverages":["qualification"]},"works":[\#(work)]}"#),
            ["W|C|MAY_START"])
        XCTAssertThrowsError(
            try run("contractor.gate", #"{"works":[\#(work),\#(work)]}"#)
        ) { XCTAssertEqual(($0 as? any HospitalError)?.finding.message.number, 5_231) }
        let permits = #"""
            {"now":"2024-03-01T09:00:00","kinds":[{"kind":"roof","hours":4,"measures":["rope"]}],
             "permits":[
              {"permit":"1","kind":"roof","place":"B1","from":"2024-03-01T08:00:00",
               "through":"2024-03-01T12:00:00","applicant":"A","approver":"B","guardian":"G",
               "workers":[{"person":"W","certified_through":"2024-03-01"}],"measures":["rope"]},
              {"permit":"2","kind":"roof","place":"B1","from":"2024-03-01T08:00:00",
               "through":"2024-03-01T12:30:00","applicant":"A","approver":"A"}]}
            """#
        XCTAssertEqual(
            try rows("contractor.permits", 0, permits), ["1|roof|OPEN", "2|roof|REFUSED"])
        let roof = #"{"kind":"roof","hours":4}"#
        XCTAssertThrowsError(
            try run(
                "contractor.permits",
                #"{"now":"2024-03-01T09:00:00","kinds":[\#(roof),\#(roof)],"permits":[]}"#)
        ) { XCTAssertEqual(($0 as? any HospitalError)?.finding.message.number, 5_231) }
        XCTAssertEqual(
            try rows("contractor.permits", 1, permits),
            [
                "2|TOO_LONG|4h", "2|OWN_APPROVAL|A", "2|WORKERS_MISSING|", "2|GUARDIAN_MISSING|",
                "2|MEASURE|rope",
            ])
        let payment = #"{"number":"1","hazard":"H1","amount":"99.50"}"#
        XCTAssertEqual(
            try json(
                "contractor.funds",
                #"{"fund":"F","budget":"100","payments":[\#(payment)]}"#),
            #"{"hazards":[{"hazard":"H1","payments":1,"amount":"99.50","amount_fen":9950}],"#
                + #""fund":[{"budget":"100.00","budget_fen":10000,"left":"0.50","left_fen":50}]}"#)
        XCTAssertThrowsError(
            try run(
                "contractor.funds", #"{"fund":"F","budget":"99","payments":[\#(payment)]}"#)
        ) { XCTAssertEqual(($0 as? any HospitalError)?.finding.message.number, 5_228) }
    }

    func testS143PlansAndDrillsByName() throws {
        let plan = #""version":"2024-01-01","principles":"p","responsible":"R","flow":["a"]"#
        XCTAssertEqual(
            try rows(
                "plan.status", 0,
                #"""
                {"day":"2024-06-30","months":6,"plans":[
                 {"plan":"never",\#(plan)},
                 {"plan":"reviewed",\#(plan),"drills":[{"day":"2024-05-01","form":"实战"}],
                  "review":{"summary":"2024-05-01","final":"2024-05-02","retraining":"2024-05-03"}},
                 {"plan":"changed",\#(plan),"drills":[{"day":"2024-05-01","form":"实战",
                  "serious_problem":false}],"changes":["2024-06-01"]}]}
                """#),
            [
                "never|DRAFT|drill|-", "reviewed|VALID||20241101",
                "changed|REVISE|new_version|20241101",
            ])
        XCTAssertEqual(
            try rows(
                "plan.drills", 0,
                #"{"day":"2024-08-01","drills":["#
                    + #"{"drill":"production_safety","from":"2024-01-31"}]}"#),
            ["production_safety|生产安全事故应急预案|-|20240731|MISSING|0|生产安全事故应急条例"])
        XCTAssertEqual(
            try rows(
                "plan.drills", 0,
                #"{"day":"2024-08-01","rules":[{"drill":"d","months":1,"source":"s"}],"#
                    + #""drills":[{"drill":"d","from":"2024-07-01","held":["2024-08-01"]}]}"#),
            ["d|d|20240801|20240901|OPEN|0|s"])
        XCTAssertThrowsError(
            try run(
                "plan.drills",
                #"{"day":"2024-08-01","drills":[{"drill":"x","from":"2024-07-01"}]}"#))
    }

    func testS257S259S260S264QualificationsByName() throws {
        let facts = #"{"years":1,"assets":"1500000.00","staff":14,"middle_title_staff":7,"#
            + #""qualified_staff":9,"area":200,"served":60,"satisfaction":80,"#
            + #""service_income":40,"income":100,"outstanding":true}"#
        XCTAssertEqual(
            try rows(
                "qualification.check", 0,
                #"""
                {"day":"2024-03-01","check":["middle_titles","service_unit"],"facts":\#(facts),
                 "waivers":[{"rule":"service_unit","condition":"years","reason":"示范"}]}
                """#),
            [
                "middle_titles|QUALIFIED||服务机构资格认定办法（范文）",
                "service_unit|REFUSED|staff|服务机构评定办法（范文）",
            ])
        let own = #"""
            {"day":"2024-03-01","check":["R"],"facts":{"fraud":true,"debt":null},
             "rules":[{"code":"R","combination":"none_of","from":"2024-01-01","source":"S",
              "conditions":[
               {"code":"C1","name":"弄虚作假","fact":"fraud","comparison":"at_least","limit":true},
               {"code":"C2","fact":"debt","comparison":"at_least","limit":1}]}]}
            """#
        XCTAssertEqual(try rows("qualification.check", 0, own), ["R|REFUSED|C1|S"])
        XCTAssertEqual(
            try rows("qualification.check", 1, own),
            [
                "R|C1|弄虚作假|1|at_least|1|MET|-", "R|C2|C2|-|at_least|1|MISSING|-",
            ])
        XCTAssertThrowsError(
            try run(
                "qualification.check",
                #"{"day":"2024-03-01","check":[],"facts":{},"waivers":[{"rule":"x","#
                    + #""condition":"a"}]}"#))
    }

    /// S-261: 12 of 12 documents.
    func testS261TwelveDocuments() throws {
        let codes = (1...12).map { "d\($0)" }
        let parts = codes.map { #"{"code":"\#($0)","name":"材料\#($0)"}"# }
            .joined(separator: ",")
        func present(_ count: Int) throws -> [String] {
            let there = codes.prefix(count).map { "\"\($0)\"" }.joined(separator: ",")
            return try rows(
                "appraise.contents", 0,
                #"""
                {"contents":"application","parts":[\#(parts)],"on":"2024-03-01","records":[
                 {"subject":"U","versions":[{"version":1,"keeper":"K","from":"2024-03-01",
                  "parts":[\#(there)]}]}]}
                """#)
        }
        XCTAssertEqual(try present(12), ["U|1|K|12/12|1|"])
        XCTAssertEqual(try present(11), ["U|1|K|11/12|0|材料d12"])
    }

    func testS258S262S263ReviewsAndCalendarByName() throws {
        XCTAssertEqual(
            try rows(
                "qualification.review", 0,
                #"{"periods":[{"period":2022,"passed":false},{"period":"2023","score":"59.9"},"#
                    + #"{"period":"2024"}],"pass_mark":60}"#),
            ["2022|0|1|KEEP", "2023|0|2|REVOKE", "2024|-|2|REVOKED"])
        let calendar = #"""
            {"day":"2024-03-12","year":2024,"approved":"2021-04-06",
             "done":{"review":"2024-02-20","visit":"2024-02-27","notice":"2024-03-01"}}
            """#
        XCTAssertEqual(
            try rows("qualification.calendar", 0, calendar),
            [
                "application_first|20240301", "application_last|20240329",
                "valid_through|20240405", "recheck_first|20240301", "recheck_last|20240329",
                "report_due|20220228",
            ])
        XCTAssertEqual(
            try rows("qualification.calendar", 1, calendar), ["wait|20240312|1"])
        XCTAssertEqual(
            try rows(
                "qualification.calendar", 1,
                #"{"day":"2024-03-30","term":{"steps":["hearing"],"notice_work_days":1}}"#),
            ["hearing|-|0"])
    }

    /// S-294: promised time limits: five work days for a certificate, in time until the last day.
    func testS294PromisedTimeLimitsAreKept() throws {
        func order(_ number: String, _ done: String) -> String {
            let steps = [
                ("accept", "2024-03-01T09:00:00"), ("dispatch", "2024-03-01T09:00:00"),
                ("undertake", "2024-03-01T09:00:00"), ("finish", done),
            ].map { #"{"step":"\#($0.0)","at":"\#($0.1)"}"# }.joined(separator: ",")
            return #"{"order":"\#(number)","priority":"p","created":"2024-03-01T09:00:00","#
                + #""fields":{"content":"证明","place":"窗口","reporter":"A"},"#
                + #""events":[\#(steps)]}"#
        }
        func desk(_ limit: String, _ last: String, _ late: String) throws -> [String] {
            let result = try run(
                "desk.orders",
                #"{"now":"2024-04-01T09:00:00","priorities":[{"priority":"p",\#(limit)}],"#
                    + #""orders":[\#(order("1", last)),\#(order("2", late))]}"#)
            let table = result.tables[0]
            let place = try XCTUnwrap(
                table.columns.firstIndex { $0.name == "in_time_completion" })
            return table.rows.map { "\($0[place])" }
        }
        let kept = ["\(ResultValue.integer(1))", "\(ResultValue.integer(0))"]
        XCTAssertEqual(
            try desk(
                #""completion_work_days":5"#, "2024-03-08T23:59:59", "2024-03-09T00:00:00"), kept)
        XCTAssertEqual(
            try desk(#""completion_days":5"#, "2024-03-06T23:59:59", "2024-03-07T00:00:00"), kept)
        XCTAssertThrowsError(
            try desk(
                #""completion_days":5,"completion_minutes":5"#, "2024-03-06T23:59:59",
                "2024-03-07T00:00:00"))
    }
}
