import HospitalCore

/// A shared bill (公共费用账单): water, power, rent, cleaning — an amount that belongs to several
/// departments and reaches them before the stages of allocation (计算计入).
public struct SharedBill: Sendable {
    /// The voucher and line; the source of every share.
    public let code: String
    /// The cost item.
    public let item: String
    /// The amount; negative in red.
    public let amount: Money
    /// The driver: area, heads, metered use, vehicle-kilometres, work orders.
    public let driver: String
    /// The departments that share it; `nil` for all departments.
    public let receivers: [Department.ID]?
    /// The funding tag, which every share carries.
    public let funding: String?
    /// The kind of entry, which every share carries.
    public let kind: String?

    /// A bill.
    public init(
        _ code: String, item: String, amount: Money, driver: String,
        receivers: [Department.ID]? = nil, funding: String? = nil, kind: String? = nil
    ) {
        self.code = code
        self.item = item
        self.amount = amount
        self.driver = driver
        self.receivers = receivers
        self.funding = funding
        self.kind = kind
    }
}

/// The shared bills of a period, split into entries of the ledger.
///
///     share(d) = bill × driver(d) / Σ driver          d over the receivers of the bill
///
/// Shares are whole fen and add up to the bill exactly (``Apportionment``); ties go to the lower
/// department code, so the order of rows never changes an amount. A red bill is split as the mirror
/// image. A bill of 0 needs no driver; a department without a driver value used nothing. Each bill
/// is split on its own (decision 3).
public struct SharedBills: Sendable {
    /// The period, named in messages.
    public let period: String?
    /// The departments of the period.
    public let departments: [Department]
    /// The drivers.
    public let drivers: [Driver]
    /// The bills.
    public let bills: [SharedBill]
    /// Who takes the fen that are left, and what a negative driver counts as.
    public let policy: AllocationPolicy

    /// The bills of a period with what they are split by.
    public init(
        period: String? = nil, departments: [Department], drivers: [Driver], bills: [SharedBill],
        policy: AllocationPolicy = AllocationPolicy()
    ) {
        self.period = period
        self.departments = departments
        self.drivers = drivers
        self.bills = bills
        self.policy = policy
    }

    /// A share of a bill.
    public struct Share: Sendable {
        /// The bill.
        public let bill: SharedBill
        /// The department.
        public let department: Department.ID
        /// How much of the driver it used.
        public let quantity: Decimal
        /// The amount.
        public let amount: Money

        /// The share as an entry of the ledger, with the bill as its source.
        public var entry: CostEntry {
            CostEntry(
                bill.code, account: Posting.Account(department, item: bill.item), amount: amount,
                funding: bill.funding, kind: bill.kind, bill: bill.code)
        }
    }

    /// The shares of all bills in the order of bill and department, and what a policy replaced.
    /// - Throws: `billTwice`, `driverUnknown`, `receiverUnknown`, `receiverTwice`,
    ///   `driverTotalZero` with bill, driver, period and the amount left, `tooLarge`, and
    ///   `allocation` for departments and drivers that are refused.
    public func split() throws(BillError) -> (shares: [Share], findings: [Finding]) {
        guard !bills.isEmpty else { return ([], []) }
        var reader: AllocationPreparation
        do {
            reader = try AllocationPreparation(
                AllocationRequest(
                    period: period, items: ["bill"],
                    centres: departments.map { CostCentre($0, direct: [:]) }, drivers: drivers,
                    method: .direct, policy: policy))
        } catch { throw .allocation(error) }
        let sorted = bills.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
        var shares: [Share] = []
        for (index, bill) in sorted.enumerated() {
            guard index == 0 || sorted[index - 1].code != bill.code else {
                throw .billTwice(bill.code)
            }
            guard let driver = drivers.first(where: { $0.name == bill.driver }) else {
                throw .driverUnknown(
                    bill.driver, bill: bill.code,
                    nearest: NearestName.nearest(to: bill.driver, in: drivers.map(\.name)))
            }
            shares += try split(bill, by: driver, &reader)
        }
        return (shares, reader.findings)
    }

