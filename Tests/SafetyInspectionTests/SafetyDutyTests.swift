import HospitalCore
import SafetyInspection
import XCTest

/// The daily duties of safety, by their requirements.
final class SafetyDutyTests: XCTestCase {
    private func day(_ text: String) -> Day { try! Day(text) }

    private func moment(_ text: String) -> Moment { try! Moment(text) }

    private func number(_ text: String) -> Decimal { try! Decimal(text) }

    /// S-134: valid to 2024-05-31, checked on 06-01: expired; scrapped and replaced afterwards.
    func testS134AnExtinguisherExpiresAfterItsLastDay() throws {
        func extinguisher(
            scrapped: String? = nil, replacement: String? = nil
        ) throws(SafetyDutyError) -> DatedEquipment {
            try DatedEquipment(
                "E1", kind: "extinguisher", at: .init("P"), validThrough: day("2024-05-31"),
                scrapped: scrapped.map { day($0) }, replacement: replacement)
        }
        let fresh = try extinguisher()
        for (text, expected) in [
            ("2024-05-01", DatedEquipment.Standing.valid), ("2024-05-02", .expiring),
            ("2024-05-31", .expiring), ("2024-06-01", .expired),
        ] {
            XCTAssertEqual(fresh.standing(on: day(text), warningDays: 30), expected, text)
        }
        XCTAssertEqual(fresh.standing(on: day("2024-05-31"), warningDays: 0), .valid)
        let scrapped = try extinguisher(scrapped: "2024-06-03")
        XCTAssertEqual(scrapped.standing(on: day("2024-06-02"), warningDays: 0), .expired)
        XCTAssertEqual(scrapped.standing(on: day("2024-06-03"), warningDays: 0), .unreplaced)
        let replaced = try extinguisher(scrapped: "2024-06-03", replacement: "E2")
        XCTAssertEqual(replaced.standing(on: day("2024-06-03"), warningDays: 0), .replaced)
        XCTAssertEqual(
            fault { () throws(SafetyDutyError) in try extinguisher(replacement: "E2") },
            .replacedUnscrapped("E1"))
    }

    /// S-149: every person with every required fact; one blank and the hand-over is not closed.
    func testS149OneBlankKeepsAHandoverOpen() throws {
        let fields = ["state", "medicine"]
        func sheet(_ entries: [HandoverSheet.Entry]) throws(SafetyDutyError) -> HandoverSheet {
            try HandoverSheet(fields: fields, of: ["bed 1", "bed 2"], entries)
        }
        let whole = [
            HandoverSheet.Entry("bed 1", facts: ["state": "stable", "medicine": "无"]),
            HandoverSheet.Entry("bed 2", facts: ["state": "0", "medicine": "A"]),
        ]
        XCTAssertTrue(try sheet(whole).isClosed)
        for blank in ["", " ", "\t　"] {
            let open = try sheet([
                whole[0], HandoverSheet.Entry("bed 2", facts: ["state": blank, "medicine": "A"]),
            ])
            XCTAssertFalse(open.isClosed)
            XCTAssertEqual(open.blanks.map { [$0.subject, $0.field] }, [["bed 2", "state"]])
        }
        XCTAssertEqual(
            try sheet([whole[1]]).blanks.map { [$0.subject, $0.field] }, [["bed 1", nil]])
        func refusal(_ entries: [HandoverSheet.Entry]) -> SafetyDutyError? {
            fault { () throws(SafetyDutyError) in try sheet(entries) }
        }
        XCTAssertEqual(refusal([whole[0], whole[0]]), .codeTwice("bed 1"))
        XCTAssertEqual(
            refusal([.init("bed 3", facts: [:])]), .unknown(.subject, "bed 3", nearest: "bed 1"))
        XCTAssertEqual(
            refusal([.init("bed 1", facts: ["medicines": "A"])]),
            .unknown(.field, "medicines", nearest: "medicine"))
        XCTAssertEqual(
            fault { () throws(SafetyDutyError) in try HandoverSheet(fields: [], of: [], []) },
            .fieldsMissing)
    }

