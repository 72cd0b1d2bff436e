import HospitalCore
import SafetyInspection
import XCTest

/// What happens to single archives: filed, numbered, listed, lent, handed over, destroyed.
final class ArchiveFlowTests: XCTestCase {
    private let (one, two) = (Person.ID("P1"), Person.ID("P2"))

    private func day(_ number: Int32) throws -> Day { try Day(yyyymmdd: number) }

    private func refusal<Value>(
        _ call: () throws -> Value
    ) -> ArchiveError? {
        do { _ = try call() } catch { return error as? ArchiveError }
        return nil
    }

    /// S-215: the files of 2012 are due by 31 March 2013; filed on 1 April they are late.
    func testS215FilesAreDueByTheFirstQuarterOfTheNextYear() throws {
        let rule = FilingRule.firstQuarter
        XCTAssertEqual(try rule.deadline(ofYear: 2012), try day(20_130_331))
        let today = try day(20_130_501)
        XCTAssertEqual(
            try rule.status(ofYear: 2012, filed: day(20_130_401), today: today), .late)
        XCTAssertEqual(
            try rule.status(ofYear: 2012, filed: day(20_130_331), today: today), .onTime)
        XCTAssertEqual(try rule.status(ofYear: 2012, filed: nil, today: today), .missing)
        XCTAssertEqual(
            try rule.status(ofYear: 2012, filed: nil, today: day(20_130_331)), .open)
        XCTAssertThrowsError(try rule.deadline(ofYear: 2999)) { XCTAssertTrue($0 is TimeError) }
    }

    func testS215TheMainFormStandsBeforeItsAttachments() {
        XCTAssertEqual(
            BindingRole.misplaced(
                in: [.main, .attachment, .result, .basis, .important, .secondary]), [])
        XCTAssertEqual(BindingRole.misplaced(in: [.attachment, .main, .attachment]), [1])
        XCTAssertEqual(BindingRole.misplaced(in: [.basis, .secondary, .important, .result]), [1, 2])
        XCTAssertEqual(BindingRole.misplaced(in: [.basis, .main]), [], "nothing it should follow")
        XCTAssertEqual(BindingRole.misplaced(in: []), [])
    }

    /// S-217: 科室—险种 until 2011, 年度—类别—保管期限—险种 since 2012, side by side.
    func testS217TwoSchemesSideBySideByYear() throws {
        let schemes = ArchiveCodeScheme.standard
        let old = try ArchiveCodeScheme.scheme(of: 2011, among: schemes)
        XCTAssertEqual(try old.code(of: ["科室": "征缴科", "险种": "养老"]), "征缴科-养老")
        let new = try ArchiveCodeScheme.scheme(of: 2012, among: schemes)
        XCTAssertEqual(
            try new.code(of: ["年度": "2012", "类别": "A1", "保管期限": "30", "险种": "养老"]),
            "2012-A1-30-养老")
        XCTAssertEqual(
            refusal { try new.code(of: ["年度": "2012", "类别": "A1", "险种": "养老"]) },
            .fieldMissing("年度-类别-保管期限-险种", field: "保管期限"))
        XCTAssertEqual(
            refusal { try old.code(of: ["科室": "征缴-科", "险种": "养老"]) },
            .fieldMissing("科室-险种", field: "科室"), "a separator inside could not be read back")
        XCTAssertEqual(
            refusal { try old.code(of: ["科室": "征缴科", "险种": "养老", "年代": "1"]) },
            .fieldUnknown("年代", of: "科室-险种", nearest: nil))
    }

    func testSchemesCoverEachYearOnce() throws {
        let from = try ArchiveCodeScheme("new", fields: ["a"], from: 2020)
        XCTAssertEqual(
            refusal { try ArchiveCodeScheme.scheme(of: 2019, among: [from]) },
            .schemeMissing(year: 2019))
        XCTAssertEqual(
            refusal {
                try ArchiveCodeScheme.scheme(of: 2020, among: ArchiveCodeScheme.standard + [from])
            }, .schemesOverlap("年度-类别-保管期限-险种", "new", year: 2020))
        for (fields, last, separator) in [
            ([], 2021, "-"), (["a", "a"], 2021, "-"), (["a"], 2019, "-"), (["a"], 2021, ""),
        ] {
            XCTAssertEqual(
                refusal {
                    try ArchiveCodeScheme(
                        "x", fields: fields, from: 2020, to: last, separator: separator)
                }, .schemeUnsound("x"))
        }
    }

