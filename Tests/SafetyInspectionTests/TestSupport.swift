import Foundation
import HospitalCore
import SafetyInspection
import XCTest

/// XCTest brings Foundation's type of the same name along.
typealias Decimal = HospitalCore.Decimal

/// A fixture of this module as decoded JSON.
func fixture<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let folder = try XCTUnwrap(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    return try JSONDecoder().decode(type, from: data)
}

/// A JSON value whose numbers are read as text.
enum JSONTree: Decodable {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([JSONTree])
    case members([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Foundation.Decimal.self) {
            self = .number("\(number)")
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSONTree].self) {
            self = .list(list)
        } else {
            self = .members(try value.decode([String: JSONTree].self))
        }
    }

    subscript(name: String) -> JSONTree? {
        guard case .members(let members) = self else { return nil }
        return members[name]
    }

    /// Text or the digits of a number.
    var text: String? {
        switch self {
        case .text(let text), .number(let text): return text
        default: return nil
        }
    }

    var list: [JSONTree] {
        guard case .list(let list) = self else { return [] }
        return list
    }

    var isTrue: Bool {
        guard case .flag(let flag) = self else { return false }
        return flag
    }
}

/// What an inspection in a test is about.
let occasion = try! Inspection.Occasion(
    id: .init("I-1"), place: .init("P-1"), day: Day(year: 2024, month: 3, day: 26),
    inspector: .init("10001"))

/// The error that a call throws; `nil` when it throws none of that type.
func fault<Fault: Error, Value>(_ call: () throws(Fault) -> Value) -> Fault? {
    do throws(Fault) {
        _ = try call()
        return nil
    } catch { return error }
}

/// How many steps random walks take: so many in the suite, and as many as `HOSP_WALK_STEPS` says in
/// `Tests/Gates/walks.sh`.
func walkSteps(_ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["HOSP_WALK_STEPS"].flatMap { Int($0) } ?? usual
}
