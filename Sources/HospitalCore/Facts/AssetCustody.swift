/// Who holds an asset, and who is charged for a period in which it moved (资产保管与费用归属).
///
/// The usual rule charges the department that holds it on the last day of the period; by days, the
/// charge is split over the days that each holds it.
public struct AssetCustody: Hashable, Sendable {
    /// The code of an asset (资产编号).
    public typealias Asset = Code<AssetCustody>

    /// Which department is charged (a setting of the hospital).
    public enum Rule: String, CaseIterable, Sendable {
        /// The one that holds it on the last day, the default.
        case lastDay = "last_day"
        /// The one that holds it on the first day.
        case firstDay = "first_day"
        /// All, by days; left-over fen to the largest remainders, ties to the lower code. Days on
        /// which nobody holds it are not charged to anybody else: they refuse the split.
        case byDays = "by_days"
    }

    /// One department that holds it, with the days.
    public struct Holding: Hashable, Sendable {
        /// The department.
        public let department: Department.ID
        /// The days.
        public let validity: Validity

        /// A holding.
        public init(_ department: Department.ID, _ validity: Validity) {
            self.department = department
            self.validity = validity
        }
    }

    /// The asset.
    public let asset: Asset
    /// The holdings, earliest first.
    public let holdings: [Holding]

    /// The custody of an asset.
    /// - Throws: `overlap` when two departments hold it on one day.
    public init(of asset: Asset, _ holdings: [Holding]) throws(CustodyError) {
        let sorted = holdings.sorted { $0.validity.from < $1.validity.from }
        for (one, next) in zip(sorted, sorted.dropFirst()) {
            guard let day = one.validity.firstCommonDay(with: next.validity) else { continue }
            throw .overlap(asset, one.department, next.department, day: day)
        }
        self.asset = asset
        self.holdings = sorted
    }

    /// The department that holds the asset on a day; `nil` when none does.
    public func holder(on day: Day) -> Department.ID? {
        holdings.first { $0.validity.contains(day) }?.department
    }

    /// The shares of a period's charge by department; they total the charge.
    /// - Throws: `holderMissing` with the day on which nobody holds the asset.
    public func shares(
        of charge: Money, in period: Period, by rule: Rule
    ) throws(CustodyError) -> [Department.ID: Money] {
        switch rule {
        case .lastDay: return [try holder(on: period.end, in: period): charge]
        case .firstDay: return [try holder(on: period.start, in: period): charge]
        case .byDays: break
        }
        var days: [Department.ID: Int] = [:]
        var next = period.start
        for holding in holdings where holding.validity.dayCount(in: period) > 0 {
            guard holding.validity.contains(next) else { break }
            days[holding.department, default: 0] += holding.validity.dayCount(in: period)
            guard holding.validity.lastDay < period.end,
                let day = try? holding.validity.lastDay.adding(days: 1)
            else {
                next = period.end
                break
            }
            next = day
        }
        guard days.values.reduce(0, +) == period.dayCount else {
            throw .holderMissing(asset, day: next, period: period.label)
        }
        let departments = days.keys.sorted()
        let parts = try? Apportionment.shares(
            of: charge, weights: departments.map { Decimal(days[$0] ?? 0) },
            residual: .largestRemainder)
        // The weights are positive and small, so the split always exists.
        return Dictionary(uniqueKeysWithValues: zip(departments, parts ?? []))
    }

    private func holder(
        on day: Day, in period: Period
    ) throws(CustodyError) -> Department.ID {
        guard let holder = holder(on: day) else {
            throw .holderMissing(asset, day: day, period: period.label)
        }
        return holder
    }
}

/// What can be wrong with the custody of an asset.
public enum CustodyError: HospitalError, Hashable {
    /// Two departments hold it on the day.
    case overlap(AssetCustody.Asset, Department.ID, Department.ID, day: Day)
    /// Nobody holds it on the day.
    case holderMissing(AssetCustody.Asset, day: Day, period: String)

    /// The message with the asset and the day.
    public var finding: Finding {
        switch self {
        case .overlap(let asset, let one, let other, let day):
            return Finding(
                .custodyOverlap,
                [
                    "asset": .text(asset.code), "unit": .text(one.code),
                    "other": .text(other.code), "day": .text(day.description),
                ])
        case .holderMissing(let asset, let day, let period):
            return Finding(
                .custodyHolderMissing,
                [
                    "asset": .text(asset.code), "day": .text(day.description),
                    "period": .period(period),
                ])
        }
    }
}
