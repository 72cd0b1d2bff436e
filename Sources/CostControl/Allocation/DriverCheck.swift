import HospitalCore

extension Driver {
    /// The sum of all values, sources included.
    /// - Throws: `tooLarge` when it does not fit a decimal.
    public func total() throws(AllocationError) -> Decimal {
        var total = Decimal.zero
        for department in values.keys.sorted() {
            do { total = try total.adding(values[department] ?? .zero) } catch {
                throw .tooLarge(source: department.code, item: name)
            }
        }
        return total
    }

    /// Refuses values that do not add up to their control total.
    /// - Throws: `driverControl` with the difference.
    func checkTotal(period: String?) throws(AllocationError) {
        guard let controlTotal else { return }
        let total = try total()
        guard total != controlTotal else { return }
        let difference: Decimal
        do { difference = try total.subtracting(controlTotal) } catch {
            throw .tooLarge(source: "Σ", item: name)
        }
        throw .driverControl(
            AllocationError.ControlDifference(
                driver: name, total: total.description, control: controlTotal.description,
                difference: difference.description, period: period))
    }
}

/// The check of a driver before a run (分摊参数核对): every fault, where a run stops at the first.
///
///     difference = Σ values − control total
///
/// A department of the list without a value is missing, which is not zero; a value below zero is
/// named; a department that is not on the list is unknown.
public struct DriverCheck: Sendable {
    /// The driver.
    public let driver: Driver
    /// What the values add up to.
    public let total: Decimal
    /// The departments that should have a value and have none, by code.
    public let missing: [Department.ID]
    /// The departments with a value below zero, by code.
    public let negative: [Department.ID]
    /// What is wrong, in the order: unknown, missing and negative departments, the total.
    public let findings: [Finding]

    /// Checks a driver.
    /// - `departments`: who must have a value; none to ask for no list.
    /// - Throws: `driverReserved`, `tooLarge`.
    public init(
        _ driver: Driver, departments: [Department.ID], period: String? = nil
    ) throws(AllocationError) {
        guard CostBasis(rawValue: driver.name) == nil else {
            throw .driverReserved(driver.name)
        }
        self.driver = driver
        total = try driver.total()
        let named = driver.values.keys.sorted()
        missing = departments.sorted().filter { driver.values[$0] == nil }
        negative = named.filter { (driver.values[$0] ?? .zero) < .zero }
        var faults: [AllocationError] = []
        if !departments.isEmpty {
            for department in named where !departments.contains(department) {
                faults.append(
                    .unknownDepartment(
                        department.code, place: driver.name,
                        nearest: NearestName.nearest(
                            to: department.code, in: departments.map(\.code))))
            }
        }
        faults += missing.map {
            .driverMissing(driver.name, department: $0.code, period: period)
        }
        faults += negative.map {
            .negativeDriver(
                driver.name, department: $0.code,
                value: (driver.values[$0] ?? .zero).description, period: period)
        }
        do throws(AllocationError) { try driver.checkTotal(period: period) } catch {
            faults.append(error)
        }
        findings = faults.map(\.finding)
    }

    /// Total less control total; `nil` without a control total.
    /// - Throws: `tooLarge`.
    public func difference() throws(AllocationError) -> Decimal? {
        guard let control = driver.controlTotal else { return nil }
        do { return try total.subtracting(control) } catch {
            throw .tooLarge(source: "Σ", item: driver.name)
        }
    }
}
