import CShims
import HospitalCore
import TestSupport
import XCTest

@testable import Interchange

/// Producers that misbehave: every error has its fixture, and everything still comes back once.
final class ArrowErrorTests: XCTestCase {
    private func numbers(_ name: String = "a") -> ArrowNode { .numbers(name, "i", [Int32(1), 2]) }
    private func texts() -> ArrowNode { .texts("a", ["x", "yz"]) }
    private func codes(_ indices: [Int8?] = [0, 1]) -> ArrowNode {
        .codes("a", "c", indices, of: .texts("", ["x", "y"]))
    }

    private func read(_ producer: ArrowProducer) throws {
        var stream = producer.stream()
        let taken = ArrowStream(taking: &stream)
        defer { taken.release() }
        var rows = try ArrowRows(taken)
        while let batch = try rows.nextBatch() { XCTAssertGreaterThanOrEqual(batch.rowCount, 0) }
    }

    /// Expects an error that has words in both languages, and that all structs come back.
    private func assertFails(
        _ producer: ArrowProducer, _ expected: ArrowError, line: UInt = #line
    ) {
        XCTAssertThrowsError(try read(producer), line: line) { error in
            XCTAssertEqual(error as? ArrowError, expected, line: line)
            for language in Language.allCases {
                let text = (error as? ArrowError)?.finding.text(in: language) ?? ""
                XCTAssertFalse(text.isEmpty || text.contains("{"), text, line: line)
            }
        }
        XCTAssert(
            producer.isSettled, "\(producer.made) made, \(producer.released) released", line: line)
    }

    /// The second batch is wrong: the first has the column of the schema.
    private func assertColumnFails(
        _ fault: ArrowFault, _ make: () -> ArrowNode, _ change: (ArrowNode) -> Void,
        line: UInt = #line
    ) {
        let wrong = make()
        change(wrong)
        assertFails(
            ArrowProducer([.batch([make()]), .batch([wrong], rows: 2)]),
            .batchInvalid(batch: 2, column: "a", fault), line: line)
    }

    func testAStreamThatIsNotThere() {
        XCTAssertThrowsError(try ArrowStream(taking: nil).fields()) {
            XCTAssertEqual($0 as? ArrowError, .streamEmpty)
        }
        for change in [
            { (producer: ArrowProducer) in producer.hasSchemaFunction = false },
            { $0.hasNextFunction = false },
        ] {
            let producer = ArrowProducer([.batch([numbers()])])
            change(producer)
            assertFails(producer, .streamEmpty)
        }
    }

    func testAProducerThatFails() {
        let schema = ArrowProducer([.batch([numbers()])])
        schema.schemaError = 12
        assertFails(schema, .producerFailed(code: 12, words: nil))
        let batch = ArrowProducer([.batch([numbers()]), .batch([numbers()])])
        batch.failingBatch = 1
        batch.words = "磁盘错误"
        assertFails(batch, .producerFailed(code: 5, words: "磁盘错误"))
        let mute = ArrowProducer([.batch([numbers()])])
        mute.failingBatch = 0
        mute.hasErrorFunction = false
        mute.words = "never asked"
        assertFails(mute, .producerFailed(code: 5, words: nil))
        let chatty = ArrowProducer([.batch([numbers()])])
        chatty.failingBatch = 0
        chatty.words = String(repeating: "x", count: 100_000)
        assertFails(chatty, .producerFailed(code: 5, words: String(repeating: "x", count: 500)))
    }

    func testAStreamThatFailedStaysAtItsEnd() throws {
        let producer = ArrowProducer([.batch([numbers()])])
        producer.failingBatch = 0
        var stream = producer.stream()
        let taken = ArrowStream(taking: &stream)
        XCTAssertThrowsError(try taken.nextBatch())
        XCTAssertNil(try taken.nextBatch())
        taken.release()
        XCTAssertThrowsError(try ArrowStream(taking: &stream).nextBatch())
        XCTAssert(producer.isSettled)
    }

