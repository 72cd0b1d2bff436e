/// A unit of measure: what it measures, and how many base units one of it is.
///
/// Units of energy, mass, volume, area and time are those of GB 3100; packages of a material are
/// units of its own kind: a box of twelve is `UnitOfMeasure("箱", of: "手套", factor: 12)`.
public struct UnitOfMeasure: Hashable, Sendable {
    /// The symbol: `kWh`, `t`, `箱`.
    public let symbol: String
    /// What is measured; only units of one kind convert.
    public let kind: String
    /// How many base units of the kind one of it is.
    public let factor: Rate

    /// A unit.
    /// - Throws: `unitFactorInvalid` when the factor is not above 0.
    public init(_ symbol: String, of kind: String, factor: Rate) throws(MeasureError) {
        guard factor > .zero else { throw .unitFactorInvalid(unit: symbol, factor: "\(factor)") }
        self.init(checked: symbol, kind, factor)
    }

    private init(checked symbol: String, _ kind: String, _ factor: Rate) {
        self.symbol = symbol
        self.kind = kind
        self.factor = factor
    }

    private init(_ symbol: String, _ kind: String, _ count: Int) {
        self.init(checked: symbol, kind, Rate(Decimal(count)))
    }

    /// The units the library knows: GB 3100-1993 国际单位制及其应用, and the hour and the litre that it
    /// allows beside the SI.
    ///
    /// 1 kWh is 3.6 MJ.
    public static let standard: [UnitOfMeasure] = [
        UnitOfMeasure("J", "energy", 1), UnitOfMeasure("kJ", "energy", 1_000),
        UnitOfMeasure("MJ", "energy", 1_000_000), UnitOfMeasure("GJ", "energy", 1_000_000_000),
        UnitOfMeasure("Wh", "energy", 3_600), UnitOfMeasure("kWh", "energy", 3_600_000),
        UnitOfMeasure("MWh", "energy", 3_600_000_000),
        UnitOfMeasure("g", "mass", 1), UnitOfMeasure("kg", "mass", 1_000),
        UnitOfMeasure("t", "mass", 1_000_000),
        UnitOfMeasure("mL", "volume", 1), UnitOfMeasure("L", "volume", 1_000),
        UnitOfMeasure("m3", "volume", 1_000_000),
        UnitOfMeasure("m2", "area", 1), UnitOfMeasure("hm2", "area", 10_000),
        UnitOfMeasure("s", "time", 1), UnitOfMeasure("min", "time", 60),
        UnitOfMeasure("h", "time", 3_600), UnitOfMeasure("d", "time", 86_400),
    ]

    /// The standard unit with that symbol.
    /// - Throws: `unitUnknown` with the nearest symbol.
    public static func named(_ symbol: String) throws(MeasureError) -> UnitOfMeasure {
        guard let unit = standard.first(where: { $0.symbol == symbol }) else {
            throw .unitUnknown(
                symbol, nearest: NearestName.nearest(to: symbol, in: standard.map(\.symbol)))
        }
        return unit
    }
}

/// An amount with its unit (数量): 1.5 t and 1500 kg are the same, 1.5 t and 1.5 kWh never meet.
public struct Quantity: Hashable, Sendable {
    /// How many.
    public let amount: Decimal
    /// Of what.
    public let unit: UnitOfMeasure

    /// A quantity.
    public init(_ amount: Decimal, _ unit: UnitOfMeasure) {
        self.amount = amount
        self.unit = unit
    }

    /// The quantity in another unit of its kind, rounded once.
    ///
    ///     amount × factor / factor of the other unit
    ///
    /// - Throws: `unitsDiffer` for another kind; `number` when the digits do not fit.
    public func converted(
        to other: UnitOfMeasure, digits: Int, rounding: Rounding
    ) throws(MeasureError) -> Quantity {
        let exact = try amount(in: other)
        do throws(NumberError) {
            return Quantity(try exact.decimal(digits: digits, rounding: rounding), other)
        } catch { throw .number(error) }
    }

    /// The exact amount in another unit of its kind.
    /// - Throws: `unitsDiffer` for another kind.
    public func amount(in other: UnitOfMeasure) throws(MeasureError) -> Rate {
        guard unit.kind == other.kind, let factor = unit.factor.divided(by: other.factor)
        else { throw .unitsDiffer(unit.symbol, other.symbol) }
        return Rate(amount) * factor
    }

    /// The sum in the unit of the first, exactly.
    /// - Throws: `unitsDiffer` for another kind; `number` when the exact sum has more than 18
    ///   decimals or 38 digits.
    public func adding(_ other: Quantity) throws(MeasureError) -> Quantity {
        let sum = try Rate(amount) + other.amount(in: unit)
        do throws(NumberError) {
            let exact = try sum.decimal(digits: Decimal.maximumScale, rounding: .towardZero)
            guard Rate(exact) == sum else { throw .outOfRange("\(sum)") }
            return Quantity(exact.normalized, unit)
        } catch { throw .number(error) }
    }
}

extension Quantity: CustomStringConvertible {
    /// The text `1.5 t`.
    public var description: String { "\(amount) \(unit.symbol)" }
}
