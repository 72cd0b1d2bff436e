import CostControl
import HospitalCore
import XCTest

/// What holds before a purchase: S-084, S-190, S-192.
final class PurchaseRuleTests: XCTestCase {
    private let office = Department.ID("采购办")

    private func channels() throws -> PurchaseChannels {
        try PurchaseChannels([
            .init("设备", from: yuan("500000"), channel: "省政府采购中心", office: office),
            .init("设备", from: .zero, channel: "院内采购", office: Department.ID("设备科")),
            .init("药品", from: .zero, channel: "药品平台", office: Department.ID("药剂科")),
        ])
    }

    /// S-084: what the committee passed goes to 采购办, which buys through the provincial centre;
    /// 499,999.99 and 500,000.00 go different ways.
    func testS084TheChannelFollowsFromKindAndAmount() throws {
        let channels = try channels()
        XCTAssertEqual(
            try channels.band(for: "设备", amount: yuan("499999.99")).channel, "院内采购")
        let large = try channels.band(for: "设备", amount: yuan("500000"))
        XCTAssertEqual(large.channel, "省政府采购中心")
        XCTAssertEqual(large.office, office)
        assertRefused(ProcurementError.unknown("家具"), says: ["家具"]) {
            try channels.band(for: "家具", amount: .zero)
        }
        assertRefused(ProcurementError.negative("设备", value: "-0.01"), says: ["-0.01"]) {
            try channels.band(for: "设备", amount: yuan("-0.01"))
        }
        assertRefused(ProcurementError.bandsInvalid) {
            try PurchaseChannels([
                .init("设备", from: yuan("1"), channel: "x", office: office),
            ])
        }
        assertRefused(ProcurementError.bandsInvalid) {
            try PurchaseChannels([
                .init("设备", from: .zero, channel: "x", office: office),
                .init("设备", from: .zero, channel: "y", office: office),
            ])
        }
    }

    func testS084TheHandOverIsWrittenDown() throws {
        let channels = try channels()
        var record = PurchaseHandOver("P", kind: "设备", amount: yuan("500000"))
        XCTAssertEqual(
            try channels.faults(of: record),
            [.notPassed, .day, .giver, .receiver, .office])
        record.passed = try Day("2024-03-05")
        record.day = try Day("2024-03-04")
        record.giver = Person.ID("A")
        record.receiver = Person.ID("A")
        record.office = Department.ID("设备科")
        record.channel = "院内采购"
        XCTAssertEqual(
            try channels.faults(of: record), [.beforeResult, .samePerson, .office, .channel])
        record.day = try Day("2024-03-05")
        record.receiver = Person.ID("B")
        record.office = office
        record.channel = "省政府采购中心"
        XCTAssertEqual(try channels.faults(of: record), [])
    }

    private func holding(
        _ department: String, standard: Int?, held: Int, idle: Int = 0
    ) -> PurchaseJustification.Holding {
        .init(
            Department.ID(department), item: "监护仪", standard: standard, held: held, idle: idle)
    }

    private func request(
        _ code: String, _ department: String, _ quantity: Int, use: String? = "60"
    ) -> PurchaseJustification.Request {
        .init(
            code, department: Department.ID(department), item: "监护仪", quantity: quantity,
            expectedUse: use.map { dec($0) })
    }

    /// S-190: 10 allowed, 6 there, 1 of them idle; of 7 asked for, 1 is the own idle one, 4 are
    /// within the standard, 2 of them stand idle in B, 2 are bought and 2 are above the standard.
    func testS190NothingAboveTheStandardAndNothingIdle() throws {
        let lines = try PurchaseJustification(
            [
                request("1", "A", 7), request("2", "A", 1), request("3", "B", 2),
                request("4", "C", 1, use: nil), request("5", "B", 1, use: "59.9"),
            ],
            holdings: [
                holding("A", standard: 10, held: 6, idle: 1),
                holding("B", standard: 5, held: 5, idle: 2), holding("C", standard: nil, held: 0),
            ], leastUse: dec("60")
        ).lines
        XCTAssertEqual(lines.map(\.own), [1, 0, 0, 0, 0])
        XCTAssertEqual(lines.map(\.moved), [2, 0, 0, 0, 0])
        // B gave two away and has room for two again.
        XCTAssertEqual(lines.map(\.buy), [2, 0, 2, 0, 0])
        XCTAssertEqual(
            lines.map(\.faults),
            [
                [.overStandard, .idle], [.overStandard], [], [.noStandard, .useUnknown],
                [.overStandard, .useLow],
            ])
    }

