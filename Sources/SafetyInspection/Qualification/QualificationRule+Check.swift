import HospitalCore

/// What a rule says about a unit (资格审查结果).
public struct QualificationVerdict: Equatable, Sendable {
    /// How a condition stands.
    public enum Standing: String, CaseIterable, Sendable {
        /// It is met.
        case met = "MET"
        /// It is not.
        case failed = "FAILED"
        /// It is not met, and relaxed.
        case waived = "WAIVED"
        /// A fact is missing.
        case missing = "MISSING"
    }

    /// What it comes to.
    public enum Outcome: String, CaseIterable, Sendable {
        /// The unit qualifies.
        case qualified = "QUALIFIED"
        /// It does not, or is revoked.
        case refused = "REFUSED"
        /// Facts are missing that could decide.
        case incomplete = "INCOMPLETE"
    }

    /// A condition with its value.
    public struct Line: Equatable, Sendable {
        /// The condition.
        public let condition: QualificationCondition
        /// The value; `nil` when a fact is missing.
        public let value: Decimal?
        /// How it stands.
        public let standing: Standing
        /// Why it is relaxed; `nil` when it is not.
        public let reason: String?
    }

    /// The rule.
    public let rule: QualificationRule
    /// The conditions in their order.
    public let lines: [Line]
    /// What it comes to.
    public let outcome: Outcome
    /// The codes of the conditions that decided against the unit: those failed, or the causes of
    /// revocation.
    public let against: [String]
}

extension QualificationRule {
    /// What the rule says about a unit.
    ///
    /// A missing fact decides nothing: the outcome is incomplete unless another condition decides.
    /// A waiver of a condition that is met stays without effect.
    /// - Throws: `unknown`, `twice`, `waiverNotAllowed`, `waiverNeeds`, `waiverReasonMissing` for a
    ///   waiver; `measure`.
    public func verdict(
        on facts: [String: Decimal], waivers: [QualificationWaiver] = []
    ) throws(QualificationError) -> QualificationVerdict {
        let reasons = try checked(waivers, on: facts)
        var lines: [QualificationVerdict.Line] = []
        for condition in conditions {
            let value = try condition.value(in: facts)
            let isMet = value.map(condition.isMet)
            var standing = QualificationVerdict.Standing.missing
            if let isMet { standing = isMet ? .met : .failed }
            let reason = isMet == true ? nil : reasons[condition.code]
            if reason != nil { standing = .waived }
            lines.append(
                QualificationVerdict.Line(
                    condition: condition, value: value, standing: standing, reason: reason))
        }
        return verdict(lines)
    }

    private func verdict(_ lines: [QualificationVerdict.Line]) -> QualificationVerdict {
        func codes(_ standing: QualificationVerdict.Standing) -> [String] {
            lines.filter { $0.standing == standing }.map(\.condition.code)
        }
        let isOpen = !codes(.missing).isEmpty
        let (met, failed) = (codes(.met) + codes(.waived), codes(.failed))
        var against: [String] = []
        let outcome: QualificationVerdict.Outcome
        switch combination {
        case .allOf:
            against = failed
            outcome = !failed.isEmpty ? .refused : isOpen ? .incomplete : .qualified
        case .anyOf:
            if met.isEmpty, !isOpen { against = failed }
            outcome = !met.isEmpty ? .qualified : isOpen ? .incomplete : .refused
        case .noneOf:
            against = codes(.met)
            outcome = !against.isEmpty ? .refused : isOpen ? .incomplete : .qualified
        }
        return QualificationVerdict(rule: self, lines: lines, outcome: outcome, against: against)
    }

    /// The reasons by condition.
    private func checked(
        _ waivers: [QualificationWaiver], on facts: [String: Decimal]
    ) throws(QualificationError) -> [String: String] {
        var reasons: [String: String] = [:]
        for waiver in waivers {
            let name = waiver.condition
            guard conditions.contains(where: { $0.code == name }) else {
                throw .unknown(
                    rule: code, name,
                    nearest: NearestName.nearest(to: name, in: conditions.map(\.code)))
            }
            guard let relief, relief.conditions.contains(name) else {
                throw .waiverNotAllowed(rule: code, condition: name)
            }
            if let needs = relief.needs, facts[needs] != .one {
                throw .waiverNeeds(rule: code, condition: name, needs: needs)
            }
            guard waiver.reason.contains(where: { !$0.isWhitespace }) else {
                throw .waiverReasonMissing(rule: code, condition: name)
            }
            guard reasons.updateValue(waiver.reason, forKey: name) == nil else {
                throw .twice(rule: code, name)
            }
        }
        return reasons
    }
}