    /// S-219: vouchers of 1999 kept 15 years ended with 2014; the reply of the audit holds them.
    func testS219OverAgeVouchersThatAnAuditBlocksAreOnHold() throws {
        let today = try day(20_150_601)
        let vouchers = try ArchiveRetention(
            "V1999", year: 1999, years: 15, holds: [.init("审计、财政批复暂缓")])
        XCTAssertEqual(vouchers.keepUntil, try day(20_141_231))
        XCTAssertEqual(vouchers.state(on: today), .hold)
        XCTAssertEqual(vouchers.state(on: try day(20_141_231)), .keep)
        let list = DestructionList("L1", items: ["V1999", "D1"], group: [one], approver: two)
        XCTAssertEqual(
            refusal { try list.check(vouchers, on: today) },
            .held("V1999", reason: "审计、财政批复暂缓"))
        let released = try ArchiveRetention(
            "D1", year: 1999, years: 15, holds: [.init("诉讼", until: day(20_150_531))])
        XCTAssertEqual(released.state(on: today), .expired)
        XCTAssertNoThrow(try list.check(released, on: today))
    }

    func testS219DestructionNeedsAnEndedTermAndAnApprovedList() throws {
        let today = try day(20_150_601)
        let expired = try ArchiveRetention("D1", year: 2004, years: 10)
        for list in [
            DestructionList("L", items: ["D1"], group: [one], approver: nil),
            .init("L", items: ["D1"], group: [], approver: two),
            .init("L", items: ["D2"], group: [one], approver: two),
        ] {
            XCTAssertEqual(
                refusal { try list.check(expired, on: today) }, .destructionUnapproved("D1"))
        }
        let list = DestructionList("L", items: ["D1", "F"], group: [one], approver: two)
        XCTAssertNoThrow(try list.check(expired, on: today))
        XCTAssertEqual(
            refusal { try list.check(ArchiveRetention("D1", year: 2005, years: 10), on: today) },
            .notExpired("D1", keepUntil: try day(20_151_231)))
        XCTAssertEqual(
            refusal { try list.check(ArchiveRetention("F", year: 1949, years: nil), on: today) },
            .notExpired("F", keepUntil: nil), "for ever")
        for years in [0, -5, .max] {
            XCTAssertEqual(
                refusal { try ArchiveRetention("D1", year: 2005, years: years) },
                .termInvalid("D1", years: years))
        }
    }

    /// S-220: who leaves hands over first, and not to itself.
    func testS220NobodyLeavesWithArchivesInHand() throws {
        let (first, second) = (try day(20_240_301), try day(20_240_302))
        let received = ArchiveCustody.Transfer("D1", from: nil, to: one, on: first)
        let held = try ArchiveCustody([received])
        XCTAssertEqual(
            refusal { try held.checkLeaving(one) }, .handoverOpen(one, items: ["D1"]))
        XCTAssertNoThrow(try held.checkLeaving(two))
        let over = ArchiveCustody.Transfer("D1", from: one, to: two, on: second)
        let handed = try ArchiveCustody([received, over])
        XCTAssertNoThrow(try handed.checkLeaving(one))
        XCTAssertEqual(handed.holders, ["D1": two])
        XCTAssertEqual(
            refusal { try ArchiveCustody([received, .init("D1", from: one, to: one, on: second)]) },
            .handoverToSelf("D1", one))
        XCTAssertEqual(
            refusal { try ArchiveCustody([received, .init("D1", from: two, to: one, on: second)]) },
            .handoverNotHolder("D1", giver: two, holder: one))
        XCTAssertEqual(
            refusal {
                try ArchiveCustody([
                    .init("D1", from: nil, to: one, on: second),
                    .init("D1", from: one, to: two, on: first),
                ])
            }, .dayBeforeLast("D1", day: first, last: second))
        XCTAssertEqual(
            refusal { try ArchiveCustody([.init("D1", from: nil, to: nil, on: first)]) },
            .fieldMissing("D1", field: "接收人"))
        let out = try ArchiveCustody([received, .init("D1", from: one, to: nil, on: second)])
        XCTAssertEqual(out.holders, [:])
    }

