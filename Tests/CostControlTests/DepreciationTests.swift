import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Straight-line depreciation: months, amounts, and that nothing is lost.
final class DepreciationTests: XCTestCase {
    private func schedule(
        _ cost: String, months: Int, acquired: String = "2025-03-18", disposed: String? = nil,
        rule: DepreciationRule = .government, residual: String = "0",
        revisions: [DepreciationRevision] = []
    ) throws -> DepreciationSchedule {
        try DepreciationSchedule(DepreciableAsset(
            code: "CT-01", cost: yuan(cost), residual: yuan(residual),
            life: .init(
                acquired: Day(acquired), months: months, disposed: disposed.map { try Day($0) }),
            terms: (rule, revisions)))
    }

    private func month(_ text: String) throws -> Month { try Month(text) }

    /// OCA issue 1073: 80 million over 96 months.
    func testTheLastMonthTakesWhatIsLeft() throws {
        let charges = try schedule("80000000", months: 96, acquired: "2017-01-01").charges
        XCTAssertEqual(charges.count, 96)
        XCTAssertEqual(Set(charges.dropLast().map(\.amount)), [yuan("833333.33")])
        XCTAssertEqual(charges.last?.amount, yuan("833333.65"))
        XCTAssertEqual(charges.last?.month, try month("2024-12"))
        XCTAssertEqual(charges.last?.net, .zero)
    }

    /// Decision 8: 1.67 × 598 = 998.66; month 599 takes 1.34, and there is no negative month.
    func testNeverMoreThanTheNetValueIsCharged() throws {
        let charges = try schedule("1000", months: 600).charges
        XCTAssertEqual(charges.count, 599)
        XCTAssertEqual(charges.last?.amount, yuan("1.34"))
    }

    func testTheMonthsAddUpToTheCostForAnyLife() throws {
        var random = SeededGenerator(seed: 0xDE9)
        let small = (0...60).flatMap { fen in (1...24).map { (Int64(fen), $0) } }
        let large = (0..<300).map { _ in
            (
                Int64.random(in: 0...99_999_999_999, using: &random),
                Int.random(in: 1...DepreciableAsset.longestLife, using: &random)
            )
        }
        for (fen, months) in small + large {
            let schedule = try DepreciationSchedule(DepreciableAsset(
                code: "a", cost: Money(fen: fen),
                life: .init(acquired: Day("2024-01-01"), months: months)))
            let place = "seed 0xDE9: \(fen) fen, \(months) months"
            XCTAssertEqual(try schedule.charges.map(\.amount).total().fen, fen, place)
            XCTAssertEqual(schedule.accumulated.fen, fen, place)
            XCTAssertLessThanOrEqual(schedule.charges.count, months, place)
            XCTAssertTrue(schedule.charges.allSatisfy { $0.amount >= .zero }, place)
        }
    }

    /// First and last day, 29 February, and the year's end: only the month counts.
    func testTheMonthRules() throws {
        let rows: [(acquired: String, government: String, enterprise: String)] = [
            ("2025-03-01", "2025-03", "2025-04"), ("2025-03-31", "2025-03", "2025-04"),
            ("2024-02-29", "2024-02", "2024-03"), ("2024-02-01", "2024-02", "2024-03"),
            ("2025-12-31", "2025-12", "2026-01"),
        ]
        for row in rows {
            for (rule, first) in [
                (DepreciationRule.government, row.government), (.enterprise, row.enterprise),
            ] {
                let charges = try schedule(
                    "1200", months: 12, acquired: row.acquired, rule: rule).charges
                XCTAssertEqual(charges.first?.month, try month(first), "\(row) \(rule)")
                XCTAssertEqual(charges.count, 12, "\(row) \(rule)")
            }
        }
        let disposals: [(day: String, government: Int, enterprise: Int)] = [
            ("2024-02-29", 0, 0), ("2024-03-01", 1, 1), ("2024-03-31", 1, 1),
            ("2025-02-28", 12, 12), ("2026-01-01", 12, 12),
        ]
        for row in disposals {
            for (rule, count) in [
                (DepreciationRule.government, row.government), (.enterprise, row.enterprise),
            ] {
                let charges = try schedule(
                    "1200", months: 12, acquired: "2024-02-29", disposed: row.day, rule: rule
                ).charges
                XCTAssertEqual(charges.count, count, "\(row) \(rule)")
            }
        }
    }

