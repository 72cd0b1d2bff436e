import HospitalCore
import PerformanceAppraisal
import XCTest

/// What must be there, what is measured, what is accepted and what is done of what was planned:
/// S-016, S-017, S-027, S-041, S-043, S-049, S-051, S-055, S-056, S-059, S-073, S-256.
final class DutyTests: XCTestCase {
    private func day(_ number: Int32) throws -> Day { try Day(yyyymmdd: number) }

    /// S-016: without 任职资格 a post description has six of its seven parts.
    func testS016APostDescriptionHasSevenParts() throws {
        let six = ["基本信息", "工作概述", "岗位职责", "工作标准", "关键业绩指标", "工作关系"]
        let keeper = Person.ID("P7")
        let record = try ContentRecord(of: "配电工", [
            .init(1, keeper: keeper, from: day(20_230_101), parts: six),
            .init(2, keeper: keeper, from: day(20_240_101), parts: six + ["qualifications"]),
        ])
        let list = RequiredContents.postDescription
        let first = try list.coverage(of: record.version(on: day(20_231_231))?.parts ?? [])
        XCTAssertEqual(first.printed, "6/7")
        XCTAssertFalse(first.isComplete)
        XCTAssertEqual(first.missing.map(\.name), ["任职资格"])
        let second = try list.coverage(of: record.version(on: day(20_240_101))?.parts ?? [])
        XCTAssertEqual(second.printed, "7/7")
        XCTAssertTrue(second.isComplete)
        XCTAssertNil(record.version(on: try day(20_221_231)))
    }

    func testS017AServiceCentreHasFiveDocuments() throws {
        let list = RequiredContents.serviceCentre
        let all = ["工作规范", "管理制度", "主任岗位职责", "接报人员岗位职责", "接报人员规范用语"]
        XCTAssertEqual(try list.coverage(of: all).printed, "5/5")
        XCTAssertEqual(try list.coverage(of: all.dropLast()).missing.map(\.code), [
            "operator_phrases"
        ])
        XCTAssertEqual(try list.coverage(of: []).printed, "0/5")
    }

    /// Whatever is present, present and missing are the whole list in its order.
    func testPresentAndMissingAreTheWholeList() throws {
        for list in RequiredContents.standard {
            for chosen in 0..<(1 << list.parts.count) {
                let names = list.parts.indices.filter { chosen >> $0 & 1 == 1 }
                    .map { list.parts[$0].code }
                let coverage = try list.coverage(of: names.reversed() + names)
                XCTAssertEqual(coverage.present.map(\.code), names)
                XCTAssertEqual(
                    coverage.missing.map(\.code),
                    list.parts.map(\.code).filter { !names.contains($0) })
                XCTAssertEqual(coverage.isComplete, names.count == list.parts.count)
            }
        }
    }

    func testS027ValuesHaveAKind() throws {
        let litre = try UnitOfMeasure.named("L")
        let values: [MeasuredValue] = [
            .count(3), .percent(numerator: Decimal(47), denominator: Decimal(50)),
            .spend(Money(fen: 123_450)), .quantity(Quantity(dec("35.5"), litre)),
        ]
        XCTAssertEqual(
            try values.map { try $0.printed(digits: 2) }, ["3", "94.00%", "1234.50", "35.5 L"])
        XCTAssertEqual(
            values.map { $0.exact?.description }, ["3", "94", "2469/2", "71/2"])
        for one in values {
            for other in values where one.kind != other.kind {
                XCTAssertThrowsError(try MeasuredValue.total("x", [one, other]))
            }
        }
    }

    /// S-051: 3 errors in 1200 are 0.25 %.
    func testS051TheErrorRateIsErrorsPerTransaction() throws {
        let rate = MeasuredValue.percent(numerator: Decimal(3), denominator: Decimal(1200))
        XCTAssertEqual(try rate.printed(digits: 2), "0.25%")
        let none = MeasuredValue.percent(numerator: .zero, denominator: .zero)
        XCTAssertNoThrow(try none.check("差错率"))
        XCTAssertNil(try none.printed(digits: 2), "no transactions have no error rate")
    }

    /// S-056: 780000 bed-days of 78000 discharges are 10.0 days; who has no right gets nothing.
    func testS056MetricsAreQueriedByRole() throws {
        let stay = MeasuredValue.mean(numerator: Decimal(780_000), denominator: Decimal(78_000))
        XCTAssertEqual(try stay.printed(digits: 1), "10.0")
        let readers = PermissionMatrix([
            .init(Role.ID("director"), ["average_stay", "income"]),
            .init(Role.ID("head"), ["average_stay"]),
        ])
        let head = Actor(Person.ID("P1"), roles: [Role.ID("head")])
        XCTAssertTrue(readers.allows(head, "average_stay"))
        XCTAssertFalse(readers.allows(head, "income"))
        XCTAssertEqual(readers.roles(with: "average_stay").map(\.code), ["director", "head"])
    }

