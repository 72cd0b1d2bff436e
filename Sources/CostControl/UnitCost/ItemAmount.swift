import HospitalCore

/// An amount of one cost item (成本项目).
public struct ItemAmount: Equatable, Sendable {
    /// The cost item.
    public let item: String
    /// The amount; negative for a red-letter cost (红字).
    public let amount: Money

    /// An amount.
    public init(_ item: String, _ amount: Money) {
        self.item = item
        self.amount = amount
    }
}

/// A quantity under a code: how much of an activity, a resource or a driver.
public struct NamedQuantity: Sendable {
    /// The code.
    public let code: String
    /// How much.
    public let quantity: Decimal

    /// A quantity.
    public init(_ code: String, _ quantity: Decimal) {
        self.code = code
        self.quantity = quantity
    }
}

/// Codes with their positions, for lists that are looked up by code.
struct CodeIndex {
    private var positions: [String: Int] = [:]
    /// The codes in the order in which they came.
    private(set) var codes: [String] = []

    /// The codes, each of which stands once.
    /// - Throws: `nothingToCost` for none, `duplicate`.
    init(unique codes: [String]) throws(UnitCostError) {
        try UnitCostError.requireUnique(codes)
        for code in codes { _ = position(adding: code) }
    }

    init() {}

    /// The position of a code, which is added at the end when it is new.
    mutating func position(adding code: String) -> Int {
        if let position = positions[code] { return position }
        positions[code] = codes.count
        codes.append(code)
        return codes.count - 1
    }

    subscript(_ code: String) -> Int? { positions[code] }

    /// The position of a code that must be there.
    /// - Throws: `unknown` with the nearest code; `place` is where it was used.
    func position(of code: String, in place: String) throws(UnitCostError) -> Int {
        guard let position = positions[code] else {
            throw .unknown(
                code, place: place, nearest: NearestName.nearest(to: code, in: codes))
        }
        return position
    }
}
