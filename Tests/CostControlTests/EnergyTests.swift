import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Meters, tariffs, balances, quotas: T-MTR and requirements S-195 to S-205.
final class EnergyTests: XCTestCase {
    private func at(_ text: String) throws -> Moment { try Moment(text) }

    private func meter(capacity: String? = nil, limit: String? = nil) throws -> Meter {
        try Meter(
            Meter.ID("M"), capacity: capacity.map(dec), dailyLimit: limit.map(dec))
    }

    private func reading(_ day: Int, _ register: String) throws -> Meter.Event {
        .reading(try at("2024-03-0\(day) 00:00:00"), dec(register))
    }

    /// T-MTR: 999984 → 20 with a capacity of 1,000,000 is 36; a fall without one is an error.
    func testARegisterRollsOver() throws {
        let events = [try reading(1, "999984"), try reading(2, "20")]
        let use = try meter(capacity: "1000000").uses(events)[0]
        XCTAssertEqual(use.quantity, dec("36"))
        XCTAssertEqual(use.flags, [.rollOver])
        assertRefused(
            EnergyError.registerFell(
                "M", at: try at("2024-03-02 00:00:00"), from: dec("999984"), to: dec("20")),
            says: ["999984", "20"]
        ) { try meter().uses(events) }
        // 1,000,000 − 40 + 20 in a day of at most 500 is a wrong reading and no roll-over.
        assertRefused(
            EnergyError.rollOverTooLarge(
                "M", at: try at("2024-03-02 00:00:00"), quantity: dec("999980")),
            says: ["999980"]
        ) {
            try meter(capacity: "1000000", limit: "500").uses(
                [reading(1, "40"), reading(2, "20")])
        }
    }

    /// T-MTR: the old meter ends at 5,000, the new one starts at 12: nothing is negative.
    func testASwappedMeterIsReadTwice() throws {
        let uses = try meter().uses([
            reading(1, "4900"),
            .swap(at("2024-03-01 12:00:00"), oldEnd: dec("5000"), newStart: dec("12")),
            reading(2, "40"), reading(3, "50"),
        ])
        XCTAssertEqual(uses.map(\.quantity), [dec("128"), dec("10")])
        XCTAssertEqual(uses.map(\.flags), [[.swapped], []])
        // A reading before the swap that stands in front of it is out of order.
        assertRefused(
            EnergyError.outOfOrder("M", at: try at("2024-03-02 00:00:00")), says: ["M"]
        ) {
            try meter().uses([
                reading(1, "4900"),
                .swap(at("2024-03-03 00:00:00"), oldEnd: dec("5000"), newStart: dec("12")),
                reading(2, "40"),
            ])
        }
        assertRefused(EnergyError.firstMissing("M"), says: ["M"]) {
            try meter().uses([
                .swap(at("2024-03-01 12:00:00"), oldEnd: dec("1"), newStart: dec("1")),
            ])
        }
    }

    /// T-MTR: a spike is flagged and kept, the multiplier counts once.
    func testASpikeIsKept() throws {
        let meter = try Meter(
            Meter.ID("M"), multiplier: dec("40"), dailyLimit: dec("1000"))
        let uses = try meter.uses([reading(1, "0"), reading(2, "25"), reading(3, "50.01")])
        XCTAssertEqual(uses.map(\.quantity), [dec("1000"), dec("1000.4")])
        XCTAssertEqual(uses.map(\.flags), [[], [.spike]])
    }

    func testWrongReadingsAreNamed() throws {
        assertRefused(
            EnergyError.outOfOrder("M", at: try at("2024-03-01 00:00:00")), says: ["M"]
        ) { try meter().uses([reading(2, "1"), reading(1, "2")]) }
        assertRefused(
            EnergyError.registerInvalid(
                "M", at: try at("2024-03-01 00:00:00"), register: dec("100")),
            says: ["100"]
        ) { try meter(capacity: "100").uses([reading(1, "100")]) }
        assertRefused(EnergyError.numberInvalid("M", value: "0"), says: ["0"]) {
            try meter(capacity: "0")
        }
    }

