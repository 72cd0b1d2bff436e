import HospitalCore

/// A periodic review of who stays on a list (动态管理：巩固提升、建成见效、取消摘牌; S-059).
///
///     listed and passed: kept        not listed and passed: new
///     listed and failed: revoked     not listed and failed: refused
///
/// Every listed unit is reviewed; one that is not is told, and keeps its place until it is.
public struct Requalification: Equatable, Sendable {
    /// What became of a unit.
    public enum Standing: String, CaseIterable, Sendable {
        /// 保留
        case kept
        /// 新增
        case new
        /// 摘牌
        case revoked
        /// 未通过
        case refused
    }

    /// The standing of the reviewed units, in the order of the results.
    public let standings: [(unit: String, standing: Standing)]
    /// Listed units that were not reviewed, by code.
    public let unreviewed: [String]

    /// A review.
    /// - Throws: `duplicate` for a unit that is listed or reviewed twice.
    public init(
        listed: [String], results: [(unit: String, isPassed: Bool)]
    ) throws(DutyError) {
        for codes in [listed, results.map(\.unit)] {
            var seen: Set<String> = []
            for code in codes where !seen.insert(code).inserted { throw .duplicate(code) }
        }
        let members = Set(listed)
        standings = results.map { unit, isPassed in
            let isListed = members.contains(unit)
            return (unit, isPassed ? (isListed ? .kept : .new) : (isListed ? .revoked : .refused))
        }
        unreviewed = members.subtracting(results.map(\.unit)).map { Code<Requalification>($0) }
            .sorted().map(\.code)
    }

    /// How many stand so.
    public func count(_ standing: Standing) -> Int { standings.count { $0.standing == standing } }

    /// The list after the review, by code.
    public var list: [String] {
        let stay = standings.filter { $0.standing == .kept || $0.standing == .new }.map(\.unit)
        return (stay + unreviewed).map { Code<Requalification>($0) }.sorted().map(\.code)
    }

    /// Equal when standings and omissions are.
    public static func == (one: Requalification, other: Requalification) -> Bool {
        one.unreviewed == other.unreviewed
            && one.standings.elementsEqual(other.standings) { $0 == $1 }
    }
}