    /// S-256: 9 of 10 and 10 of 90 are 19 of 100, and not the mean of 90 % and 11.11 %.
    func testS256TheBureauSeesRatiosOfSums() throws {
        let total = try MeasuredValue.total("合格率", [
            .percent(numerator: Decimal(9), denominator: Decimal(10)),
            .percent(numerator: Decimal(10), denominator: Decimal(90)),
        ])
        XCTAssertEqual(try total?.printed(digits: 2), "19.00%")
        let spend = try MeasuredValue.total("费用", [.spend(Money(fen: 1)), .spend(Money(fen: 2))])
        XCTAssertEqual(spend, .spend(Money(fen: 3)))
        XCTAssertEqual(try MeasuredValue.total("x", [.count(2), .count(5)]), .count(7))
        let (litre, cubic) = (try UnitOfMeasure.named("L"), try UnitOfMeasure.named("m3"))
        XCTAssertEqual(
            try MeasuredValue.total("水", [
                .quantity(Quantity(Decimal(500), litre)), .quantity(Quantity(Decimal(2), cubic)),
            ])?.printed(digits: 0), "2500 L")
        XCTAssertNil(try MeasuredValue.total("x", []))
    }

    private func attempts(_ results: [Bool]) throws -> [AcceptanceLoop.Attempt] {
        try results.enumerated().map { index, isAccepted in
            .init(try day(20_240_301 + Int32(index)), isAccepted: isAccepted)
        }
    }

    /// S-041: fail, fail, pass.
    func testS041WorkIsDoneAgainUntilItIsAccepted() throws {
        let loop = try AcceptanceLoop("地面", attempts([false, false, true]))
        XCTAssertEqual(loop.reworks, 2)
        XCTAssertEqual(loop.isFirstPass, false)
        XCTAssertEqual(loop.acceptedOn, try day(20_240_303))
        let first = try AcceptanceLoop("门窗", attempts([true]))
        XCTAssertEqual(first.isFirstPass, true)
        let open = try AcceptanceLoop("屋面", attempts([false]))
        XCTAssertNil(open.isFirstPass)
        XCTAssertEqual(
            AcceptanceLoop.firstPassRate(of: [loop, first, open])?.description, "1/2",
            "what is not accepted yet does not count")
        XCTAssertNil(AcceptanceLoop.firstPassRate(of: [open]))
        XCTAssertTrue(AcceptanceLoop.isMet(dec("95.0"), target: Decimal(95), .higherIsBetter))
        XCTAssertTrue(AcceptanceLoop.isMet(Decimal(95), target: Decimal(95), .lowerIsBetter))
        XCTAssertFalse(AcceptanceLoop.isMet(dec("95.01"), target: Decimal(95), .lowerIsBetter))
    }

    private let weights = [
        "core_rules": 15, "safety": 20, "records": 15, "nursing": 10, "satisfaction": 20,
        "ethics": 10, "prices": 10,
    ].mapValues { Decimal($0) }

    /// S-043: 15 + 30 + 5 + 10 + 20 + 10 + 10 = 100, and 15 + 20 + 15 + 10 + 10 + 10 + 10 + 10 of
    /// its own.
    func testS043PostsDifferAndKeepWhatIsMandatory() throws {
        let template = try PostTemplate(.mandatoryIndicators, weights: weights, variants: [
            .init(
                "surgeon", features: [.risk, .skill],
                weights: ["safety": Decimal(30), "records": Decimal(5)]),
            .init(
                "theatre_nurse", features: [.content],
                weights: ["satisfaction": Decimal(10), "instruments": Decimal(10)]),
        ])
        XCTAssertEqual(
            try template.weights(for: "surgeon").map { "\($0.code) \($0.weight)" }, [
                "core_rules 15", "safety 30", "records 5", "nursing 10", "satisfaction 20",
                "ethics 10", "prices 10",
            ])
        XCTAssertEqual(try template.weights(for: "theatre_nurse").last?.code, "instruments")
        XCTAssertEqual(try template.weights(for: "theatre_nurse").count, 8)
    }

    /// S-055: eleven of twelve topics opened are 91.67 %, twelve are 100 %; the thirteenth is due
    /// later.
    func testS055TopicsOpenedOfThosePlanned() throws {
        func completion(_ done: Int) throws -> TaskCompletion {
            let tasks = try (1...13).map { number in
                TaskCompletion.Task(
                    "课题\(number)", of: "科研处",
                    due: try day(number == 13 ? 20_240_930 : 20_240_630),
                    done: number <= done || number == 13 ? try day(20_240_601) : nil)
            }
            return try TaskCompletion.completions(of: tasks, asOf: day(20_240_630))[0]
        }
        XCTAssertEqual(try completion(12).percent()?.description, "100.00")
        let eleven = try completion(11)
        XCTAssertEqual(try eleven.percent()?.description, "91.67")
        XCTAssertEqual(eleven.overdue, ["课题12"])
        XCTAssertEqual(eleven.early, 1)
    }

