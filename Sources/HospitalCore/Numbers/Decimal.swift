/// An exact decimal number: a whole significand and 0 to 18 decimals, at most 38 digits in all.
///
/// Drivers, scores, weights and unit costs are decimals; no binary floating point stands between
/// the text a host passes and the number that is computed with. `1.10` and `1.1` are equal, and
/// each prints as it was written.
///
/// Foundation has a type of the same name: a file that imports both writes
/// `typealias Decimal = HospitalCore.Decimal` once.
public struct Decimal: Hashable, Comparable, Sendable {
    /// The digits as a whole number: 1.10 has the significand 110.
    public let significand: Int128
    /// How many of the digits are decimals, 0 to 18.
    public let scale: Int

    /// The largest number of decimals.
    public static let maximumScale = 18
    /// Every significand lies strictly between −10³⁸ and 10³⁸.
    static let limit: Int128 = powerOfTen(38)
    private static let maximumDigits = 38
    private static let powersOfTen: [Int128] = (0...38).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// Zero without decimals.
    public static let zero = Decimal(unchecked: 0, scale: 0)
    /// One without decimals.
    public static let one = Decimal(unchecked: 1, scale: 0)

    /// A whole number.
    public init(_ whole: Int) { self.init(unchecked: Int128(whole), scale: 0) }

    /// A significand with a scale.
    /// - Throws: `outOfRange` beyond 38 digits or a scale outside 0…18.
    public init(significand: Int128, scale: Int) throws(NumberError) {
        guard (0...Self.maximumScale).contains(scale), significand.magnitude < Self.limit.magnitude
        else { throw .outOfRange("\(significand)e-\(scale)") }
        self.init(unchecked: significand, scale: scale)
    }

    init(unchecked significand: Int128, scale: Int) {
        self.significand = significand
        self.scale = scale
    }