    private let line: [CatalogueEntry.Field: String] = [
        .number: "1", .responsible: "医务科", .code: "A1", .title: "会议纪要", .day: "2012-05-01",
        .pages: "3",
    ]

    /// S-221: seven fields; without 题名 a line is invalid, without 备注 it is not.
    func testS221ACatalogueLineHasSevenFields() throws {
        XCTAssertEqual(
            CatalogueEntry.Field.allCases.map(\.name),
            ["件号", "责任者", "代码", "题名", "日期", "页数", "备注"])
        XCTAssertEqual(CatalogueEntry.problems(in: [CatalogueEntry(line)]), [])
        for text in ["", "  ", "　"] {
            let problems = CatalogueEntry.problems(
                in: [CatalogueEntry(line.merging([.title: text]) { $1 })])
            XCTAssertEqual(problems.map(\.field), [.title])
            XCTAssertEqual(problems.map(\.fault), [.missing])
        }
        let empty = CatalogueEntry.problems(in: [CatalogueEntry([:])])
        XCTAssertEqual(empty.map(\.field), [.number, .responsible, .code, .title, .day, .pages])
        let wrong = CatalogueEntry.problems(in: [
            CatalogueEntry(line),
            CatalogueEntry(line.merging([.pages: "0", .day: "2012-02-30"]) { $1 }),
        ])
        XCTAssertEqual(
            wrong.map { "\($0.line) \($0.field.rawValue) \($0.fault.rawValue)" },
            ["2 number repeated", "2 day malformed", "2 pages malformed"])
    }

    private func loan(
        _ id: String, _ item: String = "D1", approver: Person.ID? = Person.ID("P2"),
        lent: Int32? = nil, due: Int32? = nil, returned: Int32? = nil, effect: String = ""
    ) throws -> ArchiveLoan {
        try ArchiveLoan(
            id, item: item, borrower: one, approver: approver,
            dates: .init(
                requested: day(20_240_301), lent: lent.map { try day($0) },
                due: due.map { try day($0) }, returned: returned.map { try day($0) }),
            effect: effect)
    }

    /// S-222: without approval nothing is handed out; 29 cases in a year.
    func testS222BorrowingWithoutApprovalIsRefused() throws {
        XCTAssertEqual(
            refusal { try loan("L1", approver: nil, lent: 20_240_302) }, .loanUnapproved("L1"))
        XCTAssertEqual(
            try loan("L1", approver: nil).state(on: day(20_240_401)), .requested)
        XCTAssertEqual(
            refusal { try loan("L1", approver: one, lent: 20_240_302) },
            .loanApprovedBySelf("L1", one))
        let cases = try (1...29).map {
            try loan("L\($0)", "D\($0)", lent: 20_240_302, returned: 20_240_305, effect: "编史")
        }
        XCTAssertNoThrow(try ArchiveLoan.checkShelves(cases))
        let use = LoanUse(cases, on: try day(20_241_231))
        XCTAssertEqual([use.lent, use.returned, use.overdue, use.withEffect], [29, 29, 0, 29])
    }

