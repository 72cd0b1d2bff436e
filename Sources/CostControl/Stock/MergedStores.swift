import HospitalCore

/// Stores that are kept as one (库房合并管理): what they hold together, and where it lies.
/// - Source: requirement S-194
public struct MergedStores: Equatable, Sendable {
    /// A store before it is merged.
    public struct Store: Equatable, Sendable {
        /// The code.
        public let code: String
        /// Who kept it.
        public let keeper: Person.ID
        /// What it holds by item.
        public let balances: [String: Decimal]

        /// A store.
        public init(_ code: String, keeper: Person.ID, balances: [String: Decimal]) {
            self.code = code
            self.keeper = keeper
            self.balances = balances
        }
    }

    /// An item of the merged store.
    public struct Line: Equatable, Sendable {
        /// The item.
        public let item: String
        /// The balance of all stores.
        public let total: Decimal
        /// The stores that list it, in the order given.
        public let stores: [String]
    }

    /// The items by code.
    public let lines: [Line]
    /// Who kept the stores, by code; more than one keeper is what the merger saves.
    public let keepers: [Person.ID]

    /// Merges stores.
    /// - Throws: `twice` for a store that stands twice; `quantityInvalid` for a balance below 0;
    ///   `outOfRange`.
    public init(_ stores: [Store]) throws(StockError) {
        var codes: Set<Code<Store>> = []
        var totals: [Code<Line>: (total: Decimal, stores: [String])] = [:]
        for store in stores {
            guard codes.insert(Code(store.code)).inserted else { throw .twice(store.code) }
            let balances = store.balances.sorted { Code<Line>($0.key) < Code<Line>($1.key) }
            for (item, balance) in balances {
                guard balance >= .zero
                else { throw .quantityInvalid("\(store.code) \(item)", quantity: balance) }
                let before = totals[Code(item)] ?? (.zero, [])
                totals[Code(item)] = (
                    try StockError.sum(before.total, balance, of: item),
                    before.stores + [store.code]
                )
            }
        }
        lines = totals.sorted { $0.key < $1.key }.map {
            Line(item: $0.key.code, total: $0.value.total, stores: $0.value.stores)
        }
        keepers = Set(stores.map(\.keeper)).sorted()
    }
}
