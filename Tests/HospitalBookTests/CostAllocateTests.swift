import Foundation
import Hosp
import XCTest

/// `cost.allocate` as hosts call it: the documented example and the published cases.
final class CostAllocateTests: XCTestCase {
    /// The worked example of the interface: 100 over three heads, then 83.34 over 2.5 and 7.5
    /// orders.
    func testTheDocumentedExampleGivesTheDocumentedResult() throws {
        let arguments = """
            {"categories":["cost"],
             "departments":[{"id":"admin","name":"院办","class":"admin_logistics","direct":{"cost":"100.00"}},
                            {"id":"lab","name":"检验科","class":"medical_technology","direct":{"cost":"50.00"}},
                            {"id":"ward-1","name":"内科","class":"clinical","direct":{"cost":"0"}},
                            {"id":"ward-2","name":"外科","class":"clinical","direct":{"cost":"0"}}],
             "drivers":{"headcount":{"lab":1,"ward-1":1,"ward-2":1},"orders":{"ward-1":"2.5","ward-2":"7.5"}},
             "steps":[{"stage":1,"sources":["admin"],"receivers":["lab","ward-1","ward-2"],"driver":"headcount"},
                      {"stage":3,"sources":["lab"],"receivers":["ward-1","ward-2"],"driver":"orders"}],
             "method":"step_down",
             "rounding":{"unit":"0.01","residual":"largest_remainder","multiplier_digits":null,"negative_pool":"mirror"}}
            """
        let expected = """
            {"final":{"ward-1":{"cost":"54.17"},"ward-2":{"cost":"95.83"}},
             "lines":[{"step":1,"source":"admin","receiver":"lab","category":"cost","amount":"33.34"},
                      {"step":1,"source":"admin","receiver":"ward-1","category":"cost","amount":"33.33"},
                      {"step":1,"source":"admin","receiver":"ward-2","category":"cost","amount":"33.33"},
                      {"step":2,"source":"lab","receiver":"ward-1","category":"cost","amount":"20.84"},
                      {"step":2,"source":"lab","receiver":"ward-2","category":"cost","amount":"62.50"}],
             "multipliers":[{"step":1,"source":"admin","category":"cost","multiplier":"100/3"},
                            {"step":2,"source":"lab","category":"cost","multiplier":"4167/500"}],
             "left_in_source":{}, "total_before":"150.00", "total_after":"150.00"}
            """
        let result = try run("cost.allocate", arguments)
        XCTAssertEqual(result.json, try JSONValue(parsing: Array(expected.utf8)))
        XCTAssertEqual(result.tables.map(\.name), Procedure.named("cost.allocate")?.tables)
    }

    /// The 15 departments × 7 items of the Chinese workbook under largest remainder, to the fen.
    func testTheThreeStageWorkbookComesOutToTheFen() throws {
        let published = try Self.publishedCase("cn3stage_workbook_15dept")
        guard case .object(var inputs)? = published["inputs"],
            case .object(let expected)? = published["expected"],
            case .object(let policy)? = expected["policy_LR_fen"],
            case .object(let finals)? = policy["final_by_category_fen"]
        else { return XCTFail("the case file has another form") }
        inputs = JSONObject(inputs.members.filter { !["currency", "unit"].contains($0.name) })
        inputs.append("method", .string("three_stage"))
        let procedure = try XCTUnwrap(Procedure.named("cost.allocate"))
        let result = try procedure.run(.object(inputs))
        guard case .object(let answer) = result.json, case .object(let final)? = answer["final"]
        else { return XCTFail("no final cost") }
        XCTAssertEqual(final.members.map(\.name), ["101", "102", "103", "201", "202", "203"])
        var compared = 0
        for department in finals.members {
            guard case .object(let byItem) = department.value else { continue }
            for item in byItem.members {
                guard case .number(let fen) = item.value,
                    case .object(let amounts)? = final[department.name],
                    case .string(let amount)? = amounts[item.name]
                else { return XCTFail("\(department.name) \(item.name)") }
                XCTAssertEqual(
                    try Money(yuan: amount).fen, Int64(fen), "\(department.name) \(item.name)")
                compared += 1
            }
        }
        XCTAssertEqual(compared, 42)
        XCTAssertEqual(answer["total_after"], .string("12155069.00"))
    }

    /// 260 sources in a ring with chords, against plain repeated substitution in 60 binary places.
    func testASolutionOfManySourcesIsCertifiedAndWithinAFenOfSubstitution() throws {
        let (sources, finals) = (260, 5)
        let fen = (0..<sources).map { Int128($0 * 7_919 % 100_003) }
        let steps: [(distance: Int, weight: Int)] = [(1, 1), (7, 7), (31, 31)]
        let codes = (0..<sources).map { Department.ID("s\(1000 + $0)") }
        let wards = (0..<finals).map { Department.ID("z\($0)") }
        var centres = wards.map { CostCentre(Department(id: $0), direct: [:]) }
        var drivers: [Driver] = []
        for (index, code) in codes.enumerated() {
            centres.append(
                CostCentre(
                    Department(id: code),
                    direct: ["c": try HospitalCore.Decimal(significand: fen[index], scale: 2)]))
            var values = [wards[index % finals]: HospitalCore.Decimal.one]
            for step in steps {
                values[codes[(index + step.distance) % sources]] = HospitalCore.Decimal(step.weight)
            }
            drivers.append(Driver(code.code, values: values))
        }
        let result = try AllocationRequest(
            items: ["c"], centres: centres, drivers: drivers,
            steps: codes.map { AllocationStep(sources: [$0], driver: $0.code) }, method: .reciprocal
        ).allocated()
        guard case .certified(let bound)? = result.solution else { return XCTFail("not certified") }
        XCTAssertLessThan(bound, try HospitalCore.Decimal("0.001"))
        XCTAssertEqual(result.totalBefore, result.totalAfter)

        // Each source sends 39 of 40 parts on and one to its ward, so after 3,000 rounds less than
        // 10⁻²⁸ of the cost is still on its way.
        var onTheWay = fen.map { $0 << 60 }
        var received = [Int128](repeating: 0, count: finals)
        for _ in 0..<3_000 {
            var next = [Int128](repeating: 0, count: sources)
            for (index, amount) in onTheWay.enumerated() {
                received[index % finals] += amount / 40
                for step in steps {
                    next[(index + step.distance) % sources] += amount * Int128(step.weight) / 40
                }
            }
            onTheWay = next
        }
        for (ward, amount) in zip(wards, received) {
            let whole = try XCTUnwrap(result.amount(of: ward, item: "c"))
            XCTAssertLessThan(((whole << 60) - amount).magnitude, 1 << 60, "\(ward)")
        }
    }

    private func run(_ name: String, _ arguments: String) throws -> ProcedureResult {
        try XCTUnwrap(Procedure.named(name)).run(try JSONValue(parsing: Array(arguments.utf8)))
    }

    static func publishedCase(_ id: String) throws -> JSONObject {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Conformance/cases/cost_cases.json")
        guard case .object(let document) = try JSONValue(parsing: [UInt8](Data(contentsOf: file))),
            case .array(let cases)? = document["cases"]
        else { throw ArgumentError.missing(path: "cases") }
        for case .object(let entry) in cases where entry["id"] == .string(id) { return entry }
        throw ArgumentError.missing(path: id)
    }
}
