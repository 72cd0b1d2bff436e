import CostControl
import HospitalCore
import TestSupport
import XCTest

/// Laws of budgets over random lives of documents.
final class BudgetLawTests: XCTestCase {
    private let lines = ["A", "B", "C"]

    private func randomStep(
        _ made: inout [String], _ random: inout SeededGenerator
    ) throws -> BudgetStep {
        let line = lines.randomElement(using: &random) ?? "A"
        let known = BudgetDocument.ID(made.randomElement(using: &random) ?? "none")
        let amount = BudgetAmount(Money(fen: Int64.random(in: 1...4_000, using: &random)))
        let number = Int.random(in: 1...12, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<6:
            made.append("D\(made.count)")
            let from = Bool.random(using: &random) ? known : nil
            return .document(
                BudgetDocument.ID(made[made.count - 1]),
                BudgetDocument.Stage.allCases.randomElement(using: &random) ?? .reserved,
                line: BudgetLine.ID(line), month: try month(number), amount: amount, from: from,
                use: BudgetDocument.Use())
        case 6: return .release(known, Bool.random(using: &random) ? nil : amount)
        case 7: return .restore(known)
        case 8: return .reverse(known)
        default:
            return Bool.random(using: &random)
                ? .transfer(
                    from: BudgetLine.ID(line),
                    to: BudgetLine.ID(lines.randomElement(using: &random) ?? "B"),
                    month: try month(number), amount: amount)
                : .adjust(line: BudgetLine.ID(line), month: try month(number), amount: amount)
        }
    }

    private func all(_ budget: Budget) throws -> [BudgetStanding] {
        try lines.flatMap { line in
            try (1...12).map { budget.standing(of: BudgetLine.ID(line), in: try month($0)) }
        }
    }

    /// A refused step changes nothing; moves add up to the standings; what documents hold open is
    /// what the stages show; no hard limit is ever passed, by no fen.
    func testRandomLivesNeverPassALimit() throws {
        var random = SeededGenerator(seed: 0xB0D6E7)
        var taken = 0, refused = 0
        for _ in 0..<60 {
            var budget = try Budget(lines.map { line in
                try budgetLine(line, monthly: "20") {
                    $0.control.month = .ignore
                    $0.control.cumulative = line == "B" ? .stop : .ignore
                    $0.tolerance = BudgetTolerance(share: dec("0.1"))
                }
            })
            let start = try all(budget)
            var moves: [BudgetMove] = []
            var made: [String] = []
            for _ in 0..<60 {
                let step = try randomStep(&made, &random)
                let (before, documents) = (try all(budget), budget.documents)
                do {
                    moves += try budget.take(step).moves
                    taken += 1
                } catch {
                    refused += 1
                    XCTAssertEqual(try all(budget), before)
                    XCTAssertEqual(budget.documents, documents)
                }
            }
            try check(budget, moves, start)
        }
        XCTAssertGreaterThan(taken, 500)
        XCTAssertGreaterThan(refused, 500)
    }

    private func check(_ budget: Budget, _ moves: [BudgetMove], _ start: [BudgetStanding]) throws {
        var sums: [BudgetMove.Side: Int64] = [:]
        sums[.approved] = start.map(\.approved.money.fen).reduce(0, +)
        for move in moves { sums[move.side, default: 0] += move.amount.money.fen }
        let ends = try all(budget)
        XCTAssertEqual(ends.map(\.approved.money.fen).reduce(0, +), sums[.approved])
        XCTAssertEqual(ends.map(\.reserved.money.fen).reduce(0, +), sums[.reserved, default: 0])
        XCTAssertEqual(ends.map(\.committed.money.fen).reduce(0, +), sums[.committed, default: 0])
        XCTAssertEqual(ends.map(\.actual.money.fen).reduce(0, +), sums[.actual, default: 0])
        var open: [BudgetDocument.Stage: Int64] = [:]
        for document in budget.documents.values {
            open[document.stage, default: 0] += document.open.money.fen
            XCTAssertGreaterThanOrEqual(document.open.money, .zero)
        }
        XCTAssertEqual(open[.reserved, default: 0], sums[.reserved, default: 0])
        XCTAssertEqual(open[.committed, default: 0], sums[.committed, default: 0])
        XCTAssertEqual(open[.actual, default: 0], sums[.actual, default: 0])
        for line in lines {
            let id = BudgetLine.ID(line)
            XCTAssertGreaterThanOrEqual(try budget.standing(of: id).available().money, .zero)
        }
        for number in 1...12 {
            let soFar = try budget.standing(of: BudgetLine.ID("B"), through: month(number))
            XCTAssertGreaterThanOrEqual(try soFar.available().money, .zero)
        }
    }

    /// approved − actual = carried with documents + carried + given back + lapsed, for every line.
    func testWhatAYearLeavesAddsUp() throws {
        var random = SeededGenerator(seed: 0xCA44)
        for _ in 0..<60 {
            var budget = try Budget(zip(lines, [.carry, .giveBack, .lapse]).map { line, end in
                try budgetLine(line, monthly: "50") { $0.yearEnd = end }
            })
            var made: [String] = []
            for _ in 0..<40 { _ = try? budget.take(randomStep(&made, &random)) }
            for commitments in BudgetCarryOver.Commitments.allCases {
                let end = try BudgetCarryOver(of: budget, commitments: commitments)
                for line in end.lines {
                    XCTAssertEqual(
                        line.unspent.money.fen,
                        [line.committed, line.carried, line.returned, line.lapsed]
                            .map(\.money.fen).reduce(0, +))
                }
                var next = try Budget(lines.map { try budgetLine($0, monthly: "0") })
                _ = try end.open(in: month(1), of: &next)
                for line in end.lines {
                    XCTAssertEqual(
                        try next.standing(of: line.line).available().money, line.carried.money)
                }
            }
        }
    }
}
