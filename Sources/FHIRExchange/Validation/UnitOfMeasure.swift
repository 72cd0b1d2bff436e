import HospitalCore

/// A unit of UCUM as a factor and a dimension, so that 10000 m can be held against 5 km (单位换算).
///
/// It knows the units that hospitals measure in: the metric base units with their prefixes, time,
/// volume, pressure, energy, amounts of substance and activity, mass and length in inches and
/// pounds, percent, powers of ten and annotations, joined by `.` and `/` with whole exponents. A
/// unit that it does not know can be compared only with itself. Temperatures in ℃ and ℉ have zero
/// points of their own and are not converted.
/// - Source: The Unified Code for Units of Measure (UCUM)
struct UnitOfMeasure: Equatable, Sendable {
    /// The system of units that is understood.
    static let system = "http://unitsofmeasure.org"
    /// The longest unit that is read.
    private static let maximumLength = 64

    /// How many of the coherent units of its dimension one unit is.
    let factor: Rate
    /// The exponents of the base units.
    let dimension: [String: Int]

    private init(factor: Rate, dimension: [String: Int]) {
        self.factor = factor
        self.dimension = dimension
    }

    /// Reads a unit; `nil` when there is something in it that is not known.
    init?(_ code: String) {
        guard !code.isEmpty, code.utf8.count <= Self.maximumLength else { return nil }
        var unit = UnitOfMeasure(factor: .one, dimension: [:])
        var isDivided = false
        var rest = code[...]
        if rest.first == "/" {
            isDivided = true
            rest.removeFirst()
        }
        while true {
            let component = Self.component(rest)
            guard let part = Self.term(component), let joined = unit.times(part, to: isDivided)
            else { return nil }
            unit = joined
            rest = rest[component.endIndex...]
            guard let mark = rest.popFirst() else { break }
            isDivided = mark == "/"
        }
        self = unit
    }

    /// The text up to the next point or slash that stands outside of brackets.
    private static func component(_ text: Substring) -> Substring {
        var depth = 0
        let end = text.firstIndex { character in
            if character == "[" || character == "{" { depth += 1 }
            if character == "]" || character == "}" { depth -= 1 }
            return depth == 0 && (character == "." || character == "/")
        }
        return text[..<(end ?? text.endIndex)]
    }

    /// One unit with its exponent: `m2`, `10*9`, `{beats}`, `mm[Hg]`.
    private static func term(_ text: Substring) -> UnitOfMeasure? {
        var text = text
        if text.last == "}", let start = text.firstIndex(of: "{") {
            text = text[..<start]
            if text.isEmpty { return UnitOfMeasure(factor: .one, dimension: [:]) }
        }
        for power in ["10*", "10^"] where text.hasPrefix(power) {
            let exponent = text.dropFirst(power.count)
            guard let ten = try? Rate("10") else { return nil }
            return UnitOfMeasure(factor: ten, dimension: [:])
                .raised(to: exponent.isEmpty ? 1 : Int(exponent))
        }
        if let number = Int64(text), number > 0 {
            return (try? Rate(numerator: Int128(number), denominator: 1))
                .map { UnitOfMeasure(factor: $0, dimension: [:]) }
        }
        let digits = text.reversed().prefix { "0123456789+-".contains($0) }
        let name = text.dropLast(digits.count)
        let exponent = String(digits.reversed())
        return atom(String(name))?.raised(to: exponent.isEmpty ? 1 : Int(exponent))
    }

    private static func atom(_ name: String) -> UnitOfMeasure? {
        if let (factor, dimension, _) = UCUMUnits.units[name] {
            return (try? Rate(factor)).map { UnitOfMeasure(factor: $0, dimension: dimension) }
        }
        for (prefix, power) in UCUMUnits.prefixes where name.hasPrefix(prefix) {
            guard
                let (factor, dimension, isMetric) = UCUMUnits.units[
                    String(name.dropFirst(prefix.count))], isMetric,
                let scale = try? Rate(power), let own = try? Rate(factor)
            else { continue }
            return UnitOfMeasure(factor: scale * own, dimension: dimension)
        }
        return nil
    }

    private func raised(to exponent: Int?) -> UnitOfMeasure? {
        guard let exponent, (-12...12).contains(exponent) else { return nil }
        var unit = UnitOfMeasure(factor: .one, dimension: [:])
        for _ in 0..<abs(exponent) {
            guard let next = unit.times(self, to: exponent < 0) else { return nil }
            unit = next
        }
        return unit
    }

