import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// How archives are kept: climate, completeness, duties of levels, the register.
final class ArchiveKeepingTests: XCTestCase {
    private func day(_ number: Int32) throws -> Day { try Day(yyyymmdd: number) }

    private func reading(
        _ number: Int32, _ meter: String = "M1", _ temperature: Int = 20, _ humidity: Int = 50
    ) throws -> ClimateLog.Reading {
        ClimateLog.Reading(
            try day(number), meter: meter, temperature: Decimal(temperature),
            humidity: Decimal(humidity))
    }

    private func log(
        _ readings: [ClimateLog.Reading], meters: [String] = ["M1"], to last: Int32 = 20_240_430
    ) throws -> ClimateLog {
        try ClimateLog(
            from: day(20_240_401), to: day(last), meters: meters, readings: readings,
            limits: .store)
    }

    /// S-218: a month of 30 days with 28 logs lacks 2.
    func testS218A30DayMonthWith28LogsLacks2Days() throws {
        let days = (20_240_401...20_240_430).filter { $0 != 20_240_407 && $0 != 20_240_421 }
        let log = try log(days.map { try reading(Int32($0)) })
        XCTAssertEqual(log.due, 30)
        XCTAssertEqual(log.read, 28)
        XCTAssertEqual(log.missingDays, [try day(20_240_407), try day(20_240_421)])
        XCTAssertEqual(log.breaches, [])
    }

    /// S-218: four meters; a day is missing when any of them was not read.
    func testS218FourMetersAreReadEachDay() throws {
        let meters = ["M1", "M2", "M3", "M4"]
        var readings = try meters.flatMap { meter in
            try (20_240_401...20_240_403).map { try reading(Int32($0), meter) }
        }
        readings.removeAll { $0.meter == "M3" && $0.day.dayOfMonth == 2 }
        let log = try log(readings, meters: meters, to: 20_240_403)
        XCTAssertEqual(log.due, 12)
        XCTAssertEqual(log.gaps.map { "\($0.day) \($0.meter)" }, ["2024-04-02 M3"])
        XCTAssertEqual(log.missingDays.count, 1)
    }

    /// At 14 and 24 ℃, 45 and 60 percent it is in range; one beyond is not.
    func testS218ReadingsAtALimitAreInRange() throws {
        let log = try log([
            reading(20_240_401, "M1", 14, 45), reading(20_240_402, "M1", 24, 60),
            reading(20_240_403, "M1", 13, 60), reading(20_240_404, "M1", 25, 61),
            reading(20_240_405, "M1", 20, 44),
        ])
        XCTAssertEqual(
            log.breaches.map {
                "\($0.reading.day.dayOfMonth) \($0.isTemperature) \($0.isHumidity)"
            },
            ["3 true false", "4 true true", "5 false true"])
        let checklist = try StandardChecklist.named("ARCHIVE9").template()
        let limits = ClimateLog.Limits.store
        XCTAssertEqual(
            checklist.item("ARCHIVE9-02-01")?.answerKind, .number(limits.temperature))
        XCTAssertEqual(checklist.item("ARCHIVE9-02-02")?.answerKind, .number(limits.humidity))
    }

    func testLogsThatContradictThemselvesAreRefused() throws {
        func refusal(_ call: () throws -> ClimateLog) -> ArchiveError? {
            do { _ = try call() } catch { return error as? ArchiveError }
            return nil
        }
        XCTAssertEqual(
            refusal { try log([reading(20_240_501)]) },
            .readingOutside(day: try day(20_240_501), period: "2024-04-01..2024-04-30"))
        XCTAssertEqual(
            refusal { try log([reading(20_240_401, "M9")]) }, .meterUnknown("M9", nearest: nil))
        XCTAssertEqual(
            refusal { try log([reading(20_240_401), reading(20_240_401)]) },
            .readingTwice(meter: "M1", day: try day(20_240_401)))
        XCTAssertEqual(refusal { try log([], meters: ["M1", "M1"]) }, .duplicate("M1"))
        XCTAssertEqual(
            refusal { try log([], to: 20_990_101) }, .outOfRange("2024-04-01..2099-01-01"))
        let crossed = AnswerKind.NumberLimits(minimum: Decimal(25), maximum: Decimal(24), unit: "℃")
        XCTAssertEqual(
            refusal {
                try ClimateLog(
                    from: day(20_240_401), to: day(20_240_401), meters: [], readings: [],
                    limits: .init(
                        temperature: crossed, humidity: ClimateLog.Limits.store.humidity,
                        citation: Citation(title: "本院")))
            }, .limitsReversed(crossed))
        XCTAssertThrowsError(try log([], to: 20_240_301)) { XCTAssertTrue($0 is ValidityError) }
    }