    func testSchemasThatBreakTheRules() {
        func assertSchemaFails(
            _ fault: ArrowFault, column: String? = nil, line: UInt = #line,
            _ change: (ArrowNode) -> Void
        ) {
            let schema = ArrowNode.batch([numbers()])
            change(schema)
            assertFails(
                ArrowProducer([], schema: schema), .schemaInvalid(column: column, fault),
                line: line)
        }
        assertSchemaFails(.released) { $0.schemaIsReleased = true }
        assertSchemaFails(.formatMissing) { $0.format = nil }
        assertSchemaFails(.notATable) { $0.format = "l" }
        assertSchemaFails(.dictionaryWrong) { $0.dictionary = .texts("", []) }
        for count in [-1, 2_000_000, Int64.max] {
            assertSchemaFails(.childrenWrong) { $0.schemaChildCount = count }
        }
        assertSchemaFails(.childrenWrong) { $0.children = []; $0.schemaChildCount = 1 }
        assertSchemaFails(.childrenWrong) { $0.children = [nil] }
        assertSchemaFails(.childrenWrong) { $0.children.first??.schemaIsReleased = true }
        assertSchemaFails(.formatMissing, column: "a") { $0.children.first??.format = nil }
        assertSchemaFails(.nameInvalid) { $0.children.first??.name = [0xFF, 0xFE] }
        assertSchemaFails(.nameInvalid) {
            $0.children.first??.name = [UInt8](repeating: 0x61, count: 5_000)
        }
        assertSchemaFails(.childrenWrong, column: "a") { $0.children.first??.children = [nil] }
        for wrong in [
            ArrowNode.numbers("", "i", [Int32(1)]),
            .codes("", "i", [Int32(0)], of: .texts("", ["x"])),
        ] {
            assertSchemaFails(.dictionaryWrong, column: "a") {
                $0.children.first??.dictionary = wrong
            }
        }
        assertSchemaFails(.dictionaryWrong, column: "a") {
            $0.children = [.texts("a", ["x"])]
            $0.children.first??.dictionary = .texts("", ["x"])
        }
    }

    func testTypesThatAreNotRead() {
        for format in [
            "", "z", "Z", "vz", "+l", "+s", "+m", "tdm", "ttu", "tDs", "tsu:UTC", "tss", "d:",
            "d:9", "d:9,2,256", "d:39,2", "d:0,0", "d:9,39", "d:9,x", "d:9,2,128,1", "w:4", "药",
        ] {
            let node = numbers("金额")
            node.format = format
            assertFails(
                ArrowProducer([], schema: .batch([node])),
                .typeUnsupported(column: "金额", format: format))
        }
    }

    func testColumnsThatBreakTheRules() {
        assertColumnFails(.released, numbers) { $0.isReleased = true }
        for wrong in [-1, Int64.max, 1 << 41] {
            assertColumnFails(.lengthWrong, numbers) { $0.length = wrong }
            assertColumnFails(.lengthWrong, numbers) { $0.offset = wrong }
        }
        for wrong in [-2, 3, Int64.min] {
            assertColumnFails(.lengthWrong, numbers) { $0.nullCount = wrong }
        }
        assertColumnFails(.columnTooShort, numbers) { $0.length = 1 }
        for count in [0, 1, 3, -1, Int64.max] {
            assertColumnFails(.bufferCountWrong, numbers) { $0.bufferCount = count }
        }
        assertColumnFails(.bufferCountWrong, texts) { $0.bufferCount = 2 }
        assertColumnFails(.bufferMissing, numbers) { $0.hasNoBuffers = true }
        assertColumnFails(.bufferMissing, numbers) { $0.buffers[1] = nil }
        assertColumnFails(.bufferMissing, numbers) { $0.nullCount = 1 }
        assertColumnFails(.bufferMissing, texts) { $0.buffers[1] = nil }
        assertColumnFails(.childrenWrong, numbers) { $0.childCount = 1 }
        assertColumnFails(.dictionaryWrong, codes) { $0.dictionaryIsInArray = false }
        assertColumnFails(.dictionaryWrong, numbers) {
            $0.dictionary = .texts("", ["x"])
            $0.dictionaryIsInSchema = false
        }
        assertColumnFails(.bufferMissing, codes) { $0.buffers[1] = nil }
        assertColumnFails(.lengthWrong, codes) { $0.dictionary?.length = -1 }
        assertColumnFails(.released, codes) { $0.dictionary?.isReleased = true }
        assertColumnFails(.bufferCountWrong, codes) { $0.dictionary?.bufferCount = 2 }
        assertColumnFails(.bufferMissing, codes) { $0.dictionary?.buffers[1] = nil }
        assertColumnFails(.dictionaryWrong, codes) {
            $0.dictionary?.dictionary = .texts("", ["x"])
        }
        XCTAssertNoThrow(
            try read(ArrowProducer([.batch([numbers()]), .batch([numbers()])])))
    }

    private func codes() -> ArrowNode { codes([0, 1]) }
    private func numbers() -> ArrowNode { numbers("a") }