    /// S-150: 2024-05-01 12:00 is kept to 2024-05-03 12:00; thrown away at 11:59 is a violation.
    func testS150AFoodSampleIsKept48Hours() throws {
        func sample(
            _ discarded: String?, grams: Decimal? = Decimal(125), rule: RetentionRule = .standard
        ) throws(SafetyDutyError) -> FoodSample {
            try FoodSample(
                of: "rice", meal: "lunch", taken: moment("2024-05-01T12:00"), grams: grams,
                discarded: discarded.map { moment($0) }, rule: rule)
        }
        XCTAssertEqual(try sample(nil).keepUntil, moment("2024-05-03T12:00"))
        XCTAssertEqual(try sample(nil).violations, [])
        XCTAssertEqual(try sample("2024-05-03T12:00").violations, [])
        XCTAssertEqual(try sample("2024-05-03T11:59").violations, [.discardedEarly])
        XCTAssertEqual(try sample(nil, grams: number("124.9")).violations, [.tooLittle])
        XCTAssertEqual(try sample(nil, grams: nil).violations, [.notWeighed])
        let own = try RetentionRule(
            hours: 72, leastGrams: nil, citation: Citation(title: "own"))
        XCTAssertEqual(
            try sample("2024-05-04T11:59", grams: nil, rule: own).violations, [.discardedEarly])
        XCTAssertFalse(RetentionRule.standard.citation.isConfirmed)
        let missing = FoodSample.missing(
            from: [("lunch", "rice"), ("dinner", "rice")], samples: [try sample(nil)])
        XCTAssertEqual(missing.map(\.meal), ["dinner"])
        XCTAssertEqual(
            fault { () throws(SafetyDutyError) in try sample("2024-05-01T11:59") },
            .discardedBefore(
                "rice", taken: moment("2024-05-01T12:00"), discarded: moment("2024-05-01T11:59")))
        XCTAssertEqual(
            fault { () throws(SafetyDutyError) in try sample(nil, grams: Decimal(-1)) },
            .gramsNegative("rice", Decimal(-1)))
        for hours in [0, 8_785] {
            XCTAssertEqual(
                fault { () throws(SafetyDutyError) in
                    try RetentionRule(
                        hours: hours, leastGrams: nil, citation: Citation(title: "own"))
                },
                .hoursInvalid(hours))
        }
        XCTAssertEqual(
            fault { () throws(SafetyDutyError) in
                try FoodSample(of: "rice", meal: "x", taken: self.moment("2999-12-31T12:00"))
            },
            .time(.outOfRange("2999-12-31T12:00:00 + 172800")))
    }

    /// S-151: numbered things are disinfected at least once in 7 days.
    func testS151DisinfectionIsDueEverySevenDays() throws {
        func duty(_ days: [String], _ today: String, within interval: Int = 7)
            throws(SafetyDutyError) -> IntervalDuty
        {
            try IntervalDuty(
                "cup 7", done: days.map { day($0) }, within: interval, from: day("2024-05-01"),
                asOf: day(today))
        }
        let days = ["2024-05-20", "2024-05-08", "2024-05-15", "2024-05-15"]
        XCTAssertEqual(try duty(days, "2024-05-27").due, day("2024-05-27"))
        XCTAssertEqual(try duty(days, "2024-05-27").daysOverdue, 0)
        XCTAssertEqual(try duty(days, "2024-05-28").daysOverdue, 1)
        XCTAssertEqual(try duty(days, "2024-05-16").last, day("2024-05-15"), "as of that day")
        XCTAssertEqual(try duty(days, "2024-05-28").lateDays, [])
        XCTAssertEqual(
            try duty(["2024-05-09", "2024-05-17"], "2024-05-17").lateDays,
            [day("2024-05-09"), day("2024-05-17")])
        XCTAssertNil(try duty([], "2024-05-08").last)
        XCTAssertEqual(try duty([], "2024-05-08").daysOverdue, 0)
        XCTAssertEqual(try duty([], "2024-05-09").daysOverdue, 1)
        // A lift is looked after every 15 days.
        XCTAssertEqual(try duty(["2024-05-01"], "2024-05-17", within: 15).daysOverdue, 1)
        for interval in [0, 3_661] {
            XCTAssertEqual(
                fault { () throws(SafetyDutyError) in
                    try duty([], "2024-05-08", within: interval)
                },
                .intervalInvalid(interval))
        }
    }

