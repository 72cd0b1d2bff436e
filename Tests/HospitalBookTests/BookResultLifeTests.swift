import Hosp
import XCTest

/// The life of stored results, from calculation to payment (decision 13).
final class BookResultLifeTests: XCTestCase {
    private let director = Actor(Person.ID("D"))
    private let secretary = Actor(Person.ID("S"))

    private func day(_ number: Int32) throws -> Day { try Day(yyyymmdd: number) }

    private func step(_ action: ResultStep.Action, _ number: Int32) throws -> ResultStep {
        ResultStep(action, by: director, on: try day(number))
    }

    /// An appraisal and the pay calculated from it.
    private func month() throws -> (fixture: MonthEndFixture, appraisal: String, pay: String) {
        let fixture = try MonthEndFixture()
        let month = try Month("2025-03")
        let appraisal = try fixture.book.runAppraisal(month: month, scheme: "M").run.id
        let pay = try fixture.book.distributePay(month: month, pool: "PAY").run.id
        return (fixture, appraisal, pay)
    }

    /// Takes a run up to locked: reviewed on the 1st, announced to the 7th, locked on the 8th.
    private func lock(_ run: String, in book: Book) throws {
        _ = try book.advance(run: run, by: step(.review, 20_250_401))
        _ = try book.advance(run: run, by: step(.sign, 20_250_401))
        _ = try book.advance(run: run, by: step(.announce(until: day(20_250_407)), 20_250_401))
        _ = try book.advance(run: run, by: step(.lock, 20_250_408))
    }

    private func error(_ call: () throws -> Any) -> Error? {
        do { _ = try call() } catch { return error }
        return nil
    }

    private func worsen(_ fixture: MonthEndFixture) throws {
        try fixture.replace(
            "hosp_appraisal_value", "v",
            MonthEndFixture.values.replacingOccurrences(
                of: "sur,quality,,95", with: "sur,quality,,85"))
    }

    func testPayIsPaidAfterBothResultsAreLocked() throws {
        let (fixture, appraisal, pay) = try month()
        let book = fixture.book
        try lock(pay, in: book)
        XCTAssertEqual(
            error { try book.advance(run: pay, by: step(.pay(newest: [:]), 20_250_409)) }
                as? RunError, .upstreamOpen(run: pay, upstream: appraisal, .computed))
        try lock(appraisal, in: book)
        let paid = try book.advance(run: pay, by: step(.pay(newest: [:]), 20_250_409))
        XCTAssertEqual(paid.state, .paid)
        XCTAssertEqual(
            try fixture.rows(
                "SELECT step_number, step_name, state_name, step_day, person_code FROM "
                    + "hosp_result_step WHERE run_id = '\(pay)' ORDER BY step_number"),
            [
                "1 review reviewed 20250401 D", "2 sign signed 20250401 D",
                "3 announce announced 20250401 D", "4 lock locked 20250408 D",
                "5 pay paid 20250409 D",
            ])
        XCTAssertEqual(
            try fixture.rows("SELECT state_name FROM hosp_run_record ORDER BY run_id"),
            ["locked", "paid"])
        XCTAssertGreaterThan(try book.verifyAudit(), 9)
    }

    func testNothingIsLockedWhileTheAnnouncementRunsNorOutOfOrder() throws {
        let (fixture, appraisal, _) = try month()
        let book = fixture.book
        XCTAssertNotNil(
            error { try book.advance(run: appraisal, by: step(.sign, 20_250_401)) }
                as? ResultLifeError)
        _ = try book.advance(run: appraisal, by: step(.review, 20_250_401))
        _ = try book.advance(run: appraisal, by: step(.sign, 20_250_401))
        _ = try book.advance(
            run: appraisal, by: step(.announce(until: day(20_250_407)), 20_250_402))
        XCTAssertEqual(
            (error { try book.advance(run: appraisal, by: step(.lock, 20_250_407)) }
                as? ResultLifeError)?.finding.message, .announcementOpen)
        XCTAssertEqual(
            try book.advance(run: appraisal, by: step(.lock, 20_250_408)).state, .locked)
        XCTAssertEqual(
            (error { try book.advance(run: appraisal, by: step(.pay(newest: [:]), 20_250_407)) }
                as? ResultLifeError)?.finding.message, .resultDayBeforeLastStep)
    }

