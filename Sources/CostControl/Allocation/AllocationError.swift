import HospitalCore

/// Why an allocation is refused.
///
/// Nothing is half done: a run that fails has no result.
public enum AllocationError: HospitalError, Equatable {
    /// There is no department or no cost item.
    case nothingToAllocate
    /// A department stands twice.
    case duplicateDepartment(String)
    /// A code that is no department; `place` is a step or a driver.
    case unknownDepartment(String, place: String, nearest: String?)
    /// A cost item stands twice.
    case duplicateItem(String)
    /// Direct cost for an item that the run does not have.
    case unknownItem(String, department: String, nearest: String?)
    /// A driver stands twice.
    case duplicateDriver(String)
    /// A step names a driver that is not there.
    case unknownDriver(String, step: Int, nearest: String?)
    /// A driver value below zero.
    case negativeDriver(String, department: String, value: String, period: String?)
    /// A driver value below zero without a usable value of the previous period.
    case previousDriverMissing(String, department: String, value: String, period: String?)
    /// A receiver without a value of the driver, where missing is not zero.
    case driverMissing(String, department: String, period: String?)
    /// A driver with the name of a cost that the run works out itself.
    case driverReserved(String)
    /// Driver values that do not add up to their control total.
    case driverControl(ControlDifference)
    /// An amount to split and a driver that adds up to zero.
    case driverTotalZero(ZeroDriver)
    /// Shares that do not add up to one.
    case sharesNotOne(source: String, total: String)
    /// A share below zero.
    case negativeShare(source: String, receiver: String, value: String)
    /// An amount beyond the range of money.
    case amountOutOfRange(department: String, item: String, value: String)
    /// An amount with more decimals than the unit.
    case amountTooFine(department: String, item: String, value: String, unit: String)
    /// A department that is a source twice.
    case sourceTwice(String, step: Int)
    /// A receiver that cannot receive at this step.
    case receiverClosed(String, source: String, step: Int)
    /// A receiver that stands twice in one step.
    case receiverTwice(String, source: String, step: Int)
    /// Offsets into arrays that do not begin at 0, go back, or do not end with the array.
    case offsetInvalid(String, position: Int, value: Int)
    /// A source that has no receiver.
    case noReceivers(source: String, step: Int)
    /// A department whose class does not belong into the stage.
    case wrongStage(StageFault)
    /// A department without a class in the three-stage method.
    case classMissing(String)
    /// A step whose stage is missing, unknown or goes back.
    case stageOrder(step: Int)
    /// A non-clinical department with cost that no step allocates.
    case notAllocated(department: String, item: String, amount: String)
    /// Sources that serve only each other.
    case closedLoop([String])
    /// The numerical solution of a large system could not be proven exact enough.
    case notCertified(bound: String)
    /// A rounding unit that is no power of ten from 1 to 0.000001.
    case roundingUnitInvalid(String)
    /// A policy that the method does not know.
    case policyNotForMethod(AllocationMethod, policy: String)
    /// A rounded multiplier that leaves too much.
    case multiplierTooCoarse(source: String, item: String, left: String)
    /// Numbers that do not fit 128 bits.
    case tooLarge(source: String, item: String)

    /// What is known about a pool that cannot be split.
    public struct ZeroDriver: Equatable, Sendable {
        /// The department whose cost is left.
        public let source: String
        /// The driver that adds up to zero.
        public let driver: String
        /// The cost item.
        public let item: String
        /// The amount left, in yuan.
        public let amount: String
        /// The period, when it was given.
        public let period: String?

        /// The facts of a pool that cannot be split.
        public init(source: String, driver: String, item: String, amount: String, period: String?) {
            self.source = source
            self.driver = driver
            self.item = item
            self.amount = amount
            self.period = period
        }
    }

    /// A driver and the total that it should have.
    public struct ControlDifference: Equatable, Sendable {
        /// The driver.
        public let driver: String
        /// What its values add up to.
        public let total: String
        /// What they should add up to.
        public let control: String
        /// Total less control total.
        public let difference: String
        /// The period, when it was given.
        public let period: String?

        /// The facts of a driver that does not add up.
        public init(
            driver: String, total: String, control: String, difference: String, period: String?
        ) {
            self.driver = driver
            self.total = total
            self.control = control
            self.difference = difference
            self.period = period
        }
    }

    /// A department whose class does not belong into a stage.
    public struct StageFault: Equatable, Sendable {
        /// The department.
        public let department: String
        /// Its class.
        public let departmentClass: DepartmentClass
        /// The step, counted from 1.
        public let step: Int
        /// The stage of the step.
        public let stage: Int
        /// Whether it stands among the sources or among the receivers.
        public let isSource: Bool

        /// The facts of a department in the wrong stage.
        public init(
            department: String, departmentClass: DepartmentClass, step: Int, stage: Int,
            isSource: Bool
        ) {
            self.department = department
            self.departmentClass = departmentClass
            self.step = step
            self.stage = stage
            self.isSource = isSource
        }

        var finding: Finding {
            Finding(
                .stageWrong,
                [
                    "department": .text(department), "class": departmentClass.term,
                    "step": .count(step), "stage": .count(stage),
                    "role": isSource
                        ? .phrase(chinese: "分摊科室", english: "source")
                        : .phrase(chinese: "受益科室", english: "receiver"),
                ])
        }
    }

    /// The message with department, item, driver, period and amount.
    public var finding: Finding {
        structureFinding ?? driverFinding ?? amountFinding ?? Finding(.nothingToAllocate)
    }

