import HospitalCore
import PerformanceAppraisal
import TestSupport
import XCTest

/// The cycle of an appraisal with signatures, announcement, appeals and what follows: S-004 to
/// S-006, S-008, S-010, S-011, S-030, S-036, S-037, S-045, S-060.
final class CycleTests: XCTestCase {
    private let clerk = Actor(Person.ID("clerk"))
    private let (leader, chair) = (Role.ID("leader"), Role.ID("chair"))

    private func day(_ number: Int32) throws -> Day { try Day(yyyymmdd: number) }

    private func fault<Value>(_ body: () throws -> Value) -> CycleError? {
        do {
            _ = try body()
            return nil
        } catch { return error as? CycleError }
    }

    /// A cycle that is ready to be published, on 7 April 2024.
    private func calibrated(_ signers: [Role.ID] = []) throws -> AppraisalCycle {
        var cycle = AppraisalCycle("2024-03", signers: signers)
        for state in [CycleState.agreed, .collecting, .self, .review, .calibrated] {
            cycle = try cycle.moved(to: state, by: clerk, on: day(20_240_407))
        }
        return cycle
    }

    /// S-004: one of two signatures is not enough, and pay before is rejected.
    func testS004TheReportTakesEffectOnlyWithBothSignatures() throws {
        let person = Actor(Person.ID("wang"), roles: [leader, chair])
        let one = try calibrated([leader, chair]).signed(
            by: person, as: leader, on: day(20_240_407))
        let (first, last) = (try day(20_240_408), try day(20_240_412))
        XCTAssertEqual(
            fault { try one.moved(to: .published, by: clerk, on: first, announcedUntil: last) },
            .signatureMissing(subject: "2024-03", role: chair))
        XCTAssertFalse(one.isEffective)
        XCTAssertEqual(
            fault { try one.checkEffective() },
            .notEffective(subject: "2024-03", state: .calibrated))
        let both = try one.signed(by: person, as: chair, on: day(20_240_408))
        let published = try both.moved(
            to: .published, by: clerk, on: first, announcedUntil: last)
        let locked = try published.moved(to: .locked, by: clerk, on: day(20_240_413))
        XCTAssertNoThrow(try locked.checkEffective())
        XCTAssertEqual(
            fault {
                try calibrated([leader]).signed(by: clerk, as: leader, on: day(20_240_408))
            },
            .signerUnknown(subject: "2024-03", person: Person.ID("clerk"), role: leader))
    }

    /// S-006: a quarter that skips the announcement (公示) is refused.
    func testS006NothingIsPaidWithoutAnnouncement() throws {
        let cycle = try calibrated()
        let skipped = fault { try cycle.moved(to: .locked, by: clerk, on: day(20_240_408)) }
        XCTAssertEqual(
            skipped?.finding.text(in: .english),
            "2024-03 is calibrated and cannot become locked; first it must become published.")
        XCTAssertEqual(
            fault { try cycle.moved(to: .published, by: clerk, on: day(20_240_408)) },
            .announcementMissing(subject: "2024-03"))
        let published = try cycle.moved(
            to: .published, by: clerk, on: day(20_240_408), announcedUntil: day(20_240_412))
        XCTAssertEqual(
            fault { try published.moved(to: .locked, by: clerk, on: day(20_240_412)) },
            .announcementOpen(
                subject: "2024-03", day: try day(20_240_412), until: try day(20_240_412)))
    }

    func testAllMovesBesideTheWayAreRefused() {
        let allowed: Set<[CycleState]> = [
            [.draft, .agreed], [.agreed, .draft], [.agreed, .collecting], [.collecting, .self],
            [.self, .review], [.review, .calibrated], [.calibrated, .published],
            [.published, .appeal], [.appeal, .published], [.published, .locked],
            [.locked, .applied],
        ]
        for from in CycleState.allCases {
            for to in CycleState.allCases {
                XCTAssertEqual(
                    AppraisalCycle.allows(from, to), allowed.contains([from, to]), "\(from) \(to)")
            }
        }
    }

    func testALockedCycleIsOpenedAsANewVersionAndTheOldOneStays() throws {
        let signer = Actor(Person.ID("wang"), roles: [leader])
        var cycle = try calibrated([leader]).signed(
            by: signer, as: leader, on: day(20_240_407))
        cycle = try cycle.moved(
            to: .published, by: clerk, on: day(20_240_408), announcedUntil: day(20_240_412))
        XCTAssertEqual(
            fault { try cycle.reopened(by: clerk, on: day(20_240_409)) },
            .notEffective(subject: "2024-03", state: .published))
        cycle = try cycle.moved(to: .locked, by: clerk, on: day(20_240_413))
        XCTAssertEqual(
            fault { try cycle.reopened(by: clerk, on: day(20_240_412)) },
            .dayBeforeLast(
                subject: "2024-03", day: try day(20_240_412), last: try day(20_240_413)))
        let second = try cycle.reopened(by: clerk, on: day(20_240_420))
        XCTAssertEqual([second.version, cycle.version], [2, 1])
        XCTAssertEqual(second.state, .review)
        XCTAssertEqual(second.signatures, [:], "what was signed was the first version")
        XCTAssertEqual(second.history.dropLast(), cycle.history[...], "nothing is overwritten")
    }

