import XCTest

@testable import HospitalCore

final class NearestNameTests: XCTestCase {
    private let names = ["department", "amount", "driver", "科室编码", "科室名称"]

    func testFindsTheNameWithTheFewestEdits() {
        let cases: [(String, String?)] = [
            ("departmnt", "department"), ("amonut", "amount"), ("Driver", "driver"),
            ("科室编号", "科室编码"), ("科室名", "科室名称"), ("driver", "driver"),
        ]
        for (wrong, right) in cases {
            XCTAssertEqual(NearestName.nearest(to: wrong, in: names), right, wrong)
        }
    }

    func testSuggestsNothingWhenEveryNameIsFar() {
        for name in ["", "xyz", "price", "deportation_x"] {
            XCTAssertNil(NearestName.nearest(to: name, in: names), name)
        }
        XCTAssertNil(NearestName.nearest(to: "amount", in: []))
    }

    func testOfEquallyNearNamesTheFirstIsSuggested() {
        XCTAssertEqual(NearestName.nearest(to: "cast", in: ["cost", "case"]), "cost")
        XCTAssertEqual(NearestName.nearest(to: "cast", in: ["case", "cost"]), "case")
    }

    func testLongNamesAreComparedByTheirBeginning() {
        let long = String(repeating: "a", count: 1_000_000)
        XCTAssertEqual(NearestName.nearest(to: long, in: [long + "b"]), long + "b")
    }
}
