import TestSupport
import XCTest

@testable import HospitalCore

/// The organisation through time, its tree, subtotals with elimination, and the lineage of
/// departments (decision 18).
final class OrganisationTests: XCTestCase {
    private func unit(
        _ code: String, _ level: OrganisationLevel, under parent: String? = nil,
        from: String = "2020-01-01", to: String? = nil
    ) throws -> OrganisationUnit {
        OrganisationUnit(
            Department(id: Department.ID(code)), level: level,
            parent: parent.map { Department.ID($0) }, validity: try Validity(from, to))
    }

    /// A group with two hospitals; the first has two campuses.
    private func group() throws -> Organisation {
        try Organisation(units: [
            unit("G", .group), unit("H1", .hospital, under: "G"), unit("H2", .hospital, under: "G"),
            unit("C1", .campus, under: "H1"), unit("C2", .campus, under: "H1"),
            unit("lab", .department, under: "C1"), unit("ward", .department, under: "C1"),
            unit("clinic", .department, under: "C2"), unit("surgery", .department, under: "H2"),
        ])
    }

    func testTheTreeKnowsChildrenAndAncestors() throws {
        let tree = try group().tree(on: day("2025-03-01"))
        XCTAssertEqual(try tree.children(of: "C1").map(\.id.code), ["lab", "ward"])
        XCTAssertEqual(try tree.ancestors(of: "ward").map(\.id.code), ["C1", "H1", "G"])
        XCTAssertEqual(try tree.ancestors(of: "G"), [])
        assertThrows(OrganisationError.unitUnknown("x")) { _ = try tree.children(of: "x") }
        assertThrows(OrganisationError.unitUnknown("x")) { _ = try tree.ancestors(of: "x") }
    }

    /// By hand: the laboratory (300) charged the ward 80, the clinic 20 and the other hospital 50.
    func testSubtotalsEliminateServicesFromTheLowestCommonUnitUpwards() throws {
        let tree = try group().tree(on: day("2025-03-01"))
        let amounts: [Department.ID: Money] = [
            "lab": try yuan("300.00"), "ward": try yuan("500.00"), "clinic": try yuan("200.00"),
            "surgery": try yuan("400.00"), "H1": try yuan("10.00"),
        ]
        let services = [
            InternalService(provider: "lab", receiver: "ward", amount: try yuan("80.00")),
            InternalService(provider: "lab", receiver: "clinic", amount: try yuan("20.00")),
            InternalService(provider: "lab", receiver: "surgery", amount: try yuan("50.00")),
        ]
        let subtotals = try tree.subtotals(of: amounts, eliminating: services)
        let expected: [String: (String, String, String)] = [
            "lab": ("300.00", "0.00", "300.00"), "ward": ("500.00", "0.00", "500.00"),
            "clinic": ("200.00", "0.00", "200.00"), "surgery": ("400.00", "0.00", "400.00"),
            "C1": ("800.00", "80.00", "720.00"), "C2": ("200.00", "0.00", "200.00"),
            "H1": ("1010.00", "100.00", "910.00"), "H2": ("400.00", "0.00", "400.00"),
            "G": ("1410.00", "150.00", "1260.00"),
        ]
        XCTAssertEqual(subtotals.count, expected.count)
        for subtotal in subtotals {
            let figures = try XCTUnwrap(expected[subtotal.unit.id.code])
            XCTAssertEqual(subtotal.gross.description, figures.0, subtotal.unit.id.code)
            XCTAssertEqual(subtotal.eliminated.description, figures.1, subtotal.unit.id.code)
            XCTAssertEqual(subtotal.net.description, figures.2, subtotal.unit.id.code)
        }
        XCTAssertEqual(subtotals.map(\.unit.id), subtotals.map(\.unit.id).sorted())
    }

