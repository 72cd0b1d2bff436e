import HospitalCore
import PerformanceAppraisal
import XCTest

/// What comes from elsewhere into an appraisal, and what is told of it: S-050, S-052, S-061, S-062,
/// S-070, S-072, S-251, S-252.
final class FeedTests: XCTestCase {
    private func day(_ number: Int32) throws -> Day { try Day(yyyymmdd: number) }

    private func record(
        _ number: String, _ subject: String, _ kind: String, _ on: Int32, reported: Int32? = nil,
        count: String = "1", value: String? = nil, signer: String? = nil
    ) throws -> EventFeed.Record {
        var record = EventFeed.Record(
            number, about: subject, kind: kind, day: try day(on),
            reported: try day(reported ?? on))
        record.count = dec(count)
        record.value = value.map(dec)
        record.signer = signer.map { Person.ID($0) }
        return record
    }

    /// S-050: tests of 70, 92 and 88 in a hundred days of training: mean 250 / 3 = 83.33.
    func testS050TrainingScoresAreASourceOfIndicators() throws {
        let tests = [
            try record("T1", "P1", "test", 20_240_302, value: "70"),
            try record("T3", "P1", "test", 20_240_608, value: "88"),
            try record("T2", "P1", "test", 20_240_501, value: "92"),
        ]
        let uses: [(EventFeed.Rule.Use, String)] = [
            (.mean, "83.33"), (.last, "88"), (.best, "92"),
        ]
        for (use, expected) in uses {
            let feed = try EventFeed(tests, rules: [.init("test", item: "skill", use)], within: nil)
            XCTAssertEqual(feed.facts.map(\.subject), ["P1"])
            XCTAssertEqual(feed.facts[0].items, [ReportedItem("skill", .value(dec(expected)))])
        }
    }

    /// S-061: a signed slip is kept and costs nothing; two unsigned days cost 2, a day of absence
    /// 5; what is reported after three days is told.
    func testS061AttendanceIsSettledInTheAppraisal() throws {
        let feed = try EventFeed([
            record("QJ-1", "P1", "leave", 20_240_304, count: "3", signer: "head"),
            record("QJ-2", "P1", "leave", 20_240_401, reported: 20_240_405, count: "2"),
            record("KQ-9", "P1", "absent", 20_240_510),
            record("KQ-9", "P1", "absent", 20_240_510),
        ], rules: [
            .init("leave", item: "attendance", .unlessSigned(rule: "no_slip")),
            .init("absent", item: "attendance", .deduction(rule: "absent")),
        ], within: 3)
        XCTAssertEqual(feed.settled, ["QJ-1"])
        XCTAssertEqual(feed.late, ["QJ-2"])
        XCTAssertEqual(feed.repeated, ["KQ-9"])
        let fact = try XCTUnwrap(feed.facts.first?.items.first)
        let method = try DeductionMethod(rules: [
            DeductionRule(code: "no_slip", name: "无假条", each: .one),
            DeductionRule(code: "absent", name: "旷工", each: Decimal(5)),
        ])
        XCTAssertEqual(
            try ScoringMethod.deduction(method).score(fact.value, weight: Decimal(100)),
            dec("93.00"))
        XCTAssertEqual(
            try method.applied(fact.value)?.map(\.evidence), [["QJ-2"], ["KQ-9"]])
    }

    /// S-072: two prescriptions that monitoring objects to cost their doctor 2 points each, with
    /// their numbers.
    func testS072MonitoredBehaviourCostsWithEvidence() throws {
        let feed = try EventFeed([
            record("RX-77", "P1", "overuse", 20_240_304),
            record("RX-91", "P2", "overuse", 20_240_305),
            record("RX-78", "P1", "overuse", 20_240_306),
        ], rules: [.init("overuse", item: "conduct", .deduction(rule: "drug"))], within: nil)
        XCTAssertEqual(feed.facts.map(\.subject), ["P1", "P2"])
        XCTAssertEqual(
            feed.facts[0].items[0].value,
            .deductions([
                Deduction(rule: "drug", evidence: "RX-77"),
                Deduction(rule: "drug", evidence: "RX-78"),
            ]))
        let method = ScoringMethod.deduction(
            try DeductionMethod(rules: [
                DeductionRule(code: "drug", name: "不合理用药", each: Decimal(2))
            ]))
        XCTAssertEqual(
            try method.score(feed.facts[0].items[0].value, weight: Decimal(20)), dec("16.00"))
    }

