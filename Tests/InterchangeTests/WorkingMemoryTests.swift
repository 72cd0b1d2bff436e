import HospitalCore
import XCTest

@testable import Interchange

/// Memory is asked for before work that needs much of it.
final class WorkingMemoryTests: XCTestCase {
    func testAFewBytesAreAlwaysThere() throws {
        XCTAssertTrue(WorkingMemory.has(0))
        XCTAssertTrue(WorkingMemory.has(1 << 20))
        XCTAssertNoThrow(try WorkingMemory.require(1 << 20))
    }

    func testMoreThanAnAddressSpaceIsNotThere() {
        XCTAssertFalse(WorkingMemory.has(1 << 60))
        // The need of what stands beside must not turn the largest number into a small one.
        XCTAssertFalse(WorkingMemory.has(.max))
    }

    func testTheErrorTellsTheNeed() {
        XCTAssertThrowsError(try WorkingMemory.require(1 << 60)) { error in
            let finding = (error as? MemoryError)?.finding
            XCTAssertEqual(finding?.message.status, .memory)
            XCTAssertEqual(
                finding?.text(in: .english),
                "There is not enough memory: about 1099511627777 MiB more are needed.")
        }
    }

    func testBytesOfManyElements() {
        XCTAssertEqual(WorkingMemory.bytes(1000, each: 24), 24_000)
        XCTAssertEqual(WorkingMemory.bytes(.max, each: 2), .max)
    }

    func testJSONIsCountedByItsValues() {
        func need(_ text: String) -> Int {
            Array(text.utf8).withUnsafeBytes { WorkingMemory.bytes(forJSON: $0) }
        }
        let one = need("")
        XCTAssertEqual(need("[") - need("x"), need("{") - need("x"))
        // Three commas and three brackets are six values more.
        XCTAssertEqual(need(#"{"a":[1,2],"b":[3,4]}"#) - 2 * 21, one * 7)
    }
}