    func testBatchesThatBreakTheRules() {
        func assertTableFails(
            _ fault: ArrowFault, column: String? = nil, line: UInt = #line,
            _ change: (ArrowNode) -> Void
        ) {
            let wrong = ArrowNode.batch([numbers()])
            change(wrong)
            assertFails(
                ArrowProducer([.batch([numbers()]), wrong]),
                .batchInvalid(batch: 2, column: column, fault), line: line)
        }
        assertTableFails(.lengthWrong) { $0.length = -1 }
        assertTableFails(.lengthWrong) { $0.offset = -1 }
        assertTableFails(.lengthWrong) { $0.length = .max }
        assertTableFails(.lengthWrong) { $0.nullCount = -3 }
        assertTableFails(.columnCountWrong) { $0.childCount = 0 }
        assertTableFails(.columnCountWrong) { $0.children.append(self.numbers("b")) }
        assertTableFails(.childrenWrong, column: "a") { $0.children = [nil] }
        assertTableFails(.childrenWrong, column: "a") { $0.children = []; $0.childCount = 1 }
        assertTableFails(.dictionaryWrong) {
            $0.dictionary = .texts("", ["x"])
            $0.dictionaryIsInSchema = false
        }
        assertTableFails(.bufferCountWrong) { $0.bufferCount = 0 }
        assertTableFails(.bufferMissing) { $0.nullCount = 1 }
        assertTableFails(.bufferMissing) { $0.nullCount = 1; $0.hasNoBuffers = true }
        assertTableFails(.rowMissing) {
            $0.nullCount = -1
            $0.buffers[0] = ArrowNode.bits([true, false])
        }
        assertTableFails(.columnTooShort, column: "a") { $0.length = 3 }
        assertTableFails(.columnTooShort, column: "a") { $0.offset = 1 }
        // A map of valid rows that says all are there is fine.
        let complete = ArrowNode.batch([numbers()])
        complete.buffers[0] = ArrowNode.bits([true, true])
        complete.nullCount = -1
        XCTAssertNoThrow(try read(ArrowProducer([complete])))
        let long = ArrowNode.batch([ArrowNode.nulls("n", 2)])
        long.length = 1 << 31
        long.children.first??.length = 1 << 31
        assertFails(ArrowProducer([long]), .batchTooLong(batch: 1, rows: 1 << 31))
    }

    /// A view of 16 bytes that says more than there is.
    func testViewsThatPointOutOfTheirBuffers() {
        let long = "more than twelve bytes"
        func assertViewFails(_ view: [Int32], line: UInt = #line) {
            let node = ArrowNode.views("a", ["x", long])
            node.buffers[1]?.replaceSubrange(16..<32, with: ArrowNode.bytes(view))
            assertFails(
                ArrowProducer([.batch([node])]),
                .offsetsWrong(batch: 1, column: "a", text: 2), line: line)
            let codes = ArrowNode.codes("a", "i", [Int32(0)], of: node)
            assertFails(
                ArrowProducer([.batch([codes])]),
                .offsetsWrong(batch: 1, column: "a", text: 2), line: line)
        }
        assertViewFails([-1, 0, 1, 0])
        assertViewFails([22, 0, 2, 0])
        assertViewFails([22, 0, -1, 0])
        assertViewFails([22, 0, 0, 0])
        assertViewFails([22, 0, 1, 1])
        assertViewFails([23, 0, 1, 0])
        assertViewFails([22, 0, 1, -1])
        assertViewFails([.max, 0, 1, .max])
        let lacking = ArrowNode.views("a", [long])
        lacking.buffers[2] = nil
        assertFails(
            ArrowProducer([.batch([lacking])]), .offsetsWrong(batch: 1, column: "a", text: 1))
        let unmeasured = ArrowNode.views("a", [long])
        unmeasured.buffers[4] = nil
        assertBatchFails(unmeasured, .bufferMissing)
        for count in [Int64(2), -1, .max] {
            let few = ArrowNode.views("a", ["x"])
            few.bufferCount = count
            assertBatchFails(few, .bufferCountWrong)
        }
    }

    private func assertBatchFails(_ node: ArrowNode, _ fault: ArrowFault, line: UInt = #line) {
        assertFails(
            ArrowProducer([.batch([node])]),
            .batchInvalid(batch: 1, column: "a", fault), line: line)
    }