    private func times(_ other: UnitOfMeasure, to isDivided: Bool) -> UnitOfMeasure? {
        var dimension = dimension
        for (base, exponent) in other.dimension {
            let sum = (dimension[base] ?? 0) + (isDivided ? -exponent : exponent)
            dimension[base] = sum == 0 ? nil : sum
        }
        guard isDivided else {
            return UnitOfMeasure(factor: factor * other.factor, dimension: dimension)
        }
        guard let quotient = factor.divided(by: other.factor) else { return nil }
        return UnitOfMeasure(factor: quotient, dimension: dimension)
    }
}

extension Rate {
    /// The exact quotient; `nil` by zero.
    fileprivate func divided(by other: Rate) -> Rate? {
        try? Rate(
            numerator: numerator * other.denominator,
            denominator: denominator * other.numerator)
    }
}

/// The units that are known, by their codes.
enum UCUMUnits {
    static let prefixes: [(String, String)] = [
        ("da", "10"), ("d", "1/10"), ("c", "1/100"), ("m", "1/1000"), ("u", "1/1000000"),
        ("n", "1/1000000000"), ("p", "1/1000000000000"), ("f", "1/1000000000000000"),
        ("h", "100"), ("k", "1000"), ("M", "1000000"), ("G", "1000000000"),
        ("T", "1000000000000"),
    ]

    /// The factor to coherent units, the dimension, and whether prefixes are taken.
    static let units: [String: (factor: String, dimension: [String: Int], isMetric: Bool)] = [
        "m": ("1", ["m": 1], true), "g": ("1", ["g": 1], true), "s": ("1", ["s": 1], true),
        "K": ("1", ["K": 1], true), "A": ("1", ["A": 1], true), "cd": ("1", ["cd": 1], true),
        "mol": ("1", ["mol": 1], true), "eq": ("1", ["mol": 1], true),
        "osm": ("1", ["mol": 1], true), "t": ("1000000", ["g": 1], true),
        "l": ("1/1000", ["m": 3], true), "L": ("1/1000", ["m": 3], true),
        "min": ("60", ["s": 1], false), "h": ("3600", ["s": 1], false),
        "d": ("86400", ["s": 1], false), "wk": ("604800", ["s": 1], false),
        "mo": ("2629800", ["s": 1], false), "a": ("31557600", ["s": 1], false),
        "Hz": ("1", ["s": -1], true), "Bq": ("1", ["s": -1], true),
        "N": ("1000", ["g": 1, "m": 1, "s": -2], true),
        "Pa": ("1000", ["g": 1, "m": -1, "s": -2], true),
        "bar": ("100000000", ["g": 1, "m": -1, "s": -2], true),
        "m[Hg]": ("133322000", ["g": 1, "m": -1, "s": -2], true),
        "m[H2O]": ("9806650", ["g": 1, "m": -1, "s": -2], true),
        "J": ("1000", ["g": 1, "m": 2, "s": -2], true),
        "cal": ("4184", ["g": 1, "m": 2, "s": -2], true),
        "W": ("1000", ["g": 1, "m": 2, "s": -3], true),
        "V": ("1000", ["g": 1, "m": 2, "s": -3, "A": -1], true),
        "Gy": ("1", ["m": 2, "s": -2], true), "Sv": ("1", ["m": 2, "s": -2], true),
        "kat": ("1", ["mol": 1, "s": -1], true),
        "U": ("1/60000000", ["mol": 1, "s": -1], true),
        "[iU]": ("1", ["iU": 1], true), "[IU]": ("1", ["iU": 1], true),
        "Cel": ("1", ["Cel": 1], true), "[degF]": ("1", ["degF": 1], false),
        "%": ("1/100", [:], false), "[ppth]": ("1/1000", [:], false),
        "[ppm]": ("1/1000000", [:], false), "[pH]": ("1", ["pH": 1], false),
        "[in_i]": ("0.0254", ["m": 1], false), "[ft_i]": ("0.3048", ["m": 1], false),
        "[yd_i]": ("0.9144", ["m": 1], false), "[mi_i]": ("1609.344", ["m": 1], false),
        "[lb_av]": ("453.59237", ["g": 1], false),
        "[oz_av]": ("28.349523125", ["g": 1], false),
    ]
}