    func testS190RefusesWhatCannotBe() {
        func judge(
            _ requests: [PurchaseJustification.Request],
            _ holdings: [PurchaseJustification.Holding] = []
        ) throws -> PurchaseJustification {
            try PurchaseJustification(requests, holdings: holdings, leastUse: .zero)
        }
        assertRefused(ProcurementError.negative("1", value: "0"), says: ["0"]) {
            try judge([request("1", "A", 0)])
        }
        assertRefused(ProcurementError.twice("1"), says: ["1"]) {
            try judge([request("1", "A", 1), request("1", "A", 1)])
        }
        assertRefused(ProcurementError.negative("监护仪", value: "1, 2"), says: ["1, 2"]) {
            try judge([], [holding("A", standard: 3, held: 1, idle: 2)])
        }
        assertRefused(ProcurementError.negative("监护仪", value: "-1, 0"), says: ["-1"]) {
            try judge([], [holding("A", standard: 3, held: -1)])
        }
        assertRefused(ProcurementError.twice("A 监护仪"), says: ["监护仪"]) {
            try judge([], [holding("A", standard: 3, held: 1), holding("A", standard: 3, held: 1)])
        }
    }

    /// Extreme numbers of a caller are judged, not trapped on.
    func testS190LargeNumbersFit() throws {
        let line = try PurchaseJustification(
            [request("1", "A", .max)],
            holdings: [
                holding("A", standard: .max, held: 1, idle: 1),
                holding("B", standard: 0, held: .max, idle: .max),
            ], leastUse: .zero
        ).lines[0]
        XCTAssertEqual([line.own, line.moved, line.buy], [1, .max - 1, 0])
    }

    private func tablets() throws -> GoodsItem {
        try GoodsItem(
            "T", name: "片剂", unit: "片",
            packages: [
                .init("箱", holds: dec("7"), of: "盒"), .init("盒", holds: dec("10"), of: "板"),
                .init("板", holds: dec("12"), of: "片"),
            ], supplier: "S")
    }

    /// S-192: 3 boxes of 10 strips of 12 are 360; one piece is exactly 1/840 of a case.
    func testS192UnitsAreConvertedExactly() throws {
        let item = try tablets()
        XCTAssertEqual(try item.converted(dec("3"), from: "盒", to: "片").description, "360")
        XCTAssertEqual(try item.converted(dec("1"), from: "片", to: "箱").description, "1/840")
        XCTAssertEqual(try item.converted(dec("0.5"), from: "盒", to: "板").description, "5")
        assertRefused(ProcurementError.unitUnresolved("T", unit: "袋"), says: ["袋"]) {
            try item.converted(dec("1"), from: "袋", to: "片")
        }
        func goods(_ packages: [GoodsItem.Package]) throws -> GoodsItem {
            try GoodsItem("G", name: "n", unit: "个", packages: packages)
        }
        // Two packages of each other lead nowhere.
        assertRefused(ProcurementError.unitUnresolved("G", unit: "a"), says: ["a"]) {
            try goods([.init("a", holds: .one, of: "b"), .init("b", holds: .one, of: "a")])
        }
        assertRefused(ProcurementError.twice("G 个"), says: ["个"]) {
            try goods([.init("个", holds: .one, of: "个")])
        }
        assertRefused(ProcurementError.negative("G a", value: "0"), says: ["0"]) {
            try goods([.init("a", holds: .zero, of: "个")])
        }
        assertRefused(ProcurementError.outOfRange("G"), says: ["G"]) {
            try goods((0...50).map { .init("u\($0)", holds: .one, of: "个") })
        }
    }

    /// S-192: one code, one thing.
    func testS192MasterDataHasOneCodeForOneThing() throws {
        let check = MasterDataCheck(
            suppliers: [
                .init("S", name: "甲"), .init("S", name: "乙"), .init("R", name: "甲"),
                .init("", name: ""),
            ],
            goods: [
                try tablets(),
                try GoodsItem("U", name: "片剂", unit: "", supplier: "X"),
                try GoodsItem("V", name: "片剂", specification: "大", unit: "片"),
            ])
        XCTAssertEqual(
            check.lines.map(\.fault),
            [
                .codeTwice, .nameTwice, .codeEmpty, .nameEmpty, .nameTwice, .unitEmpty,
                .supplierUnknown,
            ])
        XCTAssertEqual(check.lines.map(\.position), [2, 3, 4, 4, 2, 2, 2])
        XCTAssertEqual(check.lines.filter(\.isSupplier).count, 4)
    }
}
