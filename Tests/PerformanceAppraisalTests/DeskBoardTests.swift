import HospitalCore
import PerformanceAppraisal
import XCTest

/// What is seen of the desk at a glance: the snapshot, the board of stages, the roster.
final class DeskBoardTests: XCTestCase {
    /// A moment of the 3rd of March 2025, a Monday.
    private func hour(_ text: String) throws -> Moment { try Moment("2025-03-03T\(text):00") }

    private func order(
        _ number: String, _ steps: [(OrderStep, String)], trade: String, worker: String? = nil
    ) throws -> ServiceOrder {
        try ServiceOrder(
            number, priority: "normal", created: hour("08:00"),
            fields: ["content": "灯", "place": "3楼", "reporter": "护士", "trade": trade],
            events: steps.map { step, time in
                OrderEvent(
                    step, at: try hour(time),
                    step == .undertake ? ["worker": worker ?? trade] : [:])
            })
    }

    private func desk() throws -> ServiceDesk {
        try ServiceDesk(priorities: [
            ServicePriority(
                "normal", response: TimeLimit(.minutes(30)), completion: TimeLimit(.minutes(240)))
        ])
    }

    private let way: [(OrderStep, String)] = [
        (.accept, "08:10"), (.dispatch, "08:20"), (.undertake, "09:00"), (.finish, "10:00"),
        (.callBack, "10:30"), (.appraise, "11:00"),
    ]

    /// Two electricians' orders are open, one plumber's is done.
    private func orders() throws -> [ServiceOrder] {
        [
            try order("1", Array(way.prefix(3)), trade: "电工"),
            try order("2", [], trade: "电工"), try order("3", way, trade: "管道"),
        ]
    }

    /// S-171: at 12:00 two are open and none is overdue, at 12:01 both are (four hours from 08:00);
    /// by trade they are the electricians'.
    func testS171TheSnapshotCountsOpenAndOverdueByTrade() throws {
        func figures(_ now: String) throws -> [String: [String]] {
            let desk = try desk()
            let standings = try desk.standings(of: orders(), at: hour(now))
            var found: [String: [String]] = [:]
            let groups = [("all", standings)]
                + ServiceDesk.groups(standings, by: "trade").map { ($0.value, $0.standings) }
            for (name, group) in groups {
                let rows = try desk.indicators(of: group)
                found[name] = ["orders", "open", "overdue"].map { indicator in
                    rows.first { $0.name == indicator }?.value?.description ?? ""
                }
            }
            return found
        }
        XCTAssertEqual(
            try figures("12:00"),
            ["all": ["3", "2", "0"], "电工": ["2", "2", "0"], "管道": ["1", "0", "0"]])
        XCTAssertEqual(
            try figures("12:01"),
            ["all": ["3", "2", "2"], "电工": ["2", "2", "2"], "管道": ["1", "0", "0"]])
    }

    /// S-172: at every moment each order stands at one stage of 受理, 派发, 承办, 办结, 回访, 考核, with
    /// the time at which it is due while it is open.
    func testS172TheBoardShowsEveryStageWithItsTimer() throws {
        let desk = try desk()
        let board = try ["08:05", "08:10", "08:20", "09:00", "10:00", "10:30", "11:00"].map {
            try desk.standings(of: [order("3", way, trade: "管道")], at: hour($0))[0]
        }
        XCTAssertEqual(
            board.map(\.state.rawValue),
            [
                "registered", "accepted", "dispatched", "undertaken", "finished", "called_back",
                "appraised",
            ])
        let due = try hour("12:00")
        XCTAssertEqual(board.map(\.due), [due, due, due, due, nil, nil, nil])
        XCTAssertEqual(
            board.map(\.respondedInTime), [nil, true, true, true, true, true, true])
        XCTAssertEqual(
            board.map(\.completedInTime), [nil, nil, nil, nil, true, true, true])
    }

    /// S-181: 59 of the hospital and 26 of contractors are 85 in five trades. The electricians'
    /// hour of 17 × 480 minutes is 0.74 %.
    func testS181TheRosterCountsWorkersByTradeAndTheirUtilisation() throws {
        let trades = ["电工", "管道", "木工", "保洁", "运送"]
        let workers = (0..<85).map { number in
            TradeRoster.Worker(
                "w\(number)", trade: trades[number % 5], isContract: number >= 59,
                minutes: number % 5 == 4 ? nil : 480)
        }
        let roster = try TradeRoster(workers)
        let standings = try desk().standings(of: [
            order("1", way, trade: "电工", worker: "w0"),
            order("2", Array(way.prefix(3)), trade: "电工", worker: "w5"),
        ], at: hour("12:00"))
        let found = try roster.trades(of: standings)
        XCTAssertEqual(found.map(\.name), [nil] + trades)
        XCTAssertEqual([found[0].own, found[0].contract], [59, 26])
        XCTAssertGreaterThanOrEqual(found[0].persons, 85)
        XCTAssertEqual(found.map(\.persons), [85, 17, 17, 17, 17, 17])
        XCTAssertEqual(found.map(\.orders), [1, 1, 0, 0, 0, 0], "an open order is no work done")
        XCTAssertEqual(
            found.map { $0.usedMinutes?.description },
            ["60.00", "60.00", "0.00", "0.00", "0.00", "0.00"])
        XCTAssertEqual(found.map(\.availableMinutes), [nil, 8_160, 8_160, 8_160, 8_160, nil])
        XCTAssertEqual(
            found.map { $0.utilisation?.description },
            [nil, "0.74", "0.00", "0.00", "0.00", nil], "the time of the porters is not known")
    }

    func testWhatARosterRefuses() throws {
        func fault(_ body: () throws -> some Any) -> DeskError? {
            do { _ = try body() } catch { return error as? DeskError }
            return nil
        }
        let one = TradeRoster.Worker("electrician1", trade: "电工")
        XCTAssertEqual(fault { try TradeRoster([one, one]) }, .workerTwice("electrician1"))
        for minutes in [-1, 5_270_401] {
            XCTAssertEqual(
                fault { try TradeRoster([.init("w1", trade: "电工", minutes: minutes)]) },
                .minutesInvalid(worker: "w1", minutes))
        }
        let error = fault {
            try TradeRoster([one]).trades(of: desk().standings(
                of: [order("7", way, trade: "电工", worker: "electrician2")],
                at: hour("12:00")))
        }
        XCTAssertEqual(
            error, .workerUnknown(order: "7", worker: "electrician2", nearest: "electrician1"))
        XCTAssertEqual(
            error?.finding.text(in: .chinese),
            "工单“7”的承办人“electrician2”不在花名册中，是否为“electrician1”。")
        let empty = try TradeRoster([]).trades(of: [])
        XCTAssertEqual(empty.map(\.persons), [0])
        XCTAssertNil(empty[0].utilisation, "nobody has no utilisation")
    }
}