    /// Replaying the history of a cycle gives the same cycle to the last bit, whatever was moved,
    /// signed, appealed against and opened again.
    func testReplayingTheHistoryGivesTheSameCycle() throws {
        let seed: UInt64 = 2_024_03
        var random = SeededGenerator(seed: seed)
        let signers = [leader, chair]
        let chief = Actor(Person.ID("wang"), roles: Set(signers))
        for walk in 0..<200 {
            var cycle = AppraisalCycle("2024-03", signers: signers)
            var today: Int32 = 20_240_401
            for _ in 0..<40 {
                today += Int32.random(in: 0...1, using: &random) * (today < 20_240_430 ? 1 : 0)
                let now = try day(today)
                let next: AppraisalCycle?
                switch Int.random(in: 0...9, using: &random) {
                case 0: next = try? cycle.reopened(by: chief, on: now)
                case 1...3:
                    next = try? cycle.signed(
                        by: chief, as: signers[Int.random(in: 0...1, using: &random)], on: now)
                default:
                    let state = CycleState.allCases.filter {
                        AppraisalCycle.allows(cycle.state, $0)
                    }.randomElement(using: &random)
                    next = state.flatMap {
                        try? cycle.moved(
                            to: $0, by: clerk, on: now, announcedUntil: day(today + 1))
                    }
                }
                cycle = next ?? cycle
            }
            let again = try AppraisalCycle("2024-03", signers: signers, replaying: cycle.history)
            XCTAssertEqual(again, cycle, "seed \(seed) walk \(walk)")
        }
        let half = try calibrated([leader])
        XCTAssertEqual(
            fault {
                try AppraisalCycle("2024-03", signers: [chair], replaying: half.signed(
                    by: chief, as: leader, on: day(20_240_407)).history)
            },
            .signerUnknown(subject: "2024-03", person: chief.person, role: leader))
    }

    /// Five work days after Tuesday 1 July 2025 end on 8 July.
    func testS011AppealsAreTakenInTimeAndDecidedByNoAppraiser() throws {
        let window = try Appeal.Window(
            published: day(20_250_701), workDays: 5, calendar: .china)
        XCTAssertEqual(window.last, try day(20_250_708))
        let appeal = Appeal(by: Person.ID("li"), reason: "数据有误", filed: try day(20_250_708))
        func decided(
            _ appeal: Appeal, by reviewer: String, _ score: Decimal? = nil
        ) throws -> Appeal.Decision {
            try appeal.decided(
                by: Person.ID(reviewer), appraisers: [Person.ID("zhao"), Person.ID("qian")],
                window: window, published: dec("82.50"), accepted: score)
        }
        XCTAssertEqual(
            fault { try decided(appeal, by: "zhao") }, .reviewerAppraised(Person.ID("zhao")))
        XCTAssertEqual(fault { try decided(appeal, by: "li") }, .reviewerAppraised(Person.ID("li")))
        let accepted = try decided(appeal, by: "sun", dec("84.00"))
        XCTAssertEqual([accepted.before, accepted.after], [dec("82.50"), dec("84.00")])
        XCTAssertTrue(accepted.isAccepted)
        let rejected = try decided(appeal, by: "sun")
        XCTAssertEqual(rejected.after, dec("82.50"))
        XCTAssertFalse(rejected.isAccepted)
        let late = Appeal(by: Person.ID("li"), reason: "x", filed: try day(20_250_709))
        XCTAssertEqual(
            fault { try decided(late, by: "sun") },
            .appealLate(
                Person.ID("li"), filed: try day(20_250_709), last: try day(20_250_708)))
        let mute = Appeal(by: Person.ID("li"), reason: "", filed: try day(20_250_708))
        XCTAssertEqual(fault { try decided(mute, by: "sun") }, .reasonMissing(Person.ID("li")))
        XCTAssertEqual(
            fault {
                try Appeal.Window(published: day(20_250_701), workDays: -1, calendar: .china)
            }, .windowInvalid(-1))
        let beyond = fault {
            try Appeal.Window(published: day(20_261_231), workDays: 5, calendar: .china)
        }
        guard case .time = beyond else { return XCTFail("\(String(describing: beyond))") }
    }

    /// S-005: five departments, four have taken note: one is outstanding.
    func testS005EveryDepartmentTakesNote() {
        let departments = ["e", "d", "c", "b", "a"].map { Department.ID($0) }
        let notice = PublicationNotice(
            to: departments, acknowledged: Set(departments.prefix(4)))
        XCTAssertEqual(notice.outstanding.map(\.code), ["a"])
    }

