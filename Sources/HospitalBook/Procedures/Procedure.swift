import HospitalCore
import Interchange

/// What a procedure answers: a JSON document and the same facts as tables.
public struct ProcedureResult: Hashable, Sendable {
    /// The whole result.
    public let json: JSONValue
    /// The tables a host reads row by row.
    public let tables: [ResultTable]

    /// A result.
    public init(json: JSONValue, tables: [ResultTable]) {
        self.json = json
        self.tables = tables
    }
}

/// A calculation or a book procedure that a host runs by name with `hosp_run`.
///
/// A procedure decodes its arguments, calls one function of a domain, and encodes what comes back; it
/// holds no rule of its own.
public struct Procedure: Sendable {
    /// The name: `cost.allocate`.
    public let name: String
    /// One sentence for the Chinese reference.
    public let chinese: String
    /// One sentence for the English reference.
    public let english: String
    /// The typed C function of the same meaning, where there is one.
    public let typedTwin: String?
    /// Decodes the arguments, calculates, and encodes the result.
    public let run: @Sendable (_ arguments: JSONValue) throws -> ProcedureResult

    /// Declares a procedure.
    public init(
        _ name: String, zh chinese: String, en english: String, typedTwin: String? = nil,
        run: @escaping @Sendable (JSONValue) throws -> ProcedureResult
    ) {
        self.name = name
        self.chinese = chinese
        self.english = english
        self.typedTwin = typedTwin
        self.run = run
    }

    /// Every procedure of the library.
    public static let registry: [Procedure] = costProcedures + moneyProcedures

    /// The procedure of that name; `nil` when there is none.
    public static func named(_ name: String) -> Procedure? {
        registry.first { $0.name == name }
    }
}
