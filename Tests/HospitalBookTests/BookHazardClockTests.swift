import HospitalCore
import Interchange
import SafetyInspection
import Storage
import TestSupport
import XCTest

@testable import HospitalBook

/// What a hazard of the register carries of its last step, so that the list of overdue hazards
/// looks at no step: it is always what the steps lead to.
final class BookHazardClockTests: BookTestCase {
    private let codes = (10..<28).map { "H-\($0)" }
    private let people = ["P1", "P2", "P3"]

    /// A book with eighteen hazards that were just found, on items of every kind.
    private func hazardBook(at location: String = ":memory:") throws -> Book {
        let book = try emptyBook(at: location)
        try book.prepare(Area.hazardLife.name)
        for (number, code) in codes.enumerated() {
            try book.insert(
                [[
                    .text(code), "P", .text("X\(number)"), "I", 20_250_301, "P9",
                    .integer(Int64(number % 2 + 1)), "2.00", nil, "discovered", nil,
                    number == 5 ? "H-1" : nil, "run", nil, nil, nil,
                ]], into: .hazard)
        }
        return book
    }

    /// A step that the state may allow, or any other.
    private func step(
        of hazard: Hazard, on day: Day, _ random: inout SeededGenerator
    ) throws -> HazardStep {
        let later = try day.adding(days: .random(in: 0...9, using: &random))
        let person = Person.ID(people.randomElement(using: &random)!)
        var plan = RectificationPlan(responsible: Person.ID("P1"), deadline: later)
        plan.measures = "m"
        plan.funds = Money(fen: 100)
        plan.emergencyPlan = "e"
        plan.majorPlan = MajorHazardPlan(
            parts: Dictionary(
                uniqueKeysWithValues: MajorHazardPlan.Part.allCases.map { ($0, "x") }),
            approver: Person.ID("P2"))
        let actions: [HazardStep.Action] = [
            .register, .grade(HazardRules.standard.grades.randomElement(using: &random)!),
            .plan(plan), .plan(plan), .accept, .accept, .submit(evidence: ["photo"]), .pass,
            .refuse(newDeadline: later), .suspend(reason: "r"), .suspend(reason: "r"), .resume,
            .resume, .reject(reason: "r"),
        ]
        let steps = actions.map { HazardStep($0, by: person, on: day) }
        let isAny = Int.random(in: 0..<4, using: &random) == 0
        let likely = steps.filter { isAny || hazard.state.kind.steps.contains($0.kind) }
        return likely.randomElement(using: &random) ?? steps[0]
    }

    /// Older libraries took steps of nobody: what they lead to stays readable.
    func testAKeptStepOfNobodyStaysReadable() throws {
        let book = try hazardBook()
        let on = try Day("2025-03-02")
        _ = try book.advance(hazard: "H-10") { _ in
            HazardStep(.register, by: Person.ID("P1"), on: on)
        }
        try book.store.execute(
            "UPDATE hosp_hazard_step_part SET part_text = REPLACE(part_text, 'P1', '')")
        let kept = try book.storedHazard("H-10")
        XCTAssertEqual(kept.history.map(\.actor.code), [""])
        let grade = try XCTUnwrap(HazardRules.standard.grades.first)
        let next = try book.advance(hazard: "H-10") { _ in
            HazardStep(.grade(grade), by: Person.ID("P2"), on: on)
        }
        XCTAssertEqual(next.history.count, 2)
    }

    /// The clock that the register has of a hazard.
    private func kept(_ code: String, in book: Book) throws -> [StoreValue] {
        try XCTUnwrap(book.store.rows(
            "SELECT deadline_day, suspended_since, is_major FROM hosp_hazard "
                + "WHERE hazard_code = ?", [.text(code)]).first)
    }

