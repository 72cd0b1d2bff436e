import HospitalCore

/// The printed forms of cost accounting (成本报表).
///
/// The order of rows and columns of 成本01 to 成本03 is that of the 医院会计制度; the other names are
/// those of the 公立医院成本核算规范, and `matrix` is Worksheet B Part I of the Medicare cost report.
/// - Source: ``Citation/hospitalCostForms2010``, ``Citation/costAccountingStandard2021``,
///   ``Citation/medicareCostReport``
public enum CostForm: String, CaseIterable, Sendable {
    /// 成本01 医院各科室直接成本表
    case directCost = "cost_01"
    /// 成本02 医院临床服务类科室全成本表
    case fullCost = "cost_02"
    /// 成本03 医院临床服务类科室全成本构成分析表
    case costStructure = "cost_03"
    /// 科室成本分摊汇总表
    case allocation
    /// 科室全成本分级结转表 (展示报表1): direct, stage 1, 2, 3, full by item
    case stages
    /// 科室成本分摊矩阵: receivers × sources
    case matrix
    /// 诊次成本表
    case visit
    /// 床日成本表
    case bedDay = "bed_day"
    /// 医疗服务项目成本汇总表
    case serviceItem = "service_item"
    /// 病种成本明细表
    case disease
    /// 病种成本构成表
    case diseaseStructure = "disease_structure"
    /// DRG成本明细表
    case drg
    /// DRG成本构成表
    case drgStructure = "drg_structure"

    /// The number printed on the form; empty for forms without one.
    public var number: String {
        switch self {
        case .directCost: return "成本01"
        case .fullCost: return "成本02"
        case .costStructure: return "成本03"
        default: return ""
        }
    }

    /// The title printed over the form, in both languages.
    public var title: MessageValue {
        let (chinese, english) = names
        return .phrase(chinese: chinese, english: english)
    }

    private var names: (String, String) {
        switch self {
        case .directCost: return ("医院各科室直接成本表", "Direct cost of departments")
        case .fullCost: return ("医院临床服务类科室全成本表", "Full cost of clinical departments")
        case .costStructure:
            return ("医院临床服务类科室全成本构成分析表", "Structure of the full cost of clinical departments")
        case .allocation: return ("科室成本分摊汇总表", "Summary of cost allocation")
        case .stages: return ("科室全成本分级结转表", "Full cost of departments by stage")
        case .matrix: return ("科室成本分摊矩阵", "Matrix of cost allocation")
        case .visit: return ("诊次成本表", "Cost per visit")
        case .bedDay: return ("床日成本表", "Cost per bed-day")
        case .serviceItem: return ("医疗服务项目成本汇总表", "Cost of service items")
        case .disease: return ("病种成本明细表", "Cost of diseases")
        case .diseaseStructure: return ("病种成本构成表", "Structure of the cost of diseases")
        case .drg: return ("DRG成本明细表", "Cost of DRGs")
        case .drgStructure: return ("DRG成本构成表", "Structure of the cost of DRGs")
        }
    }
}

extension Citation {
    /// 医院会计制度: the three forms 成本01 to 成本03 with their rows, columns and notes.
    public static let hospitalCostForms2010 = Citation(
        title: "医院会计制度", number: "财会〔2010〕27号", article: "成本报表")
}