    /// Reads a plain decimal: an optional sign, digits, and optionally a point with digits.
    ///
    /// Grouping commas, exponents, blanks and full-width digits are refused: a number that might be
    /// read in two ways is not guessed. Zeros before the first digit do not count as digits.
    /// - Throws: `malformed`, `tooManyDecimals` beyond 18 decimals, `outOfRange` beyond 38 digits.
    public init(_ text: String) throws(NumberError) {
        var bytes = text.utf8[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        var value: Int128 = 0
        var decimals: Int?
        var (digits, significantDigits) = (0, 0)
        for byte in bytes {
            if byte == UInt8(ascii: "."), decimals == nil, digits > 0 {
                decimals = 0
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            else { throw .malformed(text) }
            digits += 1
            if let count = decimals { decimals = count + 1 }
            if value != 0 || byte != UInt8(ascii: "0") { significantDigits += 1 }
            // With 38 digits the value is below 10³⁸ and fits 128 bits.
            guard significantDigits <= Self.maximumDigits else { throw .outOfRange(text) }
            value = value * 10 + Int128(byte - UInt8(ascii: "0"))
        }
        guard digits > 0, decimals != 0 else { throw .malformed(text) }
        guard decimals ?? 0 <= Self.maximumScale else {
            throw .tooManyDecimals(text, allowed: Self.maximumScale)
        }
        self.init(unchecked: isNegative ? -value : value, scale: decimals ?? 0)
    }

    /// The significand this number would have with `scale` decimals (0 to 38); `nil` when it would
    /// lose digits or not fit 128 bits.
    public func significand(atScale newScale: Int) -> Int128? {
        guard newScale != scale else { return significand }
        guard (0...Self.maximumDigits).contains(newScale) else { return nil }
        if newScale >= scale {
            let (product, overflow) = significand.multipliedReportingOverflow(
                by: Self.powerOfTen(newScale - scale))
            return overflow ? nil : product
        }
        let divisor = Self.powerOfTen(scale - newScale)
        return significand % divisor == 0 ? significand / divisor : nil
    }

    /// Ten to the power of 0 to 38; the exponent is never a number from outside.
    package static func powerOfTen(_ exponent: Int) -> Int128 { powersOfTen[exponent] }
}

extension Decimal {
    /// Two decimals are equal when their values are, whatever their scales.
    public static func == (one: Decimal, other: Decimal) -> Bool {
        one.comparison(with: other) == 0
    }

    /// Orders by value.
    public static func < (one: Decimal, other: Decimal) -> Bool {
        one.comparison(with: other) < 0
    }

    /// Hashes the value without trailing zeros, so that equal decimals hash alike.
    public func hash(into hasher: inout Hasher) {
        let short = normalized
        hasher.combine(short.significand)
        hasher.combine(short.scale)
    }

    /// The same value without trailing zeros after the point.
    public var normalized: Decimal {
        var (digits, places) = (significand, scale)
        while places > 0, digits % 10 == 0 {
            digits /= 10
            places -= 1
        }
        return Decimal(unchecked: digits, scale: places)
    }

    private func comparison(with other: Decimal) -> Int {
        if scale == other.scale {
            return significand == other.significand ? 0 : (significand < other.significand ? -1 : 1)
        }
        // The whole parts decide; when they are equal, the fractions are below 10¹⁸ and can be
        // brought to one scale without overflow.
        let (power, otherPower) = (Self.powerOfTen(scale), Self.powerOfTen(other.scale))
        let (whole, otherWhole) = (significand / power, other.significand / otherPower)
        if whole != otherWhole { return whole < otherWhole ? -1 : 1 }
        let fraction = significand % power * Self.powerOfTen(Self.maximumScale - scale)
        let otherFraction =
            other.significand % otherPower * Self.powerOfTen(Self.maximumScale - other.scale)
        return fraction == otherFraction ? 0 : (fraction < otherFraction ? -1 : 1)
    }

    /// The exact sum, with the decimals of the longer one where they fit.
    /// - Throws: `outOfRange` beyond 38 digits.
    public func adding(_ other: Decimal) throws(NumberError) -> Decimal {
        let common = max(scale, other.scale)
        if let one = significand(atScale: common), let two = other.significand(atScale: common) {
            let (sum, overflow) = one.addingReportingOverflow(two)
            if !overflow, sum.magnitude < Self.limit.magnitude {
                return Decimal(unchecked: sum, scale: common)
            }
        }
        let sum = wideSignificand(atScale: common) + other.wideSignificand(atScale: common)
        guard let exact = Self.shortened(sum, scale: common) else {
            throw .outOfRange("\(self) + \(other)")
        }
        return exact
    }

    private func wideSignificand(atScale common: Int) -> BigInteger {
        BigInteger(significand) * BigInteger(Self.powerOfTen(common - scale))
    }

    /// The exact value without trailing zeros that do not fit; `nil` when its digits do not.
    private static func shortened(_ significand: BigInteger, scale: Int) -> Decimal? {
        var (digits, places) = (significand, scale)
        while places > maximumScale || digits.magnitude >= BigInteger(limit) {
            guard places > 0, let shorter = digits.exactQuotient(dividingBy: BigInteger(10))
            else { return nil }
            digits = shorter
            places -= 1
        }
        return Int128(exactly: digits).map { Decimal(unchecked: $0, scale: places) }
    }

    /// The exact difference.
    /// - Throws: `outOfRange` beyond 38 digits.
    public func subtracting(_ other: Decimal) throws(NumberError) -> Decimal {
        try adding(Decimal(unchecked: -other.significand, scale: other.scale))
    }

    /// The exact product; its decimals are those of both factors without trailing zeros.
    /// - Throws: `outOfRange` when it has more than 38 digits or 18 decimals.
    public func multiplied(by other: Decimal) throws(NumberError) -> Decimal {
        let (one, two) = (normalized, other.normalized)
        let product = one.significand.multipliedReportingOverflow(by: two.significand)
        if !product.overflow, product.partialValue.magnitude < Self.limit.magnitude,
            one.scale + two.scale <= Self.maximumScale
        {
            return Decimal(unchecked: product.partialValue, scale: one.scale + two.scale)
        }
        let exact = BigInteger(one.significand) * BigInteger(two.significand)
        guard let short = Self.shortened(exact, scale: one.scale + two.scale) else {
            throw .outOfRange("\(self) × \(other)")
        }
        return short
    }

    /// The value with the given number of decimals (0 to 18), rounded by a named rule.
    /// - Throws: `outOfRange` when the digits do not fit.
    public func rounded(
        toScale newScale: Int, _ rounding: Rounding
    ) throws(NumberError) -> Decimal {
        guard (0...Self.maximumScale).contains(newScale) else { throw .outOfRange("\(self)") }
        let digits =
            newScale >= scale
            ? significand(atScale: newScale)
            : significand.divided(by: Self.powerOfTen(scale - newScale), rounding: rounding)
        guard let digits, digits.magnitude < Self.limit.magnitude
        else { throw .outOfRange("\(self)") }
        return Decimal(unchecked: digits, scale: newScale)
    }
}

extension Decimal: CustomStringConvertible {
    /// Canonical text: a minus sign when below zero, at least one digit before the point, and as
    /// many decimals as the scale says.
    public var description: String {
        let sign = significand < 0 ? "-" : ""
        guard scale > 0 else { return sign + String(significand.magnitude) }
        let digits = String(significand.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        let point = padded.index(padded.endIndex, offsetBy: -scale)
        return sign + padded[..<point] + "." + padded[point...]
    }
}