    /// S-152: boarders 4 times a day, day pupils 3 times; 3 of 4 are incomplete.
    func testS152ThreeOfFourAreIncomplete() throws {
        let limit = number("37.3")
        let boarder = try MeasuredRound.Rule("boarder", times: 4, highest: limit)
        let pupil = try MeasuredRound.Rule("day", times: 3, lowest: Decimal(35), highest: limit)
        func verdict(
            _ rule: MeasuredRound.Rule, _ values: [String], note: Bool = false
        ) -> MeasuredRound.Verdict {
            MeasuredRound(of: "x", values.map { number($0) }, by: rule, hasNote: note).verdict
        }
        XCTAssertEqual(verdict(boarder, ["36.5", "36.6", "36.7"]), .incomplete)
        XCTAssertEqual(verdict(pupil, ["36.5", "36.6", "36.7"]), .pass)
        XCTAssertEqual(verdict(boarder, ["36.5", "36.6", "36.7", "37.3"]), .pass)
        XCTAssertEqual(verdict(boarder, ["37.4"]), .needsNote)
        XCTAssertEqual(verdict(boarder, ["37.4"], note: true), .incomplete)
        XCTAssertEqual(verdict(boarder, ["37.4", "37", "37"], note: true), .incomplete)
        XCTAssertEqual(verdict(boarder, ["37.4", "37", "37", "37"], note: true), .cleared)
        XCTAssertEqual(verdict(boarder, ["37.4", "37", "37", "37"]), .needsNote)
        XCTAssertEqual(verdict(pupil, ["34.9", "36", "36"]), .needsNote)
        XCTAssertEqual(verdict(pupil, []), .incomplete)
        XCTAssertEqual(
            fault { () throws(SafetyDutyError) in try MeasuredRound.Rule("g", times: 0) },
            .timesInvalid("g", times: 0))
        XCTAssertEqual(
            fault { () throws(SafetyDutyError) in
                try MeasuredRound.Rule("g", times: 1, lowest: .one, highest: .zero)
            },
            .limitsCrossed("g", lowest: .one, highest: .zero))
    }

    /// S-153: the holder of the card is let through, a stranger is verified first.
    func testS153AStrangerIsVerifiedFirst() throws {
        let card = ReleaseGate.Card(
            "C1", for: "newborn 1", collectors: ["mother"],
            validity: try Validity(from: day("2024-05-01"), to: day("2024-05-07")))
        func verdict(
            _ collector: String, _ card: ReleaseGate.Card?, for subject: String = "newborn 1",
            on text: String = "2024-05-07", verifier: Person.ID? = nil
        ) -> ReleaseGate.Verdict {
            ReleaseGate.verdict(
                for: subject, collector: collector, card: card, on: day(text), verifier: verifier)
        }
        XCTAssertEqual(verdict("mother", card), .release)
        XCTAssertEqual(verdict("stranger", card), .verifyFirst)
        XCTAssertEqual(verdict("stranger", nil), .verifyFirst)
        XCTAssertEqual(verdict("stranger", card, verifier: .init("nurse")), .releasedVerified)
        XCTAssertEqual(verdict("mother", card, for: "newborn 2"), .refuse)
        XCTAssertEqual(
            verdict("mother", card, on: "2024-05-08", verifier: .init("nurse")), .refuse)
    }