    func testS222WhatIsOutIsNotLentAgainAndOverdueIsComputed() throws {
        let out = try loan("L1", lent: 20_240_302, due: 20_240_310)
        XCTAssertEqual(out.state(on: try day(20_240_310)), .lent)
        XCTAssertEqual(out.state(on: try day(20_240_311)), .overdue)
        let again = try loan("L2", lent: 20_240_305)
        XCTAssertEqual(
            refusal { try ArchiveLoan.checkShelves([again, out]) }, .itemOut("D1", loan: "L1"))
        let back = try loan("L1", lent: 20_240_302, returned: 20_240_305)
        XCTAssertNoThrow(try ArchiveLoan.checkShelves([again, back]), "returned the same day")
        // Out and back on one day, and out again on it: the codes say nothing of the order.
        let short = try loan("L2", lent: 20_240_301, returned: 20_240_301)
        let long = try loan("L1", lent: 20_240_301, returned: 20_240_305)
        XCTAssertNoThrow(try ArchiveLoan.checkShelves([long, short]))
        XCTAssertEqual(
            refusal { try ArchiveLoan.checkShelves([back, back]) }, .duplicate("L1"))
        XCTAssertEqual(
            refusal { try loan("L1", lent: 20_240_228) },
            .dayBeforeLast("L1", day: try day(20_240_228), last: try day(20_240_301)))
        XCTAssertEqual(
            refusal { try loan("L1", returned: 20_240_305) },
            .fieldMissing("L1", field: "借出日期"))
    }

    /// Returned on 05-01 it was overdue on 04-01, and lent on 03-02 it was not yet on 03-01.
    func testS222ALoanStandsAsItStoodOnTheDay() throws {
        let loan = try loan("L1", lent: 20_240_302, due: 20_240_310, returned: 20_240_501)
        let states = try [20_240_301, 20_240_302, 20_240_401, 20_240_430, 20_240_501].map {
            loan.state(on: try day($0))
        }
        XCTAssertEqual(states, [.requested, .lent, .overdue, .overdue, .returned])
        let before = LoanUse([loan], on: try day(20_240_401))
        XCTAssertEqual(
            [before.lent, before.returned, before.overdue, before.withEffect], [1, 0, 1, 0])
        XCTAssertEqual(LoanUse([loan], on: try day(20_240_301)).lent, 0)
        XCTAssertEqual(
            refusal { try self.loan("L1", lent: 20_240_302, due: 20_240_301) },
            .dayBeforeLast("L1", day: try day(20_240_301), last: try day(20_240_302)))
        XCTAssertEqual(
            refusal { try self.loan("L1", due: 20_240_229) },
            .dayBeforeLast("L1", day: try day(20_240_229), last: try day(20_240_301)))
    }

    /// S-228: 收集 分类 整理 归档 装订 补充更正 保管 鉴定 利用; what was not sorted is not filed.
    func testS228AnArchiveGoesThroughItsNineStages() throws {
        XCTAssertEqual(
            ArchiveStep.allCases.map { $0.term.text(in: .chinese) },
            ["收集", "分类", "整理", "归档", "装订", "补充更正", "保管", "鉴定", "利用"])
        func state(_ steps: [ArchiveStep]) throws(StateMachineError) -> ArchiveState {
            try ArchiveState.state(of: "D1", after: steps, by: one)
        }
        let stored: [ArchiveStep] = [.collect, .classify, .sort, .file, .bind, .supplement, .keep]
        XCTAssertEqual(try state(stored), .kept)
        XCTAssertEqual(try state(stored + [.appraise, .keep, .use]), .used)
        XCTAssertEqual(try state([]), .expected)
        XCTAssertThrowsError(try state([.collect, .file])) {
            guard case .stepSkipped(_, let missing)? = $0 as? StateMachineError else {
                return XCTFail("\($0)")
            }
            XCTAssertEqual(missing.map { $0.text(in: .chinese) }, ["分类", "整理"])
        }
        XCTAssertThrowsError(try state(stored + [.collect]))
    }

    /// S-229: valuable content is backed up when it is published.
    func testS229ValuableContentIsBackedUpWhenPublished() throws {
        let published = try day(20_240_301)
        func status(_ isValuable: Bool, _ backedUp: Int32?) throws -> DeadlineStatus? {
            ArchiveBackup(
                "N1", isValuable: isValuable, published: published,
                backedUp: try backedUp.map { try day($0) }
            ).status
        }
        XCTAssertEqual(try status(true, 20_240_301), .onTime)
        XCTAssertEqual(try status(true, 20_240_228), .onTime)
        XCTAssertEqual(try status(true, 20_240_302), .late)
        XCTAssertEqual(try status(true, nil), .missing)
        XCTAssertNil(try status(false, nil))
    }
}
