import HospitalCore

/// Whether a supplier may be bought from (供应商准入与退出): thresholds to enter, and a ladder of
/// sanctions: warning → rectification within a deadline → exit.
///
///     applicant → admitted → warned → rectifying → admitted again, or removed
///
/// A rectification that is not proven by its deadline removes the supplier; computed for a day and
/// not stored. A removed supplier does not come back.
/// - Source: requirement S-095
public struct SupplierStanding: Equatable, Sendable {
    /// Where a supplier stands.
    public enum Status: String, CaseIterable, Sendable {
        /// Not admitted: a threshold is missed.
        case refused
        /// Admitted.
        case admitted
        /// Warned (警告).
        case warned
        /// Must rectify within a deadline (限期整改).
        case rectifying
        /// Out, and disqualified (清退).
        case removed
    }

    /// What happened to a supplier.
    public enum Event: Equatable, Sendable {
        /// A warning.
        case warning(Day)
        /// An order to rectify until a day.
        case order(Day, deadline: Day)
        /// The proof that it was rectified.
        case rectified(Day)
    }

    /// The supplier.
    public let supplier: String
    /// The thresholds that it misses, by name; empty for one that may enter.
    public let missed: [String]
    /// What happened, in order.
    public private(set) var events: [Event] = []

    /// A supplier held against thresholds.
    /// - `thresholds`: the least of each figure.
    /// - `figures`: what the supplier has; a figure that is not there misses its threshold.
    public init(
        _ supplier: String, thresholds: [String: Decimal], figures: [String: Decimal]
    ) {
        self.supplier = supplier
        missed = thresholds.filter { name, least in
            figures[name].map { $0 < least } ?? true
        }.keys.sorted { Code<Self>($0) < Code<Self>($1) }
    }

    /// Where it stands on a day.
    public func status(on today: Day) -> Status {
        guard missed.isEmpty else { return .refused }
        var status = Status.admitted
        var deadline: Day?
        for event in events where event.day <= today {
            switch event {
            case .warning: status = .warned
            case .order(_, let until):
                status = .rectifying
                deadline = until
            case .rectified(let day):
                if let until = deadline, day > until { return .removed }
                status = .admitted
                deadline = nil
            }
        }
        if let deadline, today > deadline { return .removed }
        return status
    }

    /// Takes an event.
    /// - Throws: `supplierOut` for one that is refused or removed; `sanctionSkipped` for an order
    ///   without a warning before, or a proof without an order; `dayBeforeLast`.
    public mutating func take(_ event: Event) throws(ProcurementError) {
        let day: Day
        switch event {
        case .warning(let on), .order(let on, _), .rectified(let on): day = on
        }
        if let last = events.last?.day, day < last {
            throw .dayBeforeLast(supplier, day: day, last: last)
        }
        let status = status(on: day)
        switch (status, event) {
        case (.refused, _), (.removed, _): throw .supplierOut(supplier, status: status)
        case (.admitted, .order), (.rectifying, .warning), (.admitted, .rectified),
            (.warned, .rectified), (.rectifying, .order):
            throw .sanctionSkipped(supplier, status: status)
        case (.warned, .order(let on, let deadline)) where deadline < on:
            throw .dayBeforeLast(supplier, day: deadline, last: on)
        default: events.append(event)
        }
    }
}

extension SupplierStanding.Event {
    fileprivate var day: Day {
        switch self {
        case .warning(let day), .order(let day, _), .rectified(let day): day
        }
    }
}
