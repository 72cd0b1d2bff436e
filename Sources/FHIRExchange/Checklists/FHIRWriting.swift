import HospitalCore
import Interchange

/// The elements that checklists and inspections are written with.
enum FHIRWriting {
    /// `{"url":…,"valueDecimal":…}`.
    static func ext(_ url: String, _ type: String, _ value: JSONValue) -> JSONValue {
        .object(
            JSONObject([
                JSONObject.Member(name: "url", value: .string(url)),
                JSONObject.Member(name: "value" + type, value: value),
            ]))
    }

    /// An extension with a decimal, as it is written.
    static func ext(_ url: String, _ value: Decimal) -> JSONValue {
        ext(url, "Decimal", number(value))
    }

    /// A decimal with its digits.
    static func number(_ value: Decimal) -> JSONValue { .number(value.description) }

    /// A code of a system.
    static func coding(_ system: String, _ code: String, _ display: String) -> JSONValue {
        .object([
            "system": .string(system), "code": .string(code), "display": .string(display),
        ])
    }

    /// A reference to something that has a code in the hospital.
    static func reference(_ code: String) -> JSONValue {
        .object(["identifier": .object(["value": .string(code)])])
    }

    /// Adds a list under a name unless it is empty.
    static func add(_ name: String, _ values: [JSONValue], to object: inout JSONObject) {
        if !values.isEmpty { object.append(name, .array(values)) }
    }
}
