import HospitalCore

/// A main meter held against its sub-meters (总表与分表平衡): what is lost between them, and the bill by
/// department.
///
///     loss = master − Σ sub          loss % = loss / master × 100
///
/// A sum of sub-meters above the main one is a negative loss: it is told and not cut to 0. A
/// sub-meter that was not read is named and the balance has no loss.
/// - Source: T-MTR; requirements S-197, S-202
public struct EnergyBalance: Equatable, Sendable {
    /// A sub-meter with what it used.
    public struct Sub: Equatable, Sendable {
        /// The department or place.
        public let code: String
        /// What it used; `nil` when it was not read.
        public let used: Decimal?
        /// What it gave back, such as recovered heat; counts against its use.
        public let recovered: Decimal

        /// A sub-meter.
        public init(_ code: String, used: Decimal?, recovered: Decimal = .zero) {
            self.code = code
            self.used = used
            self.recovered = recovered
        }
    }

    /// What happens with the loss in the bill.
    public enum LossRule: String, CaseIterable, Sendable {
        /// Every sub-meter bears it in proportion to its use.
        case spread
        /// It stands as a line of its own.
        case own
    }

    /// The main meter.
    public let code: String
    /// The use of the main meter.
    public let master: Decimal
    /// The sub-meters by code, each with its net use; `nil` for one that was not read.
    public let subs: [(code: String, net: Decimal?)]
    /// What is lost; `nil` when a sub-meter was not read.
    public let loss: Decimal?

    /// A balance.
    /// - `code`: the main meter, as errors name it.
    /// - Throws: `numberInvalid` for a use below zero, or more recovered than used; `twice`;
    ///   `outOfRange`.
    public init(
        of code: String = "master", master: Decimal, _ subs: [Sub]
    ) throws(EnergyError) {
        guard master >= .zero
        else { throw .numberInvalid(code, value: master.description) }
        var nets: [(code: String, net: Decimal?)] = []
        var sum: Decimal? = .zero
        for sub in subs.sorted(by: { Code<Sub>($0.code) < Code<Sub>($1.code) }) {
            guard nets.last.map({ Code<Sub>($0.code) }) != Code<Sub>(sub.code)
            else { throw .twice(sub.code) }
            guard let used = sub.used else {
                nets.append((sub.code, nil))
                sum = nil
                continue
            }
            let net = try EnergyError.fitting(sub.code) { () throws(NumberError) in
                try used.subtracting(sub.recovered)
            }
            guard net >= .zero, sub.recovered >= .zero
            else { throw .numberInvalid(sub.code, value: net.description) }
            nets.append((sub.code, net))
            if let before = sum {
                sum = try EnergyError.fitting(sub.code) { () throws(NumberError) in
                    try before.adding(net)
                }
            }
        }
        self.code = code
        self.master = master
        self.subs = nets
        if let sum {
            loss = try EnergyError.fitting(code) { () throws(NumberError) in
                try master.subtracting(sum)
            }
        } else {
            loss = nil
        }
    }

    /// Equal when the meters are.
    public static func == (one: EnergyBalance, other: EnergyBalance) -> Bool {
        one.code == other.code && one.master == other.master
            && one.subs.map(\.code) == other.subs.map(\.code)
            && one.subs.map(\.net) == other.subs.map(\.net)
    }

    /// The loss in percent of the main meter, half away from zero; `nil` without a loss, or for 0
    /// of 0.
    /// - Throws: ``MeasureError/denominatorZero(numerator:denominator:)`` for a loss of nothing.
    public func lossPercent(digits: Int) throws(MeasureError) -> Percent? {
        guard let loss else { return nil }
        return try Ratio(.init("loss", loss), over: .init("master", master))
            .percent(digits: digits, rounding: .halfAwayFromZero)
    }

    /// The bill of the main meter by sub-meter, to the fen.
    ///
    /// - Returns: the amount of each sub-meter by code, and of the loss where it stands alone.
    /// - Throws: `notRead` for a sub-meter without a reading; `lossNegative` when a negative loss
    ///   should stand alone; `nothingUsed` for a bill with nothing to split it by.
    public func allocate(
        _ bill: Money, loss rule: LossRule
    ) throws(EnergyError) -> (amounts: [Money], loss: Money) {
        var weights: [Decimal] = []
        for sub in subs {
            guard let net = sub.net else { throw .notRead(sub.code) }
            weights.append(net)
        }
        if rule == .own, let loss {
            guard loss >= .zero else { throw .lossNegative(code, loss) }
            weights.append(loss)
        }
        do {
            let shares = try Apportionment.shares(
                of: bill, weights: weights, residual: .largestRemainder)
            return rule == .own
                ? (Array(shares.dropLast()), shares.last ?? .zero) : (shares, .zero)
        } catch .weightTotalZero {
            throw .nothingUsed(code, bill)
        } catch { throw .outOfRange("bill") }
    }
}