    /// T-MTR: a missing reading is listed; the later one is spread, marked, and adds up.
    func testAMissingReadingIsSpreadAndNotZero() throws {
        let plan = try (1...5).map { try at("2024-03-0\($0) 00:00:00") }
        let uses = try meter().uses([reading(1, "0"), reading(2, "3"), reading(4, "8")])
        let periods = try MeterPeriods(uses, plan: plan)
        XCTAssertEqual(periods.periods.map(\.quantity), [dec("3"), dec("3"), dec("2"), nil])
        XCTAssertEqual(periods.periods.map(\.flags), [[], [.estimated], [.estimated], []])
        XCTAssertEqual(
            periods.missingReadings,
            [try at("2024-03-03 00:00:00"), try at("2024-03-05 00:00:00")])
        assertRefused(EnergyError.outOfOrder("plan", at: plan[0]), says: ["plan"]) {
            try MeterPeriods([], plan: [plan[1], plan[0]])
        }
    }

    private func tenths(_ count: Int) throws -> Decimal {
        try Decimal(significand: Int128(count), scale: 1)
    }

    /// Whatever is not read, the parts of what was used add up to it.
    func testSpreadUsesAddUp() throws {
        var random = SeededGenerator(seed: 0xE4E6)
        let start = try at("2024-03-01 00:00:00")
        let plan = try (0...48).map { try start.adding(seconds: $0 * 3_600) }
        for _ in 0..<100 {
            var events: [Meter.Event] = [.reading(plan[0], .zero)]
            var register = 0
            for moment in plan.dropFirst().dropLast() where Bool.random(using: &random) {
                register += Int.random(in: 0...50, using: &random)
                events.append(.reading(moment, try tenths(register)))
            }
            register += 7
            events.append(.reading(plan[48], try tenths(register)))
            let periods = try MeterPeriods(meter().uses(events), plan: plan).periods
            let sum = try periods.compactMap(\.quantity).reduce(Decimal.zero) {
                try $0.adding($1)
            }
            XCTAssertEqual(sum, try tenths(register))
            XCTAssertEqual(periods.filter { $0.quantity == nil }.count, 0)
        }
    }

    private func use(_ from: String, _ to: String, _ quantity: String) throws -> Meter.Use {
        let plan = [try at(from), try at(to)]
        return try meter().uses([.reading(plan[0], .zero), .reading(plan[1], dec(quantity))])[0]
    }

    /// S-198: 1,200 kWh at 0.60 up to 1,000 and 0.90 above: 780.00.
    func testS198WithinAndAboveTheQuota() throws {
        let tariff = try EnergyTariff(
            [.init("平", from: 0, price: dec("0.60"))],
            tiers: [
                .init(above: .zero, surcharge: .zero),
                .init(above: dec("1000"), surcharge: dec("0.3")),
            ])
        let bill = try tariff.bill([use("2024-03-01 00:00:00", "2024-03-31 00:00:00", "1200")])
        XCTAssertEqual(bill.total, yuan("780.00"))
        XCTAssertEqual(bill.parts.map(\.amount), [yuan("600"), yuan("180")])
        XCTAssertEqual(bill.parts.map(\.tier), [1, 2])
    }