    /// Gaps and readings always make up what is due.
    func testGapsAndReadingsAreWhatIsDue() throws {
        var generator = SeededGenerator(seed: 218)
        let meters = ["A", "B", "C"]
        for _ in 0..<40 {
            var readings: [ClimateLog.Reading] = []
            for meter in meters {
                for number in 20_240_401...20_240_430 where Bool.random(using: &generator) {
                    readings.append(try reading(Int32(number), meter))
                }
            }
            let log = try log(readings.shuffled(using: &generator), meters: meters)
            XCTAssertEqual(log.gaps.count + log.read, log.due)
            XCTAssertEqual(log.due, 90)
        }
    }

    /// S-224: paper 20 entries, system 19: one gap.
    func testS224Paper20AndSystem19IsOneGap() throws {
        let entries = (1...20).map { "材料\($0)" }
        let file = FileCompleteness.File(
            "P1", boxes: ["B1"], paper: entries, system: entries.filter { $0 != "材料7" },
            sizes: ["A4"])
        let review = try FileCompleteness.review([file])
        XCTAssertEqual(review[0].gaps, 1)
        XCTAssertEqual(review[0].paperOnly, ["材料7"])
        XCTAssertEqual(review[0].systemOnly, [])
        XCTAssertFalse(review[0].isComplete)
        let whole = FileCompleteness.File("P1", boxes: ["B1"], paper: entries, system: entries)
        XCTAssertTrue(try FileCompleteness.review([whole])[0].isComplete)
    }

    func testS224OnePersonHasOneBoxOfA4AndS227BothTracks() throws {
        let files = [
            FileCompleteness.File("P1", boxes: ["B1"], paper: ["a"], system: ["a"], sizes: ["A4"]),
            .init("P2", boxes: ["B2", "B3"], paper: ["a"], system: ["a"], sizes: ["16K"]),
            .init("P3", boxes: ["B3"], paper: ["a"], system: nil),
            .init("P4", boxes: [], paper: nil, system: nil),
        ]
        XCTAssertEqual(try FileCompleteness.review(files).map(\.faults), [
            [], [.boxCount, .boxShared, .paperSize], [.boxShared, .trackMissing],
            [.boxCount, .trackMissing],
        ])
        let single = try FileCompleteness.review(files, size: "16K", isDualTrack: false)
        XCTAssertEqual(single.map(\.faults), [
            [.paperSize], [.boxCount, .boxShared], [.boxShared], [.boxCount],
        ])
        // A file on one track has nothing to agree with, unless both are needed.
        let paper = FileCompleteness.File("P5", boxes: ["B5"], paper: ["a", "b"], system: nil)
        let system = FileCompleteness.File("P6", boxes: ["B6"], paper: nil, system: ["a"])
        XCTAssertEqual(
            try FileCompleteness.review([paper, system], isDualTrack: false).map(\.isComplete),
            [true, true])
        XCTAssertEqual(try FileCompleteness.review([paper, system]).map(\.gaps), [2, 1])
        let both = FileCompleteness.File("P7", boxes: ["B7"], paper: ["a"], system: ["b"])
        XCTAssertEqual(
            try FileCompleteness.review([both], isDualTrack: false).map(\.gaps), [2])
        XCTAssertEqual(
            fault { () throws(ArchiveError) in try FileCompleteness.review([files[0], files[0]]) },
            .duplicate("P1"))
        XCTAssertEqual(
            fault { () throws(ArchiveError) in
                try FileCompleteness.review([
                    .init("P1", boxes: [], paper: ["a", "a"], system: nil)
                ])
            }, .duplicate("P1 a"))
    }

