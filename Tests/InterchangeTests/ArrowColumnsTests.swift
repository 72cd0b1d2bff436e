import CShims
import HospitalCore
import TestSupport
import XCTest

@testable import Interchange

/// Columns read as numbers and codes in pieces, beside a plain reading of every row.
final class ArrowColumnsTests: XCTestCase {
    /// The only batch of a stream of one column.
    private func batch(_ node: ArrowNode) throws -> ArrowBatch {
        var stream = ArrowProducer([.batch([node])]).stream()
        return try XCTUnwrap(try ArrowStream(taking: &stream).nextBatch())
    }

    private func pieces(
        of count: Int, using generator: inout SeededGenerator
    ) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        while (pieces.last?.upperBound ?? 0) < count {
            let start = pieces.last?.upperBound ?? 0
            pieces.append(start..<Int.random(in: start + 1...count, using: &generator))
        }
        return pieces
    }

    /// Every number as the library itself shows it, read as a decimal of that text; `nil` for what
    /// is to be refused.
    private func assertNumbers(
        _ node: ArrowNode, scale: Int, using generator: inout SeededGenerator, line: UInt = #line
    ) throws {
        let batch = try batch(node)
        let column = batch.columns[0]
        XCTAssertTrue(column.isExactNumber, line: line)
        let expected = (0..<batch.rowCount).map { row in
            column.shown(row).flatMap { try? Decimal($0) }?.significand(atScale: scale)
                .flatMap { Int64(exactly: $0) }
        }
        for rows in pieces(of: batch.rowCount, using: &generator) {
            var refused: [Int] = []
            let numbers = [Int64](unsafeUninitializedCapacity: rows.count) { buffer, count in
                guard let start = buffer.baseAddress else { return }
                column.readDecimals(rows, scale: scale, into: start, refused: &refused)
                count = rows.count
            }
            XCTAssertEqual(numbers, rows.map { expected[$0] ?? 0 }, line: line)
            XCTAssertEqual(
                refused, rows.indices.map { $0 - rows.lowerBound }.filter {
                    expected[rows.lowerBound + $0] == nil
                }, line: line)
            if scale == 0, let plain = column.plainNumbers(rows) {
                XCTAssertEqual(plain.map { $0 }, rows.map { expected[$0] }, line: line)
            }
            if let plain = column.plainNumbers(rows, as: Int32.self) {
                XCTAssertEqual(
                    plain.map { "\($0)" }, rows.map { column.shown($0) ?? "" }, line: line)
            }
            // What was marked before stays; a row without a value may be marked or not.
            var marks = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
            marks[0] = 1
            column.markNegativeRows(rows, in: &marks)
            for (place, row) in rows.enumerated() {
                guard let shown = column.shown(row) else { continue }
                XCTAssertEqual(
                    marks[place / 64] >> UInt64(place % 64) & 1 == 1,
                    place == 0 || shown.hasPrefix("-"), line: line)
            }
        }
        withExtendedLifetime(batch) {}
    }

    func testNumbersOfEveryTypeAndScale() throws {
        let seed: UInt64 = 30
        var generator = SeededGenerator(seed: seed)
        func values<Number: FixedWidthInteger>(_: Number.Type) -> [Number?] {
            (0..<Int.random(in: 1...200, using: &generator)).map { _ in
                switch Int.random(in: 0..<8, using: &generator) {
                case 0: nil
                case 1: Number.min
                case 2: Number.max
                default: Number(
                    truncatingIfNeeded: Int.random(in: -2_000...2_000, using: &generator))
                }
            }
        }
        for round in 0..<60 {
            let scale = round % 10
            for node in [
                ArrowNode.numbers("a", "c", values(Int8.self)),
                .numbers("a", "C", values(UInt8.self)), .numbers("a", "s", values(Int16.self)),
                .numbers("a", "S", values(UInt16.self)), .numbers("a", "i", values(Int32.self)),
                .numbers("a", "I", values(UInt32.self)), .numbers("a", "l", values(Int64.self)),
                .numbers("a", "L", values(UInt64.self)),
                .decimals("a", 38, scale, values(Int128.self).map { $0.map { $0 / 100 } }),
                .decimals("a", 18, scale, values(Int64.self).map { $0.map { Int128($0) } }),
                .decimals(
                    "a", 38, (scale * 7) % 19, values(Int64.self).map { $0.map { Int128($0) } }),
                .decimals("a", 9, -3, values(Int16.self).map { $0.map { Int128($0) } }),
            ] {
                let end = Int(node.length)
                let start = Int.random(in: 0..<end, using: &generator)
                try assertNumbers(node.sliced(start..<end), scale: scale, using: &generator)
            }
        }
    }

    func testPlainNumbersAreThoseOfTheProducer() throws {
        let node = ArrowNode.numbers("a", "l", [Int64(5), 6, 7, 8])
        let batch = try batch(node.sliced(1..<4))
        batch.columns[0].plainNumbers(1..<3).map { XCTAssertEqual(Array($0), [7, 8]) }
            ?? XCTFail("there are some")
        let missing = try self.batch(.numbers("a", "l", [Int64(5), nil]))
        XCTAssertNil(missing.columns[0].plainNumbers(0..<1))
        let short = try self.batch(.numbers("a", "i", [Int32(5)]))
        XCTAssertNil(short.columns[0].plainNumbers(0..<1))
        short.columns[0].plainNumbers(0..<1, as: Int32.self).map { XCTAssertEqual(Array($0), [5]) }
            ?? XCTFail("there are some")
        XCTAssertNil(batch.columns[0].plainNumbers(0..<1, as: Int32.self))
    }

    func testWhatIsNoNumberIsRefused() throws {
        let batch = try batch(.texts("a", ["1", "2"]))
        XCTAssertFalse(batch.columns[0].isExactNumber)
        var refused: [Int] = []
        var numbers: [Int64] = [7, 7]
        batch.columns[0].readDecimals(0..<2, scale: 2, into: &numbers, refused: &refused)
        XCTAssertEqual(numbers, [0, 0])
        XCTAssertEqual(refused, [0, 1])
    }

    func testMonthsOfNumbersAndTexts() throws {
        func months(_ node: ArrowNode) throws -> ([Int32], refused: [Int]) {
            let batch = try batch(node)
            var months = [Int32](repeating: 9, count: batch.rowCount)
            var refused: [Int] = []
            batch.columns[0].readMonths(0..<batch.rowCount, into: &months, refused: &refused)
            return (months, refused)
        }
        var (found, refused) = try months(
            .numbers("a", "l", [Int64(202_503), 202_503, nil, 202_513, 0, 1 << 40, 202_412]))
        XCTAssertEqual(found, [202_503, 202_503, 0, 0, 0, 0, 202_412])
        XCTAssertEqual(refused, [2, 3, 4, 5])
        (found, refused) = try months(.texts("a", ["2025-03", "202503", "", nil, "2025-031"]))
        XCTAssertEqual(found, [202_503, 202_503, 0, 0, 0])
        XCTAssertEqual(refused, [2, 3, 4])
        (found, refused) = try months(
            .codes("a", "C", [UInt8(1), 0, 7], of: .texts("", ["2025-04", "x"])))
        XCTAssertEqual(found, [0, 202_504, 0])
        XCTAssertEqual(refused, [0, 2])
        (found, refused) = try months(.bools("a", [true]))
        XCTAssertEqual(refused, [0])
    }

    /// The places of a column in an index of codes, found in pieces.
    private func places(
        _ finder: inout ArrowCodes, _ batch: ArrowBatch, oldest: Int = 1,
        using generator: inout SeededGenerator
    ) throws -> [Int32] {
        var places = [Int32](repeating: 77, count: batch.rowCount)
        for rows in pieces(of: batch.rowCount, using: &generator) {
            try places.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                try finder.find(
                    batch.columns[0], of: batch, rows: rows, oldest: oldest,
                    into: start + rows.lowerBound)
            }
        }
        return places
    }

    /// Numbers of two, four and eight bytes are found by the list of the digits of the codes, where
    /// these are whole numbers as they are written.
    func testCodesOfDigitsAreFoundByTheirNumbers() {
        func assertFound<Number: FixedWidthInteger & SignedInteger>(
            _ numbers: [Number], _ codes: [String], line: UInt = #line
        ) {
            var index = CodeIndex()
            for code in codes { _ = index.insert(code) }
            index.settle()
            XCTAssertNotNil(index.digits, line: line)
            let expected = numbers.map { number in
                codes.firstIndex(of: "\(number)").map { Int32($0) } ?? -1
            }
            let found = WholeNumberCodes(index, growing: false)
            let type = ArrowType.integer(bits: Number.bitWidth, isSigned: true)
            var places = [Int32](repeating: 77, count: numbers.count)
            numbers.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return XCTFail("no numbers") }
                found.find(
                    ValueRun(start: start, count: numbers.count), type, into: &places)
            }
            XCTAssertEqual(places, expected, "\(codes.prefix(3))", line: line)
        }
        for head in ["", "1", "7", "20250", "2025010", "90071992547", "9007199254740"] {
            let codes = (0..<90).map { head + String(1_000 + $0 * 7 % 1_000).dropFirst() }
            let first = Int64(head + "000") ?? 0
            let near = (-3...1_003).map { first + $0 } + [0, -1, 7, 21, .min, .max]
            assertFound(near, codes)
            assertFound(near.map { Int32(truncatingIfNeeded: $0) }, codes)
            assertFound(near.map { Int16(truncatingIfNeeded: $0) }, codes)
        }
        assertFound([0, 1, 9, 10, -1] as [Int64], (0...9).map { "\($0)" })
        assertFound([20, 21, 29, 2] as [Int64], (0...9).map { "2\($0)" })
        assertFound([1, 2, 21] as [Int64], (0...9).map { "2\($0)A" })
    }

    func testCodesAreFoundHoweverTheyCome() throws {
        let seed: UInt64 = 31
        var generator = SeededGenerator(seed: seed)
        for round in 0..<60 {
            // Codes close together, far apart, and some that are no numbers.
            let spread = [3, 1_000, 1 << 40][round % 3]
            let base = Int.random(in: -50...50, using: &generator)
            var codes = Set((0..<40).map { "\(base + $0 * spread)" })
            codes.formUnion(["内科", "007", "+5", "-0", "a-very-long-code-of-a-department", "x"])
            let known = codes.shuffled(using: &generator)
            var index = CodeIndex()
            for code in known { _ = index.insert(code) }
            let numbers: [Int64?] = (0..<80).map { _ in
                Int.random(in: 0..<9, using: &generator) == 0
                    ? nil : Int64(base + Int.random(in: -1...41, using: &generator) * spread)
            }
            let texts = numbers.map { $0.map { "\($0)" } } + known.map { $0 } + ["", "unknown"]
            let expectedNumbers = numbers.map { number in
                number.map { known.firstIndex(of: "\($0)").map { Int32($0) } ?? -1 } ?? -2
            }
            let expectedTexts = texts.map { text in
                (text ?? "").isEmpty
                    ? -2 : known.firstIndex(of: text ?? "").map { Int32($0) } ?? Int32(-1)
            }
            let order = (0..<texts.count).map { Int32($0) }.shuffled(using: &generator)
            let dictionary = ArrowNode.texts("", texts)
            for (node, expected) in [
                (ArrowNode.numbers("a", "l", numbers), expectedNumbers),
                (.texts("a", texts), expectedTexts),
                (.texts("a", texts, isLarge: true), expectedTexts),
                (.codes("a", "i", order, of: dictionary), order.map { expectedTexts[Int($0)] }),
                (.codes("a", "S", order.map { UInt16($0) }, of: dictionary),
                    order.map { expectedTexts[Int($0)] }),
            ] {
                var finder = ArrowCodes(index, growing: false)
                XCTAssertEqual(
                    try places(&finder, batch(node), using: &generator), expected,
                    "seed \(seed) round \(round) \(node.format ?? "")")
                XCTAssertEqual(finder.index.count, known.count)
            }
        }
    }

    func testNewCodesAreAddedOnce() throws {
        var generator = SeededGenerator(seed: 32)
        var index = CodeIndex()
        _ = index.insert("5")
        let rows = (0..<3_000).map { _ in Int64.random(in: -400...400, using: &generator) }
        for node in [
            ArrowNode.numbers("a", "l", rows), .texts("a", rows.map { "\($0)" }),
            .codes(
                "a", "I", rows.map { UInt32($0 + 400) },
                of: .texts("", (-400...400).map { "\($0)" })),
        ] {
            var finder = ArrowCodes(index, growing: true)
            let batch = try batch(node)
            let found = try places(&finder, batch, using: &generator)
            XCTAssertEqual(found.map { finder.index.text(Int($0)) }, rows.map { "\($0)" })
            XCTAssertLessThanOrEqual(finder.index.count, 801)
            XCTAssertEqual(finder.index.text(0), "5")
            XCTAssertEqual(try places(&finder, batch, using: &generator), found)
        }
        var finder = ArrowCodes(index, growing: true)
        let wide = try batch(.numbers("a", "L", [UInt64.max, 5, .max, nil]))
        XCTAssertEqual(try places(&finder, wide, using: &generator), [1, 0, 1, -2])
        XCTAssertEqual(finder.index.text(1), "18446744073709551615")
    }

    func testANegativeIndexIsOutsideOfALongDictionary() throws {
        var generator = SeededGenerator(seed: 33)
        let dictionary = (0..<300).map { "c\($0)" }
        var index = CodeIndex()
        for code in dictionary { _ = index.insert(code) }
        var finder = ArrowCodes(index, growing: false)
        for (node, shown) in [
            (ArrowNode.codes("a", "c", [Int8(1), -1], of: .texts("", dictionary)), "-1"),
            (.codes("a", "s", [Int16(299), 300], of: .texts("", dictionary)), "300"),
            (
                .codes("a", "l", [Int64(0), .min], of: .texts("", dictionary)),
                "-9223372036854775808"
            ),
        ] {
            XCTAssertThrowsError(try places(&finder, batch(node), using: &generator)) {
                XCTAssertEqual(
                    $0 as? ArrowError,
                    .indexOutside(row: 2, column: "a", index: shown, count: 300))
            }
        }
        // Where there is no value, the index is nothing.
        let missing = try batch(.codes("a", "c", [Int8(1), nil], of: .texts("", dictionary)))
        XCTAssertEqual(try places(&finder, missing, using: &generator), [1, -2])
    }

    func testADictionaryAtTheSameAddressIsReadAgainWhenItsBatchHasGone() throws {
        var generator = SeededGenerator(seed: 34)
        var index = CodeIndex()
        for code in ["x", "y"] { _ = index.insert(code) }
        var finder = ArrowCodes(index, growing: false)
        var stream = ArrowProducer([
            .batch([.codes("a", "c", [Int8(0)], of: .texts("", ["x"]))]),
            .batch([.codes("a", "c", [Int8(0)], of: .texts("", ["y"]))]),
        ]).stream()
        let taken = ArrowStream(taking: &stream)
        // The allocator may well give the second dictionary the place of the first.
        for expected in [Int32(0), 1] {
            let batch = try XCTUnwrap(try taken.nextBatch())
            XCTAssertEqual(
                try places(&finder, batch, oldest: batch.number, using: &generator), [expected])
        }
    }

    func testShownValues() throws {
        let batch = try batch(.decimals("a", 9, 2, [1_234, nil]))
        XCTAssertEqual(batch.columns[0].shown(0), "12.34")
        XCTAssertNil(batch.columns[0].shown(1))
        let texts = try self.batch(.texts("a", [String(repeating: "x", count: 300)]))
        XCTAssertEqual(texts.columns[0].shown(0)?.utf8.count, 256)
    }
}
