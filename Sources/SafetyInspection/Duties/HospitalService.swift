import HospitalCore

/// The services that only hospitals have, and the checklists by which they are checked (专业服务与检查表
/// 目录).
///
/// - Source: requirements S-147
public enum HospitalService: String, CaseIterable, Sendable {
    /// 运送
    case transport
    /// 配餐
    case meals
    /// 导医
    case guidance
    /// 医废收集
    case medicalWaste = "medical_waste"
    /// 污水
    case sewage
    /// 氧气
    case oxygen
    /// 电梯
    case lifts
    /// 锅炉
    case boilers
    /// 消防
    case fire
    /// 治安
    case security

    /// The name that is printed.
    public var name: String {
        switch self {
        case .transport: "运送"
        case .meals: "配餐"
        case .guidance: "导医"
        case .medicalWaste: "医废收集"
        case .sewage: "污水"
        case .oxygen: "氧气"
        case .lifts: "电梯"
        case .boilers: "锅炉"
        case .fire: "消防"
        case .security: "治安"
        }
    }

    /// The codes of its standard checklists; a test holds that each of them ships.
    public var checklists: [String] {
        switch self {
        case .transport: ["TRANSPORT"]
        case .meals: ["FOOD"]
        case .guidance: ["GUIDE"]
        case .medicalWaste: ["MEDWASTE"]
        case .sewage: ["SEWAGE"]
        case .oxygen: ["MEDGAS"]
        case .lifts: ["LIFT"]
        case .boilers: ["BOILER"]
        case .fire: ["FIRE9", "FIREPATROL"]
        case .security: ["SECURITY"]
        }
    }
}