    func testAReviewedResultIsCalculatedAnewOnlyAfterTwoPersonsUnlockIt() throws {
        let (fixture, appraisal, pay) = try month()
        let book = fixture.book
        _ = try book.advance(run: appraisal, by: step(.review, 20_250_401))
        try worsen(fixture)
        XCTAssertEqual(
            error { try book.advance(run: appraisal, by: step(.sign, 20_250_402)) } as? RunError,
            .runStale(appraisal))
        XCTAssertEqual(
            error { try book.runAppraisal(month: Month("2025-03"), scheme: "M") } as? RunError,
            .runFrozen(run: appraisal, .reviewed))
        let alone = ResultStep.Action.unlock(
            reason: "数据更正", confirmedBy: director, upstream: [:])
        XCTAssertNotNil(
            error { try book.advance(run: appraisal, by: step(alone, 20_250_402)) }
                as? ResultLifeError)
        let unlock = ResultStep.Action.unlock(
            reason: "数据更正", confirmedBy: secretary, upstream: [:])
        let unlocked = try book.advance(run: appraisal, by: step(unlock, 20_250_402))
        XCTAssertEqual(unlocked.version, 2)
        let second = try book.runAppraisal(month: Month("2025-03"), scheme: "M").run
        XCTAssertEqual(second.version, 2)
        XCTAssertEqual(
            try fixture.rows("SELECT confirmer_code, step_reason FROM hosp_result_step "
                + "WHERE run_id = '\(appraisal)' AND step_name = 'unlock'"), ["S 数据更正"])
        XCTAssertEqual(
            error { try book.advance(run: appraisal, by: step(.review, 20_250_403)) } as? RunError,
            .runNotCurrent(appraisal))
        XCTAssertEqual(
            error { try book.advance(run: pay, by: step(.review, 20_250_403)) } as? RunError,
            .runStale(pay))
    }

    func testWhatWasPaidStaysWithAllThatItWasCalculatedFrom() throws {
        let (fixture, appraisal, pay) = try month()
        let book = fixture.book
        try lock(appraisal, in: book)
        try lock(pay, in: book)
        _ = try book.advance(run: pay, by: step(.pay(newest: [:]), 20_250_409))
        let unlock = ResultStep.Action.unlock(
            reason: "复核", confirmedBy: secretary, upstream: [:])
        for run in [pay, appraisal] {
            XCTAssertEqual(
                (error { try book.advance(run: run, by: step(unlock, 20_250_410)) }
                    as? ResultLifeError)?.finding.message, .resultPaidFinal, run)
        }
        try worsen(fixture)
        XCTAssertEqual(
            error { try book.runAppraisal(month: Month("2025-03"), scheme: "M") } as? RunError,
            .runFrozen(run: appraisal, .locked))
    }

    func testAnUnknownRunAndAnUnknownStateAreNamed() throws {
        let (fixture, appraisal, _) = try month()
        let book = fixture.book
        let missing = String(appraisal.dropLast()) + "9"
        XCTAssertEqual(
            error { try book.advance(run: missing, by: step(.review, 20_250_401)) } as? RunError,
            .reportRunUnknown(missing, nearest: appraisal))
        try book.store.execute("UPDATE hosp_run_record SET state_name = ?", ["lost"])
        XCTAssertEqual(
            error { try book.advance(run: appraisal, by: step(.review, 20_250_401)) } as? RunError,
            .stateUnknown(run: appraisal, state: "lost"))
    }
}