    func testOffsetsThatGoBackOrBeyondTheData() {
        func assertOffsetsFail(_ offsets: [Int64], text: Int, line: UInt = #line) {
            for isLarge in [true, false] {
                let node = ArrowNode.texts("a", ["x", "yz"], isLarge: isLarge)
                node.buffers[1] = isLarge
                    ? ArrowNode.bytes(offsets)
                    : ArrowNode.bytes(offsets.map { Int32(truncatingIfNeeded: $0) })
                assertFails(
                    ArrowProducer([.batch([node])]),
                    .offsetsWrong(batch: 1, column: "a", text: text), line: line)
            }
        }
        assertOffsetsFail([0, 2, 1], text: 2)
        assertOffsetsFail([-1, 0, 1], text: 1)
        assertOffsetsFail([0, -5, 1], text: 1)
        assertOffsetsFail([3, 3, 0], text: 2)
        let large = ArrowNode.texts("a", ["x"], isLarge: true)
        large.buffers[1] = ArrowNode.bytes([0, Int64.max])
        assertFails(
            ArrowProducer([.batch([large])]), .offsetsWrong(batch: 1, column: "a", text: 1))
        let empty = texts()
        empty.buffers[2] = nil
        assertFails(
            ArrowProducer([.batch([empty])]), .offsetsWrong(batch: 1, column: "a", text: 1))
        let dictionary = codes([0, 1])
        dictionary.dictionary?.buffers[1] = ArrowNode.bytes([Int32(1), 0, 2])
        assertFails(
            ArrowProducer([.batch([dictionary])]), .offsetsWrong(batch: 1, column: "a", text: 1))
        // Texts that are all empty need no data.
        let blank = ArrowNode.texts("a", ["", ""])
        blank.buffers[2] = nil
        XCTAssertNoThrow(try read(ArrowProducer([.batch([blank])])))
    }

    func testAnIndexOutsideOfItsDictionary() {
        let first = ArrowNode.batch([codes([0, 1])])
        for (index, text) in [(Int8(2), "2"), (-1, "-1"), (.min, "-128")] {
            assertFails(
                ArrowProducer([first, .batch([codes([1, index])])]),
                .indexOutside(row: 4, column: "a", index: text, count: 2))
        }
        let wide = ArrowNode.codes("a", "L", [UInt64.max], of: .texts("", ["x"]))
        assertFails(
            ArrowProducer([.batch([wide])]),
            .indexOutside(row: 1, column: "a", index: "18446744073709551615", count: 1))
        let none = ArrowNode.codes("a", "c", [Int8(0)], of: .texts("", []))
        assertFails(
            ArrowProducer([.batch([none])]),
            .indexOutside(row: 1, column: "a", index: "0", count: 0))
        // Where there is no value, the index is nothing.
        XCTAssertNoThrow(try read(ArrowProducer([.batch([codes([0, nil])])])))
    }

    func testStreamsOfAnyNumbersNeverCrash() {
        let seed: UInt64 = 1_160
        var generator = SeededGenerator(seed: seed)
        let numbers: [Int64] = [0, 1, 2, 3, -1, -2, .max, .min, 1 << 31, 1 << 41]
        var refused = 0
        for round in 0..<2_000 {
            let nodes = [texts(), self.numbers("b"), codes(), .bools("d", [true, nil])]
            let batch = ArrowNode.batch(nodes.shuffled(using: &generator).map(\.self), rows: 2)
            func any() -> Int64 { numbers.randomElement(using: &generator) ?? 0 }
            for node in [batch] + nodes + nodes.compactMap(\.dictionary) {
                // Length and offset may lie only where the bytes are there: nobody can see that.
                switch Int.random(in: 0..<24, using: &generator) {
                case 0: node.length = min(any(), 2)
                case 1: node.offset = min(any(), 0)
                case 2: node.nullCount = any()
                case 3: node.bufferCount = any()
                case 4: node.childCount = any()
                case 5: node.hasNoBuffers = true
                case 6:
                    let buffer = Int.random(in: 0..<node.buffers.count, using: &generator)
                    node.buffers[buffer] = nil
                case 7: node.isReleased = true
                case 8: node.dictionaryIsInArray = false
                default: break
                }
            }
            let producer = ArrowProducer(
                [batch],
                schema: .batch(batch.children.map { child in
                    switch child?.name {
                    case Array("a".utf8)?: child?.dictionary == nil ? texts() : codes()
                    case Array("b".utf8)?: self.numbers("b")
                    default: .bools("d", [])
                    }
                }))
            do { try read(producer) } catch { refused += 1 }
            XCTAssert(producer.isSettled, "seed \(seed) round \(round)")
        }
        XCTAssertGreaterThan(refused, 500)
        XCTAssertLessThan(refused, 1_950)
    }
}
