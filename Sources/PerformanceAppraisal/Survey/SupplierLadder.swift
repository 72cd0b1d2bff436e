import HospitalCore

/// What the monthly score of a supplier takes off its payment (外包服务月度考核扣款).
///
///     deduction = payment × percent of the step / 100, to the fen, half away from zero
///
/// The steps are those of the contract: from which score on, inclusive, which percent. The first
/// that the score reaches, from the highest, counts. A score below 80 counts for the rule of three
/// in a row as well. No public contract text is known, so there is no ladder without one.
public struct SupplierLadder: Equatable, Sendable {
    /// A step of the ladder.
    public struct Step: Equatable, Sendable {
        /// The lowest score of the step.
        public let from: Decimal
        /// What is taken off, in percent of the payment.
        public let percent: Decimal

        /// A step.
        public init(from: Decimal, percent: Decimal) {
            self.from = from
            self.percent = percent
        }
    }

    /// The steps, from the highest.
    public let steps: [Step]

    /// A ladder.
    /// - Throws: `ladderInvalid` unless it reaches down to 0, no step stands twice, and every
    ///   percent is from 0 to 100.
    public init(_ steps: [Step]) throws(SurveyError) {
        self.steps = steps.sorted { $0.from > $1.from }
        guard let last = self.steps.last, last.from == .zero else { throw .ladderInvalid("0") }
        for (one, next) in zip(self.steps, self.steps.dropFirst()) where one.from == next.from {
            throw .ladderInvalid(one.from.description)
        }
        for step in steps where step.percent < .zero || step.percent > Decimal(100) {
            throw .ladderInvalid(step.from.description)
        }
    }

    /// What is taken off a payment.
    /// - Throws: `scoreOutOfRange` outside of 0 to 100; `outOfRange`.
    public func deduction(
        for supplier: String, score: Decimal, payment: Money
    ) throws(SurveyError) -> (percent: Decimal, amount: Money) {
        guard score <= Decimal(100), let step = steps.first(where: { $0.from <= score }) else {
            throw .scoreOutOfRange(subject: supplier, score)
        }
        let share = Rate(step.percent) * Rate(hundredths: 1)
        do throws(NumberError) {
            return (step.percent, try share.applied(to: payment, rounding: .halfAwayFromZero))
        } catch { throw .outOfRange }
    }
}