    /// The order of records and a second delivery change no fact.
    func testDeliveredTwiceInAnyOrderIsTheSame() throws {
        let rules: [EventFeed.Rule] = [
            .init("a", item: "x", .deduction(rule: "r")), .init("t", item: "y", .best),
        ]
        let records = try (0..<24).map {
            try record(
                "N\($0)", "P\($0 % 5)", $0 % 3 == 0 ? "t" : "a", 20_240_301 + Int32($0),
                value: "\(60 + $0)")
        }
        let once = try EventFeed(records, rules: rules, within: nil)
        let twice = try EventFeed(records + records.reversed(), rules: rules, within: nil)
        XCTAssertEqual(once.facts, twice.facts)
        XCTAssertEqual(twice.repeated.count, 24)
        let turned = try EventFeed(records.reversed(), rules: rules, within: nil)
        XCTAssertEqual(once.facts.map(\.subject), turned.facts.map(\.subject))
        XCTAssertEqual(
            once.facts.map { $0.items.map(\.code) }, turned.facts.map { $0.items.map(\.code) })
    }

    private typealias Entry = ServiceBulletin.Entry

    private func check(
        _ number: String, _ on: Int32, _ mode: ServiceBulletin.Mode, post: String? = nil,
        score: Int? = nil, byLeader: Bool = false
    ) throws -> Entry {
        Entry(
            number, of: "A", on: try day(on),
            .check(mode, post: post, score: score.map { Decimal($0) }, byLeader: byLeader))
    }

    private func march() throws -> Validity {
        try Validity(from: day(20_240_226), to: day(20_240_310))
    }

    /// S-052: a week without a check of a leader lacks one; the modes are counted, and who has no
    /// complaint is told.
    func testS052ChecksHaveAModeAndLeadersCheckEveryWeek() throws {
        let entries: [Entry] = [
            try check("1", 20_240_306, .covert, byLeader: true),
            try check("2", 20_240_227, .routine),
            Entry("3", of: "B", on: try day(20_240_227), .complaint),
        ]
        let weeks = try ServiceBulletin.leaderChecks(
            entries, in: march(), rule: FrequencyRule(minimum: 1, in: .week(due: .sunday)))
        XCTAssertEqual(weeks.map(\.shortfall), [1, 0])
        XCTAssertEqual(weeks.map(\.start), [try day(20_240_226), try day(20_240_304)])
        let bulletins = try ServiceBulletin.bulletins(
            of: ["A", "B"], entries, in: march(), terms: .init())
        XCTAssertEqual(bulletins[0].checks, [.covert: 1, .routine: 1])
        XCTAssertEqual(bulletins.map(\.isFreeOfComplaints), [true, false])
        XCTAssertEqual(ServiceBulletin.Mode.allCases.count, 4)
    }

    /// S-070: checks of 90 and 81 have the mean 85.5; praise adds 1, two complaints take 2 each:
    /// 82.5. The check of the kitchen is below its standard of 85. C has a bulletin, too.
    func testS070ContractorsGetABulletin() throws {
        let terms = ServiceBulletin.Terms(
            praise: .one, complaint: Decimal(2),
            standards: ["保洁": Decimal(85), "食堂": Decimal(85)])
        let entries: [Entry] = [
            try check("1", 20_240_301, .open, post: "保洁", score: 90),
            try check("2", 20_240_302, .surprise, post: "食堂", score: 81),
            Entry("3", of: "A", on: try day(20_240_303), .praise),
            Entry("4", of: "A", on: try day(20_240_303), .complaint),
            Entry("5", of: "A", on: try day(20_240_304), .complaint),
            Entry("6", of: "A", on: try day(20_240_304), .opinion),
            Entry("7", of: "A", on: try day(20_240_311), .complaint),
        ]
        let bulletins = try ServiceBulletin.bulletins(
            of: ["A", "C"], entries, in: march(), terms: terms)
        let one = bulletins[0]
        XCTAssertEqual(one.checkScore, dec("85.50"))
        XCTAssertEqual(one.score, dec("82.50"))
        XCTAssertEqual([one.praise, one.complaints], [1, 2])
        XCTAssertEqual(one.substandard, ["2"])
        XCTAssertEqual(one.opinions, ["6"])
        XCTAssertNil(bulletins[1].score, "nothing was checked")
        XCTAssertTrue(bulletins[1].isFreeOfComplaints)
        let lost = try ServiceBulletin.bulletins(
            of: ["A"], entries, in: march(),
            terms: .init(complaint: Decimal(60), standards: terms.standards))
        XCTAssertEqual(lost[0].score, dec("0.00"), "never below zero")
    }

