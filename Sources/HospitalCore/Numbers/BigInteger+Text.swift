/// Decimal text of whole numbers of any size.
extension BigInteger: CustomStringConvertible {
    /// The longest text that is read.
    ///
    /// Reading takes time with the square of the length, so that a text of some megabytes from
    /// outside must not come in; the longest exact solution of ``ExactLinearSystem`` has about
    /// 8,000 digits.
    package static let maximumDigits = 10_000

    /// Nineteen digits are the most that fit one limb.
    private static let chunk: (digits: Int, power: UInt64) = (19, 10_000_000_000_000_000_000)

    /// Reads an optional sign and decimal digits; anything else, and more than
    /// ``maximumDigits`` digits, is `nil`.
    package init?(_ text: String) {
        var digits = text.utf8[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        guard !digits.isEmpty, digits.count <= Self.maximumDigits else { return nil }
        var limbs: [UInt64] = []
        var (part, power): (UInt64, UInt64) = (0, 1)
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            part = part * 10 + UInt64(byte - UInt8(ascii: "0"))
            power *= 10
            if power == Self.chunk.power {
                Limbs.multiply(&limbs, by: power, adding: part)
                (part, power) = (0, 1)
            }
        }
        Limbs.multiply(&limbs, by: power, adding: part)
        self.init(isNegative: isNegative, limbs: limbs)
    }

    /// The digits, with a minus sign when below zero.
    package var description: String {
        var rest = limbs
        var parts: [String] = []
        while !rest.isEmpty {
            let part = String(Limbs.divide(&rest, by: Self.chunk.power))
            let missing = rest.isEmpty ? 0 : Self.chunk.digits - part.utf8.count
            parts.append(String(repeating: "0", count: missing) + part)
        }
        guard !parts.isEmpty else { return "0" }
        return (isNegative ? "-" : "") + parts.reversed().joined()
    }
}
