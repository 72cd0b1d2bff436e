import HospitalCore

/// The four nested scopes of hospital cost (成本口径), the innermost first.
///
///     医疗业务成本 ⊂ 医疗成本 ⊂ 医疗全成本 ⊂ 医院全成本
///
/// A scope is a filter over funding tag, kind of entry and class of department. Every entry that is
/// cost has one innermost scope and belongs to that one and to all outside of it, so the *sets of
/// entries* are nested whatever the figures.
///
/// The *totals* never decrease as long as no layer (what a scope adds to the one inside of it) is
/// negative in the period. A correction (红字) of an earlier period can make a layer negative:
/// then the outer total is truly the smaller one, by exactly that layer, and the result says so in
/// a finding instead of cutting the amount off. A correction within the period cannot, because a
/// reversal must have the department, tag and kind of its original and so stands in its layer.
/// - Source: ``Citation/costAccountingStandard2021``
public enum CostScope: String, CaseIterable, Comparable, Sendable {
    /// 医疗业务成本: clinical, technical and auxiliary departments, without fiscal projects, science
    /// and education.
    case medicalBusiness = "medical_business"
    /// 医疗成本: and administration and logistics.
    case medical
    /// 医疗全成本: and what 财政项目拨款 pays for, its depreciation too.
    case medicalFull = "medical_full"
    /// 医院全成本: and science and education, loss on disposal, 上缴上级, 对附属单位补助, 其他费用.
    case hospitalFull = "hospital_full"

    /// The innermost scope that holds an entry which is cost.
    ///
    /// - Parameters:
    ///   - isHospitalOnly: what the kind of the entry says.
    ///   - funding: whose money it is.
    ///   - departmentClass: the class of the department; it decides about other money only.
    /// - Returns: the scope; wider ones hold the entry too.
    public static func innermost(
        isHospitalOnly: Bool, funding: FundingTag, departmentClass: DepartmentClass?
    ) -> CostScope {
        switch funding {
        case _ where isHospitalOnly: .hospitalFull
        case .scienceEducation: .hospitalFull
        case .fiscalProject: .medicalFull
        case .other:
            departmentClass == .administrationLogistics ? .medical : .medicalBusiness
        }
    }

    /// The position from the innermost scope on.
    var position: Int {
        switch self {
        case .medicalBusiness: 0
        case .medical: 1
        case .medicalFull: 2
        case .hospitalFull: 3
        }
    }

    /// Orders from the innermost to the outermost.
    public static func < (one: CostScope, other: CostScope) -> Bool {
        one.position < other.position
    }

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .medicalBusiness: .phrase(chinese: "医疗业务成本", english: "medical business cost")
        case .medical: .phrase(chinese: "医疗成本", english: "medical cost")
        case .medicalFull: .phrase(chinese: "医疗全成本", english: "full medical cost")
        case .hospitalFull: .phrase(chinese: "医院全成本", english: "full hospital cost")
        }
    }
}

/// Whose money a cost is paid with (资金来源标识).
public enum FundingTag: String, CaseIterable, Sendable {
    /// 财政项目拨款
    case fiscalProject = "fiscal_project"
    /// 科教经费
    case scienceEducation = "science_education"
    /// 其他资金; what an entry without a tag has.
    case other

    /// The tags as a message lists them.
    static let names = allCases.map(\.rawValue).joined(separator: ", ")
}
