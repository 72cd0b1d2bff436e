import HospitalCore
import PerformanceAppraisal
import TestSupport
import XCTest

/// Satisfaction surveys, notices, suppliers and supervisors.
final class SurveyTests: XCTestCase {
    private func answers(
        _ subject: String, _ dimension: String, _ levels: [String?],
        _ parts: [SurveyAnswer.Part] = []
    ) -> [SurveyAnswer] {
        levels.map {
            SurveyAnswer(subject: subject, dimension: dimension, level: $0, parts: parts)
        }
    }

    private func day(_ text: String) throws -> Day { try Day(text) }

    private func assertThrows<Value>(
        _ error: SurveyError, line: UInt = #line, _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? SurveyError, error, line: line)
        }
    }

    /// Means of 90, 85, 80, 75 and 70 in the five dimensions.
    private func five(_ subject: String) -> [SurveyAnswer] {
        let levels = [
            ["5", "4"], ["5", "4", "4", "4"], ["4"], ["5", "3", "3", "4"], ["4", "3"],
        ]
        return zip(Survey.logistics, levels).flatMap {
            answers(subject, $0.code, $1, [SurveyAnswer.Part("group", "医务人员")])
        }
    }

    func testS063FiveDimensionsOfEqualWeight() throws {
        let scores = try Survey().scores(of: five("总务科"))
        XCTAssertEqual(
            scores.prefix(6).map { $0.score?.description },
            ["80.00", "90.00", "85.00", "80.00", "75.00", "70.00"])
        XCTAssertEqual(scores[0].exact, Rate(Decimal(80)))
        XCTAssertEqual(
            scores.map(\.dimension).prefix(6),
            [nil, "服务态度", "服务质量", "服务及时性", "服务时间安排", "人员配置"])
        XCTAssertEqual([scores[0].valid, scores[0].rank], [13, 1])
        XCTAssertEqual(scores[6].part, SurveyAnswer.Part("group", "医务人员"))
        XCTAssertEqual(scores[6].score, dec("80"))
        XCTAssertNil(scores[6].rank)
    }

    func testS067ScoresReachTeamAndWorker() throws {
        let survey = try Survey(dimensions: [Survey.Dimension("态度")])
        let parts = ["a", "b"].map {
            [SurveyAnswer.Part("team", "水电班"), SurveyAnswer.Part("worker", $0)]
        }
        let scores = try survey.scores(
            of: answers("总务科", "态度", ["5", "4"], parts[0])
                + answers("总务科", "态度", ["2"], parts[1]))
        let totals = scores.filter { $0.dimension == nil }
        XCTAssertEqual(totals.map { $0.part?.code }, [nil, "水电班", "a", "b"])
        XCTAssertEqual(
            totals.map { $0.score?.description }, ["73.33", "73.33", "90.00", "40.00"])
        XCTAssertEqual(totals.map { $0.rate?.description }, ["66.67", "66.67", "100.00", "0.00"])
    }

    func testAnswersThatAreNotValidCountNothingAndTooFewGiveNoRank() throws {
        let survey = try Survey(dimensions: [Survey.Dimension("x")], minimumValid: 3)
        let scores = try survey.scores(
            of: answers("few", "x", ["5", "5", "NA", "", nil, "不适用"])
                + answers("enough", "x", ["1", "很不满意", "1"]))
        XCTAssertEqual(scores[0].isInsufficient, true)
        XCTAssertEqual([scores[0].valid, scores[0].invalid], [2, 4])
        XCTAssertNil(scores[0].rank)
        XCTAssertNil(scores[0].rate)
        XCTAssertEqual([scores[2].rank, scores[2].valid], [1, 3])
        XCTAssertEqual(scores[2].score, dec("20"))
    }

    func testAMissingDimensionLeavesTheTotalOpen() throws {
        let dimensions = [Survey.Dimension("x"), Survey.Dimension("y")]
        let scores = try Survey(dimensions: dimensions).scores(of: answers("a", "x", ["5"]))
        XCTAssertEqual(scores.map { $0.score?.description }, [nil, "100.00", nil])
    }

    func testCountsAreAnswersAndEqualScoresShareAPlace() throws {
        let survey = try Survey(dimensions: [Survey.Dimension("x")])
        let scores = try survey.scores(of: [
            SurveyAnswer(subject: "a", dimension: "x", level: "5", count: 3),
            SurveyAnswer(subject: "a", dimension: "x", level: "1", count: 1),
            SurveyAnswer(subject: "b", dimension: "x", level: "4", count: 7),
            SurveyAnswer(subject: "c", dimension: "x", level: "3", count: 2),
        ]).filter { $0.dimension == nil }
        XCTAssertEqual(scores.map { $0.score?.description }, ["80.00", "80.00", "60.00"])
        XCTAssertEqual(scores.map(\.rank), [1, 1, 3])
    }

    func testTheOrderOfAnswersChangesNoScore() throws {
        var random = SeededGenerator(seed: 63)
        let survey = try Survey(minimumValid: 2)
        for _ in 0..<200 {
            var answers = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                SurveyAnswer(
                    subject: ["a", "b"][Int.random(in: 0...1, using: &random)],
                    dimension: Survey.logistics[Int.random(in: 0..<5, using: &random)].code,
                    level: ["5", "4", "3", "2", "1", "NA", nil][
                        Int.random(in: 0...6, using: &random)],
                    count: Int.random(in: 0...3, using: &random))
            }
            func lines() throws -> Set<String> {
                Set(try survey.scores(of: answers).map {
                    "\($0.subject) \($0.dimension ?? "-") \($0.valid) \($0.invalid) "
                        + "\($0.exact?.description ?? "-") \($0.rank ?? 0)"
                })
            }
            let before = try lines()
            answers.shuffle(using: &random)
            XCTAssertEqual(try lines(), before)
        }
    }

    func testRespondentsAnswerOnceNotOnTheirOwnWorkAndInTime() throws {
        let survey = try Survey(dimensions: [Survey.Dimension("x")], closes: day("2025-03-31"))
        func answer(_ day: Day?, _ parts: [SurveyAnswer.Part] = []) -> SurveyAnswer {
            SurveyAnswer(
                subject: "s", dimension: "x", level: "5", respondent: "p", day: day, parts: parts)
        }
        let last = try day("2025-03-31")
        XCTAssertEqual(try survey.scores(of: [answer(last)])[0].valid, 1)
        assertThrows(.answeredTwice(respondent: "p", subject: "s", dimension: "x")) {
            try survey.scores(of: [answer(last), answer(nil)])
        }
        assertThrows(.ownWork("p")) {
            try survey.scores(of: [answer(last, [SurveyAnswer.Part("worker", "p")])])
        }
        let late = try day("2025-04-01")
        assertThrows(.closed(respondent: "p", day: late, closes: last)) {
            try survey.scores(of: [answer(late)])
        }
    }

    func testS064NoticesAreTrackedToClosure() throws {
        func notice(_ code: String, due: String, closed: String?) throws -> RectificationNotice {
            try RectificationNotice(
                code, to: "总务科", issues: "漏水", issued: day("2025-03-01"), due: day(due),
                closed: closed.map { try day($0) })
        }
        let notices = [
            try notice("1", due: "2025-03-10", closed: "2025-03-10"),
            try notice("2", due: "2025-03-10", closed: "2025-03-12"),
            try notice("3", due: "2025-03-10", closed: nil),
            try notice("4", due: "2025-03-20", closed: nil),
        ]
        let today = try day("2025-03-20")
        XCTAssertEqual(notices.map { $0.isInTime(on: today) }, [true, false, false, nil])
        XCTAssertEqual(notices.map { $0.overdueDays(on: today) }, [0, 2, 10, 0])
        let all = try NoticeCompliance(notices, on: today)
        XCTAssertEqual([all.inTime, all.due, all.closed, all.issued], [1, 3, 2, 4])
        XCTAssertEqual([all.inTimeRate, all.closureRate], [dec("33.33"), dec("50")])
        assertThrows(.noticeTwice("1")) {
            try NoticeCompliance([notices[0], notices[0]], on: today)
        }
        let (early, issued) = (try day("2025-02-28"), try day("2025-03-01"))
        assertThrows(.noticeDay(notice: "5", day: early, issued: issued)) {
            try notice("5", due: "2025-02-28", closed: nil)
        }
    }

    func testS065ASurveyIsCompleteOnlyWhenPublished() throws {
        let closes = try day("2025-03-31")
        let today = try day("2025-04-05")
        let unpublished = SurveyRound("2025Q1", closes: closes)
        XCTAssertEqual(unpublished.state(on: today), .closed)
        assertThrows(.notPublished(survey: "2025Q1")) { try unpublished.complete(on: today) }
        assertThrows(.stillOpen(survey: "2025Q1", closes: closes)) {
            try unpublished.complete(on: closes)
        }
        let published = SurveyRound("2025Q1", closes: closes, published: today)
        XCTAssertNoThrow(try published.complete(on: today))
        XCTAssertEqual(published.state(on: try day("2025-04-04")), .closed)
    }

    func testTheLadderOfASupplier() throws {
        let ladder = try SupplierLadder([
            SupplierLadder.Step(from: .zero, percent: dec("10")),
            SupplierLadder.Step(from: dec("90"), percent: .zero),
            SupplierLadder.Step(from: dec("80"), percent: dec("2.5")),
        ])
        func amount(_ score: String) throws -> Int64 {
            try ladder.deduction(
                for: "s", score: dec(score), payment: Money(fen: 1_234_567)
            ).amount.fen
        }
        // 2.5 % of 12,345.67 yuan is 308.64175 yuan.
        XCTAssertEqual(
            try ["90", "89.99", "80", "79.99", "0"].map(amount),
            [0, 30_864, 30_864, 123_457, 123_457])
        assertThrows(.scoreOutOfRange(subject: "s", dec("101"))) { try amount("101") }
        assertThrows(.scoreOutOfRange(subject: "s", dec("-1"))) { try amount("-1") }
        assertThrows(.ladderInvalid("0")) {
            try SupplierLadder([SupplierLadder.Step(from: dec("1"), percent: .zero)])
        }
        assertThrows(.ladderInvalid("0")) {
            try SupplierLadder([
                SupplierLadder.Step(from: .zero, percent: .zero),
                SupplierLadder.Step(from: .zero, percent: .one),
            ])
        }
        assertThrows(.ladderInvalid("0")) {
            try SupplierLadder([SupplierLadder.Step(from: .zero, percent: dec("100.01"))])
        }
    }

    func testS068SupervisorsSendTheirMonthlyReturn() throws {
        let returns = try SupervisorReturns(
            appointed: ["n1", "n2", "n3"], returns: ["n3", "n1", "n3"])
        XCTAssertEqual(returns.coverage, dec("66.67"))
        XCTAssertEqual(returns.missing, ["n2"])
        assertThrows(.notAppointed("x")) {
            try SupervisorReturns(appointed: ["n1"], returns: ["x"])
        }
        assertThrows(.notAppointed("n1")) {
            try SupervisorReturns(appointed: ["n1", "n1"], returns: [])
        }
    }

    func testRulesThatAreNone() throws {
        let level = SurveyLevels.Level("5", name: "", points: dec("100"), isSatisfied: true)
        assertThrows(.levelTwice("5")) { try SurveyLevels([level, level]) }
        assertThrows(.nothing("levels")) { try SurveyLevels([]) }
        assertThrows(.pointsOutOfRange(level: "6", dec("101"))) {
            try SurveyLevels([
                SurveyLevels.Level("6", name: "", points: dec("101"), isSatisfied: true)
            ])
        }
        assertThrows(.nothing("dimensions")) { try Survey(dimensions: []) }
        assertThrows(.countInvalid(0)) { try Survey(minimumValid: 0) }
        assertThrows(.dimensionTwice("x")) {
            try Survey(dimensions: [Survey.Dimension("x"), Survey.Dimension("x")])
        }
        assertThrows(.weightInvalid(dimension: "x", .zero)) {
            try Survey(dimensions: [Survey.Dimension("x", weight: .zero)])
        }
        let survey = try Survey(dimensions: [Survey.Dimension("attitude")])
        assertThrows(.levelUnknown("6", allowed: "5, 4, 3, 2, 1")) {
            try survey.scores(of: answers("s", "attitude", ["6"]))
        }
        assertThrows(.dimensionUnknown("atitude", nearest: "attitude")) {
            try survey.scores(of: answers("s", "atitude", ["5"]))
        }
        assertThrows(.countInvalid(-1)) {
            try survey.scores(of: [
                SurveyAnswer(subject: "s", dimension: "attitude", level: "5", count: -1)
            ])
        }
        assertThrows(.outOfRange) {
            try survey.scores(of: [
                SurveyAnswer(subject: "s", dimension: "attitude", level: "5", count: .max)
            ])
        }
    }
}