    /// T-MTR: edges of slots and a tier that is crossed inside of one reading.
    func testAReadingIsSplitAtTheEdges() throws {
        let tariff = try EnergyTariff(
            [
                .init("谷", from: 0, price: dec("0.3")), .init("峰", from: 480, price: dec("1")),
                .init("平", from: 1_320, price: dec("0.6")),
            ],
            tiers: [
                .init(above: .zero, surcharge: .zero),
                .init(above: dec("3"), surcharge: dec("0.1")),
            ])
        // 07:00–09:00, 4 kWh: 2 in the valley, 2 in the peak, of which 1 above 3.
        let bill = try tariff.bill([use("2024-03-01 07:00:00", "2024-03-01 09:00:00", "4")])
        XCTAssertEqual(bill.parts.map(\.slot), ["谷", "峰", "峰"])
        XCTAssertEqual(bill.parts.map(\.quantity), [Rate(dec("2")), Rate(dec("1")), Rate(dec("1"))])
        XCTAssertEqual(bill.parts.map(\.amount), [yuan("0.6"), yuan("1"), yuan("1.1")])
        XCTAssertEqual(bill.total, yuan("2.70"))
        // Over midnight: 22:00–02:00.
        let night = try tariff.bill([use("2024-03-01 22:00:00", "2024-03-02 02:00:00", "2")])
        XCTAssertEqual(night.parts.map(\.slot), ["谷", "平"])
        XCTAssertEqual(night.total, yuan("0.90"))
        let (from, to) = (try at("2023-01-01 00:00:00"), try at("2024-02-06 00:00:00"))
        assertRefused(
            EnergyError.useTooLong(from: from, to: to, days: EnergyTariff.mostDays), says: ["400"]
        ) { try tariff.bill([use("2023-01-01 00:00:00", "2024-02-06 00:00:00", "1")]) }
        XCTAssertEqual(
            try tariff.bill([use("2023-01-01 00:00:00", "2024-02-05 00:00:00", "0")]).total, .zero)
        assertRefused(EnergyError.bandsInvalid("P"), says: ["P"]) { try EnergyTariff(of: "P", []) }
        assertRefused(EnergyError.bandsInvalid("tariff")) {
            try EnergyTariff([.init("x", from: 60, price: .one)])
        }
        assertRefused(EnergyError.numberInvalid("x", value: "1"), says: ["x"]) {
            try EnergyTariff(
                [.init("x", from: 0, price: .one)],
                tiers: [.init(above: .zero, surcharge: dec("-2"))])
        }
    }

    /// Parts of a bill add up to it, and each is within a fen of its exact cost.
    func testPartsOfABillAddUp() throws {
        var random = SeededGenerator(seed: 0xB111)
        for _ in 0..<100 {
            let tariff = try EnergyTariff(
                [
                    .init("谷", from: 0, price: dec("0.3127")),
                    .init("峰", from: 510, price: dec("1.0533")),
                    .init("平", from: 1_290, price: dec("0.6651")),
                ],
                tiers: [
                    .init(above: .zero, surcharge: .zero),
                    .init(above: dec("12.5"), surcharge: dec("0.05")),
                    .init(above: dec("30"), surcharge: dec("0.3")),
                ])
            var uses: [Meter.Use] = []
            for hour in 0..<Int.random(in: 1...20, using: &random) {
                let start = try Moment(Day("2024-03-01"), hour: hour, minute: 20)
                uses.append(try meter().uses([
                    .reading(start, .zero),
                    .reading(
                        start.adding(seconds: 3_600),
                        tenths(Int.random(in: 0...49, using: &random))),
                ])[0])
            }
            let bill = try tariff.bill(uses)
            XCTAssertEqual(bill.parts.map(\.amount.fen).reduce(0, +), bill.total.fen)
            let used = bill.parts.map(\.quantity).reduce(.zero, +)
            XCTAssertEqual(used, uses.map { Rate($0.quantity) }.reduce(.zero, +))
        }
    }

