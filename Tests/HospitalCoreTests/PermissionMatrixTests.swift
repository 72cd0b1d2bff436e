import HospitalCore
import XCTest

/// Which role may do what: S-009.
final class PermissionMatrixTests: XCTestCase {
    private let office = Actor(Person.ID("P1"), roles: [Role.ID("performance_office")])
    private let chair = Actor(Person.ID("P2"), roles: [Role.ID("performance_committee")])

    private func fault(_ actor: Actor, _ action: String) -> PermissionError? {
        do throws(PermissionError) {
            try PermissionMatrix.appraisalBodies.check(actor, action)
            return nil
        } catch { return error }
    }

    /// S-009: the office approves a method: denied. The committee does, and leaves daily work to
    /// the office.
    func testS009TheOfficeDoesDailyWorkOnly() {
        let denied = fault(office, "approve_method")
        XCTAssertEqual(
            denied,
            .denied(
                Person.ID("P1"), action: "approve_method",
                roles: [Role.ID("performance_committee")]))
        XCTAssertEqual(
            denied?.finding.text(in: .chinese),
            "P1无权办理“approve_method”，有权的角色：performance_committee。")
        for action in ["approve_method", "approve_report", "approve_major_matter"] {
            XCTAssertNil(fault(chair, action), action)
            XCTAssertNotNil(fault(office, action), action)
        }
        XCTAssertNil(fault(office, "daily_work"))
        XCTAssertNotNil(fault(chair, "daily_work"))
        XCTAssertNotNil(fault(Actor(Person.ID("P3")), "daily_work"), "who has no role has no right")
    }

    func testAnActionOfNobodyIsUnknown() {
        XCTAssertEqual(
            fault(chair, "approve_metod"),
            .actionUnknown("approve_metod", nearest: "approve_method"))
        XCTAssertFalse(PermissionMatrix.appraisalBodies.allows(chair, "approve_metod"))
        XCTAssertTrue(
            PermissionError.actionUnknown("x", nearest: nil).finding.text(in: .english)
                .hasPrefix("No role has the action \"x\""))
    }

    /// Any split of the grants over rows, in any order, allows the same; another role only adds.
    func testOnlyTheUnionOfGrantsCounts() {
        let actions = ["a", "b", "c"]
        for one in 0..<8 {
            for other in 0..<8 {
                func chosen(_ set: Int) -> [String] {
                    actions.indices.filter { set >> $0 & 1 == 1 }.map { actions[$0] }
                }
                let (x, y) = (Role.ID("x"), Role.ID("y"))
                let matrix = PermissionMatrix([.init(x, chosen(one)), .init(y, chosen(other))])
                let split = PermissionMatrix(
                    chosen(other).map { .init(y, [$0]) } + chosen(one).map { .init(x, [$0]) })
                for roles in [[x], [y], [x, y]] as [Set<Role.ID>] {
                    let actor = Actor(Person.ID("P"), roles: roles)
                    let allowed = (roles.contains(x) ? one : 0) | (roles.contains(y) ? other : 0)
                    for action in actions {
                        XCTAssertEqual(
                            matrix.allows(actor, action), chosen(allowed).contains(action))
                        XCTAssertEqual(
                            matrix.allows(actor, action), split.allows(actor, action))
                    }
                }
            }
        }
    }
}
