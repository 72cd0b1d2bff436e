import Foundation
import HospitalCore
import TestSupport
import XCTest

@testable import Interchange

/// Blocks of whole records give what a reader gives, however the text is cut.
final class RecordBlocksTests: XCTestCase {
    private struct Outcome: Equatable {
        var header: [String] = []
        var rows: [[String]] = []
        var rowNumbers: [Int] = []
        var faults: [DelimitedTextError] = []
        var end: DelimitedTextError?
    }

    private func read(_ bytes: [UInt8], _ format: DelimitedText.Format) -> Outcome {
        var outcome = Outcome()
        do throws(DelimitedTextError) {
            var reader = try DelimitedText.Reader(
                .memory(bytes, read: 0), format, blockSize: 4_096, recordLimit: 40)
            outcome.header = reader.header
            while let batch = try reader.nextBatch() {
                for row in 0..<batch.rowCount {
                    outcome.rows.append((0..<batch.columnCount).map { batch.text(row, $0) })
                }
                outcome.rowNumbers += batch.rowNumbers
                outcome.faults += batch.faults
            }
        } catch {
            outcome.end = error
        }
        return outcome
    }

    private func blocks(
        _ bytes: [UInt8], _ format: DelimitedText.Format, blockSize: Int, twice: Bool = false
    ) -> Outcome {
        var outcome = Outcome()
        let block = DelimitedText.RecordBlock()
        do throws(DelimitedTextError) {
            var blocks = try DelimitedText.RecordBlocks(
                .memory(bytes, read: 0), format, blockSize: blockSize, recordLimit: 40)
            outcome.header = blocks.header
            if twice {
                while try blocks.next(into: block) {}
                XCTAssertEqual(blocks.bytesRead, bytes.count)
                XCTAssertTrue(blocks.rewind())
            }
            var (rows, number) = (1, 0)
            block.isWide = block.isWide && blockSize % 2 == 0
            while outcome.end == nil, try blocks.next(into: block) {
                XCTAssertEqual(block.number, number)
                do throws(DelimitedTextError) { try block.scan() } catch {
                    outcome.end = error.movingRow(by: rows)
                }
                for row in 0..<block.rowCount {
                    outcome.rows.append((0..<block.columnCount).map { block.text(row, $0) })
                    outcome.rowNumbers.append(rows + block.number(ofRow: row))
                }
                outcome.faults += block.faults.map { $0.movingRow(by: rows) }
                rows += block.lineCount
                number += 1
            }
        } catch {
            outcome.end = error
        }
        return outcome
    }

    /// The same by pieces, read from the last to the first; `nil` where a quote forbids that.
    private func pieces(
        _ source: ByteSource, _ format: DelimitedText.Format, pieceSize: Int
    ) -> Outcome? {
        var outcome = Outcome()
        do throws(DelimitedTextError) {
            let blocks = try DelimitedText.RecordBlocks(
                source, format, blockSize: pieceSize, recordLimit: 40)
            outcome.header = blocks.header
            guard let pieces = blocks.pieces() else { return nil }
            var filled: [DelimitedText.RecordBlock] = []
            for number in (0..<pieces.count).reversed() {
                let block = DelimitedText.RecordBlock()
                block.isWide = block.isWide && pieceSize % 2 == 0
                guard try pieces.fill(block, number) else { return nil }
                filled.append(block)
            }
            var rows = 1
            for block in filled.reversed() where outcome.end == nil {
                do throws(DelimitedTextError) { try block.scan() } catch {
                    outcome.end = error.movingRow(by: rows)
                }
                for row in 0..<block.rowCount {
                    outcome.rows.append((0..<block.columnCount).map { block.text(row, $0) })
                    outcome.rowNumbers.append(rows + block.number(ofRow: row))
                }
                outcome.faults += block.faults.map { $0.movingRow(by: rows) }
                rows += block.lineCount
            }
        } catch {
            outcome.end = error
        }
        return outcome
    }