    /// S-202: 1,000 against 930: 70, 7.0 %; a negative loss is told; the bill to the fen.
    func testS202TheLossBetweenMainAndSubMeters() throws {
        let balance = try EnergyBalance(
            master: dec("1000"), [.init("B", used: dec("430")), .init("A", used: dec("500"))])
        XCTAssertEqual(balance.loss, dec("70"))
        XCTAssertEqual(try balance.lossPercent(digits: 1)?.value, dec("7.0"))
        let spread = try balance.allocate(yuan("100.00"), loss: .spread)
        XCTAssertEqual(spread.amounts, [yuan("53.76"), yuan("46.24")])
        let own = try balance.allocate(yuan("100.00"), loss: .own)
        XCTAssertEqual(own.amounts, [yuan("50"), yuan("43")])
        XCTAssertEqual(own.loss, yuan("7"))
        let negative = try EnergyBalance(master: dec("10"), [.init("A", used: dec("11"))])
        XCTAssertEqual(negative.loss, dec("-1"))
        assertRefused(EnergyError.lossNegative("master", dec("-1")), says: ["-1"]) {
            try negative.allocate(yuan("1"), loss: .own)
        }
        let open = try EnergyBalance(master: dec("10"), [.init("A", used: nil)])
        XCTAssertNil(open.loss)
        XCTAssertNil(try open.lossPercent(digits: 1))
        assertRefused(EnergyError.notRead("A"), says: ["A"]) {
            try open.allocate(yuan("1"), loss: .spread)
        }
        assertRefused(EnergyError.nothingUsed("master", yuan("1")), says: ["1.00"]) {
            try EnergyBalance(master: .zero, [.init("A", used: .zero)])
                .allocate(yuan("1"), loss: .spread)
        }
        assertRefused(EnergyError.twice("A"), says: ["A"]) {
            try EnergyBalance(master: .one, [.init("A", used: .one), .init("A", used: .one)])
        }
        XCTAssertEqual(try EnergyIntensity.coverage(metered: 45, places: 60)?.value, dec("75.0"))
    }

    /// S-197: recovered heat counts against what the user took.
    func testS197RecoveredHeatIsNegativeConsumption() throws {
        let balance = try EnergyBalance(
            master: dec("150"),
            [.init("A", used: dec("100"), recovered: dec("20")), .init("B", used: dec("70"))])
        XCTAssertEqual(balance.loss, .zero)
        XCTAssertEqual(
            try balance.allocate(yuan("75"), loss: .spread).amounts, [yuan("40"), yuan("35")])
        assertRefused(EnergyError.numberInvalid("A", value: "-1"), says: ["-1"]) {
            try EnergyBalance(master: .one, [.init("A", used: .one, recovered: dec("2"))])
        }
    }

    /// S-195: 10,001 of 10,000 kWh is over, with its sanction. S-196: 100 saved at 1.00, half.
    func testS195AndS196QuotasRewardAndPunish() throws {
        let talk = try EnergyQuota(
            dec("10000"), price: dec("0.8"),
            bands: [
                .init(from: nil, share: .zero),
                .init(from: .zero, share: .zero),
                .init(
                    from: Rate(numerator: 1, denominator: 1_000_000), share: .one,
                    sanction: "诫勉谈话"),
            ])
        let over = try talk.result(dec("10001"))
        XCTAssertEqual(over.state, .over)
        XCTAssertEqual(over.difference, .one)
        XCTAssertEqual(over.sanction, "诫勉谈话")
        XCTAssertEqual(over.amount, yuan("-0.80"))
        XCTAssertEqual(try talk.result(dec("10000")).state, .met)
        XCTAssertNil(try talk.result(dec("10000")).sanction)
        var half = try EnergyQuota(
            dec("1000"), price: dec("1.00"), bands: [.init(from: nil, share: dec("0.5"))])
        XCTAssertEqual(try half.result(dec("900")).amount, yuan("50.00"))
        half.mostReward = yuan("30")
        half.mostPenalty = yuan("20")
        XCTAssertEqual(try half.result(dec("900")).amount, yuan("30"))
        XCTAssertEqual(try half.result(dec("1100")).amount, yuan("-20"))
        XCTAssertEqual(try half.result(dec("1010")).amount, yuan("-5"))
        // What was not measured is missing and no saving.
        XCTAssertEqual(try half.result(nil).state, .missing)
        XCTAssertEqual(try half.result(nil).amount, .zero)
        for (actual, reward, penalty) in [
            ("-1", nil, nil), ("900", "-30", nil), ("1100", nil, "-100"),
        ] as [(String, String?, String?)] {
            half.mostReward = reward.map(yuan)
            half.mostPenalty = penalty.map(yuan)
            XCTAssertThrowsError(try half.result(dec(actual))) {
                guard case .numberInvalid = $0 as? EnergyError else { return XCTFail("\($0)") }
            }
        }
        assertRefused(EnergyError.bandsInvalid("quota")) {
            try EnergyQuota(.one, price: .one, bands: [.init(from: .zero, share: .one)])
        }
        assertRefused(EnergyError.numberInvalid("quota", value: "0"), says: ["0"]) {
            try EnergyQuota(.zero, price: .one, bands: [.init(from: nil, share: .one)])
        }
    }

