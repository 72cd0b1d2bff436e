/// A department or cost centre of the hospital (科室).
public struct Department: Hashable, Sendable {
    /// The code of a department (科室编码).
    public typealias ID = Code<Department>

    /// The code.
    public let id: ID
    /// The name shown in reports; the code when there is none.
    public let name: String
    /// The class by which cost is allocated; `nil` where the method does not ask for it.
    public let departmentClass: DepartmentClass?

    /// A department with its code, name and class.
    public init(id: ID, name: String? = nil, departmentClass: DepartmentClass? = nil) {
        self.id = id
        self.name = name ?? id.code
        self.departmentClass = departmentClass
    }
}

/// The four classes of departments in hospital cost accounting (科室分类).
///
/// - Source: ``Citation/costAccountingStandard2021``
public enum DepartmentClass: String, CaseIterable, Sendable {
    /// 行政后勤类: administration and logistics, the sources of stage 1.
    case administrationLogistics = "admin_logistics"
    /// 医疗辅助类: supply room, registration, records, oxygen; the sources of stage 2.
    case medicalAuxiliary = "medical_auxiliary"
    /// 医疗技术类: laboratory, radiology, theatre; the sources of stage 3.
    case medicalTechnology = "medical_technology"
    /// 临床服务类: wards and clinics, the final receivers.
    case clinical

    /// The name of the class in both languages, for messages and reports.
    public var term: MessageValue {
        switch self {
        case .administrationLogistics:
            return .phrase(chinese: "行政后勤类", english: "administration and logistics")
        case .medicalAuxiliary: return .phrase(chinese: "医疗辅助类", english: "medical auxiliary")
        case .medicalTechnology: return .phrase(chinese: "医疗技术类", english: "medical technology")
        case .clinical: return .phrase(chinese: "临床服务类", english: "clinical")
        }
    }
}