    /// Faults in what stands where: departments, items, steps, stages, policies.
    private var structureFinding: Finding? {
        switch self {
        case .duplicateDepartment(let code):
            return Finding(.departmentDuplicate, ["department": .text(code)])
        case .unknownDepartment(let code, let place, let nearest):
            return Finding(
                .departmentUnknown,
                [
                    "department": .text(code), "place": .text(place),
                ].adding("nearest", nearest))
        case .duplicateItem(let item): return Finding(.costItemDuplicate, ["item": .text(item)])
        case .unknownItem(let item, let department, let nearest):
            return Finding(
                .costItemUnknown,
                [
                    "item": .text(item), "department": .text(department),
                ].adding("nearest", nearest))
        case .duplicateDriver(let name): return Finding(.driverDuplicate, ["driver": .text(name)])
        case .unknownDriver(let name, let step, let nearest):
            return Finding(
                .driverUnknown,
                [
                    "driver": .text(name), "step": .count(step),
                ].adding("nearest", nearest))
        case .sourceTwice(let code, let step):
            return Finding(.sourceTwice, ["department": .text(code), "step": .count(step)])
        case .receiverClosed(let code, let source, let step):
            return Finding(
                .receiverClosed,
                [
                    "receiver": .text(code), "source": .text(source), "step": .count(step),
                ])
        case .receiverTwice(let code, let source, let step):
            return Finding(
                .receiverTwice,
                [
                    "receiver": .text(code), "source": .text(source), "step": .count(step),
                ])
        case .offsetInvalid(let list, let position, let value):
            return Finding(
                .offsetInvalid,
                [
                    "list": .text(list), "position": .count(position), "value": .count(value),
                ])
        case .noReceivers(let source, let step):
            return Finding(.receiversMissing, ["source": .text(source), "step": .count(step)])
        case .wrongStage(let fault): return fault.finding
        case .classMissing(let code): return Finding(.classMissing, ["department": .text(code)])
        case .stageOrder(let step): return Finding(.stageOrder, ["step": .count(step)])
        case .closedLoop(let codes):
            return Finding(.closedLoop, ["departments": .text(codes.joined(separator: ", "))])
        case .roundingUnitInvalid(let text):
            return Finding(.roundingUnitInvalid, ["value": .text(text)])
        case .policyNotForMethod(let method, let policy):
            return Finding(
                .policyNotForMethod,
                [
                    "method": .text(method.rawValue), "policy": .text(policy),
                ])
        default: return nil
        }
    }

    /// Faults in drivers.
    private var driverFinding: Finding? {
        switch self {
        case .driverReserved(let name):
            return Finding(.driverReserved, ["driver": .text(name)])
        case .driverMissing(let driver, let department, let period):
            return Finding(
                .driverMissing,
                [
                    "driver": .text(driver), "department": .text(department),
                ].adding(period: period))
        case .driverControl(let fault):
            return Finding(
                .driverControlDiffers,
                [
                    "driver": .text(fault.driver), "total": .text(fault.total),
                    "control": .text(fault.control), "difference": .text(fault.difference),
                ].adding(period: fault.period))
        case .negativeDriver(let driver, let department, let value, let period):
            return Self.driverFinding(.driverNegative, driver, department, value, period)
        case .previousDriverMissing(let driver, let department, let value, let period):
            return Self.driverFinding(.driverPreviousMissing, driver, department, value, period)
        case .driverTotalZero(let pool):
            return Finding(
                .driverTotalZero,
                [
                    "source": .text(pool.source), "driver": .text(pool.driver),
                    "item": .text(pool.item), "amount": .text(pool.amount),
                ].adding(period: pool.period))
        default: return nil
        }
    }

    /// Faults in figures: shares, amounts.
    private var amountFinding: Finding? {
        switch self {
        case .sharesNotOne(let source, let total):
            return Finding(.sharesNotOne, ["source": .text(source), "total": .text(total)])
        case .negativeShare(let source, let receiver, let value):
            return Finding(
                .shareNegative,
                [
                    "source": .text(source), "receiver": .text(receiver), "value": .text(value),
                ])
        case .amountOutOfRange(let department, let item, let value):
            return Finding(
                .amountOutOfRange,
                [
                    "department": .text(department), "item": .text(item), "value": .text(value),
                ])
        case .amountTooFine(let department, let item, let value, let unit):
            return Finding(
                .amountTooFine,
                [
                    "department": .text(department), "item": .text(item), "value": .text(value),
                    "unit": .text(unit),
                ])
        case .notAllocated(let department, let item, let amount):
            return Finding(
                .costNotAllocated,
                [
                    "department": .text(department), "item": .text(item), "amount": .text(amount),
                ])
        case .notCertified(let bound):
            return Finding(.solutionNotCertified, ["bound": .text(bound)])
        case .multiplierTooCoarse(let source, let item, let left):
            return Finding(
                .multiplierDigitsTooFew,
                [
                    "source": .text(source), "item": .text(item), "left": .text(left),
                ])
        case .tooLarge(let source, let item):
            return Finding(.allocationTooLarge, ["source": .text(source), "item": .text(item)])
        default: return nil
        }
    }

    private static func driverFinding(
        _ message: Message, _ driver: String, _ department: String, _ value: String,
        _ period: String?
    ) -> Finding {
        Finding(
            message,
            [
                "driver": .text(driver), "department": .text(department), "value": .text(value),
            ].adding(period: period))
    }
}

extension [String: MessageValue] {
    /// The values with one more, if it is known.
    package func adding(_ name: String, _ text: String?) -> [String: MessageValue] {
        guard let text else { return self }
        return merging([name: .text(text)]) { _, new in new }
    }

    /// The values with the period, if it is known.
    package func adding(period: String?) -> [String: MessageValue] {
        guard let period else { return self }
        return merging(["period": .period(period)]) { _, new in new }
    }
}