    /// The clock that the steps of a hazard lead to, all of them taken again.
    private func led(_ hazard: Hazard) -> [StoreValue] {
        func value(_ day: Day?) -> StoreValue { day.map { .integer(Int64($0.yyyymmdd)) } ?? .null }
        guard !hazard.history.isEmpty else { return [.null, .null, .null] }
        let isMajor = hazard.round?.grade.isMajor ?? false
        var since: Day?
        if case .suspended(_, let day) = hazard.state { since = day }
        return [value(hazard.deadline), value(since), isMajor ? 1 : 0]
    }

    /// Takes random steps, legal or not, and compares after each.
    private func walk(_ book: Book, seed: UInt64, steps: Int) throws -> Int {
        var random = SeededGenerator(seed: seed)
        var day = try Day("2025-03-01")
        var taken = 0
        for number in 0..<steps {
            if number % 6 == 0 { day = try day.adding(days: 1) }
            let code = codes.randomElement(using: &random)!
            let step = try step(of: book.storedHazard(code), on: day, &random)
            let before = try kept(code, in: book)
            do {
                let hazard = try book.advance(hazard: code) { _ in step }
                taken += 1
                XCTAssertEqual(try kept(code, in: book), led(hazard), "step \(number) \(step)")
            } catch let error as HazardError {
                XCTAssertEqual(try kept(code, in: book), before, "\(error)")
            }
            guard number % 10 == 0 else { continue }
            try check(book, on: day)
        }
        try check(book, on: day)
        return taken
    }

    /// The register and the list are what the steps of all hazards lead to.
    private func check(_ book: Book, on day: Day) throws {
        var overdue: [String] = []
        let today = try day.adding(days: 5)
        for code in codes {
            let hazard = try book.storedHazard(code)
            XCTAssertEqual(try kept(code, in: book), led(hazard), code)
            if hazard.daysOverdue(on: today) > 0 {
                overdue.append("\(code) \(hazard.daysOverdue(on: today))")
            }
        }
        XCTAssertEqual(
            try book.overdueHazards(on: today, calendar: .china).map {
                "\($0.id.code) \($0.standing.days)"
            }, overdue)
    }

    func testTheRegisterAlwaysHasTheClockOfTheSteps() throws {
        for seed in 1...3 {
            XCTAssertGreaterThan(try walk(hazardBook(), seed: UInt64(seed), steps: 250), 40)
        }
    }

    /// A book as a library wrote it before hazards had their clock.
    private func makeOld(_ book: Book) throws {
        for column in HazardClock.columns {
            try book.store.execute("ALTER TABLE hosp_hazard DROP COLUMN \(column.name)")
        }
        try book.store.execute(
            "DELETE FROM hosp_schema WHERE migration IN ('safety.2', 'hazard_life.2')")
        book.close()
    }

    func testABookFromBeforeIsBroughtToItsClocks() throws {
        let first = try hazardBook(at: path())
        _ = try walk(first, seed: 11, steps: 160)
        let expected = try codes.map { try kept($0, in: first) }
        XCTAssertGreaterThan(expected.count { $0[0] != .null }, 1)
        let day = try Day("2025-06-01")
        let overdue = try first.overdueHazards(on: day, calendar: .china)
        try makeOld(first)

        let book = try emptyBook(at: path())
        // Before anything is written, the columns can be asked for and have no value.
        let read = try book.select(
            "hosp_hazard", where: JSONValue(parsing: #"{"deadline_day":null}"#))
        XCTAssertEqual(read.rowCount, codes.count)
        XCTAssertEqual(read.columns.last?.name, "is_major")
        XCTAssertEqual(read.rows.map(\.last), codes.map { _ in .null })
        XCTAssertEqual(try book.overdueHazards(on: day, calendar: .china), overdue)
        XCTAssertEqual(try codes.map { try kept($0, in: book) }, expected)
        book.close()
        // A step is enough as well.
        let again = try emptyBook(at: path())
        try makeOld(again)
        let third = try emptyBook(at: path())
        XCTAssertThrowsError(
            try third.advance(hazard: "H-0") { _ in
                HazardStep(.register, by: .init("P1"), on: day)
            })
        XCTAssertEqual(try codes.map { try kept($0, in: third) }, expected)
    }
}