    private typealias Review = ExpertReview

    private let projects = [
        Review.Project("心血管", of: Department.ID("D1")),
        Review.Project("骨科", of: Department.ID("D2")),
        Review.Project("眼科", of: Department.ID("D3")),
    ]
    private let experts = [
        Review.Expert("in1", of: Department.ID("D1")),
        Review.Expert("in2", of: Department.ID("D9")),
        Review.Expert("out1", of: nil), Review.Expert("out2", of: nil),
    ]

    /// S-062: (90 + 85 + 80) / 3 = 85 passes 80; (70 + 75 + 95 + 60) / 4 = 75 does not; nobody
    /// scored the third.
    func testS062ExpertsFromInsideAndOutsideDecideWhoIsFunded() throws {
        let ratings = [
            ("in2", "心血管", 90), ("out1", "心血管", 85), ("out2", "心血管", 80),
            ("in1", "骨科", 70), ("in2", "骨科", 75), ("out1", "骨科", 95), ("out2", "骨科", 60),
        ].map { Review.Rating(by: $0, of: $1, Decimal($2)) }
        let half = try Rate("1/2")
        let review = try Review(
            projects, experts: experts, ratings: ratings,
            terms: .init(passMark: Decimal(80), minimumOutside: half))
        XCTAssertEqual([review.inside, review.outside], [2, 2])
        XCTAssertEqual(review.results.map(\.score), [dec("85.00"), dec("75.00"), nil])
        XCTAssertEqual(review.results.map(\.isPassed), [true, false, false])
        XCTAssertEqual(review.results.map(\.place), [1, 2, nil])
        XCTAssertEqual(review.results.map(\.inside), [1, 2, 0])
        XCTAssertEqual(review.results.map(\.outside), [2, 2, 0])
        let trimmed = try Review(
            projects, experts: experts, ratings: ratings,
            terms: .init(passMark: Decimal(80), trimmed: 1))
        XCTAssertEqual(trimmed.results[1].score, dec("72.50"))
    }

    func testWhatAnExpertReviewRefuses() {
        func fault(
            _ ratings: [(String, String, String)], outside: String = "0", trimmed: Int = 0,
            experts: [Review.Expert]? = nil
        ) -> RaterError? {
            do {
                _ = try Review(
                    projects, experts: experts ?? self.experts,
                    ratings: ratings.map { .init(by: $0, of: $1, dec($2)) },
                    terms: .init(
                        passMark: Decimal(80), trimmed: trimmed,
                        minimumOutside: Rate(dec(outside))))
                return nil
            } catch { return error }
        }
        XCTAssertEqual(
            fault([("in1", "心血管", "90")]),
            .ratesOwnUnit(rater: "in1", subject: "心血管", unit: "D1"))
        XCTAssertEqual(
            fault([], outside: "0.6"), .tooFewOutside(2, of: 4, minimum: "3/5"))
        XCTAssertEqual(fault([], experts: []), .tooFewOutside(0, of: 0, minimum: "0"))
        XCTAssertEqual(fault([("x", "骨科", "1")]), .notAssigned(rater: "x", rated: "骨科"))
        XCTAssertEqual(
            fault([("out1", "骨科", "100.01")]),
            .ratingOutOfRange(rater: "out1", value: dec("100.01")))
        XCTAssertEqual(
            fault([("out1", "骨科", "1"), ("out1", "骨科", "1")]),
            .ratedTwice(rater: "out1", subject: "骨科"))
        XCTAssertEqual(fault([], trimmed: -1), .limitInvalid(Decimal(-1)))
        XCTAssertEqual(fault([], experts: experts + experts), .groupTwice("in1"))
        let error = RaterError.tooFewOutside(2, of: 4, minimum: "3/5")
        XCTAssertEqual(
            error.finding.text(in: .chinese), "4名专家中院外专家2名，不足规定比例3/5。")
    }

