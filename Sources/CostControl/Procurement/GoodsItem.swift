import HospitalCore

/// Goods of the master data with their units (物资主数据、计量单位换算): one unit in which they are
/// kept, and packages of it.
///
///     piece;  strip = 12 pieces;  box = 10 strips        3 boxes = 360 pieces
///
/// Conversions are exact fractions: 1 piece is 1/120 of a box and never 0.0083.
/// - Source: requirement S-192
public struct GoodsItem: Equatable, Sendable {
    /// A package: `count` of another unit.
    public struct Package: Equatable, Sendable {
        /// The name of the package.
        public let unit: String
        /// How many of the other unit it holds.
        public let count: Decimal
        /// The other unit: the one in which goods are kept, or another package.
        public let of: String

        /// A package.
        public init(_ unit: String, holds count: Decimal, of other: String) {
            self.unit = unit
            self.count = count
            of = other
        }
    }

    /// The most packages that goods have.
    public static let mostPackages = 50

    /// The code.
    public let code: String
    /// The name.
    public let name: String
    /// The specification (规格); empty when there is none.
    public let specification: String
    /// The unit in which it is kept.
    public let unit: String
    /// Who sells it; `nil` when no supplier is fixed.
    public let supplier: String?
    private let factors: [Code<Package>: Rate]

    /// Goods.
    /// - Throws: `twice` for a unit that stands twice; `negative` for a count that is not above 0;
    ///   `unitUnresolved` for a package that does not lead to the unit; `outOfRange` for more than
    ///   50 packages.
    public init(
        _ code: String, name: String, specification: String = "", unit: String,
        packages: [Package] = [], supplier: String? = nil
    ) throws(ProcurementError) {
        guard packages.count <= Self.mostPackages else { throw .outOfRange(code) }
        var units: Set<Code<Package>> = [Code(unit)]
        for package in packages {
            guard units.insert(Code(package.unit)).inserted
            else { throw .twice("\(code) \(package.unit)") }
            guard package.count > .zero
            else { throw .negative("\(code) \(package.unit)", value: package.count.description) }
        }
        var factors: [Code<Package>: Rate] = [Code(unit): .one]
        var open = packages
        // Every round resolves a package or finds that none of the rest can be.
        while !open.isEmpty {
            let before = open.count
            open = open.filter { package in
                guard let other = factors[Code(package.of)] else { return true }
                factors[Code(package.unit)] = other * Rate(package.count)
                return false
            }
            if open.count == before, let first = open.first {
                throw .unitUnresolved(code, unit: first.unit)
            }
        }
        self.code = code
        self.name = name
        self.specification = specification
        self.unit = unit
        self.supplier = supplier
        self.factors = factors
    }

    /// A quantity of one unit in another, exact.
    /// - Throws: `unitUnresolved` for a unit that the goods do not have.
    public func converted(
        _ quantity: Decimal, from: String, to other: String
    ) throws(ProcurementError) -> Rate {
        let (from, to) = (try factor(from), try factor(other))
        return try ProcurementError.fitting(code) { () throws(NumberError) in
            try (Rate(quantity) * from).divided(by: to)
        }
    }

    private func factor(_ unit: String) throws(ProcurementError) -> Rate {
        guard let factor = factors[Code(unit)] else { throw .unitUnresolved(code, unit: unit) }
        return factor
    }
}
