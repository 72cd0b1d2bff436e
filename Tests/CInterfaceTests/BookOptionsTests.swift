import HospitalCore
import XCTest

@testable import CInterface

/// Options take their values or leave everything as it was.
final class BookOptionsTests: XCTestCase {
    func testOnlyDaysOfTheCalendarAreToday() throws {
        var options = BookOptions()
        for day: Int32 in [20240229, 20000229, 19000101, 99991231, 20250430, 0] {
            try options.set("today", to: day)
            XCTAssertEqual(options.today, day)
        }
        let refused: [Int32] = [
            20250229, 19000229, 18991231, 20250431, 20251301, 20250100, 20250132, 1, -20250301,
            .min, .max,
        ]
        for day in refused {
            XCTAssertThrowsError(try options.set("today", to: day), "\(day)")
            XCTAssertEqual(options.today, 0)
        }
    }

    func testNowIsAWallTimeOfFourteenDigits() throws {
        var options = BookOptions()
        XCTAssertNil(options.now)
        for text in ["20250401093000", "20240229235959", "19000101000000"] {
            try options.set("now", to: text)
            XCTAssertEqual(options.now, Int64(text))
        }
        let refused = [
            "20250229120000", "20250401240000", "20250401126000", "20250401120060", "202504011200",
            "2025-04-01 12:00", "+2025040112000", "000000000000000", "now",
        ]
        for text in refused {
            XCTAssertThrowsError(try options.set("now", to: text), text)
            XCTAssertEqual(options.now, 19_000_101_000_000)
        }
        try options.set("now", to: "")
        XCTAssertNil(options.now)
    }

    func testAnActorFitsTheColumnsOfTheBook() throws {
        var options = BookOptions()
        try options.set("actor", to: String(repeating: "李", count: 64))
        XCTAssertThrowsError(try options.set("actor", to: String(repeating: "李", count: 65)))
        XCTAssertEqual(options.actor.count, 64)
    }

    func testAPlaceOfAnAttachedSourceIsKeptAndNoErrorShowsIt() throws {
        var options = BookOptions()
        try options.set("attached_location", to: "HIS=odbc:DSN=his;PWD=a=b")
        XCTAssertEqual(options.attachedLocations, ["HIS": "odbc:DSN=his;PWD=a=b"])
        for value in ["hidden-1", "=hidden-1"] {
            XCTAssertThrowsError(try options.set("attached_location", to: value)) {
                guard case InterfaceError.optionValue("attached_location", "***") = $0 else {
                    return XCTFail("\($0)")
                }
            }
        }
        try options.set("attached_location", to: "HIS=")
        XCTAssertEqual(options.attachedLocations, [:])
    }

    func testAValueThatIsRefusedChangesNothing() throws {
        var options = BookOptions()
        try options.set("actor", to: "李四")
        XCTAssertThrowsError(try options.set("actor", to: String(repeating: "x", count: 2001)))
        XCTAssertEqual(options.actor, "李四")
        XCTAssertThrowsError(try options.set("language", to: "de"))
        XCTAssertEqual(options.language, .chinese)
    }

    func testAnUnknownNameIsAnsweredWithTheNearestOfItsType() {
        var options = BookOptions()
        XCTAssertThrowsError(try options.set("blank_pading", to: 1)) { error in
            guard case InterfaceError.optionUnknown(_, nearest: "blank_padding") = error else {
                return XCTFail("\(error)")
            }
        }
        XCTAssertThrowsError(try options.set("today", to: "20250301")) { error in
            guard case InterfaceError.optionUnknown("today", _) = error else {
                return XCTFail("\(error)")
            }
        }
    }
}
