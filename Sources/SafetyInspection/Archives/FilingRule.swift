import HospitalCore

/// By when the files of a year are filed, and in which order an item is bound (归档).
///
///     in time  ⇔  filed ≤ 31 March of the next year
///
/// - Source: requirement S-215
public struct FilingRule: Equatable, Sendable {
    /// The month of the next year in whose last day the time ends: 3 for the first quarter.
    public let lastMonth: Int
    /// Where the rule comes from.
    public let citation: Citation

    /// 次年第一季度: by 31 March of the next year.
    public static let firstQuarter = FilingRule(
        lastMonth: 3, citation: Citation(title: "档案管理自查评分表", article: "归档（7分）"))

    /// The last day for the files of a year.
    /// - Throws: `outOfRange` outside of the years the library knows.
    public func deadline(ofYear year: Int) throws(TimeError) -> Day {
        try Month(year: year, month: 12).adding(months: lastMonth).lastDay
    }

    /// What a filing, or its absence, counts as on a day.
    public func status(
        ofYear year: Int, filed: Day?, today: Day
    ) throws(TimeError) -> DeadlineStatus {
        let last = try deadline(ofYear: year)
        if let filed { return filed <= last ? .onTime : .late }
        return today <= last ? .open : .missing
    }
}

/// The order of the documents in an item (件内排列): the main form before its attachments, the result
/// before its basis, what is important before what is secondary.
///
/// - Source: requirement S-215
public enum BindingRole: String, CaseIterable, Sendable {
    /// 主表
    case main
    /// 附件
    case attachment
    /// 结果
    case result
    /// 依据
    case basis
    /// 重要材料
    case important
    /// 次要材料
    case secondary

    /// What must stand before it; `nil` when it may come first.
    var leader: BindingRole? {
        switch self {
        case .attachment: .main
        case .basis: .result
        case .secondary: .important
        case .main, .result, .important: nil
        }
    }

    /// The positions, from 1, of documents that stand before what they should follow.
    public static func misplaced(in roles: [BindingRole]) -> [Int] {
        roles.indices.filter { place in
            guard let leader = roles[place].leader else { return false }
            return roles[(place + 1)...].contains(leader)
        }.map { $0 + 1 }
    }
}
