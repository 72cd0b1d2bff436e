import HospitalCore

/// The quotations of one purchase (货比三家、优中选优): enough of them, from different suppliers, and a
/// reason when the lowest is not taken.
///
/// Two quotations of one supplier count as one. A quotation below the specification is shown but
/// does not count. The choice is compared with the lowest price that counts.
/// - Source: requirement S-077; ``ProcurementRule/quotations``
public struct QuotationSet: Equatable, Sendable {
    /// One quotation.
    public struct Quotation: Equatable, Sendable {
        /// Who offers.
        public let supplier: String
        /// The price of what is asked.
        public let price: Money
        /// How it meets what is needed.
        public let fit: SpecificationFit

        /// A quotation.
        public init(_ supplier: String, price: Money, fit: SpecificationFit = .fit) {
            self.supplier = supplier
            self.price = price
            self.fit = fit
        }
    }

    /// Whether there are enough.
    public enum State: String, CaseIterable, Sendable {
        /// Enough suppliers.
        case ok
        /// Too few suppliers (SHORT).
        case short
    }

    /// What is bought.
    public let item: String
    /// The quotations in the order given.
    public let quotations: [Quotation]
    /// How many suppliers are needed.
    public let minimum: Int

    /// The quotations of a purchase.
    /// - Throws: `negative` for a price below zero.
    public init(
        item: String, _ quotations: [Quotation], minimum: Int
    ) throws(ProcurementError) {
        for quotation in quotations where quotation.price < .zero {
            throw .negative(quotation.supplier, value: quotation.price.description)
        }
        self.item = item
        self.quotations = quotations
        self.minimum = minimum
    }

    private var counting: [Quotation] { quotations.filter { $0.fit != .below } }

    /// How many different suppliers offer what is needed.
    public var supplierCount: Int { Set(counting.map { Code<Self>($0.supplier) }).count }

    /// Whether there are enough.
    public var state: State { supplierCount >= minimum ? .ok : .short }

    /// What counts, cheapest first; equal prices by supplier.
    public var ranking: [Quotation] {
        counting.sorted { one, other in
            one.price == other.price
                ? Code<Self>(one.supplier) < Code<Self>(other.supplier) : one.price < other.price
        }
    }

    /// Checks a choice: enough suppliers, one of them, and a reason if it is not the lowest.
    ///
    /// - Returns: what is paid above the lowest price.
    /// - Throws: `quotesShort`, `quoteUnknown`, `reasonMissing`.
    public func choose(
        _ supplier: String, reason: String?
    ) throws(ProcurementError) -> Money {
        guard state == .ok else {
            throw .quotesShort(item, suppliers: supplierCount, needed: minimum)
        }
        let chosen = ranking.first { Code<Self>($0.supplier) == Code<Self>(supplier) }
        guard let chosen, let lowest = ranking.first
        else { throw .quoteUnknown(item, supplier: supplier) }
        let premium = try ProcurementError.fitting(item) { () throws(NumberError) in
            try chosen.price.subtracting(lowest.price)
        }
        guard premium == .zero || reason?.isEmpty == false else {
            throw .reasonMissing(
                item, supplier: supplier, price: chosen.price, lowest: lowest.price)
        }
        return premium
    }
}