    private let parts: [[UInt8]] = [
        [0x61], [0x62], [0x2C], [0x2C], [0x22], [0x22], [0x0A], [0x0D], [0x0D, 0x0A],
        [0xE4, 0xB8, 0xAD], [0xD6, 0xD0], [0x81, 0x30, 0x84, 0x35], [0xF0, 0x9F, 0x98, 0x80],
        [0xFF], [0x80], [0x00], [0x2D, 0x4E], [0x2C, 0x00], [0x0A, 0x00], [0x22, 0x00],
    ]

    func testBlocksGiveTheRowsAndFaultsOfAReader() {
        let seed: UInt64 = 2_200
        var generator = SeededGenerator(seed: seed)
        var (faults, rows, ends) = (0, 0, 0)
        for round in 0..<400 {
            let count = Int.random(in: 0...60, using: &generator)
            let bytes = Array("a,b\n".utf8)
                + (0..<count).flatMap { _ in parts.randomElement(using: &generator) ?? [] }
            for encoding in TextEncoding.allCases {
                let format = DelimitedText.Format(encoding: encoding)
                let text = encoding == .utf16le
                    ? Array(bytes.flatMap { [$0, 0] }.dropLast(round % 2)) : bytes
                let expected = read(text, format)
                faults += expected.faults.count
                rows += expected.rows.count
                ends += expected.end == nil ? 0 : 1
                for blockSize in [1, 2, 3, 5, 8, 13, 21, 34, 55, 400] {
                    let cut = blocks(text, format, blockSize: blockSize)
                    guard cut == expected else {
                        return XCTFail(
                            "seed \(seed), round \(round), \(encoding), block \(blockSize):"
                                + "\(cut) is not \(expected)")
                    }
                }
            }
        }
        XCTAssertGreaterThan(faults, 400)
        XCTAssertGreaterThan(rows, 200)
        XCTAssertGreaterThan(ends, 100)
    }

