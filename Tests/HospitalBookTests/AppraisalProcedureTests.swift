import Hosp
import XCTest

/// Appraisal and pay as hosts call them: JSON in, JSON and tables out.
final class AppraisalProcedureTests: XCTestCase {
    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(try JSONValue(parsing: Array(arguments.utf8)))
    }

    private func assertRefused(
        _ name: String, _ arguments: String, _ error: some HospitalError & Equatable,
        line: UInt = #line
    ) {
        XCTAssertThrowsError(try run(name, arguments), line: line) {
            XCTAssertEqual(
                ($0 as? HospitalError)?.finding, error.finding, "\($0)", line: line)
        }
    }

    private func texts(_ value: JSONValue?) -> [String?] {
        guard case .array(let values)? = value else { return [] }
        return values.map {
            guard case .string(let text) = $0 else { return nil }
            return text
        }
    }

    private func member(_ name: String, of value: JSONValue) -> JSONValue? {
        guard case .object(let object) = value else { return nil }
        return object[name]
    }

    /// Hand calculation: 10 × 95/98 = 9.69; 10 × 7.5/8 = 9.375; 10 × 47/50.
    func testEveryKindOfFactIsScoredByItsMethod() throws {
        let cases: [(method: String, facts: String, scores: [String?])] = [
            (#"{"name":"ratio","target":"98","mode":"high"}"#, #"[{"value":"95"},{}]"#,
             ["9.69", nil]),
            (#"{"name":"ratio","target":"7.5","mode":"low_reciprocal"}"#, #"[{"value":8}]"#,
             ["9.38"]),
            (#"{"name":"ratio","target":"1","mode":"high"}"#,
             #"[{"numerator":"47","denominator":"50"},{"numerator":0,"denominator":0}]"#,
             ["9.40", nil]),
            (#"{"name":"interval","zero":"12","full":"7.5"}"#, #"[{"value":"9.75"}]"#, ["5.00"]),
            (#"{"name":"efficacy","unacceptable":"80","satisfactory":"95"}"#,
             #"[{"value":"90"}]"#, ["8.67"]),
            (#"{"name":"tiered_efficacy","standards":["90","80","70","60","50"]}"#,
             #"[{"value":"85"}]"#, ["9.00"]),
            (#"{"name":"deduction","rules":[{"code":"late","each":"0.5","cap":"3"}]}"#,
             #"[{"deductions":[{"rule":"late","count":7,"evidence":"记录"}]},{"deductions":[]}]"#,
             ["7.00", "10.00"]),
            (#"{"name":"steps","base":"10","target":"92","points":"0.5","unit":"1","#
                + #""counting":"whole_steps","lowest":"-3","highest":"3"}"#,
             #"[{"value":"95.7"}]"#, ["11.50"]),
            (#"{"name":"ladder","closed":"left","steps":[{"from":"90","points":"10"},"#
                + #"{"to":"90","points":"0"}]}"#,
             #"[{"value":"90"},{"value":"89.99"}]"#, ["10.00", "0.00"]),
            (#"{"name":"growth","factor":"150","limit":"10","direction":"high","#
                + #""missing_last":"full"}"#,
             #"[{"now":"1.08","last":"1.02"},{"now":"1.3"}]"#, ["8.82", "10.00"]),
            (#"{"name":"optimal_range","best_from":"85","best_to":"93","zero_from":"75","#
                + #""zero_to":"105"}"#,
             #"[{"value":"80"}]"#, ["5.00"]),
            (#"{"name":"count","each":"5","cap":"10"}"#, #"[{"value":"1"}]"#, ["5.00"]),
            (#"{"name":"assessed"}"#, #"[{"score":"8.5"}]"#, ["8.50"]),
        ]
        for row in cases {
            let arguments = #"{"method":\#(row.method),"weight":"10","facts":\#(row.facts)}"#
            let result = try run("appraise.score", arguments)
            XCTAssertEqual(texts(member("scores", of: result.json)), row.scores, row.method)
            XCTAssertEqual(result.tables[0].rows.count, row.scores.count)
        }
    }

    private let scheme = #"""
        {"name":"月度考核","base":"110","parts":[
          {"code":"indicator","name":"指标绩效","weight":"70","items":[
            {"code":"energy","weight":"60","method":{"name":"ratio","target":"316.4",
             "mode":"low_reciprocal"}},
            {"code":"boiler","weight":"40","method":{"name":"ratio","target":"83.42","mode":"high"}}]},
          {"code":"process","weight":"30","deductions":{"rules":[{"code":"late","each":"2"}]}}]}
        """#

    /// 60 × 316.4/340 = 55.84, 40 × 77.69/83.42 = 37.25: 93.09 of 100, 102.40 of 110; process
    /// 110 − 4; composite 0.7 × 102.40 + 0.3 × 106 = 103.48.
    func testAScorecardIsExplainedDownToTheEvidence() throws {
        let report = #"""
            {"department":"D01","items":[{"code":"energy","value":"340.0"},
              {"code":"boiler","value":"77.69"},
              {"code":"process","rater":{"person":"P7","department":"D09"},
               "deductions":[{"rule":"late","count":"2","evidence":"3月7日、14日"}]}],
             "vetoes":[{"code":"energy","scope":"grade_cap","grade":"合格","reason":"事故",
               "evidence":"报告"}]}
            """#
        let result = try run(
            "appraise.scorecard",
            #"{"scheme":\#(scheme),"report":\#(report),"set":"hospital_2015"}"#)
        XCTAssertEqual(result.tables.map(\.name), ["card", "parts", "items", "deductions"])
        XCTAssertEqual(
            result.tables[0].rows,
            [[
                .text("D01"), .text("月度考核"), .text("110"), .text("103.48"), .text("94.07"),
                .text("1.0348"), .text("hospital_2015"), .text("合格"),
            ]])
        XCTAssertEqual(result.tables[1].rows.map { $0[4] }, [.text("102.40"), .text("106.00")])
        XCTAssertEqual(result.tables[2].rows.map { $0[5] }, [.text("55.84"), .text("37.25")])
        XCTAssertEqual(
            result.tables[3].rows,
            [[
                .text("process"), .text("late"), .text("late"), .text("2"), .text("4"),
                .text("3月7日、14日"),
            ]])
        XCTAssertEqual(member("composite", of: result.json), .string("103.48"))
        XCTAssertEqual(member("grade_capped", of: result.json), .bool(true))
    }

    func testGradesComeFromANamedSetOrTheHospitalsOwn() throws {
        let scores = #""scores":["89.995","89.9949","59.99"]"#
        let library = try run("appraise.grade", #"{"set":"four_with_good",\#(scores)}"#)
        XCTAssertEqual(
            library.tables[0].rows.map { $0[2] }, [.text("优秀"), .text("良好"), .text("不合格")])
        let own = try run(
            "appraise.grade",
            #"{"set":"own","grades":[{"name":"A","cut":"60"}],"below":"B",\#(scores)}"#)
        XCTAssertEqual(own.tables[0].rows.map { $0[2] }, [.text("A"), .text("A"), .text("B")])
        assertRefused(
            "appraise.grade", #"{"set":"hospital_2016","scores":[]}"#,
            GradeSetError.unknown("hospital_2016", nearest: "hospital_2015"))
    }

    /// Hand calculation: 100.00 less 5 % is 95.00, by 2 : 1 63.33 and 31.67.
    func testAPoolIsDistributedWithItsProof() throws {
        let result = try run(
            "pay.distribute",
            #"""
            {"pool":"100.00","set_asides":[{"name":"预留","percent":"5"}],
             "departments":[{"id":"B","factors":{"points":"1"}},
               {"id":"A","factors":{"points":"4","score":"0.5"}}],
             "persons":[{"id":"P1","department":"A","factors":{"coefficient":"1"}},
               {"id":"P2","department":"A","factors":{"coefficient":"1"}}]}
            """#)
        XCTAssertEqual(
            result.tables.map(\.name), ["departments", "persons", "set_asides", "proof"])
        XCTAssertEqual(result.tables[0].rows.map { $0[4] }, [.integer(6_333), .integer(3_167)])
        XCTAssertEqual(result.tables[1].rows.map { $0[5] }, [.integer(3_167), .integer(3_166)])
        XCTAssertEqual(
            result.tables[3].rows,
            [
                [.text("pool"), .integer(10_000), .integer(500), .integer(9_500), .integer(0),
                 .integer(0)],
                [.text("A"), .integer(6_333), .integer(0), .integer(6_333), .integer(0),
                 .integer(0)],
                [.text("B"), .integer(3_167), .integer(0), .integer(0), .integer(3_167),
                 .integer(0)],
            ])
    }

    /// 60 + 40 × 10/15 = 86.6667, of 20 points 17.33; nothing reported has neither.
    func testEfficacyShowsItsCoefficient() throws {
        let result = try run(
            "appraise.score",
            #"{"method":{"name":"efficacy","unacceptable":80,"satisfactory":95},"weight":"20","#
                + #""facts":[{"value":"90"},{}]}"#)
        XCTAssertEqual(texts(member("coefficients", of: result.json)), ["86.6667", nil])
        XCTAssertEqual(
            result.tables[0].rows,
            [[.integer(1), .text("17.33"), .text("86.6667")], [.integer(2), .null, .null]])
    }

    /// (100 × 2.5 − 80 × 0.5) × 90 % = 189.00; (1 × 2.5 − 80 × 0.5) × 90 % = −33.75.
    func testAPointValuePaysAndListsTheShortfall() throws {
        let result = try run(
            "pay.point_value",
            #"""
            {"departments":[
              {"id":"A","points":100,"value":"2.5","cost":"80.00","cost_share":"0.5","score":90},
              {"id":"B","points":1,"value":"2.5","cost":"80.00","cost_share":"0.5","score":90}]}
            """#)
        XCTAssertEqual(
            result.tables[0].rows,
            [
                [.text("A"), .text("189.00"), .integer(18_900), .text("0.00"), .integer(0)],
                [.text("B"), .text("0.00"), .integer(0), .text("33.75"), .integer(3_375)],
            ])
        XCTAssertEqual(member("total", of: result.json), .string("189.00"))
    }

    func testCoefficientsComeFromBandsOrFromALineAndNotFromBoth() throws {
        let bands = #""bands":[{"from":90,"coefficient":"1.1"},{"from":0,"coefficient":"0.9"}]"#
        let linear = #""linear":{"base":90,"step":"0.01","lowest":"0.5","highest":"1.2"}"#
        let banded = try run("pay.coefficient", #"{\#(bands),"scores":["89.995","89.99"]}"#)
        XCTAssertEqual(texts(member("coefficients", of: banded.json)), ["1.1", "0.9"])
        let line = try run("pay.coefficient", #"{\#(linear),"scores":["95.5","200"]}"#)
        XCTAssertEqual(texts(member("coefficients", of: line.json)), ["1.055", "1.2"])
        assertRefused(
            "pay.coefficient", #"{\#(bands),\#(linear),"scores":[]}"#,
            ArgumentError.value(path: "linear", value: "linear", allowed: "bands"))
        assertRefused(
            "pay.coefficient", #"{"scores":[]}"#, ArgumentError.missing(path: "linear"))
        assertRefused(
            "pay.coefficient", #"{"bands":[{"from":60,"coefficient":1}],"scores":["59.99"]}"#,
            ScoringError.ladderGap(from: nil, to: HospitalCore.Decimal(60)))
    }

    func testFaultsAreNamedByPathOrByCode() {
        assertRefused(
            "appraise.score",
            #"{"method":{"name":"ratio","target":"1","mode":"up"},"weight":"10","facts":[]}"#,
            ArgumentError.value(
                path: "method.mode", value: "up", allowed: "high, low_reciprocal, low_linear"))
        assertRefused(
            "appraise.score",
            #"{"method":{"name":"assessed","cap":"1"},"weight":"10","facts":[]}"#,
            ArgumentError.unknown(path: "method.cap", nearest: nil))
        assertRefused(
            "appraise.score",
            #"{"method":{"name":"assessed"},"weight":"10","facts":[{"score":1,"value":2}]}"#,
            ArgumentError.value(path: "facts[1].score", value: "score", allowed: "value"))
        assertRefused(
            "appraise.scorecard",
            #"{"scheme":\#(scheme),"report":{"department":"D01","items":[{"code":"enregy"}]}}"#,
            AppraisalError.itemUnknown("enregy", nearest: "energy"))
        assertRefused(
            "appraise.scorecard",
            #"""
            {"scheme":{"name":"s","base":100,"parts":[{"code":"p","weight":100,"items":[
              {"code":"x","weight":100,"method":{"name":"ratio","target":0,"mode":"high"}}]}]},
             "report":{"department":"D01","items":[]}}
            """#,
            AppraisalError.scoring(
                at: "x", .parameterNotPositive(parameter: "target", value: .zero)))
        assertRefused(
            "pay.distribute",
            #"{"pool":"1","departments":[{"id":"A","factors":{"x":1}}],"persons":[{"id":"P1","#
                + #""factors":{"x":1}}]}"#,
            PayError.personWithoutDepartment(Person.ID("P1")))
        assertRefused(
            "pay.distribute", #"{"pool":"1","departments":[{"id":"A","factors":{"x":"-1"}}]}"#,
            PayError.negativeFactor(code: "A", factor: "x", value: (try? Decimal("-1")) ?? .zero))
        assertRefused(
            "pay.distribute", #"{"pool":"1.005","departments":[]}"#,
            ArgumentError.value(path: "pool", value: "1.005", allowed: nil))
    }
}
