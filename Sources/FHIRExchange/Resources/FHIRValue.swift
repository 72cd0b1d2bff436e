import HospitalCore
import Interchange

/// A value of a choice of types (`value[x]`, `answer[x]`): its type and its JSON.
public struct FHIRValue: Equatable, Sendable {
    /// The type as it stands in the name of the member: `Coding`, `Decimal`.
    public let type: String
    /// The value; `null` where a primitive has only extensions.
    public let json: JSONValue

    /// A value.
    public init(type: String, json: JSONValue) {
        self.type = type
        self.json = json
    }

    /// Whether there is more than extensions.
    public var isPresent: Bool { json != .null }

    /// The text of a text, day, time or address; `nil` for any other.
    public var text: String? {
        guard case .string(let text) = json else { return nil }
        return text
    }

    /// The number as it was written; `nil` for any other.
    public var numberText: String? {
        guard case .number(let text) = json else { return nil }
        return text
    }

    /// The number; `nil` for any other and for one beyond 38 digits.
    public var decimal: Decimal? { numberText.flatMap(FHIRNumber.decimal) }

    /// The element of a composed value; `nil` for a primitive.
    public var element: FHIRElement? { FHIRElement(json) }
}

/// Numbers of JSON, which may have an exponent, as exact decimals.
enum FHIRNumber {
    /// The digits of a number and the power of ten that follows them.
    private static func parts(_ text: String) -> (digits: String, exponent: Int)? {
        guard let place = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
            return (text, 0)
        }
        let exponent = text[text.index(after: place)...]
        guard let power = Int(exponent), (-60...60).contains(power) else { return nil }
        return (String(text[..<place]), power)
    }

    /// The exact value; `nil` when it needs more than 38 digits or 18 decimals.
    static func decimal(_ text: String) -> Decimal? {
        guard let (digits, exponent) = parts(text), let mantissa = try? Decimal(digits) else {
            return nil
        }
        guard exponent != 0 else { return mantissa }
        let scale = mantissa.scale - exponent
        guard scale < 0 else {
            return try? Decimal(significand: mantissa.significand, scale: scale)
        }
        return (try? Decimal(significand: mantissa.significand, scale: 0))
            .flatMap { $0.significand(atScale: -scale) }
            .flatMap { try? Decimal(significand: $0, scale: 0) }
    }

    /// How many decimals are written: 5 in `-5.12340`; `nil` for an exponent out of reach.
    static func decimals(_ text: String) -> Int? {
        guard let (digits, exponent) = parts(text) else { return nil }
        let written = digits.utf8.firstIndex(of: UInt8(ascii: ".")).map {
            digits.utf8.distance(from: $0, to: digits.utf8.endIndex) - 1
        }
        return max(0, (written ?? 0) - exponent)
    }
}
