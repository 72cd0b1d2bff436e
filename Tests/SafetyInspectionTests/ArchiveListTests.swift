import HospitalCore
import SafetyInspection
import XCTest

/// What archives and the machine room must have: the lists of the library and what is there.
final class ArchiveListTests: XCTestCase {
    private func list(_ code: String) throws -> RequiredContents {
        try RequiredContents.named(code, in: RequiredContents.archives)
    }

    func testEveryListIsReadAndDetailsOneOfThe16Items() throws {
        XCTAssertEqual(ArchiveList.all.count, 16 + 8)
        XCTAssertEqual(Set(RequiredContents.archives.map(\.code)).count, 24)
        let items = try StandardChecklist.named("ARCHIVE100").template().items.map(\.code)
        XCTAssertEqual(ArchiveList.all.compactMap(\.item), items)
        for list in ArchiveList.all {
            XCTAssertFalse(list.contents.parts.isEmpty, list.contents.code)
            XCTAssertFalse(list.contents.citation.title.isEmpty, list.contents.code)
            XCTAssertFalse(list.contents.citation.isConfirmed, list.contents.code)
        }
        XCTAssertNil(ArchiveList.detailing("ARCHIVE100-05-01"))
    }

    /// How many sub-checks the register names per item.
    private func assertSubChecks(
        _ item: String, _ count: Int, line: UInt = #line
    ) throws {
        let contents = try XCTUnwrap(ArchiveList.detailing("ARCHIVE100-\(item)")?.contents)
        let names = contents.parts.map(\.name)
        XCTAssertEqual(names.count, count, line: line)
        let whole = try contents.coverage(of: names)
        XCTAssertEqual(whole.printed, "\(count)/\(count)", line: line)
        XCTAssertTrue(whole.isComplete, line: line)
        let short = try contents.coverage(of: Array(names.dropLast()))
        XCTAssertEqual(short.printed, "\(count - 1)/\(count)", line: line)
        XCTAssertEqual(short.missing.map(\.name), [names[count - 1]], line: line)
    }

    func testS207RulesHaveFourSubChecks() throws { try assertSubChecks("01-01", 4) }

    func testS209MeasuresHaveFiveSubChecks() throws { try assertSubChecks("01-03", 5) }

    func testS211ToolsHaveFourSubChecksAndBoxesSixLabels() throws {
        try assertSubChecks("02-02", 4)
        XCTAssertEqual(try list("archive_box_labels").parts.count, 6)
    }

    func testS212FacilitiesHaveThreeSubChecks() throws { try assertSubChecks("02-03", 3) }

    func testS219DisposalHasFourSubChecksAndS220TransferTwo() throws {
        try assertSubChecks("03-06", 4)
        try assertSubChecks("03-07", 2)
    }

    /// S-208: 13 archivists = 3 full + 10 part = 6 + 7 by education; both totals are one.
    func testS208StaffAddUpByPostAndByEducation() throws {
        try assertSubChecks("01-02", 4)
        let posts = [3, 10].map { Reconciliation.Line("archivists", Decimal($0)) }
        let education = [6, 7].map { Reconciliation.Line("archivists", Decimal($0)) }
        let agreed = try Reconciliation(posts, against: education)
        XCTAssertTrue(agreed.tiesOut)
        XCTAssertEqual(agreed.firstTotal, Decimal(13))
        XCTAssertEqual(agreed.secondTotal, Decimal(13))
        let short = try Reconciliation(posts, against: [.init("archivists", Decimal(12))])
        XCTAssertFalse(short.tiesOut)
        XCTAssertEqual(short.difference, Decimal(1))
    }

    /// S-210: 335,223 + 30,022 = 365,245 items; the boxes that the source adds, 16,576 + 668, are
    /// 17,244; four rooms apart.
    func testS210ItemsAndBoxesAddUpAndRoomsAreApart() throws {
        try assertSubChecks("02-01", 4)
        let parts = [
            Reconciliation.Line("items", Decimal(335_223)), .init("items", Decimal(30_022)),
            .init("boxes", Decimal(16_576)), .init("boxes", Decimal(668)),
        ]
        let totals = [
            Reconciliation.Line("items", Decimal(365_245)), .init("boxes", Decimal(17_244)),
        ]
        XCTAssertTrue(try Reconciliation(parts, against: totals).tiesOut)
        let rooms = try list("archive_room_kinds")
        XCTAssertEqual(rooms.parts.map(\.name), ["办公室", "阅览室", "整理室", "库房"])
        XCTAssertEqual(
            try rooms.coverage(of: ["办公室", "整理室", "库房"]).missing.map(\.name), ["阅览室"])
    }

    private let chongqing = ["防盗", "防光", "防高温", "防火", "防潮", "防尘", "防磁", "防鼠", "防虫"]
    private let hubei = ["火", "盗", "磁", "高温", "潮湿", "光", "尘", "虫", "鼠"]

