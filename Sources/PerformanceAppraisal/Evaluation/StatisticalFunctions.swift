/// The two functions that statistics need beyond arithmetic and square roots; the library brings
/// its own, so that a result is the same to the last digit on every machine.
enum StatisticalFunctions {
    private static let logarithmOfTwo = 0.693147180559945309417232121458176568

    /// The natural logarithm of a finite number above zero; 0 for anything else.
    ///
    ///     x = m × 2ᵉ, √½ ≤ m < √2          ln x = e × ln 2 + 2 × artanh((m − 1) / (m + 1))
    ///
    /// The series has terms below (0.172)² of one another, so 12 of them leave less than 10⁻¹⁷.
    static func logarithm(_ value: Double) -> Double {
        guard value.isFinite, value > 0 else { return 0 }
        // The exponent is above −1,075.
        return logarithms(
            mantissas: SIMD8(repeating: value.significand.bitPattern),
            exponents: SIMD8(repeating: UInt64(Int(value.exponent) + 2_048)), bias: 2_048)[0]
    }

    /// p ln p of each p = number / total, in the place of the number: 0 for 0.
    ///
    /// Shares are 0 or normal numbers up to 1; eight are taken at once, which do not wait for one
    /// another.
    @_optimize(speed)
    @inline(never)
    static func multiplyByLogarithms(
        _ numbers: UnsafeMutablePointer<Double>, dividedBy total: Double, count: Int
    ) {
        let place = UnsafeMutableRawPointer(numbers)
        var offset = 0
        while offset &+ 64 <= count &* 8 {
            let group = place.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
            place.storeBytes(
                of: productsWithLogarithms(group / SIMD8(repeating: total)), toByteOffset: offset,
                as: SIMD8<Double>.self)
            offset &+= 64
        }
        for rest in offset / 8..<max(offset / 8, count) {
            numbers[rest] = productsWithLogarithms(SIMD8(repeating: numbers[rest] / total))[0]
        }
    }

    @inline(__always)
    private static func productsWithLogarithms(_ shares: SIMD8<Double>) -> SIMD8<Double> {
        let bits = SIMD8(
            shares[0].bitPattern, shares[1].bitPattern, shares[2].bitPattern, shares[3].bitPattern,
            shares[4].bitPattern, shares[5].bitPattern, shares[6].bitPattern, shares[7].bitPattern)
        return shares
            * logarithms(
                mantissas: bits & SIMD8(repeating: 0x000F_FFFF_FFFF_FFFF)
                    | SIMD8(repeating: oneBits),
                exponents: bits &>> SIMD8(repeating: 52), bias: 1_023)
    }

    private static var oneBits: UInt64 { 0x3FF0_0000_0000_0000 }
    /// The bits of 2⁵², behind which whole numbers stand as they are.
    private static var wholeBits: UInt64 { 0x4330_0000_0000_0000 }

    @inline(__always)
    private static func real(_ bits: SIMD8<UInt64>) -> SIMD8<Double> {
        SIMD8(
            Double(bitPattern: bits[0]), Double(bitPattern: bits[1]), Double(bitPattern: bits[2]),
            Double(bitPattern: bits[3]), Double(bitPattern: bits[4]), Double(bitPattern: bits[5]),
            Double(bitPattern: bits[6]), Double(bitPattern: bits[7]))
    }

    /// The logarithms of mantissa × 2 to the exponent: the bits of mantissas from 1 to below 2, and
    /// exponents with a bias that makes them positive.
    @inline(__always)
    private static func logarithms(
        mantissas: SIMD8<UInt64>, exponents: SIMD8<UInt64>, bias: Double
    ) -> SIMD8<Double> {
        // The bits of positive numbers are ordered like the numbers: 1 above √2, else 0.
        let limit = SIMD8(repeating: 1.414213562373095.bitPattern)
        let isLarge = (limit &- mantissas) &>> SIMD8(repeating: 63)
        let parts = real(mantissas &- isLarge &<< SIMD8(repeating: 52))
        let powers =
            real((exponents &+ isLarge) | SIMD8(repeating: wholeBits))
            - (4_503_599_627_370_496 + bias)
        let ratio = (parts - 1) / (parts + 1)
        let square = ratio * ratio
        var sum = SIMD8(repeating: 1.0 / 25)
        sum = sum * square + 1.0 / 23
        sum = sum * square + 1.0 / 21
        sum = sum * square + 1.0 / 19
        sum = sum * square + 1.0 / 17
        sum = sum * square + 1.0 / 15
        sum = sum * square + 1.0 / 13
        sum = sum * square + 1.0 / 11
        sum = sum * square + 1.0 / 9
        sum = sum * square + 1.0 / 7
        sum = sum * square + 1.0 / 5
        sum = sum * square + 1.0 / 3
        sum = sum * square + 1
        return powers * logarithmOfTwo + 2 * ratio * sum
    }

    /// The standard normal quantile Φ⁻¹(p) for 0 < p < 1; 0 for anything else.
    /// - Source: Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988), about 16 digits.
    static func normalQuantile(_ probability: Double) -> Double {
        guard probability > 0, probability < 1 else { return 0 }
        let centred = probability - 0.5
        if centred.magnitude <= 0.425 {
            let rest = 0.180625 - centred * centred
            return centred * quotient(rest, central)
        }
        let tail = (-logarithm(min(probability, 1 - probability))).squareRoot()
        let size = tail <= 5 ? quotient(tail - 1.6, middle) : quotient(tail - 5, far)
        return centred < 0 ? -size : size
    }

    private typealias Fraction = (numerator: SIMD8<Double>, denominator: SIMD8<Double>)

    private static func quotient(_ value: Double, _ fraction: Fraction) -> Double {
        polynomial(value, fraction.numerator) / polynomial(value, fraction.denominator)
    }

    /// The coefficients from the lowest power on.
    @inline(__always)
    private static func polynomial(_ value: Double, _ coefficients: SIMD8<Double>) -> Double {
        var sum = coefficients[7]
        sum = sum * value + coefficients[6]
        sum = sum * value + coefficients[5]
        sum = sum * value + coefficients[4]
        sum = sum * value + coefficients[3]
        sum = sum * value + coefficients[2]
        sum = sum * value + coefficients[1]
        return sum * value + coefficients[0]
    }

    private static let central: Fraction = (
        [
            3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
            1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
            3.3430575583588128105e+4, 2.5090809287301226727e+3,
        ],
        [
            1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
            2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
            5.2264952788528545610e+3,
        ]
    )

    private static let middle: Fraction = (
        [
            1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
            3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
            2.27238449892691845833e-2, 7.74545014278341407640e-4,
        ],
        [
            1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
            1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
            1.05075007164441684324e-9,
        ]
    )

    private static let far: Fraction = (
        [
            6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
            2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
            2.71155556874348757815e-5, 2.01033439929228813265e-7,
        ],
        [
            1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
            7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
            2.04426310338993978564e-15,
        ]
    )
}