    /// Two hospitals, two criteria, two years: hospital, year, visits, days of stay.
    private let figures = [
        ("H1", "2023", "100", "9.0"), ("H2", "2023", "120", "8.0"),
        ("H1", "2024", "150", "8.1"), ("H2", "2024", "120", "8.4"),
    ]
    private let criteria: [EvaluationMatrix.Criterion] = [
        .init("visits", .higherIsBetter), .init("stay", .lowerIsBetter),
    ]

    private func cube(_ rows: [(String, String, String, String)]) throws -> EvaluationCube {
        try EvaluationCube(rows.flatMap { hospital, year, visits, stay in
            [
                .init(hospital, year, "visits", dec(visits)),
                .init(hospital, year, "stay", dec(stay)),
            ]
        }, criteria: criteria)
    }

    /// S-251: in 2023 H2 is better in both, in 2024 H1 is; H1 grew by 50 % and shortened its stay
    /// by 10 %.
    func testS251HospitalsAreComparedWithEachOtherAndWithTheirHistory() throws {
        let cube = try cube(figures)
        XCTAssertEqual(try cube.matrix(of: "2023").values, [["100", "9.0"], ["120", "8.0"]].map {
            $0.map(dec)
        })
        func ratios(_ matrix: EvaluationMatrix) throws -> [String] {
            try RankSumRatio(
                matrix, weights: CriterionWeights(equal: 2), ranks: .average
            ).ratios.map(\.description)
        }
        XCTAssertEqual(try ratios(cube.matrix(of: "2023")), ["1/2", "1"])
        XCTAssertEqual(try ratios(cube.matrix(of: "2024")), ["1", "1/2"])
        XCTAssertEqual(try ratios(cube.history(of: "H1")), ["1/2", "1"])
        let trends = try cube.trends(of: "H1")
        XCTAssertEqual(trends.map { $0.percent?.description }, ["50.00", "-10.00"])
        XCTAssertEqual(trends.map(\.sign), [1, 1])
        XCTAssertEqual(try cube.trends(of: "H2").map(\.sign), [0, -1])
    }

    func testWhatACubeRefuses() throws {
        func fault(_ body: () throws -> some Any) -> EvaluationError? {
            do {
                _ = try body()
                return nil
            } catch { return error as? EvaluationError }
        }
        let missing = fault { try cube(Array(figures.dropLast())).matrix(of: "2024") }
        XCTAssertEqual(
            missing, .valueMissing(hospital: "H2", period: "2024", criterion: "visits"))
        XCTAssertEqual(
            missing?.finding.text(in: .chinese), "“H2”2024没有指标“visits”的数值，不能比较。")
        XCTAssertEqual(
            fault { try cube(figures + [figures[0]]) }, .duplicate("H1/2023/visits"))
        XCTAssertEqual(fault { try EvaluationCube([], criteria: criteria) }, .empty)
        XCTAssertEqual(
            fault { try EvaluationCube([.init("H", "1", "x", .one)], criteria: criteria) },
            .parameterInvalid(name: "criterion", value: "x"))
        let big = dec(String(repeating: "9", count: 38))
        let far = [
            ("H1", "2023", "-\(big)", "1"), ("H1", "2024", "\(big)", "1"),
        ]
        XCTAssertEqual(fault { try cube(far).trends(of: "H1") }, .outOfRange("visits"))
    }

    /// S-252: six parts, of which the public sees those that are chosen.
    func testS252PublicHospitalsHaveSixPartsAndAPublicSubset() throws {
        let six = RequiredContents.publicHospital
        XCTAssertEqual(six.parts.map(\.name), ["质量", "安全", "效率", "服务", "费用", "满意度"])
        XCTAssertEqual(try six.coverage(of: ["质量", "安全", "效率", "服务", "费用"]).printed, "5/6")
        let everyone = PermissionMatrix([
            .init(Role.ID("public"), ["cost", "satisfaction"]),
            .init(Role.ID("bureau"), six.parts.map(\.code)),
        ])
        let reader = Actor(Person.ID("anyone"), roles: [Role.ID("public")])
        XCTAssertEqual(
            six.parts.map(\.code).filter { everyone.allows(reader, $0) },
            ["cost", "satisfaction"])
    }
}