    func testAnEnterpriseKeepsTheResidualValue() throws {
        let charges = try schedule("1000", months: 3, rule: .enterprise, residual: "50").charges
        XCTAssertEqual(charges.map(\.amount), ["316.67", "316.67", "316.66"].map { yuan($0) })
        XCTAssertEqual(charges.last?.net, yuan("50"))
    }

    /// 1,200 over 12 months; after 4 months 800 are left and 400 are added, over 6 months.
    func testARevisionLeavesPastMonthsAlone() throws {
        let result = try schedule(
            "1200", months: 12, acquired: "2025-01-01",
            revisions: [DepreciationRevision(
                from: Month("2025-05"), costChange: yuan("400"), months: 6)])
        XCTAssertEqual(result.levels, [yuan("100"), yuan("200")])
        XCTAssertEqual(
            result.charges.map(\.amount),
            Array(repeating: yuan("100"), count: 4) + Array(repeating: yuan("200"), count: 6))
        XCTAssertEqual(result.charges.last?.accumulated, yuan("1600"))
        XCTAssertEqual(result.charges.last?.month, try month("2025-10"))
    }

    /// T-DEP: 100.00 over 36 months is 2.78 for 35 months, and 2.70 at the end.
    func testOneHundredOverThreeYears() throws {
        let charges = try schedule("100", months: 36).charges
        XCTAssertEqual(charges.map(\.amount), Array(repeating: yuan("2.78"), count: 35)
            + [yuan("2.70")])
    }

    /// T-DEP: an asset comes from another system with 40.00 of 100.00 charged and 7 months left:
    /// 8.57 for six months, then 8.58. What is charged in full stays at its residual value.
    func testAnOpeningBalanceIsSpreadOverTheMonthsThatAreLeft() throws {
        func asset(
            _ accumulated: String, months: Int, from: String = "2025-01", residual: String = "0",
            rule: DepreciationRule = .government
        ) throws -> DepreciableAsset {
            try DepreciableAsset(
                code: "旧", cost: yuan("100"), residual: yuan(residual),
                life: .init(acquired: Day("2024-03-01"), months: 36), terms: (rule, []),
                opening: DepreciationOpening(
                    month: Month(from), accumulated: yuan(accumulated), months: months))
        }
        let charges = try DepreciationSchedule(asset("40", months: 7)).charges
        XCTAssertEqual(charges.first?.month, try month("2025-01"))
        XCTAssertEqual(
            charges.map(\.amount), Array(repeating: yuan("8.57"), count: 6) + [yuan("8.58")])
        XCTAssertEqual(charges.first?.accumulated, yuan("48.57"))
        XCTAssertEqual(charges.last?.accumulated, yuan("100"))
        XCTAssertEqual(
            try asset("40", months: 7).depreciation(in: month("2025-07")), charges.last)
        XCTAssertEqual(
            try asset("40", months: 7).depreciation(in: month("2024-12")).accumulated, yuan("40"))
        let done = try DepreciationSchedule(
            asset("95", months: 0, residual: "5", rule: .enterprise))
        XCTAssertEqual(done.charges, [])
        XCTAssertEqual(done.accumulated, yuan("95"))
        XCTAssertEqual(try done.asset.depreciation(in: month("2030-01")).net, yuan("5"))
        for (accumulated, months, from) in [
            ("100.01", 1, "2025-01"), ("-0.01", 1, "2025-01"), ("40", 0, "2025-01"),
            ("40", 2_401, "2025-01"), ("40", 7, "2024-02"),
        ] {
            assertRefused(.openingInvalid(asset: "旧"), says: ["旧"]) {
                try DepreciationSchedule(asset(accumulated, months: months, from: from))
            }
        }
    }