    /// S-226: four levels, a plan at the start of the year and an appraisal at its end.
    func testS226EveryLevelHasDutyPlanAndAppraisal() throws {
        let records = [
            ArchiveDuties.Record(
                "市", unit: "A", duty: "指导", planned: try day(20_240_131),
                appraised: try day(20_250_131)),
            .init(
                "county", unit: "B", duty: "管理", planned: try day(20_240_201), appraised: nil),
            .init("乡镇", unit: "C", duty: "", planned: try day(20_240_101),
                appraised: try day(20_241_231)),
        ]
        let duties = try ArchiveDuties(
            of: 2024, records, levels: ArchiveDuties.levels, on: day(20_250_201))
        XCTAssertEqual(duties.standings.map { $0.level.name }, ["市", "县", "乡镇", "村"])
        XCTAssertEqual(duties.standings.map(\.plan), [.onTime, .late, .onTime, .missing])
        XCTAssertEqual(duties.standings.map(\.appraisal), [.onTime, .missing, .onTime, .missing])
        XCTAssertEqual(duties.standings.map(\.isComplete), [true, false, false, false])
        let early = try ArchiveDuties(
            of: 2024, records, levels: ArchiveDuties.levels, on: day(20_241_231))
        XCTAssertEqual(early.standings[1].appraisal, .open)
        XCTAssertThrowsError(try ArchiveDuties(
            of: 2024, records + [records[0]], levels: ArchiveDuties.levels, on: day(20_241_231))
        ) { XCTAssertEqual($0 as? ArchiveError, .duplicate("A")) }
    }

    /// What was made before the year's own time belongs to another year.
    func testS226APlanOrAnAppraisalOfAnotherYearDoesNotCount() throws {
        func standing(
            planned: Int32, appraised: Int32, on today: Int32 = 20_250_201
        ) throws -> [DeadlineStatus] {
            let duties = try ArchiveDuties(
                of: 2024,
                [.init(
                    "市", unit: "A", duty: "指导", planned: day(planned),
                    appraised: day(appraised))],
                levels: ArchiveDuties.levels, on: day(today))
            return [duties.standings[0].plan, duties.standings[0].appraisal]
        }
        XCTAssertEqual(
            try standing(planned: 20_190_101, appraised: 20_240_201), [.missing, .missing])
        XCTAssertEqual(
            try standing(planned: 20_231_130, appraised: 20_241_130), [.missing, .missing])
        XCTAssertEqual(
            try standing(planned: 20_231_201, appraised: 20_241_201), [.onTime, .onTime])
        XCTAssertEqual(
            try standing(planned: 20_231_130, appraised: 20_241_130, on: 20_240_131),
            [.open, .open])
        XCTAssertEqual(
            try standing(planned: 20_240_201, appraised: 20_250_201), [.late, .late])
    }

    /// A log without meters would lack nothing; one of ten years and 100,000 meters would be due
    /// 365 million readings.
    func testALogHasMetersAndAtMostAMillionReadings() throws {
        func refusal(_ meters: [String], to last: Int32) -> ArchiveError? {
            do { _ = try log([], meters: meters, to: last) } catch { return error as? ArchiveError }
            return nil
        }
        XCTAssertEqual(
            refusal([], to: 20_240_430),
            .fieldMissing("2024-04-01..2024-04-30", field: "温湿度计"))
        let meters = (1...100_000).map { "M\($0)" }
        XCTAssertEqual(
            refusal(meters, to: 20_330_331), .outOfRange("2024-04-01..2033-03-31 × 100000"))
        XCTAssertEqual(try log([], meters: meters, to: 20_240_401).due, 100_000)
    }

    /// S-302: received 5,338 and transferred out 1,100 on 10,000 make 14,238; 130 letters count
    /// apart.
    func testS302OpeningAndReceivedLessTransferredOutIsClosing() throws {
        let register = try ArchiveRegister(
            opening: 10_000, received: 5_338, transferredOut: 1_100, letters: 130)
        XCTAssertEqual(register.closing, 14_238)
        XCTAssertEqual(register.letters, 130)
        XCTAssertEqual(
            fault { () throws(ArchiveError) in
                try ArchiveRegister(opening: 10, received: 0, transferredOut: 11)
            }, .negative("closing", value: "-1"))
        XCTAssertEqual(
            fault { () throws(ArchiveError) in
                try ArchiveRegister(opening: 1, received: .max, transferredOut: 0)
            }, .outOfRange("closing"))
        XCTAssertEqual(
            fault { () throws(ArchiveError) in
                try ArchiveRegister(opening: 1, received: 0, transferredOut: 0, letters: -1)
            }, .negative("letters", value: "-1"))
    }
}
