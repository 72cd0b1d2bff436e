import HospitalCore

/// Why a unit cost is refused.
///
/// A cost that has nothing to be divided by is an error with the amount left, never a cost of zero.
public indirect enum UnitCostError: HospitalError, Equatable {
    /// There is cost and the quantity it is divided by totals zero; the cost item and the period
    /// are named where they are known.
    case denominatorZero(
        object: String, quantity: UnitCostQuantity, amount: String, item: String? = nil,
        period: String? = nil)
    /// There is cost and nobody has said by what it is divided.
    case quantityMissing(object: String, quantity: UnitCostQuantity, period: String? = nil)
    /// More is taken out of a cost than there is.
    case takenOutTooMuch(object: String, item: String?, cost: Money, taken: Money)
    /// A quantity that cannot be negative is.
    case negative(object: String, quantity: UnitCostQuantity, value: Decimal)
    /// A code stands twice.
    case duplicate(String)
    /// A code that stands in no list; `place` is where it was used.
    case unknown(String, place: String, nearest: String?)
    /// There is nothing to cost.
    case nothingToCost
    /// A case has charges in a unit without cost and income, for which there is no ratio.
    case ratioMissing(unit: String, place: String)
    /// A case has days in a unit without a cost per day.
    case perDiemMissing(unit: String, place: String)
    /// An exact result does not fit.
    case outOfRange(object: String)

    /// The message with code, quantity and amount.
    public var finding: Finding {
        switch self {
        case .denominatorZero(let object, let quantity, let amount, let item, let period):
            return Finding(
                .unitCostDenominatorZero,
                [
                    "object": .text(object), "quantity": quantity.term, "amount": .text(amount),
                ].adding("item", item).adding(period: period))
        case .quantityMissing(let object, let quantity, let period):
            return Finding(
                .unitCostQuantityMissing,
                [
                    "object": .text(object), "quantity": quantity.term,
                ].adding(period: period))
        case .takenOutTooMuch(let object, let item, let cost, let taken):
            return Finding(
                .unitCostTakenOut,
                [
                    "object": .text(object), "cost": .text(cost.description),
                    "taken": .text(taken.description),
                ].adding("item", item))
        case .negative(let object, let quantity, let value):
            return Finding(
                .unitCostNegative,
                [
                    "object": .text(object), "quantity": quantity.term,
                    "value": .text(value.description),
                ])
        case .duplicate(let code): return Finding(.unitCostDuplicate, ["code": .text(code)])
        case .unknown(let code, let place, let nearest):
            return Finding(
                .unitCostUnknown,
                [
                    "code": .text(code), "place": .text(place),
                ].adding("nearest", nearest))
        case .nothingToCost: return Finding(.unitCostNothing)
        case .ratioMissing(let unit, let place):
            return Finding(.caseCostRatioMissing, ["unit": .text(unit), "place": .text(place)])
        case .perDiemMissing(let unit, let place):
            return Finding(.caseCostPerDiemMissing, ["unit": .text(unit), "place": .text(place)])
        case .outOfRange(let object):
            return Finding(.unitCostOutOfRange, ["object": .text(object)])
        }
    }
}

/// What a cost is divided by, or what else is counted.
public enum UnitCostQuantity: String, CaseIterable, Sendable {
    /// 实际产能
    case practicalCapacity = "practical_capacity"
    /// 单位时间
    case unitMinutes = "unit_minutes"
    /// 业务量
    case volume
    /// 当量
    case relativeValue = "relative_value"
    /// 收入
    case income
    /// 费用占成本比
    case ratio
    /// 床日
    case bedDays = "bed_days"
    /// 床位
    case beds
    /// 权重
    case weight
    /// 人数
    case staff
    /// 动因
    case driver
    /// 分配基数
    case basis
    /// 门急诊人次
    case visits
    /// 出院人次
    case discharges
    /// 门急诊人次或床日数
    case careVolume = "care_volume"
    /// 门诊、住院拆分比例
    case careSplit = "care_split"
    /// 操作时间
    case operatingMinutes = "operating_minutes"
    /// 工作量
    case work
    /// 住院天数或诊疗护理时间
    case careTime = "care_time"
    /// 自有材料所属成本项目
    case ownMaterials = "own_materials"
    /// 价格
    case price
    /// 成本
    case cost
    /// 价格指数
    case priceIndex = "price_index"
    /// 金额
    case amount
    /// 限额
    case limit

    /// The word in both languages.
    var term: MessageValue {
        switch self {
        case .practicalCapacity: return .phrase(chinese: "实际产能", english: "practical capacity")
        case .unitMinutes: return .phrase(chinese: "单位时间", english: "time per unit")
        case .volume: return .phrase(chinese: "业务量", english: "volume")
        case .relativeValue: return .phrase(chinese: "成本当量", english: "relative value")
        case .income: return .phrase(chinese: "收入", english: "income")
        case .ratio: return .phrase(chinese: "成本收入比", english: "cost ratio")
        case .bedDays: return .phrase(chinese: "床日数", english: "bed-days")
        case .beds: return .phrase(chinese: "床位数", english: "beds")
        case .weight: return .phrase(chinese: "权重", english: "weight")
        case .staff: return .phrase(chinese: "人数", english: "staff")
        case .driver: return .phrase(chinese: "作业动因", english: "activity driver")
        case .basis: return .phrase(chinese: "分配基数", english: "basis")
        case .visits: return .phrase(chinese: "门急诊人次", english: "number of visits")
        case .discharges: return .phrase(chinese: "出院人次", english: "number of discharges")
        case .careVolume:
            return .phrase(chinese: "门急诊人次或床日数", english: "number of visits or bed-days")
        case .careSplit:
            return .phrase(chinese: "门诊、住院拆分比例", english: "ratio of out- to in-patients")
        case .operatingMinutes: return .phrase(chinese: "操作时间", english: "operating time")
        case .work: return .phrase(chinese: "工作量", english: "amount of work")
        case .careTime: return .phrase(chinese: "住院天数或诊疗时间", english: "days or care time")
        case .ownMaterials:
            return .phrase(chinese: "自有材料所属成本项目", english: "cost item of its own materials")
        case .price: return .phrase(chinese: "价格", english: "price")
        case .cost: return .phrase(chinese: "成本", english: "cost")
        case .priceIndex: return .phrase(chinese: "价格指数", english: "price index")
        case .amount: return .phrase(chinese: "金额", english: "amount")
        case .limit: return .phrase(chinese: "限额", english: "limit")
        }
    }
}

extension UnitCostError {
    /// Runs exact arithmetic and names the object whose result does not fit.
    static func checked<Value>(
        _ object: String, _ body: () throws(NumberError) -> Value
    ) throws(UnitCostError) -> Value {
        do { return try body() } catch { throw .outOfRange(object: object) }
    }

    /// Refuses a negative quantity.
    static func requireNotNegative(
        _ value: Decimal, _ quantity: UnitCostQuantity, of object: String
    ) throws(UnitCostError) {
        guard value >= .zero else {
            throw .negative(object: object, quantity: quantity, value: value)
        }
    }

    /// Refuses an empty list and a code that stands twice.
    static func requireUnique(_ codes: [String]) throws(UnitCostError) {
        guard !codes.isEmpty else { throw .nothingToCost }
        var seen: Set<String> = []
        for code in codes where !seen.insert(code).inserted { throw .duplicate(code) }
    }
}
