import HospitalCore

/// Subsidies that were claimed, held against the roster, the identities and the payments (补贴发放核查):
/// nothing kept back, nobody invented, nobody paid twice.
/// - Source: requirement S-118
public struct ClaimAudit: Equatable, Sendable {
    /// Who should get how much.
    public struct Entitled: Equatable, Sendable {
        /// The number of the identity.
        public let identity: String
        /// The amount.
        public let amount: Money

        /// Somebody on the roster.
        public init(_ identity: String, _ amount: Money) {
            self.identity = identity
            self.amount = amount
        }
    }

    /// What is wrong with somebody.
    public enum Fault: String, CaseIterable, Sendable {
        /// On the roster more than once.
        case twice
        /// On the roster with an identity that is not known.
        case identityUnknown = "identity_unknown"
        /// Paid without being on the roster (冒领).
        case notEntitled = "not_entitled"
        /// Paid more than the amount (套取).
        case overpaid
        /// Paid less than the amount (截留).
        case underpaid
    }

    /// Somebody with what is wrong.
    public struct Line: Equatable, Sendable {
        /// The number of the identity.
        public let identity: String
        /// What is wrong.
        public let fault: Fault
        /// By how much; `nil` for a fault without an amount.
        public let amount: Money?
    }

    /// What is wrong, by identity and fault.
    public let lines: [Line]

    /// Audits claims.
    /// - Parameters:
    ///   - roster: who should get how much.
    ///   - identities: the known identities.
    ///   - paid: what each got over all payments.
    /// - Throws: `outOfRange`.
    public init(
        roster: [Entitled], identities: Set<String>, paid: [String: Money]
    ) throws(ContractError) {
        var lines: [Line] = []
        var amounts: [String: Money] = [:]
        for entitled in roster {
            guard amounts[entitled.identity] == nil else {
                lines.append(
                    Line(
                        identity: entitled.identity, fault: .twice, amount: entitled.amount))
                continue
            }
            amounts[entitled.identity] = entitled.amount
            if !identities.contains(entitled.identity) {
                lines.append(
                    Line(
                        identity: entitled.identity, fault: .identityUnknown,
                        amount: entitled.amount))
            }
        }
        for identity in Set(amounts.keys).union(paid.keys) {
            let got = paid[identity] ?? .zero
            guard let due = amounts[identity] else {
                lines.append(Line(identity: identity, fault: .notEntitled, amount: got))
                continue
            }
            guard got != due else { continue }
            let difference = try ContractError.fitting(identity) { () throws(NumberError) in
                got > due ? try got.subtracting(due) : try due.subtracting(got)
            }
            lines.append(
                Line(
                    identity: identity, fault: got > due ? .overpaid : .underpaid,
                    amount: difference))
        }
        self.lines = lines.sorted { one, other in
            one.identity == other.identity
                ? one.fault.rawValue < other.fault.rawValue
                : Code<Self>(one.identity) < Code<Self>(other.identity)
        }
    }
}