    /// S-008: due in period n and not done, it is carried and flagged in n + 1.
    func testS008AMeasureThatIsNotDoneIsCarried() throws {
        let due = try Month(yyyymm: 202_403)
        var item = ImprovementItem(
            issue: "病历书写超时", measure: "每日核对", owner: Person.ID("li"), due: due)
        XCTAssertEqual(item.standing(in: try Month(yyyymm: 202_402)), .open)
        XCTAssertEqual(item.standing(in: due), .due)
        XCTAssertEqual(item.standing(in: try Month(yyyymm: 202_404)), .carried)
        item = ImprovementItem(
            issue: "病历书写超时", measure: "每日核对", owner: Person.ID("li"), due: due,
            done: try Month(yyyymm: 202_404))
        XCTAssertEqual(item.standing(in: due), .due, "it was not done then")
        XCTAssertEqual(item.standing(in: try Month(yyyymm: 202_404)), .closed)
    }

    /// S-010 and S-037: all versions are kept, the last one counts, missing months are listed.
    func testS010TheDossierKeepsAllVersionsAndS037ListsMissingMonths() throws {
        let months = try (1...4).map { try Month(yyyymm: 202_400 + Int32($0)) }
        func entry(_ month: Int, _ version: Int, _ score: Int) -> AppraisalDossier.Entry {
            .init(
                period: months[month], version: version, score: Decimal(score), grade: "合格",
                consequences: ["绩效工资"])
        }
        let dossier = try AppraisalDossier(
            of: Person.ID("li"),
            [entry(3, 1, 85), entry(0, 2, 90), entry(0, 1, 70), entry(1, 1, 80)])
        XCTAssertEqual(dossier.entries.count, 4)
        XCTAssertEqual(dossier.current.map(\.score), [90, 80, 85].map { Decimal($0) })
        let mean = try dossier.mean(over: months)
        XCTAssertEqual(mean.score?.description, "85.00", "(90 + 80 + 85) / 3")
        XCTAssertEqual(mean.missing, [months[2]])
        XCTAssertNil(try AppraisalDossier(of: Person.ID("wu"), []).mean(over: months).score)
        XCTAssertEqual(
            fault { try AppraisalDossier(of: Person.ID("li"), [entry(0, 1, 1), entry(0, 1, 2)]) },
            .entryTwice(Person.ID("li"), period: months[0], version: 1))
    }

    /// S-045: every grade has its effects.
    func testS045EffectsFollowTheGrade() throws {
        let set = GradeSet.hospital2015
        let effects = [
            "优秀": ["晋级优先", "评先"], "合格": ["续聘"], "基本合格": ["诫勉谈话"], "不合格": ["解聘"],
        ]
        let table = try ConsequenceTable(effects, for: set)
        XCTAssertEqual(table.effects(of: "优秀"), ["晋级优先", "评先"])
        XCTAssertEqual(
            fault { try ConsequenceTable(effects.filter { $0.key != "合格" }, for: set) },
            .gradeUncovered("合格"))
        XCTAssertEqual(
            fault { try ConsequenceTable(effects.merging(["良好": []]) { $1 }, for: set) },
            .gradeUnknown("良好"))
    }

    /// S-060: one late hand-over reaches three; S-036: whoever is reached gets no award.
    func testS060ALateHandOverBarsSectionPersonAndHead() {
        let barred = AwardVeto.archiveDuty("逾期移交").barred(
            unit: Department.ID("records"), person: Person.ID("li"), head: Person.ID("wang"))
        XCTAssertEqual(barred.map(\.reach), [.unit, .person, .head])
        XCTAssertEqual(barred.map(\.code), ["records", "li", "wang"])
        XCTAssertFalse(AwardVeto.isEligible("li", among: barred))
        XCTAssertTrue(AwardVeto.isEligible("zhao", among: barred))
    }

    func testS036ASeriousBreachBarsFromTheAwardWithItsReason() {
        let barred = AwardVeto(reason: "严重违纪", reach: [.person]).barred(
            unit: Department.ID("lab"), person: Person.ID("li"), head: Person.ID("wang"))
        XCTAssertEqual(barred.map(\.reason), ["严重违纪"])
        XCTAssertFalse(AwardVeto.isEligible("li", among: barred))
        XCTAssertTrue(AwardVeto.isEligible("lab", among: barred))
    }

    /// S-030: shortfalls 1, 0, 2 and 1 at half a point each are 2 points; at most 1.5.
    func testS030TheAppraisersAreAppraisedByTheChecksTheyDidNotMake() throws {
        XCTAssertEqual(
            try CheckerDeduction(each: dec("0.5"), cap: dec("10")).points(shortfalls: [1, 0, 2, 1]),
            dec("2.00"))
        XCTAssertEqual(
            try CheckerDeduction(each: dec("0.5"), cap: dec("1.5"))
                .points(shortfalls: [1, 0, 2, 1]),
            dec("1.50"))
        XCTAssertEqual(
            fault { try CheckerDeduction(each: dec("-1"), cap: .one) }, .pointsInvalid(dec("-1")))
    }
}