    /// S-073: 8 of 10 and 5 of 5 in the week are 13 of 15, 86.67 %.
    func testS073TheWeekOfEverySectionIsSummedUp() throws {
        var tasks: [TaskCompletion.Task] = []
        for number in 1...10 {
            tasks.append(.init(
                "a\(number)", of: "总务科", due: try day(20_240_308),
                done: number <= 8 ? try day(20_240_307) : nil))
        }
        for number in 1...5 {
            tasks.append(.init(
                "b\(number)", of: "医务科", due: try day(20_240_304), done: try day(20_240_305)))
        }
        tasks.append(.init("old", of: "医务科", due: try day(20_240_301)))
        let sections = try TaskCompletion.completions(
            of: tasks, from: day(20_240_304), asOf: day(20_240_308))
        XCTAssertEqual(sections.map(\.unit), ["医务科", "总务科"])
        XCTAssertEqual(try sections.map { try $0.percent()?.description }, ["100.00", "80.00"])
        XCTAssertEqual(sections[0].late, 5)
        let all = TaskCompletion.total(of: sections, named: "合计")
        XCTAssertEqual([all.done, all.planned], [13, 15])
        XCTAssertEqual(try all.percent()?.description, "86.67")
        XCTAssertNil(try TaskCompletion.total(of: [], named: "").percent())
    }

    /// S-049: 285 of 300 are 95 %, 330 are 110 %; steep bands make the pay 0.8 and 1.5 of it.
    func testS049ProgressAgainstTheScheduleDecidesPay() throws {
        let bands = PayCoefficient.bands([
            .init(from: .zero, dec("0.5")), .init(from: Decimal(90), dec("0.8")),
            .init(from: Decimal(100), .one), .init(from: Decimal(110), dec("1.5")),
        ])
        let plan = try [20_240_131, 20_240_229, 20_240_331, 20_240_430].map {
            ScheduleProgress.Amount(try day($0), Decimal(100))
        }
        func progress(_ amounts: [Int]) throws -> ScheduleProgress {
            try ScheduleProgress(
                of: "P1", scheduled: plan,
                actual: amounts.map { .init(try day(20_240_330), Decimal($0)) },
                asOf: day(20_240_331))
        }
        let slow = try XCTUnwrap(progress([90, 100, 95]).percent())
        XCTAssertEqual(slow.description, "95.00")
        XCTAssertEqual(try bands.coefficient(of: slow), dec("0.8"))
        let fast = try XCTUnwrap(progress([330]).percent())
        XCTAssertEqual(fast.description, "110.00")
        XCTAssertEqual(try bands.coefficient(of: fast), dec("1.5"))
        let none = try ScheduleProgress(
            of: "P1", scheduled: plan, actual: [], asOf: day(20_240_130))
        XCTAssertNil(try none.percent(), "nothing was scheduled")
    }

    /// S-059: 21 stay, 1 is new, 28 are taken off: 50 were reviewed; 29 stations and 6 new ones.
    func testS059AListIsReviewedPeriodically() throws {
        let listed = (1...49).map { "基地\($0)" }
        let review = try Requalification(
            listed: listed,
            results: listed.enumerated().map { ($1, $0 < 21) } + [("基地50", true)])
        XCTAssertEqual(review.standings.count, 50)
        XCTAssertEqual(Requalification.Standing.allCases.map(review.count), [21, 1, 28, 0])
        XCTAssertEqual(review.list.count, 22)
        XCTAssertEqual(review.unreviewed, [])
        let stations = (1...29).map { "站\($0)" }
        let approved = try Requalification(
            listed: stations,
            results: (stations + (1...6).map { "新站\($0)" }).map { ($0, true) })
        XCTAssertEqual([approved.count(.kept), approved.count(.new)], [29, 6])
        XCTAssertEqual(approved.list.count, 35)
        let forgotten = try Requalification(listed: ["a", "b"], results: [("c", false)])
        XCTAssertEqual(forgotten.unreviewed, ["a", "b"])
        XCTAssertEqual(forgotten.list, ["a", "b"], "they keep their place until they are reviewed")
        XCTAssertEqual(forgotten.count(.refused), 1)
    }

    /// Listed units and passed ones in all combinations of three: the list after is who passed,
    /// and who was not reviewed.
    func testTheListAfterAReviewIsWhoPassedAndWhoWasForgotten() throws {
        let names = ["a", "b", "c"]
        for code in 0..<(6 * 6 * 6) {
            // Each unit is listed or not, and passed, failed or not reviewed.
            let states = [code % 6, code / 6 % 6, code / 36]
            let listed = names.indices.filter { states[$0] % 2 == 1 }.map { names[$0] }
            let results = names.indices.filter { states[$0] / 2 < 2 }
                .map { (names[$0], states[$0] / 2 == 1) }
            let review = try Requalification(listed: listed, results: results)
            let expected = names.indices.filter {
                states[$0] / 2 == 1 || states[$0] / 2 == 2 && states[$0] % 2 == 1
            }.map { names[$0] }
            XCTAssertEqual(review.list, expected, "\(states)")
            XCTAssertEqual(
                Requalification.Standing.allCases.reduce(0) { $0 + review.count($1) },
                results.count)
        }
    }
}
