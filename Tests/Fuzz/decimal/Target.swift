import HospitalCore

/// A decimal that is accepted prints as a text that reads back as the same digits.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDecimal(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let text = Law.text(bytes, count), let value = try? Decimal(text) else { return 0 }
    let printed = value.description
    let again = Law.succeeds("\(printed) is read back") { try Decimal(printed) }
    Law.holds(
        again.significand == value.significand && again.scale == value.scale,
        "\(text) prints as \(printed), which reads as \(again)")
    Law.holds(
        again == value && again.hashValue == value.hashValue && !(again < value),
        "\(printed) is equal to itself")
    Law.holds(text.utf8.allSatisfy { "+-.0123456789".utf8.contains($0) }, "\(text) is digits")
    let short = value.normalized
    Law.holds(
        short == value && short.hashValue == value.hashValue,
        "\(printed) is equal to \(short) and hashes alike")
    let zero = Law.succeeds("\(printed) less itself is zero") { try value.subtracting(value) }
    Law.holds(zero == .zero, "\(printed) less itself is \(zero)")
    for rounding in Rounding.allCases {
        guard let whole = try? value.rounded(toScale: 0, rounding) else { continue }
        let (low, high) = (whole.significand - 1, whole.significand + 1)
        guard let below = try? Decimal(significand: low, scale: 0),
            let above = try? Decimal(significand: high, scale: 0)
        else { continue }
        Law.holds(below < value && value < above, "\(printed) \(rounding) is \(whole)")
    }
    return 0
}
