import HospitalCore

/// Cost of cases and groups from the departments down (病种、DRG成本核算自上而下法).
///
///     rate(d)   = (cost(d) − drugs and materials its patients had) / Σ days or care time in d
///     case cost = Σ rate(d) × days in d + own drugs and materials
///     group     = Σ case cost of the discharged / discharges
///
/// Patients who are still in the house at the end take their part of the rates and stand apart, so
/// that groups, in-house patients and departments tie out. Cases and groups are rounded as
/// ``CaseGroups`` says. Group codes come from outside.
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct TopDownCosting: Equatable, Sendable {
    /// A department with its cost of the period.
    public struct Centre: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The cost with all drugs and materials.
        public let cost: Money

        /// A department.
        public init(_ code: String, cost: Money) {
            self.code = code
            self.cost = cost
        }
    }

    /// A patient with where he was and what he had.
    public struct Patient: Equatable, Sendable {
        /// The code of the case.
        public let code: String
        /// The group it was grouped to elsewhere; `nil` for a patient who is still in the house.
        public let group: String?
        /// Days or care time by department.
        public let stays: [ChargedCase.Stay]
        /// Drugs and materials identified with the patient, under the department that bears them.
        public let own: [ChargedCase.Amount]

        /// A patient.
        public init(
            _ code: String, group: String?, stays: [ChargedCase.Stay],
            own: [ChargedCase.Amount] = []
        ) {
            self.code = code
            self.group = group
            self.stays = stays
            self.own = own
        }
    }

    /// The period, named in messages.
    public let period: String?
    /// The departments.
    public let centres: [Centre]
    /// The patients of the period.
    public let patients: [Patient]

    /// Departments and their patients.
    public init(period: String? = nil, centres: [Centre], patients: [Patient]) {
        self.period = period
        self.centres = centres
        self.patients = patients
    }

    /// The cost of every discharged case and group, of the patients in the house, and the rates.
    /// - Throws: `nothingToCost`, `duplicate`, `negative` days; `unknown` for a department that is
    ///   not there; `takenOutTooMuch` where patients had more than the department's cost;
    ///   `denominatorZero` for a department with cost left and nobody's days; `outOfRange`.
    public func costed() throws(UnitCostError) -> TopDownCost {
        try UnitCostError.requireUnique(centres.map(\.code))
        try UnitCostError.requireUnique(patients.map(\.code))
        var own: [String: Rate] = [:]
        var time: [String: Rate] = [:]
        for patient in patients {
            for stay in patient.stays {
                try requireKnown(stay.unit, patient)
                try UnitCostError.requireNotNegative(stay.days, .careTime, of: patient.code)
                time[stay.unit] = (time[stay.unit] ?? .zero) + Rate(stay.days)
            }
            for amount in patient.own {
                try requireKnown(amount.code, patient)
                own[amount.code] = (own[amount.code] ?? .zero) + Rate(yuan: amount.amount)
            }
        }
        var units: [TopDownCost.Unit] = []
        var rates: [String: Rate] = [:]
        for centre in centres {
            let taken = try CaseGroups.money(own[centre.code] ?? .zero, centre.code)
            let rate = try rate(of: centre, without: taken, over: time[centre.code] ?? .zero)
            rates[centre.code] = rate
            units.append(
                TopDownCost.Unit(
                    code: centre.code, cost: centre.cost, own: taken,
                    time: time[centre.code] ?? .zero, rate: rate))
        }
        var discharged: [CaseGroups.Exact] = []
        var inHouse = Rate.zero
        for patient in patients {
            let spread = patient.stays.map { (rates[$0.unit] ?? .zero) * Rate($0.days) }
            let cost = Rate.sum(spread) + Rate.sum(patient.own.map { Rate(yuan: $0.amount) })
            if let group = patient.group {
                discharged.append((patient.code, group, cost))
            } else {
                inHouse = inHouse + cost
            }
        }
        return TopDownCost(
            units: units, carried: try CaseGroups(discharged),
            inHouse: try CaseGroups.money(inHouse, period ?? "—"))
    }

    private func rate(
        of centre: Centre, without taken: Money, over time: Rate
    ) throws(UnitCostError) -> Rate? {
        guard taken == .zero || taken <= centre.cost else {
            throw .takenOutTooMuch(
                object: centre.code, item: nil, cost: centre.cost, taken: taken)
        }
        let spread = Rate(yuan: centre.cost) - Rate(yuan: taken)
        guard time != .zero || spread == .zero else {
            throw .denominatorZero(
                object: centre.code, quantity: .careTime,
                amount: try CaseGroups.money(spread, centre.code).description, period: period)
        }
        return try? spread.divided(by: time)
    }

    private func requireKnown(_ code: String, _ patient: Patient) throws(UnitCostError) {
        guard centres.contains(where: { $0.code == code }) else {
            throw .unknown(
                code, place: patient.code,
                nearest: NearestName.nearest(to: code, in: centres.map(\.code)))
        }
    }
}

/// Cases and groups costed from the departments down.
public struct TopDownCost: Equatable, Sendable {
    /// A department with its rate.
    public struct Unit: Equatable, Sendable {
        /// The code.
        public let code: String
        /// Its cost.
        public let cost: Money
        /// The drugs and materials identified with its patients.
        public let own: Money
        /// Days or care time of all its patients.
        public let time: Rate
        /// Yuan for a day or a unit of time, exact; `nil` without cost and time.
        public let rate: Rate?
    }

    /// The departments in the order they were given.
    public let units: [Unit]
    /// The discharged cases and their groups.
    public let carried: CaseGroups
    /// What patients carry who are still in the house.
    public let inHouse: Money
}