    func testS213BothRegionalListsAreOneSetOfNine() throws {
        let nine = try list("nine_preventions")
        XCTAssertEqual(nine.parts.count, 9)
        let codes = try [chongqing, hubei].map { names in
            try Set(names.map { try nine.part($0).code })
        }
        XCTAssertEqual(codes[0].count, 9)
        XCTAssertEqual(codes[0], codes[1])
        XCTAssertEqual(try nine.coverage(of: chongqing + hubei).printed, "9/9")
    }

    func testS213APreventionWithoutItsEquipmentOrDutyIsNotInPlace() throws {
        let nine = try list("nine_preventions")
        let keeper = Person.ID("P1")
        func review(_ cabinet: [String], duty: Person.ID?) throws -> PreventionReview {
            try PreventionReview(
                hubei.map { name in
                    PreventionReview.Backing(
                        name, equipment: name == "磁" ? cabinet : ["设备"],
                        duty: name == "磁" ? duty : keeper)
                }, of: nine)
        }
        XCTAssertEqual(try review(["防磁柜"], duty: keeper).printed, "9/9")
        let without = try review([], duty: keeper)
        XCTAssertEqual(without.printed, "8/9")
        XCTAssertEqual(
            without.standings.filter { !$0.isInPlace }.map(\.prevention.name), ["防磁"])
        XCTAssertEqual(try review(["防磁柜"], duty: nil).printed, "8/9")
        XCTAssertEqual(try PreventionReview([], of: nine).printed, "0/9")
        let twice = ["防火", "火"].map {
            PreventionReview.Backing($0, equipment: ["灭火器"], duty: keeper)
        }
        XCTAssertThrowsError(try PreventionReview(twice, of: nine)) {
            XCTAssertEqual($0 as? ArchiveError, .duplicate("防火"))
        }
        XCTAssertThrowsError(try nine.part("防爆")) {
            XCTAssertEqual(
                ($0 as? ContentsError)?.finding.message.name, "content_part_unknown")
        }
    }

    func testS214ThirteenSystemsAndFourNormsAre17Names() throws {
        try assertSubChecks("03-01", 17)
        let parts = try list("archive_systems").parts
        XCTAssertTrue(parts.prefix(13).map(\.name).allSatisfy {
            $0.hasSuffix("制度") || $0.hasSuffix("责任制")
        })
        XCTAssertEqual(parts.suffix(4).map(\.name), ["分类方案", "工作流程规范", "归档说明", "归档范围"])
    }

    func testS215FilingAndS216CollectionAndS217SortingHaveTheirSubChecks() throws {
        try assertSubChecks("03-02", 4)
        try assertSubChecks("03-03", 3)
        try assertSubChecks("03-04", 3)
    }

    /// S-216: 49 discs in the cabinet are 49 in the register.
    func testS216DiscsAgreeWithTheRegister() throws {
        let shelf = [Reconciliation.Line("discs", Decimal(49))]
        XCTAssertTrue(try Reconciliation(shelf, against: shelf).tiesOut)
        XCTAssertEqual(
            try Reconciliation(shelf, against: [.init("discs", Decimal(50))]).difference,
            Decimal(-1))
    }

    func testS218KeepingAndS221RetrievalAndS222UseHaveTheirSubChecks() throws {
        try assertSubChecks("03-05", 5)
        try assertSubChecks("04-01", 2)
        try assertSubChecks("04-02", 4)
    }

    func testS223LookupIsAvailableOrNot() throws {
        let query = try list("archive_query")
        XCTAssertEqual(try query.coverage(of: ["免费查询服务"]).printed, "1/1")
        XCTAssertEqual(try query.coverage(of: []).printed, "0/1")
    }

    func testS225TheKitHasSevenKinds() throws {
        let kit = try list("archive_kit")
        XCTAssertEqual(kit.parts.count, 7)
        let six = ["温湿度计", "空调", "除湿机", "灭火器", "吸尘器", "铁皮柜或密集架"]
        XCTAssertEqual(try kit.coverage(of: six).missing.map(\.name), ["消毒杀虫设备"])
    }

    func testS227AHospitalHasSevenClassesOfArchives() throws {
        XCTAssertEqual(
            try list("hospital_archives").parts.map(\.name),
            ["纸质基础档案", "网络档案", "设备与后勤档案", "检验档案", "处方档案", "职工档案", "反馈档案"])
    }

    func testS228ArchivesAreCleanUniformAndFindable() throws {
        XCTAssertEqual(
            try list("archive_quality").parts.map(\.name), ["干净整洁", "统一规范", "查找方便"])
    }

    /// S-301: hardware 机房, 设备, 网络, 应急预案; software 备份与存储, 工作站, 文档.
    func testS301TheMachineRoomHasSevenSetsOfRules() throws {
        let rules = try list("machine_room_rules")
        let names = ["机房", "设备", "网络", "应急预案", "备份与存储", "工作站", "文档"]
        XCTAssertEqual(rules.parts.map(\.name), names)
        XCTAssertEqual(try rules.coverage(of: names).printed, "7/7")
        let without = try rules.coverage(of: names.filter { $0 != "应急预案" })
        XCTAssertEqual(without.printed, "6/7")
        XCTAssertEqual(without.missing.map(\.name), ["应急预案"])
    }
}
