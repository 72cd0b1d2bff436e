import HospitalCore

/// The check digits of numbers that people write wrong (校验位).
///
/// - Source: GB 11643-1999 (ISO 7064 MOD 11-2) for citizens' numbers; ISO/IEC 7812-1 (Luhn) for
///   bank cards; requirements S-292
public enum CheckedNumber {
    /// What a number is.
    public enum Kind: String, CaseIterable, Sendable {
        /// 公民身份号码
        case citizen
        /// 银行卡号
        case bankCard = "bank_card"
    }

    /// Whether a number of a kind has the right form and check digit.
    public static func isValid(_ text: String, _ kind: Kind) -> Bool {
        switch kind {
        case .citizen: isCitizen(text)
        case .bankCard: isBankCard(text)
        }
    }

    /// Whether it is a citizen's number of 18 places with a birthday and the right last place.
    static func isCitizen(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 18, let digits = digits(bytes.dropLast()),
            let birthday = Int32(text.dropFirst(6).prefix(8)),
            (try? Day(yyyymmdd: birthday)) != nil
        else { return false }
        var sum = 0
        for digit in digits { sum = (sum + digit) * 2 % 11 }
        let last = (12 - sum % 11) % 11
        return bytes[17] == (last == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(last))
    }

    /// Whether it is the number of a bank card: 12 to 19 digits with the right last one.
    static func isBankCard(_ text: String) -> Bool {
        guard let digits = digits(Array(text.utf8)[...]), (12...19).contains(digits.count) else {
            return false
        }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let doubled = place % 2 == 1 ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum % 10 == 0
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> [Int]? {
        let digits = bytes.map { Int($0) - 48 }
        return digits.allSatisfy { (0...9).contains($0) } ? digits : nil
    }
}
