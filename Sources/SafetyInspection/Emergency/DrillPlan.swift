import HospitalCore

/// A drill that comes again (应急演练计划): every half year for places where many people gather.
///
///     next due = the day of the last drill + months      (without one: the first day + months)
///
/// In short months the last day stands for a day that they do not have; the due day is in time.
/// - Source: requirements S-136; the intervals are data with their source.
public struct DrillRule: Equatable, Sendable {
    /// The code: `fire`.
    public let code: String
    /// The name that is printed: 灭火和应急疏散.
    public let name: String
    /// Every so many months.
    public let months: Int
    /// Where the interval comes from.
    public let citation: Citation

    /// A rule.
    /// - Throws: `intervalInvalid` outside 1–120 months.
    public init(
        _ code: String, name: String, everyMonths months: Int, citation: Citation
    ) throws(ContractorError) {
        guard (1...120).contains(months) else {
            throw .intervalInvalid(plan: code, value: months)
        }
        self.init(checked: code, name, months, citation)
    }

    private init(checked code: String, _ name: String, _ months: Int, _ citation: Citation) {
        self.code = code
        self.name = name
        self.months = months
        self.citation = citation
    }

    /// The drills that the law asks of hospitals.
    public static let standard = [
        DrillRule(
            checked: "fire", "灭火和应急疏散", 6,
            Citation(title: "机关、团体、企业、事业单位消防安全管理规定", number: "公安部令第61号", article: "第40条")),
        DrillRule(
            checked: "production_safety", "生产安全事故应急预案", 6,
            Citation(title: "生产安全事故应急条例", article: "第8条", isConfirmed: true)),
        DrillRule(
            checked: "special_equipment", "特种设备专项应急预案", 12,
            Citation(title: "特种设备使用管理规则", number: "TSG 08-2017")),
    ]

    /// How the drills stand on a day.
    public struct Standing: Equatable, Sendable {
        /// The last drill up to the day; `nil` when there was none.
        public let last: Day?
        /// The day by which the next one is due.
        public let due: Day
        /// Whether it is open or missing; a drill is never late, the next one counts from it.
        public let status: DeadlineStatus
        /// The drills up to the day that came after their due day.
        public let lateCount: Int
    }

    /// How the drills stand on a day.
    /// - `first`: the day from which the rule holds for the hospital.
    /// - `drills`: the days on which it was held.
    /// - Throws: `time` after 2999.
    public func standing(
        from first: Day, drills: [Day], on today: Day
    ) throws(ContractorError) -> Standing {
        var lateCount = 0
        var last: Day?
        do throws(TimeError) {
            var due = try first.adding(months: months)
            for drill in drills.sorted() where first <= drill && drill <= today {
                if drill > due { lateCount += 1 }
                last = drill
                due = try drill.adding(months: months)
            }
            return Standing(
                last: last, due: due, status: today <= due ? .open : .missing,
                lateCount: lateCount)
        } catch { throw .time(error) }
    }
}
