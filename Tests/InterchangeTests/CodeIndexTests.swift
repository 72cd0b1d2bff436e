import TestSupport
import XCTest

@testable import Interchange

/// Codes are found alike by the table of an index, by their digits and one by one.
final class CodeIndexTests: XCTestCase {
    /// The places of the codes of a column, as a dictionary of the codes that are known tells them.
    private func expected(_ fields: [String], _ codes: [String]) -> [Int32] {
        let known = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, Int32($0)) })
        return fields.map { $0.isEmpty ? -2 : known[$0] ?? -1 }
    }

    private func index(_ codes: [String]) -> CodeIndex {
        var index = CodeIndex()
        for (place, code) in codes.enumerated() {
            XCTAssertEqual(index.insert(code), Int32(place))
        }
        return index
    }

    /// The places that a block finds for fields, which stand between two other columns.
    private func found(_ fields: [String], in index: CodeIndex) throws -> [Int32] {
        let rows = fields.map { field in
            let quoted = field.contains("\"") || field.contains(",")
                ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
            return "left,\(quoted),right\n"
        }
        var blocks = try DelimitedText.RecordBlocks(
            bytes: Array(("a,b,c\n" + rows.joined()).utf8))
        let block = DelimitedText.RecordBlock()
        var places: [Int32] = []
        while try blocks.next(into: block) {
            try block.scan()
            let rows = block.rowCount
            places += [Int32](unsafeUninitializedCapacity: rows) { buffer, count in
                guard let start = buffer.baseAddress else { return }
                block.findCodes(1, in: index, into: start)
                count = rows
            }
            // Not all processors have the instructions by which the places were found.
            block.isWide = false
            try block.scan()
            var others = [Int32](repeating: 0, count: rows)
            block.findCodes(1, in: index, into: &others)
            XCTAssertEqual(places.suffix(rows), others[...])
            block.isWide = DelimitedText.RecordBlock.hasWideColumns
        }
        return places
    }

    private func assertFound(
        _ fields: [String], _ codes: [String], byDigits: Bool, line: UInt = #line
    ) throws {
        let places = expected(fields, codes)
        let table = index(codes)
        var settled = table
        settled.settle()
        XCTAssertEqual(settled.digits != nil, byDigits, line: line)
        XCTAssertEqual(try found(fields, in: table), places, line: line)
        XCTAssertEqual(try found(fields, in: settled), places, line: line)
        for (field, place) in zip(fields, places) where place > -2 {
            XCTAssertEqual(settled.place(of: field) ?? -1, place, line: line)
        }
        for (place, code) in codes.enumerated() {
            XCTAssertEqual(settled.text(place), code, line: line)
        }
        XCTAssertEqual(settled.sortedPlaces().map { codes[Int($0)] }, codes.sorted(), line: line)
    }

    /// Every length up to 16, digits alone, behind and between other bytes.
    func testCodesThatDifferInDigitsAreFoundByThese() throws {
        for head in ["", "A", "ZY25-", "2025010", "2025010000"] {
            for tail in ["", "x", "-甲"] where head.utf8.count + tail.utf8.count <= 13 {
                let codes = (0..<500).map { number in
                    head + String(String(1_000 + number * 7 % 1_000).dropFirst()) + tail
                }
                let wrong = [
                    "", "0", head + "00" + tail, head + "0007" + tail, head + "00A" + tail,
                    head + "00:" + tail, head + "00/" + tail, head + "999" + tail,
                    "Z" + head + "07", head + "\"07" + tail, head + "007" + tail + "y",
                    String(repeating: "9", count: 30),
                ]
                // Bytes behind the digits spread the numbers; four of them spread them too far.
                try assertFound(codes + wrong, codes, byDigits: tail.utf8.count < 4)
            }
        }
    }

    func testOtherCodesAreFoundByTheTable() throws {
        let some = ["007", "7", "07", "A7", "a,b", "q\"q", "甲乙丙丁戊己", "甲乙丙丁戊己庚"]
        try assertFound(some + ["", "8", "0007", "甲乙丙丁戊"], some, byDigits: false)
        // They lie too far apart, or differ in a letter.
        let far = (0..<9).map { String(1_000_000 + $0 * 111_111) }
        try assertFound(far + ["1000001"], far, byDigits: false)
        try assertFound(["A1", "B1", "C1"], ["A1", "B1"], byDigits: false)
        // Words that are alike, of codes that are not.
        let alike = (1...20).map { String(repeating: "a", count: $0) }
        try assertFound(alike + ["aab", String(repeating: "a", count: 21)], alike, byDigits: false)
    }

    func testASettledIndexTakesMoreCodes() throws {
        var codes = (0..<40).map { String(5_000 + $0) }
        var index = index(codes)
        index.settle()
        XCTAssertEqual(index.insert("5003"), 3)
        XCTAssertEqual(index.insert("new"), 40)
        codes.append("new")
        XCTAssertEqual(try found(codes + ["5041"], in: index), Array(0...40) + [-1])
    }

    func testRoomThatIsReservedChangesNothing() throws {
        var index = CodeIndex()
        index.reserve(1_000)
        let codes = (0..<2_000).map { "N\($0 * $0)" }
        for (place, code) in codes.enumerated() {
            XCTAssertEqual(index.insert(code), Int32(place))
        }
        index.reserve(10)
        XCTAssertEqual(try found(codes, in: index), Array(0..<2_000))
    }

    /// What a block adds to an index, as a dictionary that numbers codes in their order tells it.
    private func assertInserted(
        _ columns: [[String]], isAscending: Bool, line: UInt = #line
    ) throws {
        var (index, known) = (CodeIndex(), [String: Int32]())
        for fields in columns {
            var blocks = try DelimitedText.RecordBlocks(
                bytes: Array(("a,b\n" + fields.map { "\($0),x\n" }.joined()).utf8))
            let block = DelimitedText.RecordBlock()
            while try blocks.next(into: block) {
                try block.scan()
                var places = [Int32](repeating: 77, count: block.rowCount)
                block.insertCodes(0, into: &index, places: &places)
                let expected = fields.map { field -> Int32 in
                    guard !field.isEmpty else { return -2 }
                    let place = known[field] ?? Int32(known.count)
                    known[field] = place
                    return place
                }
                XCTAssertEqual(places, expected, line: line)
            }
        }
        XCTAssertEqual(index.slots.isEmpty, isAscending, line: line)
        // Before and behind each code there may be one that is not there.
        let others = known.keys.flatMap { [$0 + "0", String($0.dropLast()), "0" + $0] } + [""]
        for code in known.keys + others {
            XCTAssertEqual(index.place(of: code), known[code], code, line: line)
        }
        var settled = index
        settled.settle()
        for code in known.keys { XCTAssertEqual(settled.place(of: code), known[code], line: line) }
        XCTAssertEqual(index.insert("behind~all~others"), Int32(known.count), line: line)
        for code in known.keys { XCTAssertEqual(index.insert(code), known[code], line: line) }
    }

    /// A list that is sorted needs no table; where the order ends, or a code comes again, one is
    /// made.
    func testCodesThatAscendAreAddedWithoutATable() throws {
        let sorted = (0..<300).map { "N\(1_000 + $0 * 3)" }
        try assertInserted([sorted], isAscending: true)
        try assertInserted([Array(sorted[..<9]), Array(sorted[9...])], isAscending: true)
        try assertInserted([["9", "10", "A1", "ABCDEFGHI", "ABCDEFGHJ"]], isAscending: true)
        try assertInserted([["ABCDEFGHIJKLMNO1", "ABCDEFGHIJKLMNO2"]], isAscending: true)
        try assertInserted([sorted, sorted], isAscending: false)
        try assertInserted([sorted + [sorted[7]]], isAscending: false)
        try assertInserted([sorted + ["", "N5000"]], isAscending: false)
        try assertInserted([["10", "9"]], isAscending: false)
        try assertInserted([["1", String(repeating: "1", count: 17)]], isAscending: false)
        try assertInserted([["1"], ["2", "甲", "3", "甲"]], isAscending: false)
        try assertInserted([sorted.reversed()], isAscending: false)
    }

    /// Codes of random letters and lengths, many of them alike in most bytes.
    func testRandomCodesAreFound() throws {
        var random = SeededGenerator(seed: 20_251_126)
        for _ in 0..<30 {
            let letters = Array("0123456789AB甲".prefix(Int.random(in: 2...13, using: &random)))
            let texts = (0..<300).map { _ in
                String(
                    (0..<Int.random(in: 1...9, using: &random)).map { _ in
                        letters.randomElement(using: &random) ?? "0"
                    })
            }
            let codes = Array(Set(texts.prefix(150))).sorted()
            var settled = index(codes)
            settled.settle()
            XCTAssertEqual(try found(texts, in: settled), expected(texts, codes))
        }
    }
}
