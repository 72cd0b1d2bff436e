import CShims
import TestSupport
import XCTest

@testable import Interchange

final class DelimitedTextLawTests: XCTestCase {
    /// Everything a reader gives, for comparison.
    private struct Outcome: Equatable {
        var header: [String] = []
        var rows: [[String]] = []
        var rowNumbers: [Int] = []
        var faults: [DelimitedTextError] = []
        var end: DelimitedTextError?
    }

    private func outcome(
        _ bytes: [UInt8], _ format: DelimitedText.Format, blockSize: Int
    ) -> Outcome {
        var outcome = Outcome()
        do throws(DelimitedTextError) {
            var reader = try DelimitedText.Reader(
                .memory(bytes, read: 0), format, blockSize: blockSize, recordLimit: 40)
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

    func testEveryCutIntoBlocksGivesTheSameRowsAndFaults() {
        let seed: UInt64 = 404
        var generator = SeededGenerator(seed: seed)
        let pieces: [[UInt8]] = [
            [0x61], [0x62], [0x2C], [0x2C], [0x22], [0x22], [0x0A], [0x0D], [0x0D, 0x0A],
            [0xE4, 0xB8, 0xAD], [0xD6, 0xD0], [0x81, 0x30, 0x84, 0x35], [0xF0, 0x9F, 0x98, 0x80],
            [0xFF], [0x80], [0x00], [0x2D, 0x4E], [0x2C, 0x00], [0x0A, 0x00], [0x22, 0x00],
        ]
        var faults = 0
        var rows = 0
        for round in 0..<250 {
            let count = Int.random(in: 0...60, using: &generator)
            let bytes = Array("a,b\n".utf8)
                + (0..<count).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
            for encoding in TextEncoding.allCases {
                let format = DelimitedText.Format(encoding: encoding)
                // Every second text in UTF-16 ends with half a unit.
                let text = encoding == .utf16le
                    ? Array(bytes.flatMap { [$0, 0] }.dropLast(round % 2)) : bytes
                let whole = outcome(text, format, blockSize: 4_096)
                faults += whole.faults.count
                rows += whole.rows.count
                for blockSize in 1...64 {
                    let cut = outcome(text, format, blockSize: blockSize)
                    guard cut == whole else {
                        return XCTFail(
                            "seed \(seed), round \(round), \(encoding), block \(blockSize)")
                    }
                }
            }
        }
        XCTAssertGreaterThan(faults, 400)
        XCTAssertGreaterThan(rows, 200)
    }

    func testTheReaderReadsWhatTheWriterWrites() throws {
        let seed: UInt64 = 1_203
        var generator = SeededGenerator(seed: seed)
        let pool: [Character] = [
            "a", "1", " ", ",", ";", "\t", "\"", "\n", "\r", "\r\n", "中", "库", "€", "'", "=", "-",
            "\u{3000}", "|",
        ]
        for round in 0..<500 {
            let columns = Int.random(in: 1...4, using: &generator)
            let rows = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                (0..<columns).map { _ in
                    String((0..<Int.random(in: 0...5, using: &generator)).map { _ in
                        pool.randomElement(using: &generator) ?? "a"
                    })
                }
            }
            let encodings = TextEncoding.allCases
            let delimiters = DelimitedText.Delimiter.allCases
            let style = DelimitedText.Style(
                format: .init(
                    encoding: encodings.randomElement(using: &generator) ?? .utf8,
                    delimiter: delimiters.randomElement(using: &generator) ?? .tab),
                lineBreak: Bool.random(using: &generator) ? .crlf : .lf,
                hasByteOrderMark: Bool.random(using: &generator))
            var writer = DelimitedText.Writer(style: style)
            let header = (0..<columns).map { "列\($0)" }
            try writer.append(header)
            for row in rows { try writer.append(row) }
            let table = try DelimitedText.table(bytes: writer.bytes, format: style.format)
            let message = "seed \(seed), round \(round)"
            XCTAssertEqual(table.header, header, message)
            XCTAssertEqual(table.faults, [], message)
            let bytes = { (rows: [[String]]) in rows.map { $0.map { Array($0.utf8) } } }
            XCTAssertEqual(bytes(table.rows), bytes(rows), message)
        }
    }

    func testTheMaskMarksExactlyTheFourBytes() {
        let seed: UInt64 = 64
        var generator = SeededGenerator(seed: seed)
        for delimiter in DelimitedText.Delimiter.allCases.map(\.rawValue) {
            let marked: Set<UInt8> = [delimiter, 0x22, 0x0A, 0x0D]
            let near: [UInt8] = marked.flatMap { (byte: UInt8) -> [UInt8] in
                [byte, byte &+ 1, byte &- 1, byte | 0x80]
            } + [0, 0x7F, 0x80, 0xFF]
            for _ in 0..<2_000 {
                let bytes = (0..<64).map { _ in near.randomElement(using: &generator) ?? 0 }
                var expected: UInt64 = 0
                for place in 0..<64 where marked.contains(bytes[place]) {
                    expected |= 1 << UInt64(place)
                }
                XCTAssertEqual(shim_delimiter_mask(bytes, delimiter), expected, "seed \(seed)")
                let portable = shim_delimiter_mask_portable(bytes, delimiter)
                XCTAssertEqual(portable, expected, "seed \(seed)")
            }
        }
    }
}