    private func split(
        _ bill: SharedBill, by driver: Driver, _ reader: inout AllocationPreparation
    ) throws(BillError) -> [Share] {
        let receivers = try receivers(of: bill, reader.departments)
        guard bill.amount != .zero else { return [] }
        var (used, quantities): ([Department.ID], [Decimal]) = ([], [])
        for receiver in receivers {
            do {
                let quantity = try reader.value(of: driver, for: receiver)
                guard quantity != .zero else { continue }
                used.append(receiver)
                quantities.append(quantity)
            } catch { throw .allocation(error) }
        }
        do throws(ApportionmentError) {
            let amounts = try Apportionment.shares(
                of: bill.amount, weights: quantities, residual: policy.residual)
            return amounts.enumerated().map { index, amount in
                Share(
                    bill: bill, department: used[index], quantity: quantities[index],
                    amount: amount)
            }
        } catch {
            guard case .weightTotalZero = error else {
                throw .tooLarge(bill: bill.code, driver: driver.name)
            }
            throw .driverTotalZero(
                bill: bill.code, driver: driver.name, amount: bill.amount, period: period)
        }
    }

    /// The receivers of a bill in the order of their codes.
    private func receivers(
        of bill: SharedBill, _ departments: [Department]
    ) throws(BillError) -> [Department.ID] {
        guard let named = bill.receivers?.sorted() else { return departments.map(\.id) }
        for (index, id) in named.enumerated() {
            guard departments.contains(where: { $0.id == id }) else {
                throw .receiverUnknown(
                    id, bill: bill.code,
                    nearest: NearestName.nearest(to: id.code, in: departments.map(\.id.code)))
            }
            guard index == 0 || named[index - 1] != id else {
                throw .receiverTwice(id, bill: bill.code)
            }
        }
        return named
    }
}

/// Why a shared bill is refused.
public enum BillError: HospitalError, Equatable {
    /// A bill that stands twice.
    case billTwice(String)
    /// A bill whose driver is not there.
    case driverUnknown(String, bill: String, nearest: String?)
    /// A bill whose driver adds up to zero.
    case driverTotalZero(bill: String, driver: String, amount: Money, period: String?)
    /// A receiver that is no department.
    case receiverUnknown(Department.ID, bill: String, nearest: String?)
    /// A receiver that a bill names twice.
    case receiverTwice(Department.ID, bill: String)
    /// Receivers of a bill that is not there.
    case billUnknown(String)
    /// A driver that does not fit 128 bits.
    case tooLarge(bill: String, driver: String)
    /// Departments and drivers that are refused, such as a negative driver.
    case allocation(AllocationError)

    /// The message with bill, driver, department and period.
    public var finding: Finding {
        switch self {
        case .billTwice(let bill): return Finding(.billTwice, ["bill": .text(bill)])
        case .driverUnknown(let driver, let bill, let nearest):
            return Finding(
                .billDriverUnknown,
                [
                    "bill": .text(bill), "driver": .text(driver),
                ].adding("nearest", nearest))
        case .driverTotalZero(let bill, let driver, let amount, let period):
            return Finding(
                .billDriverTotalZero,
                [
                    "bill": .text(bill), "driver": .text(driver),
                    "amount": .text(amount.description),
                ].adding(period: period))
        case .receiverUnknown(let department, let bill, let nearest):
            return Finding(
                .billReceiverUnknown,
                [
                    "bill": .text(bill), "department": .text(department.code),
                ].adding("nearest", nearest))
        case .receiverTwice(let department, let bill):
            return Finding(
                .billReceiverTwice,
                [
                    "bill": .text(bill), "department": .text(department.code),
                ])
        case .billUnknown(let bill): return Finding(.billUnknown, ["bill": .text(bill)])
        case .tooLarge(let bill, let driver):
            return Finding(.billTooLarge, ["bill": .text(bill), "driver": .text(driver)])
        case .allocation(let error): return error.finding
        }
    }
}
