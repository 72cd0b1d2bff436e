import HospitalCore
import Reports
import SafetyInspection
import Storage

/// The words by which a report says what tables keep as codes.
enum ReportWords {
    /// How an item of an inspection stands.
    static let standings: [String: ReportText] = [
        "answered": ReportText(zh: "已检查", en: "answered"),
        "not_applicable": ReportText(zh: "不适用", en: "not applicable"),
        "unanswered": ReportText(zh: "未检查", en: "unanswered"),
        "not_due": ReportText(zh: "未到期", en: "not due"),
        "not_asked": ReportText(zh: "不需检查", en: "not asked"),
    ]
    /// What became of a finding.
    static let consequences: [String: ReportText] = [
        "noted": ReportText(zh: "记录", en: "noted"),
        "recorded_before": ReportText(zh: "此前已记录", en: "recorded before"),
        "observed": ReportText(zh: "并入未销号隐患", en: "seen on an open hazard"),
        "opened": ReportText(zh: "立为隐患", en: "a hazard was opened"),
    ]
    /// The methods of scoring.
    static let methods: [String: ReportText] = [
        "ratio": ReportText(zh: "比率法", en: "ratio"),
        "interval": ReportText(zh: "区间法", en: "interval"),
        "efficacy": ReportText(zh: "功效系数法", en: "efficacy"),
        "tiered_efficacy": ReportText(zh: "分段功效系数法", en: "tiered efficacy"),
        "deduction": ReportText(zh: "扣分法", en: "deduction"),
        "steps": ReportText(zh: "分档法", en: "steps"),
        "ladder": ReportText(zh: "阶梯法", en: "ladder"),
        "growth": ReportText(zh: "增幅法", en: "growth"),
        "optimal_range": ReportText(zh: "最优区间法", en: "optimal range"),
        "count": ReportText(zh: "计数奖励法", en: "count"),
        "assessed": ReportText(zh: "评议打分", en: "assessed"),
    ]
    /// What became of a value that was not reported.
    static let missing: [String: ReportText] = [
        "error": ReportText(zh: "不得缺报", en: "refused"),
        "zero": ReportText(zh: "计零分", en: "no points"),
        "full": ReportText(zh: "计满分", en: "all points"),
        "na": ReportText(zh: "不适用，权重分摊", en: "not applicable, its weight shared"),
    ]

    /// The states of hazards.
    static let states = Dictionary(
        HazardState.Kind.allCases.map { kind in
            (
                kind.rawValue,
                ReportText(zh: kind.term.text(in: .chinese), en: kind.term.text(in: .english))
            )
        }, uniquingKeysWith: { one, _ in one })
    /// Whether an item of an inspection failed.
    static let results: [String: ReportText] = [
        "0": ReportText(zh: "合格", en: "passed"), "1": ReportText(zh: "不合格", en: "failed"),
    ]
    /// Flags of tables.
    static let flags: [String: ReportText] = [
        "0": ReportText(zh: "否", en: "no"), "1": ReportText(zh: "是", en: "yes"),
    ]
    /// How departments stand against quotas of energy.
    static let quotas: [String: ReportText] = [
        "under": ReportText(zh: "节约", en: "saved"), "met": ReportText(zh: "达标", en: "met"),
        "over": ReportText(zh: "超额", en: "exceeded"),
        "missing": ReportText(zh: "未计量", en: "not measured"),
    ]
    /// The factor that a run of pay adds to those of the hospital.
    static let factors: [String: ReportText] = [
        "pay_coefficient": ReportText(zh: "绩效系数", en: "pay coefficient")
    ]
    /// Stages of documents of budgets.
    static let stages: [String: ReportText] = [
        "reserved": ReportText(zh: "申请", en: "reserved"),
        "committed": ReportText(zh: "合同", en: "committed"),
        "actual": ReportText(zh: "支出", en: "actual"),
    ]
    /// Units of care.
    static let careUnits: [String: ReportText] = [
        "visit": ReportText(zh: "诊次", en: "visit"), "bed_day": ReportText(zh: "床日", en: "bed-day"),
        "discharge": ReportText(zh: "出院", en: "discharge"),
    ]
}