    /// S-199: usual 100, this week 140, ±30 %: an alert; what is missing is listed.
    func testS199AWeeklyRound() throws {
        let (a, b, c) = (Meter.ID("A"), Meter.ID("B"), Meter.ID("C"))
        let round = try ReadingRound(
            means: [a: dec("100"), b: dec("100"), c: dec("100")],
            values: [a: dec("140"), b: dec("130")], limit: dec("30"))
        XCTAssertEqual(round.lines.map(\.state), [.alert, .usual, .missing])
        XCTAssertEqual(round.lines.map(\.percent), [dec("40.0"), dec("30.0"), nil])
        assertRefused(EnergyError.meterUnknown("A"), says: ["A"]) {
            try ReadingRound(means: [:], values: [a: .one], limit: .one)
        }
        XCTAssertEqual(
            try ReadingRound(means: [a: .zero], values: [a: .one], limit: .one).lines[0].state,
            .alert)
    }

    /// S-200: a fee that rose by 71 % to 1,688,321.70 was 987,322.63.
    func testS200AnEarlierFeeFollowsFromThePercentOfTheFee() throws {
        let now = yuan("1688321.70")
        let earlier = try UtilityIncrease.earlier(than: now, percentOfAmount: dec("71"))
        XCTAssertEqual(earlier, yuan("987322.63"))
        XCTAssertEqual(try now.subtracting(earlier), yuan("700999.07"))
        assertRefused(EnergyError.numberInvalid("percent", value: "-100"), says: ["-100"]) {
            try UtilityIncrease.earlier(than: now, percentOfAmount: dec("-100"))
        }
    }

    /// S-201: 400,000 t × 1.08 = 432,000.00; 268,999.07 are left.
    func testS201WhatThePriceDoesNotExplain() throws {
        let increase = try UtilityIncrease(
            earlier: yuan("987322.63"), current: yuan("1688321.70"),
            quantity: dec("400000"), priceChange: dec("1.08"))
        XCTAssertEqual(increase.increase, yuan("700999.07"))
        XCTAssertEqual(increase.price, yuan("432000.00"))
        XCTAssertEqual(increase.rest, yuan("268999.07"))
        let inlets = try UtilityIncrease(
            earlier: yuan("987322.63"), current: yuan("1688321.70"),
            quantity: dec("400000"), priceChange: dec("1.08"), known: [yuan("200000")])
        XCTAssertEqual(inlets.rest, yuan("68999.07"))
    }

    /// S-204 and S-205: use per m², bed-day and visit; a missing denominator gives none.
    func testS204AndS205UseAgainstSize() throws {
        func intensity(_ use: String?, _ size: String?) throws -> Decimal? {
            try EnergyIntensity.value(
                of: use.map(dec), named: "kWh", per: size.map(dec), named: "m2", digits: 2)
        }
        XCTAssertEqual(try intensity("5648074.9", "80000"), dec("70.60"))
        XCTAssertNil(try intensity(nil, "80000"))
        XCTAssertNil(try intensity("1", nil))
        XCTAssertNil(try intensity("0", "0"))
        XCTAssertThrowsError(try intensity("1", "0"))
        // 综合厂用电率: own use of what was made.
        XCTAssertEqual(try intensity("93", "1000"), dec("0.09"))
    }

    /// S-126: 10,000 × 36 + 5,000 × 32 = 520,000.
    func testS126FundingByHeads() throws {
        let funding = try Subsidy.byStandard([
            .init("城镇", count: 10_000, standard: yuan("36")),
            .init("农村", count: 5_000, standard: yuan("32")),
        ])
        XCTAssertEqual(funding.total, yuan("520000"))
    }
}
