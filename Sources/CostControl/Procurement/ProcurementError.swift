import HospitalCore

/// Why a purchase stops at a gate, or cannot be judged.
public enum ProcurementError: HospitalError, Equatable {
    /// Too few suppliers offer.
    case quotesShort(String, suppliers: Int, needed: Int)
    /// The chosen supplier does not offer what is needed.
    case quoteUnknown(String, supplier: String)
    /// A choice that is not the lowest has no reason.
    case reasonMissing(String, supplier: String, price: Money, lowest: Money)
    /// A stage of a project before others.
    case stageSkipped(String, stage: ProjectStages.Stage, missing: [ProjectStages.Stage])
    /// A stage that was done.
    case stageTwice(String, stage: ProjectStages.Stage)
    /// A day before the last one.
    case dayBeforeLast(String, day: Day, last: Day)
    /// A supplier that is refused or removed.
    case supplierOut(String, status: SupplierStanding.Status)
    /// A sanction out of turn.
    case sanctionSkipped(String, status: SupplierStanding.Status)
    /// Price bands that do not begin at 0 or do not rise.
    case bandsInvalid
    /// A code that stands twice.
    case twice(String)
    /// Something that is not there.
    case unknown(String)
    /// A unit of goods that leads to none that is known.
    case unitUnresolved(String, unit: String)
    /// A number below what it may be.
    case negative(String, value: String)
    /// A sum does not fit.
    case outOfRange(String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .quotesShort(let item, let suppliers, let needed):
            return Finding(
                .quotesShort,
                [
                    "item": .text(item), "suppliers": .count(suppliers), "needed": .count(needed),
                ])
        case .quoteUnknown(let item, let supplier):
            return Finding(.quoteUnknown, ["item": .text(item), "supplier": .text(supplier)])
        case .reasonMissing(let item, let supplier, let price, let lowest):
            return Finding(
                .quoteReasonMissing,
                [
                    "item": .text(item), "supplier": .text(supplier),
                    "price": .text(price.description), "lowest": .text(lowest.description),
                ])
        case .stageSkipped(let project, let stage, let missing):
            return Finding(
                .projectStageSkipped,
                [
                    "project": .text(project), "stage": stage.term,
                    "missing": .list(missing.map(\.term)),
                ])
        case .stageTwice(let project, let stage):
            return Finding(.projectStageTwice, ["project": .text(project), "stage": stage.term])
        case .dayBeforeLast(let object, let day, let last):
            return Finding(
                .procurementDayBefore,
                [
                    "object": .text(object), "day": .text(day.description),
                    "last": .text(last.description),
                ])
        case .supplierOut(let supplier, let status):
            return Finding(
                .supplierOut, ["supplier": .text(supplier), "status": status.term])
        case .sanctionSkipped(let supplier, let status):
            return Finding(
                .supplierSanctionSkipped, ["supplier": .text(supplier), "status": status.term])
        case .bandsInvalid: return Finding(.priceBandsInvalid)
        case .twice(let code):
            return Finding(.procurementTwice, ["object": .text(code)])
        case .unknown(let object):
            return Finding(.procurementUnknown, ["object": .text(object)])
        case .unitUnresolved(let goods, let unit):
            return Finding(.goodsUnitUnresolved, ["goods": .text(goods), "unit": .text(unit)])
        case .negative(let object, let value):
            return Finding(
                .procurementNegative, ["object": .text(object), "value": .text(value)])
        case .outOfRange(let object):
            return Finding(.procurementOutOfRange, ["object": .text(object)])
        }
    }

    /// Runs exact arithmetic and names what does not fit.
    static func fitting<Value>(
        _ object: String, _ body: () throws(NumberError) -> Value
    ) throws(ProcurementError) -> Value {
        do { return try body() } catch { throw .outOfRange(object) }
    }
}

extension SupplierStanding.Status {
    var term: MessageValue {
        switch self {
        case .refused: .phrase(chinese: "未准入", english: "not admitted")
        case .admitted: .phrase(chinese: "已准入", english: "admitted")
        case .warned: .phrase(chinese: "已警告", english: "warned")
        case .rectifying: .phrase(chinese: "限期整改", english: "rectifying")
        case .removed: .phrase(chinese: "已清退", english: "removed")
        }
    }
}