    /// The net of every unit is what it booked less services between two units inside of it, by a
    /// second way: every unit asked for itself.
    func testTheNetOfRandomTreesIsThatOfASecondWay() throws {
        let seed: UInt64 = 20_250_331
        var random = SeededGenerator(seed: seed)
        for round in 0..<200 {
            let count = Int.random(in: 2...9, using: &random)
            var units = [try unit("0", .group)]
            var above = [Int: Int]()
            for index in 1..<count {
                let parent = Int.random(in: 0..<index, using: &random)
                above[index] = parent
                units.append(try unit("\(index)", .department, under: "\(parent)"))
            }
            func isInside(_ index: Int, _ top: Int) -> Bool {
                index == top || above[index].map { isInside($0, top) } ?? false
            }
            let fen = (0..<count).map { _ in Int64.random(in: -500...500, using: &random) }
            let services = (0..<4).compactMap { _ -> (Int, Int, Int64)? in
                let (one, two) = (
                    Int.random(in: 0..<count, using: &random),
                    Int.random(in: 0..<count, using: &random))
                return one == two ? nil : (one, two, Int64.random(in: 1...90, using: &random))
            }
            var amounts: [Department.ID: Money] = [:]
            for index in 0..<count { amounts[Department.ID("\(index)")] = Money(fen: fen[index]) }
            let tree = try Organisation(units: units).tree(on: day("2025-01-01"))
            let subtotals = try tree.subtotals(
                of: amounts,
                eliminating: services.map {
                    InternalService(
                        provider: Department.ID("\($0.0)"), receiver: Department.ID("\($0.1)"),
                        amount: Money(fen: $0.2))
                })
            for subtotal in subtotals {
                let top = try XCTUnwrap(Int(subtotal.unit.id.code))
                let gross = (0..<count).filter { isInside($0, top) }.reduce(0) { $0 + fen[$1] }
                let inner = services.filter { isInside($0.0, top) && isInside($0.1, top) }
                    .reduce(0) { $0 + $1.2 }
                XCTAssertEqual(subtotal.net.fen, gross - inner, "seed \(seed), round \(round)")
            }
        }
    }

    func testAUnitHasOneRowOnADayAndIsRefusedOutsideOfItsDays() throws {
        let rows = try [
            unit("A", .department, from: "2024-01-01", to: "2024-06-30"),
            unit("A", .department, from: "2024-07-01", to: "2024-12-31"),
            unit("A", .department, from: "2025-03-01"),
        ]
        let organisation = try Organisation(units: rows)
        XCTAssertEqual(try organisation.unit("A", on: day("2024-07-01")), rows[1])
        for gone in ["2023-12-31", "2025-01-01", "2025-02-28"] {
            let on = try day(gone)
            assertThrows(OrganisationError.unitNotValid("A", day: on)) {
                _ = try organisation.unit("A", on: on)
            }
        }
        assertThrows(OrganisationError.unitUnknown("B")) {
            _ = try organisation.unit("B", on: day("2025-03-01"))
        }
        XCTAssertNoThrow(
            try organisation.check("A", throughout: Validity("2024-03-01", "2024-12-31")))
        XCTAssertNoThrow(try organisation.check("A", throughout: Validity("2025-03-01")))
        let gap = try OrganisationError.unitNotValid("A", day: day("2025-01-01"))
        assertThrows(gap) {
            try organisation.check("A", throughout: Validity("2024-03-01", "2025-03-02"))
        }
        let early = try OrganisationError.unitNotValid("A", day: day("2023-12-31"))
        assertThrows(early) {
            try organisation.check("A", throughout: Validity("2023-12-31", "2024-01-02"))
        }
        let double = try OrganisationError.rowsOverlap(unit: "A", day: day("2024-06-30"))
        assertThrows(double) {
            _ = try Organisation(units: [
                rows[0], unit("A", .department, from: "2024-06-30"),
            ])
        }
    }