    /// Any month alone is that of the schedule; before, after and once disposed of it is nothing.
    func testAMonthAloneIsThatOfTheSchedule() throws {
        var random = SeededGenerator(seed: 0x3F1)
        for number in 0..<400 {
            let life = Int.random(in: 1...80, using: &random)
            let rule = try XCTUnwrap(DepreciationRule.allCases.randomElement(using: &random))
            let cost = Int64.random(in: 0...1_000_000, using: &random)
            let start = try Month("2025-01").adding(months: rule == .government ? 0 : 1)
            let isRevised = life > 1 && Bool.random(using: &random)
            let revisions = isRevised
                ? [
                    DepreciationRevision(
                        from: try start.adding(months: Int.random(in: 1..<life, using: &random)),
                        costChange: Money(fen: Int64.random(in: 0...99_999, using: &random)),
                        months: Int.random(in: 1...40, using: &random))
                ] : []
            let disposed = Bool.random(using: &random)
                ? try Month("2025-01").adding(months: Int.random(in: 0...90, using: &random))
                    .lastDay : nil
            let asset = try DepreciableAsset(
                code: "a", cost: Money(fen: cost),
                residual: Money(fen: rule == .enterprise ? cost / 20 : 0),
                life: .init(acquired: Day("2025-01-31"), months: life, disposed: disposed),
                terms: (rule, revisions))
            let charges = try DepreciationSchedule(asset).charges
            let place = "seed 0x3F1, \(number): \(asset)"
            var accumulated = Money.zero
            for offset in -2...130 {
                let month = try Month("2025-01").adding(months: offset)
                let alone = try asset.depreciation(in: month)
                let charge = charges.first { $0.month == month }
                XCTAssertEqual(alone.amount, charge?.amount ?? .zero, place)
                accumulated = try accumulated.adding(alone.amount)
                XCTAssertEqual(alone.accumulated, accumulated, place)
                if let charge { XCTAssertEqual(alone, charge, place) }
            }
        }
    }

    /// The columns of a register say of each asset what it says alone.
    func testARegisterSaysWhatEachAssetSays() throws {
        var random = SeededGenerator(seed: 0x52E)
        for rule in DepreciationRule.allCases {
            let count = 300
            let cost = (0..<count).map { _ in Int64.random(in: 0...99_999, using: &random) }
            let residual = cost.map {
                rule == .government ? 0 : Int64.random(in: 0...$0, using: &random)
            }
            let acquired = try (0..<count).map { _ in
                try Day("2024-01-01").adding(days: Int.random(in: 0...800, using: &random))
            }
            let life = (0..<count).map { _ in Int32.random(in: 1...30, using: &random) }
            let disposed = try acquired.map {
                Bool.random(using: &random)
                    ? try $0.adding(days: Int.random(in: 0...900, using: &random)) : nil
            }
            let columns = HeldColumns()
            let register = try DepreciationRegister(
                rule: rule, cost: columns.hold(cost), residual: columns.hold(residual),
                acquired: columns.hold(acquired.map(\.yyyymmdd)), life: columns.hold(life),
                disposed: columns.hold(disposed.map { $0?.yyyymmdd ?? 0 }))
            let (amounts, accumulated, net) = (
                columns.room(count), columns.room(count), columns.room(count)
            )
            for offset in -2...70 {
                let month = try Month("2024-01").adding(months: offset)
                register.write(month, amounts: amounts, accumulated: accumulated, net: net)
                for place in 0..<count {
                    let alone = try DepreciableAsset(
                        code: "a", cost: Money(fen: cost[place]),
                        residual: Money(fen: residual[place]),
                        life: .init(
                            acquired: acquired[place], months: Int(life[place]),
                            disposed: disposed[place]), terms: (rule, [])
                    ).depreciation(in: month)
                    XCTAssertEqual(
                        [amounts[place], accumulated[place], net[place]],
                        [alone.amount.fen, alone.accumulated.fen, alone.net.fen],
                        "seed 0x52E, asset \(place) in \(month)")
                }
            }
        }
    }

