import HospitalCore

/// What is wrong with meters, tariffs and quotas.
public enum EnergyError: HospitalError, Equatable {
    /// A number that must be above or at zero is not.
    case numberInvalid(String, value: String)
    /// A moment that is not after the one before.
    case outOfOrder(String, at: Moment)
    /// A swap before any reading.
    case firstMissing(String)
    /// A register that the meter cannot show.
    case registerInvalid(String, at: Moment, register: Decimal)
    /// A register that fell, with no capacity known.
    case registerFell(String, at: Moment, from: Decimal, to: Decimal)
    /// A roll-over that would be more than the meter's limit.
    case rollOverTooLarge(String, at: Moment, quantity: Decimal)
    /// Slots, tiers or bands that do not begin or rise as they must.
    case bandsInvalid(String)
    /// A use over more days than a bill has.
    case useTooLong(from: Moment, to: Moment, days: Int)
    /// A code that stands twice.
    case twice(String)
    /// A meter that is not in the round.
    case meterUnknown(String)
    /// A bill cannot be split while a sub-meter was not read.
    case notRead(String)
    /// A negative loss has no line of its own.
    case lossNegative(String, Decimal)
    /// A bill with nothing to split it by.
    case nothingUsed(String, Money)
    /// A meter under one that is not there.
    case parentUnknown(String, parent: String)
    /// A meter that stands under itself.
    case circular(String)
    /// A meter bears an amount and belongs to no department.
    case departmentMissing(String)
    /// A tariff without slots in the month.
    case tariffUnknown(String, meter: String)
    /// A sum does not fit.
    case outOfRange(String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .numberInvalid(let object, let value):
            Finding(.energyNumberInvalid, ["object": .text(object), "value": .text(value)])
        case .outOfOrder(let object, let moment):
            Finding(
                .energyOutOfOrder,
                ["object": .text(object), "moment": .text(moment.description)])
        case .firstMissing(let meter): Finding(.meterFirstMissing, ["meter": .text(meter)])
        case .registerInvalid(let meter, let moment, let register):
            Finding(
                .meterRegisterInvalid,
                [
                    "meter": .text(meter), "moment": .text(moment.description),
                    "register": .text(register.description),
                ])
        case .registerFell(let meter, let moment, let from, let to):
            Finding(
                .meterRegisterFell,
                [
                    "meter": .text(meter), "moment": .text(moment.description),
                    "from": .text(from.description), "to": .text(to.description),
                ])
        case .rollOverTooLarge(let meter, let moment, let quantity):
            Finding(
                .meterRollOverTooLarge,
                [
                    "meter": .text(meter), "moment": .text(moment.description),
                    "quantity": .text(quantity.description),
                ])
        case .bandsInvalid(let object):
            Finding(.energyBandsInvalid, ["object": .text(object)])
        case .useTooLong(let from, let to, let days):
            Finding(
                .energyUseTooLong,
                [
                    "from": .text(from.description), "to": .text(to.description),
                    "days": .count(days),
                ])
        case .twice(let code): Finding(.energyTwice, ["code": .text(code)])
        case .meterUnknown(let meter): Finding(.meterUnknown, ["meter": .text(meter)])
        case .notRead(let code): Finding(.meterNotRead, ["meter": .text(code)])
        case .lossNegative(let meter, let loss):
            Finding(
                .energyLossNegative,
                ["meter": .text(meter), "loss": .text(loss.description)])
        case .nothingUsed(let meter, let bill):
            Finding(
                .energyNothingUsed,
                ["meter": .text(meter), "bill": .text(bill.description)])
        case .parentUnknown(let meter, let parent):
            Finding(.meterParentUnknown, ["meter": .text(meter), "parent": .text(parent)])
        case .circular(let meter): Finding(.meterCircular, ["meter": .text(meter)])
        case .departmentMissing(let meter):
            Finding(.meterDepartmentMissing, ["meter": .text(meter)])
        case .tariffUnknown(let tariff, let meter):
            Finding(.meterTariffUnknown, ["tariff": .text(tariff), "meter": .text(meter)])
        case .outOfRange(let object): Finding(.energyOutOfRange, ["object": .text(object)])
        }
    }

    /// Runs exact arithmetic and names what does not fit.
    static func fitting<Value>(
        _ object: String, _ body: () throws(NumberError) -> Value
    ) throws(EnergyError) -> Value {
        do { return try body() } catch { throw .outOfRange(object) }
    }
}