    /// Lines as files have them, with a rare oddity: the short way and the general one.
    func testPlainTextsWithRareOdditiesGiveTheRowsOfAReader() {
        let seed: UInt64 = 2_201
        var generator = SeededGenerator(seed: seed)
        let odd = [
            "\n", "\r\n", "x\n", "1,2,3\n", "\"q\",\"a,b\"\n", "\"\"\"\",\n", "a\rb,c\n", ",\n",
        ]
        for round in 0..<300 {
            let lineBreak = ["\n", "\r\n", "\r"][round % 3]
            var text = ["", "\u{FEFF}", "\n"][round / 3 % 3] + "case,amount" + lineBreak
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                text += Int.random(in: 0..<20, using: &generator) == 0 && round % 2 == 0
                    ? odd.randomElement(using: &generator) ?? ""
                    : "\(Int.random(in: 0...999_999, using: &generator)),"
                        + "\(Int.random(in: -99...99, using: &generator))" + lineBreak
            }
            if round % 5 == 0, text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
            let format = DelimitedText.Format(encoding: round % 4 == 3 ? .utf16le : .utf8)
            guard let bytes = try? format.encoding.encoded(text) else { return XCTFail(text) }
            let expected = read(bytes, format)
            for blockSize in [7, 64, 200, 1 << 16] {
                let found = blocks(
                    bytes, format, blockSize: blockSize, twice: expected.end == nil)
                XCTAssertEqual(
                    found, expected, "seed \(seed), round \(round), block \(blockSize)")
            }
        }
    }

    func testPiecesGiveTheRowsAndFaultsOfAReaderUnlessThereAreQuotes() {
        let seed: UInt64 = 2_202
        var generator = SeededGenerator(seed: seed)
        let plain: [[UInt8]] = parts.filter { !$0.contains(0x22) }
            + [[0x0A], [0x31, 0x2C, 0x31, 0x0A]]
        let starts = ["a,b\n", "a,b\r\n", "\n\ra,b\r", "\u{FEFF}a,b\n"]
            .map { Array($0.utf8) }
        var (rows, ends, faults) = (0, 0, 0)
        for round in 0..<240 {
            let count = Int.random(in: 0...60, using: &generator)
            var bytes = starts[round % 4]
            for _ in 0..<count { bytes += plain.randomElement(using: &generator) ?? [] }
            // Every tenth text has a record that is far too long.
            if round % 10 == 0 { bytes += Array(repeating: 0x37, count: 300) }
            for encoding in [TextEncoding.utf8, .gbk, .gb18030] where round % 4 < 3
                || encoding == .utf8
            {
                let format = DelimitedText.Format(encoding: encoding)
                let expected = read(bytes, format)
                rows += expected.rows.count
                faults += expected.faults.count
                ends += expected.end == nil ? 0 : 1
                for size in [1, 2, 3, 5, 8, 13, 34, 400] {
                    let found = pieces(.memory(bytes, read: 0), format, pieceSize: size)
                    guard found == expected else {
                        return XCTFail(
                            "seed \(seed), round \(round), \(encoding), piece \(size):"
                                + "\(String(describing: found)) is not \(expected)")
                    }
                }
            }
        }
        XCTAssertGreaterThan(rows, 1_000)
        XCTAssertGreaterThan(faults, 1_000)
        XCTAssertGreaterThan(ends, 20)
    }

    func testPiecesOfAFileAreReadAsItsBytesAre() throws {
        let text = "a,b\r\n" + (0..<5_000).map { "\($0),\($0 * 7)\r\n" }.joined()
        let path = NSTemporaryDirectory() + "hosp-pieces-\(UUID().uuidString).csv"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let expected = read(Array(text.utf8), .init())
        for size in [100, 4_096, 1 << 20] {
            let file = ByteSource.file(try FileBytes(path: path))
            XCTAssertEqual(pieces(file, .init(), pieceSize: size), expected)
        }
    }

    func testPiecesAreRefusedWhereARecordMayHoldALineBreak() throws {
        let head = "a,b\n1,2\n"
        for text in [head + "\"3\n4\",5\n", "a,\"b\"\n1,2\n"] {
            XCTAssertNil(pieces(.memory(Array(text.utf8), read: 0), .init(), pieceSize: 4))
        }
        let wide: [UInt8] = Array(head.utf8).flatMap { [$0, 0] }
        XCTAssertNil(
            pieces(.memory(wide, read: 0), .init(encoding: .utf16le), pieceSize: 4))
    }

    func testWhatIsWrongWithTheHeaderIsToldBeforeAnyBlock() {
        for text in ["", "\n\n", "a,a\n1,2\n", "a,\"b\n1,2"] {
            let bytes = Array(text.utf8)
            XCTAssertNotNil(read(bytes, .init()).end)
            XCTAssertEqual(
                blocks(bytes, .init(), blockSize: 2).end, read(bytes, .init()).end, text)
        }
    }

    func testAFileIsReadAsItsBytesAre() throws {
        let path = try Fixture.path("gb_codes.csv")
        let format = DelimitedText.Format(encoding: .gb18030)
        var expected = try DelimitedText.Reader(file: path, format: format)
        var blocks = try DelimitedText.RecordBlocks(file: path, format: format, blockSize: 1_000)
        XCTAssertEqual(blocks.header, expected.header)
        XCTAssertEqual(blocks.size, try Fixture.bytes("gb_codes.csv").count)
        var rows: [[String]] = []
        while let batch = try expected.nextBatch() {
            for row in 0..<batch.rowCount {
                rows.append((0..<batch.columnCount).map { batch.text(row, $0) })
            }
        }
        let block = DelimitedText.RecordBlock()
        var found: [[String]] = []
        while try blocks.next(into: block) {
            try block.scan()
            for row in 0..<block.rowCount {
                found.append((0..<block.columnCount).map { block.text(row, $0) })
            }
        }
        XCTAssertEqual(found, rows)
    }
}