    /// 100.00 by 3 units of work: 33.33, 33.34, 33.33; beyond the total nothing is charged.
    func testWorkIsChargedWithoutDrift() throws {
        let asset = try UnitsOfWorkDepreciation(code: "车", cost: yuan("100"), total: dec("3"))
        XCTAssertEqual(
            try asset.charges([.one, .one, dec("0"), dec("1.5"), .one]),
            ["33.33", "33.34", "0", "33.33", "0"].map { yuan($0) })
    }

    private func assertRefused<Value>(
        _ expected: DepreciationError, says words: [String], line: UInt = #line,
        _ body: () throws -> Value
    ) {
        XCTAssertThrowsError(try body(), line: line) {
            XCTAssertEqual($0 as? DepreciationError, expected, line: line)
            for language in Language.allCases {
                let text = expected.finding.text(in: language)
                XCTAssertFalse(text.contains("{"), text, line: line)
                for word in words { XCTAssertTrue(text.contains(word), text, line: line) }
            }
        }
    }

    func testAssetsThatCannotBeAreRefused() throws {
        for months in [0, -1, DepreciableAsset.longestLife + 1] {
            assertRefused(
                .lifeInvalid(asset: "CT-01", months: months), says: ["CT-01", String(months)]
            ) { try schedule("1", months: months) }
        }
        assertRefused(
            .amountInvalid(asset: "CT-01", cost: yuan("1"), residual: yuan("2")), says: ["2.00"]
        ) { try schedule("1", months: 1, rule: .enterprise, residual: "2") }
        assertRefused(
            .amountInvalid(asset: "CT-01", cost: yuan("-1"), residual: .zero), says: ["-1.00"]
        ) { try schedule("-1", months: 1) }
        assertRefused(
            .residualNotAllowed(asset: "CT-01", residual: yuan("0.01")), says: ["0.01"]
        ) { try schedule("1", months: 1, residual: "0.01") }
        assertRefused(
            .disposedTooEarly(
                asset: "CT-01", disposed: try Day("2025-03-17"), acquired: try Day("2025-03-18")),
            says: ["2025-03-17"]
        ) { try schedule("1", months: 1, disposed: "2025-03-17") }
        assertRefused(.outOfCalendar(asset: "CT-01"), says: ["2999"]) {
            try schedule("100", months: 2, acquired: "2999-12-01")
        }
        assertRefused(.unitsInvalid(asset: "车", units: .zero), says: ["车"]) {
            try UnitsOfWorkDepreciation(code: "车", cost: yuan("1"), total: .zero)
        }
        assertRefused(.unitsInvalid(asset: "车", units: dec("-1")), says: ["-1"]) {
            try UnitsOfWorkDepreciation(code: "车", cost: yuan("1"), total: .one)
                .charges([dec("-1")])
        }
    }

    func testARevisionLiesWithinTheLifeAndLeavesAValue() throws {
        for (month, change) in [("2025-03", "0"), ("2026-03", "0"), ("2025-04", "-12")] {
            assertRefused(
                .revisionInvalid(asset: "CT-01", month: try self.month(month)), says: ["CT-01"]
            ) {
                try schedule(
                    "12", months: 12,
                    revisions: [DepreciationRevision(
                        from: self.month(month), costChange: yuan(change), months: 5)])
            }
        }
    }
}

/// Columns at fixed places for as long as this lives.
private final class HeldColumns {
    private var places: [UnsafeMutableRawPointer] = []

    deinit {
        for place in places { place.deallocate() }
    }

    func hold<Number: BitwiseCopyable>(_ numbers: [Number]) -> NumberArray<Number> {
        let size = numbers.count * MemoryLayout<Number>.stride
        let place = place(size)
        UnsafeMutableRawBufferPointer(start: place, count: size)
            .copyBytes(from: numbers.withUnsafeBytes { Array($0) })
        return NumberArray(place, count: numbers.count)
    }

    func room(_ count: Int) -> ResultArray<Int64> { ResultArray(place(8 * count), count: count) }

    private func place(_ size: Int) -> UnsafeMutableRawPointer {
        let place = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 8)
        places.append(place)
        return place
    }
}