    /// S-155: food without a certificate of its batch in force is sent back.
    func testS155FoodWithoutACertificateIsRejected() throws {
        let document = GoodsCertificate.Document(
            "N1", batch: "B1",
            validity: try Validity(from: day("2024-05-01"), to: day("2024-05-31")))
        XCTAssertEqual(
            GoodsCertificate.verdict(on: day("2024-05-31"), batch: "B1", document), .accept)
        XCTAssertEqual(
            GoodsCertificate.verdict(on: day("2024-06-01"), batch: "B1", document), .notInForce)
        XCTAssertEqual(
            GoodsCertificate.verdict(on: day("2024-05-02"), batch: "B2", document), .otherBatch)
        XCTAssertEqual(
            GoodsCertificate.verdict(on: day("2024-05-02"), batch: "B1", nil), .noCertificate)
        let unnumbered = GoodsCertificate.Document(
            "", batch: "B1", validity: document.validity)
        XCTAssertEqual(
            GoodsCertificate.verdict(on: day("2024-05-02"), batch: "B1", unnumbered),
            .noCertificate)
        for verdict in [
            GoodsCertificate.Verdict.noCertificate, .otherBatch, .notInForce,
        ] {
            XCTAssertTrue(verdict.isRejected)
        }
        XCTAssertFalse(GoodsCertificate.Verdict.accept.isRejected)
    }

    /// S-144: five colours of cloths, four of mops; 40 beds need 40 cloths; a wrong colour fails.
    func testS144AWrongColourInAZoneFails() throws {
        let cloth = try ColourZones.Tool("cloth", colourCount: 5, colours: [
            "ward": "蓝", "office": "绿", "toilet": "红", "kitchen": "黄", "isolation": "白",
        ])
        let mop = try ColourZones.Tool("mop", colourCount: 4, colours: [
            "ward": "蓝", "office": "绿", "toilet": "红", "isolation": "白",
        ])
        let zones = try ColourZones([cloth, mop])
        let judged = try zones.judged([
            .init("cloth", in: "ward", colour: "蓝"), .init("cloth", in: "ward", colour: "红"),
            .init("mop", in: "toilet", colour: "红"),
        ])
        XCTAssertEqual(judged.map(\.isRight), [true, false, true])
        XCTAssertEqual(judged[1].expected, "蓝")
        XCTAssertEqual(try ColourZones.missingCloths(beds: 40, cloths: 40), 0)
        XCTAssertEqual(try ColourZones.missingCloths(beds: 40, cloths: 41), 0)
        XCTAssertEqual(try ColourZones.missingCloths(beds: 40, cloths: 39), 1)
        func refusal(_ use: ColourZones.Use) -> SafetyDutyError? {
            fault { () throws(SafetyDutyError) in try zones.judged([use]) }
        }
        XCTAssertEqual(
            refusal(.init("cloths", in: "ward", colour: "蓝")),
            .unknown(.tool, "cloths", nearest: "cloth"))
        XCTAssertEqual(
            refusal(.init("mop", in: "kitchen", colour: "黄")),
            .unknown(.zone, "kitchen", nearest: nil))
        func tool(_ count: Int, _ colours: [String: String]) -> SafetyDutyError? {
            fault { () throws(SafetyDutyError) in
                try ColourZones.Tool("mop", colourCount: count, colours: colours)
            }
        }
        XCTAssertEqual(
            tool(2, ["a": "红", "b": "红"]), .coloursShared("mop", colour: "红", "a", "b"))
        XCTAssertEqual(
            tool(4, ["a": "红", "b": "蓝"]), .colourCount("mop", needed: 4, count: 2))
        XCTAssertEqual(
            fault { () throws(SafetyDutyError) in try ColourZones([mop, mop]) }, .codeTwice("mop"))
        XCTAssertEqual(
            fault { () throws(SafetyDutyError) in
                try ColourZones.missingCloths(beds: -1, cloths: 0)
            },
            .countNegative(-1))
    }
}