    func testATreeRefusesMissingParentsReversedLevelsAndCircles() throws {
        let on = try day("2025-01-01")
        func tree(_ units: OrganisationUnit...) throws {
            _ = try Organisation(units: units).tree(on: on)
        }
        let orphan = OrganisationError.parentNotValid(unit: "A", parent: "H", day: on)
        assertThrows(orphan) { try tree(unit("A", .department, under: "H")) }
        assertThrows(orphan) {
            try tree(
                unit("A", .department, under: "H"), unit("H", .hospital, to: "2024-12-31"))
        }
        let (campus, hospital) = try (
            unit("C", .campus), unit("H", .hospital, under: "C")
        )
        assertThrows(OrganisationError.levelReversed(unit: hospital, parent: campus)) {
            try tree(campus, hospital)
        }
        assertThrows(OrganisationError.loop(unit: "A")) {
            try tree(
                unit("A", .department, under: "B"), unit("B", .department, under: "A"),
                unit("C", .department))
        }
        for level in OrganisationLevel.allCases where level != .department {
            XCTAssertFalse(level.mayBelong(to: level), "\(level)")
        }
        XCTAssertTrue(OrganisationLevel.department.mayBelong(to: .department))
        XCTAssertTrue(OrganisationLevel.department.mayBelong(to: .group))
        XCTAssertFalse(OrganisationLevel.group.mayBelong(to: .hospital))
    }

    func testSubtotalsRefuseStrangersServicesToItselfAndOverflow() throws {
        let tree = try group().tree(on: day("2025-03-01"))
        let amount = try yuan("1.00")
        assertThrows(OrganisationError.unitUnknown("x")) {
            _ = try tree.subtotals(of: ["x": amount])
        }
        assertThrows(OrganisationError.unitUnknown("x")) {
            _ = try tree.subtotals(
                of: [:], eliminating: [.init(provider: "x", receiver: "lab", amount: amount)])
        }
        assertThrows(OrganisationError.serviceToItself(unit: "lab", amount: amount)) {
            _ = try tree.subtotals(
                of: [:], eliminating: [.init(provider: "lab", receiver: "lab", amount: amount)])
        }
        let most = Money(fen: .max)
        assertThrows(OrganisationError.subtotalOutOfRange(unit: "C1")) {
            _ = try tree.subtotals(of: ["lab": most, "ward": amount])
        }
    }

    func testAValidityDoesNotEndBeforeItBegins() throws {
        let (from, to) = try (day("2025-03-02"), day("2025-03-01"))
        assertThrows(ValidityError.reversed(from: from, to: to)) {
            _ = try Validity(from: from, to: to)
        }
        let one = try Validity("2025-03-10", "2025-03-20")
        XCTAssertEqual(try one.firstCommonDay(with: Validity("2025-03-20")), try day("2025-03-20"))
        XCTAssertNil(try one.firstCommonDay(with: Validity("2025-03-21")))
        let march = try Period(label: month("2025-03"), cycle: .calendarMonth)
        XCTAssertEqual(one.dayCount(in: march), 11)
        XCTAssertEqual(try Validity("2025-03-31").dayCount(in: march), 1)
        XCTAssertEqual(try Validity("2025-04-01").dayCount(in: march), 0)
        XCTAssertEqual(try Validity("2020-01-01").dayCount(in: march), 31)
    }

    func testEveryErrorSaysItsFigures() throws {
        let on = try day("2025-01-01")
        let unit = try unit("A", .department)
        let errors: [OrganisationError] = [
            .rowsOverlap(unit: "A", day: on), .unitUnknown("A"), .unitNotValid("A", day: on),
            .parentNotValid(unit: "A", parent: "B", day: on),
            .levelReversed(unit: unit, parent: unit), .loop(unit: "A"),
            .serviceToItself(unit: "A", amount: .zero), .subtotalOutOfRange(unit: "A"),
        ]
        assertSaysItsFigures(errors + [ValidityError.reversed(from: on, to: on)])
    }
}

/// What became of departments that got another code.
final class LineageTests: XCTestCase {
    private func entry(
        _ from: String, _ to: String, _ on: String, _ share: String = "1"
    ) throws -> LineageEntry {
        LineageEntry(
            Department.ID(from), to: Department.ID(to), on: try Day(on), share: try Rate(share))
    }

    /// A is renamed B; C joins B; then B is split 2 : 1 into B and D.
    private func lineage() throws -> Lineage {
        try Lineage([
            entry("B", "D", "2025-01-01", "1/3"), entry("B", "B", "2025-01-01", "2/3"),
            entry("A", "B", "2024-04-01"), entry("C", "B", "2024-07-01"),
        ])
    }

