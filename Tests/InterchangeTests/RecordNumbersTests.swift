import TestSupport
import XCTest

@testable import Interchange

/// Decimals of a column are read alike by the instructions of every processor and by those that
/// only some have.
final class RecordNumbersTests: XCTestCase {
    /// A field with its number in units of 10^−4, `nil` where it is to be refused.
    private typealias Sample = (field: String, number: Int64?)

    private let scale = 4

    /// A number of some digits and decimals as it may stand in a field.
    private func number(_ generator: inout SeededGenerator) -> Sample {
        let decimals = Int.random(in: 0...5, using: &generator)
        var digits = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
            Int.random(in: 0...9, using: &generator)
        }
        while digits.count <= decimals { digits.insert(0, at: 0) }
        let sign = Int.random(in: 0..<3, using: &generator) == 0 ? "-" : ""
        let whole = digits.dropLast(decimals).map(String.init).joined()
        let rest = digits.suffix(decimals).map(String.init).joined()
        let value = digits.reduce(0 as Int64) { $0 * 10 + Int64($1) } * (sign.isEmpty ? 1 : -1)
        let field = sign + whole + (rest.isEmpty ? "" : "." + rest)
        if decimals <= scale {
            return (field, (decimals..<scale).reduce(value) { value, _ in value * 10 })
        }
        return (field, value % 10 == 0 ? value / 10 : nil)
    }

    private func read(
        _ fields: [String], isWide: Bool
    ) throws -> (numbers: [Int64], refused: [Int]) {
        var blocks = try DelimitedText.RecordBlocks(
            bytes: Array(("a,b\n" + fields.map { "x,\($0)\n" }.joined()).utf8))
        let block = DelimitedText.RecordBlock()
        block.isWide = isWide
        var (numbers, refused): ([Int64], [Int]) = ([], [])
        while try blocks.next(into: block) {
            try block.scan()
            let rows = block.rowCount
            numbers += [Int64](unsafeUninitializedCapacity: rows) { buffer, count in
                guard let start = buffer.baseAddress else { return }
                block.readDecimals(1, scale: scale, into: start, refused: &refused)
                count = rows
            }
        }
        return (numbers, refused)
    }

    func testDecimalsAreReadByEveryInstruction() throws {
        let seed: UInt64 = 2_204
        var generator = SeededGenerator(seed: seed)
        let bad = [
            "", "-", ".", "-.", "1.", ".5", "-.5", "1.2.3", "1-2", "--1", "1 ", "1x", "/1", ":1",
            "12345678.", ".1234567", "1234567-", "\u{0}1", "1/2", "99999999999999999999", "甲",
        ]
        let wide = DelimitedText.RecordBlock.hasWideColumns ? [true, false] : [false]
        for round in 0..<300 {
            let count = Int.random(in: 1...40, using: &generator)
            let samples = (0..<count).map { _ -> Sample in
                Int.random(in: 0..<8, using: &generator) == 0 && round % 2 == 0
                    ? (bad.randomElement(using: &generator) ?? "", nil)
                    : number(&generator)
            }
            for isWide in wide {
                let found = try read(samples.map(\.field), isWide: isWide)
                XCTAssertEqual(
                    found.numbers, samples.map { $0.number ?? 0 }, "seed \(seed) \(samples)")
                XCTAssertEqual(
                    found.refused, samples.indices.filter { samples[$0].number == nil },
                    "seed \(seed) \(samples)")
            }
        }
    }
}
