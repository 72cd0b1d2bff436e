import HospitalCore

/// Contracts with their terms (合同台账): what runs, what ends soon, and which outsourced service has
/// no contract.
/// - Source: requirements S-105, S-111
public struct ContractRegister: Equatable, Sendable {
    /// A contract.
    public struct Contract: Equatable, Sendable {
        /// The number.
        public let code: String
        /// The service.
        public let service: String
        /// The other side (乙方).
        public let partner: String
        /// The first day.
        public let start: Day
        /// The last day.
        public let end: Day
        /// The fee of a year.
        public let yearlyFee: Money

        /// A contract.
        /// - Throws: `termInvalid` when it ends before it starts.
        public init(
            _ code: String, service: String, partner: String, from start: Day, through end: Day,
            yearlyFee: Money
        ) throws(ContractError) {
            guard start <= end else { throw .termInvalid(code) }
            self.code = code
            self.service = service
            self.partner = partner
            self.start = start
            self.end = end
            self.yearlyFee = yearlyFee
        }
    }

    /// How a contract stands on a day.
    public enum State: String, CaseIterable, Sendable {
        /// It has not begun.
        case future
        /// It runs.
        case running
        /// It runs and ends within the days of the alert.
        case renew
        /// It has ended.
        case ended
    }

    /// The contracts in the order given.
    public let contracts: [Contract]

    /// A register.
    public init(_ contracts: [Contract]) { self.contracts = contracts }

    /// How a contract stands.
    public static func state(of contract: Contract, on today: Day, alertDays: Int) -> State {
        if today < contract.start { return .future }
        if today > contract.end { return .ended }
        return today.days(until: contract.end) < alertDays ? .renew : .running
    }

    /// The outsourced services that no contract covers on a day, by name.
    public func uncovered(_ outsourced: Set<String>, on today: Day) -> [String] {
        outsourced.filter { service in
            !contracts.contains {
                Code<Contract>($0.service) == Code<Contract>(service)
                    && $0.start <= today && today <= $0.end
            }
        }.sorted { Code<Contract>($0) < Code<Contract>($1) }
    }
}