    func testAmountsFollowRenamingMergingAndSplitting() throws {
        let lineage = try lineage()
        let amounts: [Department.ID: Money] = ["A": Money(fen: 100), "C": Money(fen: 50)]
        let (before, after) = try (day("2024-03-01"), day("2025-03-01"))
        // A 100 = 66.67 + 33.33, C 50 = 33.33 + 16.67: left-over fen to the largest remainder.
        XCTAssertEqual(
            try lineage.carried(amounts, from: before, to: after),
            ["B": Money(fen: 67 + 33), "D": Money(fen: 33 + 17)])
        XCTAssertEqual(
            try lineage.carried(amounts, from: before, to: day("2024-04-01")),
            ["B": Money(fen: 100), "C": Money(fen: 50)])
        XCTAssertEqual(
            try lineage.carried(amounts, from: day("2024-04-01"), to: day("2024-12-31")),
            ["A": Money(fen: 100), "B": Money(fen: 50)], "A of that day is another department")
        XCTAssertEqual(
            lineage.successors(of: "A", from: before, to: after),
            [
                LineageShare(department: "B", share: try Rate("2/3")),
                LineageShare(department: "D", share: try Rate("1/3")),
            ])
        XCTAssertEqual(
            lineage.successors(of: "Z", from: before, to: after),
            [LineageShare(department: "Z", share: .one)])
    }

    func testTwoDepartmentsCanSwapTheirCodesOnOneDay() throws {
        let lineage = try Lineage([entry("A", "B", "2024-04-01"), entry("B", "A", "2024-04-01")])
        XCTAssertEqual(
            try lineage.carried(
                ["A": Money(fen: 1), "B": Money(fen: 2)], from: day("2024-01-01"),
                to: day("2024-12-31")),
            ["A": Money(fen: 2), "B": Money(fen: 1)])
    }

    func testTheTotalStaysWhateverTheLineage() throws {
        let seed: UInt64 = 7_001
        var random = SeededGenerator(seed: seed)
        for round in 0..<300 {
            var entries: [LineageEntry] = []
            for step in 1...3 {
                for code in ["A", "B", "C"] where Bool.random(using: &random) {
                    let parts = Int.random(in: 1...3, using: &random)
                    for part in 0..<parts {
                        entries.append(
                            try entry(
                                code, ["A", "B", "C"][part], "2024-0\(step)-01", "1/\(parts)"))
                    }
                }
            }
            var amounts: [Department.ID: Money] = [:]
            for code in ["A", "B", "C"] {
                amounts[Department.ID(code)] =
                    Money(fen: Int64.random(in: -1_000...1_000, using: &random))
            }
            let carried = try Lineage(entries).carried(
                amounts, from: day("2023-12-31"), to: day("2024-12-31"))
            XCTAssertEqual(
                try carried.values.total(), try amounts.values.total(), "seed \(seed) \(round)")
        }
    }

    func testSharesThatAreNotTheWholeAreRefused() throws {
        let on = try day("2024-04-01")
        let over = try LineageError.sharesUnbalanced("A", day: on, sum: Rate("5/6"))
        assertThrows(over) {
            _ = try Lineage([
                entry("A", "B", "2024-04-01", "1/2"), entry("A", "C", "2024-04-01", "1/3"),
            ])
        }
        let nothing = try entry("A", "B", "2024-04-01", "0")
        assertThrows(LineageError.shareNotPositive(nothing)) {
            _ = try Lineage([nothing, entry("A", "C", "2024-04-01")])
        }
        let half = try entry("A", "B", "2024-04-01", "1/2")
        assertThrows(LineageError.repeated(half)) { _ = try Lineage([half, half]) }
        let merged = try Lineage([entry("A", "B", "2024-04-01")])
        assertThrows(LineageError.outOfRange("B")) {
            _ = try merged.carried(
                ["A": Money(fen: .max), "B": Money(fen: 1)], from: day("2024-01-01"),
                to: day("2024-12-31"))
        }
        assertSaysItsFigures([
            over, LineageError.shareNotPositive(nothing), LineageError.repeated(half),
            LineageError.outOfRange("B"),
        ])
    }
}
