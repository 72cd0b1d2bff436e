import HospitalCore

/// Whether every job has its operating procedure, and every safety item a named owner and a named
/// checker (责任落实到人).
///
///     gaps ⇔ procedure, owner or checker is missing, or one person would check their own work
///
/// - Source: requirements S-130
public struct ResponsibilityTable: Equatable, Sendable {
    /// A job or a safety item.
    public struct Item: Equatable, Sendable {
        /// The code.
        public let code: String
        /// Who answers for it, and who checks.
        public let responsibility: InspectionSchedule.Responsibility
        /// The operating procedure (操作规程); `nil` without one.
        public let procedure: String?

        /// An item.
        public init(
            _ code: String, _ responsibility: InspectionSchedule.Responsibility,
            procedure: String? = nil
        ) {
            self.code = code
            self.responsibility = responsibility
            self.procedure = procedure
        }
    }

    /// What is missing.
    public enum Gap: String, CaseIterable, Sendable {
        /// 无操作规程
        case procedure
        /// 无责任人
        case owner
        /// 无检查人
        case checker
        /// 自己检查自己
        case samePerson = "same_person"
    }

    /// The items.
    public let items: [Item]

    /// A table.
    /// - Throws: `itemTwice`.
    public init(_ items: [Item]) throws(ScheduleError) {
        var seen: Set<String> = []
        for item in items where !seen.insert(item.code).inserted { throw .itemTwice(item.code) }
        self.items = items
    }

    /// What is missing, item by item in their order; a code without characters names nobody.
    public var gaps: [(item: String, gap: Gap)] {
        items.flatMap { item in Self.gaps(of: item).map { (item.code, $0) } }
    }

    private static func gaps(of item: Item) -> [Gap] {
        let owner = item.responsibility.owner.flatMap { $0.code.isEmpty ? nil : $0 }
        let checker = item.responsibility.checker.flatMap { $0.code.isEmpty ? nil : $0 }
        var gaps: [Gap] = item.procedure?.isEmpty ?? true ? [.procedure] : []
        if owner == nil { gaps.append(.owner) }
        if checker == nil { gaps.append(.checker) }
        if let owner, owner == checker { gaps.append(.samePerson) }
        return gaps
    }
}
